"""COG1805: events are logged at a level that they do not have."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito.user_pool.monitoring import LOG_PAGE, SET_LOGS
from skelint_rules.cognito.user_pool.monitoring._logs import CONFIGURATIONS, LEVEL, LEVELS, SOURCE


@rule(
    code="COG1805",
    name="log-level-of-another-source",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[SET_LOGS],
    reads=[CONFIGURATIONS],
    references=[LOG_PAGE],
    bad=[
        Example(
            """
            LogConfigurations:
              - {EventSource: userNotification, LogLevel: «INFO»}
              - {EventSource: userAuthEvents, LogLevel: «ERROR»}
            """,
            says=[
                "userNotification is logged at the level ERROR, not INFO",
                "userAuthEvents is logged at the level INFO, not ERROR",
            ],
            fixed="""
            LogConfigurations:
              - {EventSource: userNotification, LogLevel: ERROR}
              - {EventSource: userAuthEvents, LogLevel: INFO}
            """,
        ),
    ],
    good=[
        Example('{"LogConfigurations": [{"EventSource": "userNotification", "LogLevel": "ERROR"}]}'),
        Example('{"LogConfigurations": [{"EventSource": "userAuthEvents", "LogLevel": "${LEVEL}"}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Each source of events has one level.

    `userNotification` has the messages that could not be delivered, at `ERROR`; `userAuthEvents` has sign-ins and their risks,
    at `INFO`. The API reference says so. What the service answers to the other level has not been seen.

    The fix writes the only level that there is.
    """
    for configuration in request.each_structure(CONFIGURATIONS):
        source, level = configuration.value.get(SOURCE), configuration.value.get(LEVEL)
        if type(source) is str and type(level) is str and source in LEVELS and level in LEVELS.values():
            right, at = LEVELS[source], (*configuration.pointer, LEVEL)
            if level != right:
                yield Finding(
                    at=at,
                    message=f"{source} is logged at the level {right}, not {level}",
                    fix=Fix(f"Replace with {right}", [Set(at, right)], Applicability.SAFE),
                )
