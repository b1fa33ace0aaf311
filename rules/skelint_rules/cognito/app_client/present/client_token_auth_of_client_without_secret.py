"""COG7105: an update allows ALLOW_CLIENT_TOKEN_AUTH to a client that has no secret."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import CLIENT_TOKEN, CLIENT_TOKEN_PAGE, FLOWS, client_token_flow
from skelint_rules.cognito.app_client.present._secret import SECRET_NEEDS, no_secret

CLIENT = "UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0, ClientName: report}"


@rule(
    code="COG7105",
    name="client-token-auth-of-client-without-secret",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=[CLIENT_TOKEN.lower()],
    operations=[UPDATE],
    reads=[FLOWS],
    needs=SECRET_NEEDS,
    covers=["AWS020"],
    references=[CLIENT_TOKEN_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [«ALLOW_CLIENT_TOKEN_AUTH»]
            """,
            says="ALLOW_CLIENT_TOKEN_AUTH needs a client secret, but the client is described without one",
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]
            """,
            context=[CLIENT.replace("report", "report, ClientSecret: masked")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]
            """,
            context=[CLIENT],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An app client with `ALLOW_CLIENT_TOKEN_AUTH` needs a client secret.

    A machine gets its token with GetClientToken, which takes the client's ID and secret; AWS documents there that the app
    client must have a secret. What the service answers to the update of a client without one is not known, so this is a
    warning. Whether a client has a secret is told as for `client-credentials-of-client-without-secret`.
    """
    flow = client_token_flow(request)
    lack = no_secret(request.client) if flow else None
    if flow and lack:
        yield Finding(
            at=flow,
            message=f"{CLIENT_TOKEN} needs a client secret, {lack.words}",
            labels=[lack.label],
            help=lack.help,
        )
