"""COG7021: a client lists ALLOW_USER_AUTH, which the plan of its user pool does not have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._described import severity
from skelint_rules.cognito._plans import ESSENTIALS, plan_below
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import CHOICE, FLOWS, FLOWS_PAGE, flows


@rule(
    code="COG7021",
    name="choice-flow-not-in-plan",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    mentions=[CHOICE.lower()],
    operations=APP_CLIENT,
    reads=[FLOWS],
    needs=[Need.POOL],
    references=[CREATE_PAGE, UPDATE_PAGE, FLOWS_PAGE, f"{GUIDE}/cognito-sign-in-feature-plans.html"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [«ALLOW_USER_AUTH», ALLOW_REFRESH_TOKEN_AUTH]
            """,
            says="the user pool has the plan LITE, but ALLOW_USER_AUTH needs ESSENTIALS or PLUS",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: ESSENTIALS}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: saved by an AWS CLI of 2023}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Choice-based sign-in, `ALLOW_USER_AUTH`, needs a user pool with the plan Essentials or Plus.

    AWS documents that, and declares a `FeatureUnavailableInTierException` for clients that ask for more than the plan has; its
    words have not been seen. Where only the command that created the pool tells its plan, that may have changed since: then it
    is a warning.
    """
    plan = plan_below(request.pool, ESSENTIALS)
    for flow in flows(request):
        if plan and flow.value == CHOICE:
            yield Finding(
                at=flow,
                message=f"the user pool has the plan {plan.value}, but {CHOICE} needs ESSENTIALS or PLUS",
                severity=severity(plan.at),
                labels=[Label(plan, "the plan")],
                help="leave it out, or change the plan, which changes what the pool costs",
            )
