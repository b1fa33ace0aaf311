"""COG1809: a log group is in another region than the user pool."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito._home import home, region_of
from skelint_rules.cognito.user_pool.monitoring import LOG_PAGE, SET_LOGS
from skelint_rules.cognito.user_pool.monitoring._logs import CONFIGURATIONS

MEMBER = ("CloudWatchLogsConfiguration", "LogGroupArn")


@rule(
    code="COG1809",
    name="log-group-in-another-region",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_LOGS],
    reads=[CONFIGURATIONS],
    references=[
        LOG_PAGE,
        f"{API}/API_CloudWatchLogsConfigurationType.html",
        f"{PREFLIGHT}/pf-cognito-log-delivery-log-group-region",
    ],
    service_error="ARN does not belong to current region",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            LogConfigurations:
              - EventSource: userNotification
                LogLevel: ERROR
                CloudWatchLogsConfiguration:
                  LogGroupArn: «arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/portal»
            """,
            says="the log group is in eu-west-1, but the user pool is in us-east-1",
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            LogConfigurations:
              - EventSource: userNotification
                LogLevel: ERROR
                CloudWatchLogsConfiguration: {LogGroupArn: "arn:aws:logs:us-east-1:111122223333:log-group:/aws/portal"}
            """
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The log group of a user pool must be in the region of the pool, which the ID of the pool begins with.

    Amazon Cognito refuses another one. There is no fix: whether there is a log group of that name in the pool's region is not
    visible here.
    """
    pool = home(request)
    for log in request.each_structure(CONFIGURATIONS) if pool else ():
        group = request.string(*log.pointer, *MEMBER) if MEMBER[0] in log.value else None
        region = region_of(group.value, "logs") if group else None
        if pool and group and region and region != pool.value:
            yield Finding(
                at=group,
                message=f"the log group is in {region}, but the user pool is in {pool.value}",
                labels=[Label(pool.pointer, "the user pool")],
                help=f"use a log group in {pool.value}",
            )
