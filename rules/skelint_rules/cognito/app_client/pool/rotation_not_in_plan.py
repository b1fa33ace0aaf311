"""COG7031: a client rotates refresh tokens, which the plan of its user pool does not have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito._plans import ESSENTIALS, plan_below
from skelint_rules.cognito.app_client import APP_CLIENT
from skelint_rules.cognito.app_client.auth_flows._flows import ROTATION


@rule(
    code="COG7031",
    name="rotation-not-in-plan",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[ROTATION],
    needs=[Need.POOL],
    references=[
        "https://aws.amazon.com/about-aws/whats-new/2025/04/amazon-cognito-refresh-token-rotation/",
        f"{GUIDE}/amazon-cognito-user-pools-using-the-refresh-token.html",
        f"{GUIDE}/cognito-sign-in-feature-plans.html",
    ],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            RefreshTokenRotation: {Feature: «ENABLED»}
            """,
            says="the user pool has the plan LITE, but refresh token rotation needs ESSENTIALS or PLUS",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            RefreshTokenRotation: {Feature: ENABLED}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: ESSENTIALS}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            RefreshTokenRotation: {Feature: DISABLED}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """AWS announced refresh token rotation for user pools with the plan Essentials or Plus.

    What the service answers in a pool with the plan Lite has not been seen, and the guide does not say, so this is a warning.
    """
    feature = request.string(ROTATION, "Feature")
    plan = plan_below(request.pool, ESSENTIALS)
    if plan and feature and feature.value == "ENABLED":
        yield Finding(
            at=feature,
            message=f"the user pool has the plan {plan.value}, but refresh token rotation needs ESSENTIALS or PLUS",
            labels=[Label(plan, "the plan")],
            help="leave rotation off, or change the plan, which changes what the pool costs",
        )
