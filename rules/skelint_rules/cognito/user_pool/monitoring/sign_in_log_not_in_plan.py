"""COG1808: sign-ins are to be logged by a user pool whose plan does not have that."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import PREFLIGHT
from skelint_rules.cognito._described import severity
from skelint_rules.cognito._plans import PLUS, plan_below
from skelint_rules.cognito.user_pool.monitoring import LOG_PAGE, SET_LOGS
from skelint_rules.cognito.user_pool.monitoring._logs import CONFIGURATIONS, SIGN_INS, SOURCE

ANSWER = "The following feature is not available for the {} pricing tier configured: Log Streaming"


@rule(
    code="COG1808",
    name="sign-in-log-not-in-plan",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=[SIGN_INS.lower()],
    operations=[SET_LOGS],
    reads=[CONFIGURATIONS],
    needs=[Need.POOL],
    references=[LOG_PAGE, f"{PREFLIGHT}/pf-cognito-log-delivery-user-auth-events-tier"],
    service_error=ANSWER.format("…"),
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            LogConfigurations:
              - {EventSource: userNotification, LogLevel: ERROR}
              - {EventSource: «userAuthEvents», LogLevel: INFO}
            """,
            says="the user pool has the plan ESSENTIALS, but userAuthEvents needs PLUS",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: ESSENTIALS}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            LogConfigurations: [{EventSource: userAuthEvents, LogLevel: INFO}]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: PLUS}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            LogConfigurations: [{EventSource: userNotification, LogLevel: ERROR}]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Only a user pool with the plan Plus can log who signs in, and with what risk.

    Amazon Cognito refuses `userAuthEvents` in others. Where only the command that created the pool tells its plan, that may
    have changed since: then it is a warning.
    """
    plan = plan_below(request.pool, PLUS)
    for log in request.each_structure(CONFIGURATIONS):
        if plan and log.value.get(SOURCE) == SIGN_INS:
            yield Finding(
                at=(*log.pointer, SOURCE),
                message=f"the user pool has the plan {plan.value}, but {SIGN_INS} needs {PLUS}",
                severity=severity(plan.at),
                labels=[Label(plan, "the plan")],
                help="leave this source out, or change the plan, which changes what the pool costs",
                service_error=ANSWER.format(plan.value),
            )
