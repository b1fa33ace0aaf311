"""COG18xx: what a user pool does about risks, and what it logs."""

from skelint_rules.cognito import API

SET_RISK = "cognito-idp set-risk-configuration"
SET_LOGS = "cognito-idp set-log-delivery-configuration"
RISK_PAGE = f"{API}/API_SetRiskConfiguration.html"
LOG_PAGE = f"{API}/API_LogConfigurationType.html"
