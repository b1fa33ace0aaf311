"""What a user pool logs, and where."""

CONFIGURATIONS, SOURCE, LEVEL = "LogConfigurations", "EventSource", "LogLevel"
MESSAGES, SIGN_INS = "userNotification", "userAuthEvents"
LEVELS = {MESSAGES: "ERROR", SIGN_INS: "INFO"}
"""The one level at which each source is logged."""
