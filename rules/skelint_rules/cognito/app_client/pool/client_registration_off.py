"""COG7032: a client gets the scope for registering clients, and its user pool registers none."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, quoted, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito._plans import without_registration
from skelint_rules.cognito.app_client import APP_CLIENT
from skelint_rules.cognito.app_client.oauth._scopes import REGISTRATION, scopes

OFF = "UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: PLUS, DcrConfiguration: {EnableStatus: Disabled}}"


@rule(
    code="COG7032",
    name="client-registration-off",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=[REGISTRATION],
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    needs=[Need.POOL],
    covers=["COG216"],
    references=[
        f"{API}/API_DcrConfigurationType.html",
        f"{GUIDE}/cognito-user-pools-dynamic-client-registration.html",
    ],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthScopes: [openid, «aws.cognito/dcr/register»]
            """,
            says='"aws.cognito/dcr/register" is for dynamic client registration, which is off in the user pool',
            context=[OFF],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthScopes: [openid, «aws.cognito/dcr/register»]
            """,
            says='"aws.cognito/dcr/register" is for dynamic client registration, which the plan LITE does not have',
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthScopes: [openid, aws.cognito/dcr/register]
            """,
            context=[OFF.replace("Disabled", "Enabled")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            AllowedOAuthScopes: [openid, aws.cognito/dcr/register]
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: PLUS}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`aws.cognito/dcr/register` is of use only where the user pool has dynamic client registration turned on.

    That needs the plan Essentials or Plus. Whether the scope exists at all in other pools is not documented. A description
    by an older AWS CLI says nothing of dynamic client registration, and nothing is concluded from that.
    """
    obstacle = without_registration(request.pool)
    for scope in scopes(request):
        if obstacle and scope.value == REGISTRATION:
            yield Finding(
                at=scope,
                message=f"{quoted(scope.value)} is for dynamic client registration, which {obstacle.reason}",
                labels=[Label(obstacle.at, "the user pool says so here")],
                help="leave the scope out, or turn dynamic client registration on",
            )
