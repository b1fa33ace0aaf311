"""COG7112: an update gives the scope for registering clients to a client that was registered that way itself."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, member, quoted, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import UPDATE
from skelint_rules.cognito.app_client.oauth._scopes import REGISTRATION, scopes
from skelint_rules.cognito.app_client.present._client import registered

CLIENT = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  ClientType: DCR
"""


@rule(
    code="COG7112",
    name="registration-scope-of-registered-client",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    mentions=[REGISTRATION],
    operations=[UPDATE],
    reads=["AllowedOAuthScopes"],
    needs=[Need.CLIENT],
    covers=["COG216"],
    references=[
        f"{API}/API_UserPoolClientType.html",
        f"{GUIDE}/cognito-user-pools-dynamic-client-registration.html",
    ],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            AllowedOAuthScopes: [openid, «aws.cognito/dcr/register»]
            """,
            says='AllowedOAuthScopes[1] "aws.cognito/dcr/register" is not for a client that was registered that way',
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            AllowedOAuthScopes: [openid]
            """,
            context=[CLIENT],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            AllowedOAuthScopes: [openid, aws.cognito/dcr/register]
            """,
            context=[CLIENT.replace("DCR", "REGULAR")],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A client that an application registered by itself cannot register further clients.

    AWS documents of clients of the type `DCR`, which came from dynamic client registration, that "they can't hold the
    aws.cognito/dcr/register scope". How the service words its answer is not known.

    There is no fix: whether another client should get the scope, or none, only you know.
    """
    scope = next((scope for scope in scopes(request) if scope.value == REGISTRATION), None)
    kind = registered(request.client) if scope else None
    if scope and kind:
        yield Finding(
            at=scope,
            message=f"{member(scope.pointer)} {quoted(scope.value)} is not for a client that was registered that way",
            labels=[Label(kind, "it came from dynamic client registration")],
            help="remove the scope; a client that you create for the purpose can have it",
        )
