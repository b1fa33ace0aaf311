"""COG1806: messages that were not delivered are logged elsewhere than in Amazon CloudWatch Logs."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool.monitoring import LOG_PAGE, SET_LOGS
from skelint_rules.cognito.user_pool.monitoring._logs import CONFIGURATIONS, MESSAGES, SOURCE

OTHERS = ("S3Configuration", "FirehoseConfiguration")


@rule(
    code="COG1806",
    name="notification-log-destination",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[SET_LOGS],
    reads=[CONFIGURATIONS],
    mentions=[MESSAGES.lower()],
    references=[LOG_PAGE, f"{API}/API_S3ConfigurationType.html"],
    bad=[
        Example(
            """
            LogConfigurations:
              - EventSource: userNotification
                LogLevel: ERROR
                «S3Configuration»: {BucketArn: "arn:aws:s3:::logs"}
            """,
            says="userNotification cannot be logged with S3Configuration",
        ),
    ],
    good=[
        Example('{"LogConfigurations": [{"EventSource": "userAuthEvents", "S3Configuration": {}}]}'),
        Example('{"LogConfigurations": [{"EventSource": "userNotification", "CloudWatchLogsConfiguration": {}}]}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Messages that could not be delivered are logged in Amazon CloudWatch Logs only.

    Amazon S3 and Amazon Data Firehose are destinations of `userAuthEvents`. The API reference says so; what the service
    answers has not been seen. There is no fix: only you know the log group.
    """
    for configuration in request.each_structure(CONFIGURATIONS):
        if configuration.value.get(SOURCE) == MESSAGES:
            for destination in OTHERS:
                if destination in configuration.value:
                    yield Finding(
                        at=(*configuration.pointer, destination),
                        part=Part.KEY,
                        message=f"{MESSAGES} cannot be logged with {destination}",
                        help="give CloudWatchLogsConfiguration instead",
                    )
