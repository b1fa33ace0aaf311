"""COG7022: a client allows custom challenges, and its user pool has no function that defines them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import CUSTOM, FLOWS, FLOWS_PAGE, flows

LEGACY = "CUSTOM_AUTH_FLOW_ONLY"
TRIGGER = "DefineAuthChallenge"
BARE = """
UserPool:
  Id: us-east-1_Ex4mPle01
  LambdaConfig: {PostConfirmation: "arn:aws:lambda:us-east-1:111122223333:function:welcome"}
"""
CHALLENGING = """
UserPool:
  Id: us-east-1_Ex4mPle01
  LambdaConfig: {DefineAuthChallenge: "arn:aws:lambda:us-east-1:111122223333:function:define"}
"""


@rule(
    code="COG7022",
    name="custom-auth-without-triggers",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    mentions=["custom_auth"],
    operations=APP_CLIENT,
    reads=[FLOWS],
    needs=[Need.POOL],
    references=[CREATE_PAGE, FLOWS_PAGE, f"{GUIDE}/user-pool-lambda-challenge.html"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [«ALLOW_CUSTOM_AUTH», ALLOW_REFRESH_TOKEN_AUTH]
            """,
            says="ALLOW_CUSTOM_AUTH is of no use: the user pool has no trigger DefineAuthChallenge",
            context=[BARE],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=[CHALLENGING],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=[BARE],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_CUSTOM_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Custom challenges are made of Lambda functions of the user pool: without them, sign-in with that flow fails.

    `DefineAuthChallenge` is called first, and decides what comes next. Challenges of your own need `CreateAuthChallenge` and
    `VerifyAuthChallengeResponse` too; a function that only asks for passwords does not, so those two are not demanded here.
    """
    pool = request.pool.settings
    triggers = pool.structure("LambdaConfig")
    if triggers is None or pool.described is None or TRIGGER in triggers.value:
        return
    for flow in flows(request):
        if flow.value in (CUSTOM, LEGACY):
            yield Finding(
                at=flow,
                message=f"{flow.value} is of no use: the user pool has no trigger {TRIGGER}",
                labels=[Label(triggers, "its triggers")],
                help="leave it out, or add the functions to the user pool",
            )
