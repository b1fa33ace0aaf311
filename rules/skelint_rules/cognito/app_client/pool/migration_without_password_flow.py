"""COG7023: a user pool moves users in from elsewhere, and no flow of the client tells it their passwords."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import (
    ADMIN_PASSWORD,
    CHOICE,
    FLOWS,
    FLOWS_PAGE,
    PASSWORD,
    SRP,
    complete,
    flows,
)
from skelint_rules.cognito.app_client.oauth._flows import redirecting

TELLING = frozenset({PASSWORD, ADMIN_PASSWORD, CHOICE, "USER_PASSWORD_AUTH", "ADMIN_NO_SRP_AUTH"})
"""The flows that can send the password itself."""
POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  LambdaConfig: {UserMigration: "arn:aws:lambda:us-east-1:111122223333:function:move-in"}
"""


@rule(
    code="COG7023",
    name="migration-without-password-flow",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=[SRP.lower()],
    operations=APP_CLIENT,
    reads=[FLOWS],
    needs=[Need.POOL],
    references=[f"{GUIDE}/user-pool-lambda-migrate-user.html", FLOWS_PAGE, CREATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [«ALLOW_USER_SRP_AUTH», ALLOW_REFRESH_TOKEN_AUTH]
            """,
            says="with SRP alone, the user migration trigger of the pool is never given a password to check",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, LambdaConfig: {}}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The trigger for user migration needs the password, which SRP never sends.

    The developer guide says so: while users are migrated, the app signs in with a flow that sends the password, and may go
    over to SRP later. Login pages reach the trigger too, so a client that has them is not reported.

    There is no fix: the app has to change with its flows, and a client of users who have moved in needs none.
    """
    trigger = request.pool.settings.string("LambdaConfig", "UserMigration")
    listed = flows(request)
    srp = next((flow for flow in listed if flow.value == SRP), None)
    if trigger is None or srp is None or not complete(request, listed) or any(flow.value in TELLING for flow in listed):
        return
    oauth = request.boolean("AllowedOAuthFlowsUserPoolClient")
    if oauth is None or not oauth.value or not redirecting(request):
        yield Finding(
            at=srp,
            message="with SRP alone, the user migration trigger of the pool is never given a password to check",
            labels=[Label(trigger, "the trigger")],
            help=f"allow {PASSWORD} while users are migrated",
        )
