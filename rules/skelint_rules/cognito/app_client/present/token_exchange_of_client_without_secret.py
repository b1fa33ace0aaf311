"""COG7106: an update lets tokens be exchanged through a client that has no secret."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import EXCHANGES, FLOWS, flows
from skelint_rules.cognito.app_client.present._secret import SECRET_NEEDS, no_secret

CLIENT = "UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0, ClientName: agent}"


@rule(
    code="COG7106",
    name="token-exchange-of-client-without-secret",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=[UPDATE],
    reads=[FLOWS],
    needs=SECRET_NEEDS,
    references=[f"{API}/API_GetDerivedToken.html", UPDATE_PAGE],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_AUTH, «ALLOW_TOKEN_EXCHANGE_DELEGATION»]
            """,
            says="ALLOW_TOKEN_EXCHANGE_DELEGATION should have a client secret, but the client is described without one",
            context=[CLIENT],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_AUTH, ALLOW_TOKEN_EXCHANGE_DELEGATION]
            """,
            context=[CLIENT.replace("agent", "agent, ClientSecret: masked")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_AUTH]
            """,
            context=[CLIENT],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A client for token exchange should have a secret.

    A caller of GetDerivedToken presents the ID of the client and, "if the client has a secret", the secret. Without one,
    whoever knows the client ID can exchange a token that they hold. That a secret is the better choice is our advice, so this
    is a note. Whether a client has a secret is told as for `client-credentials-of-client-without-secret`.
    """
    exchanges = [flow for flow in flows(request) if flow.value in EXCHANGES]
    lack = no_secret(request.client) if exchanges else None
    if lack is None:
        return
    for flow in exchanges:
        yield Finding(
            at=flow,
            message=f"{flow.value} should have a client secret, {lack.words}",
            labels=[lack.label],
            help="without one, anyone with the client ID can exchange tokens; create a client with GenerateSecret true",
        )
