"""COG412: tokens can be exchanged through a client that has no secret."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE, UPDATE
from skelint_rules.cognito.app_client.auth_flows._flows import EXCHANGES, FLOWS, flows


@rule(
    code="COG412",
    name="token-exchange-without-secret",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=[CREATE],
    reads=[FLOWS],
    references=[f"{API}/API_GetDerivedToken.html", CREATE_PAGE],
    bad=[
        Example(
            """
            ExplicitAuthFlows: [«ALLOW_TOKEN_EXCHANGE_IMPERSONATION»]
            """,
            says="anyone with the client ID can use ALLOW_TOKEN_EXCHANGE_IMPERSONATION: the client gets no secret",
        ),
        Example(
            """
            {"GenerateSecret": false, "ExplicitAuthFlows": ["ALLOW_USER_AUTH", «"ALLOW_TOKEN_EXCHANGE_DELEGATION"»]}
            """,
            says="anyone with the client ID can use ALLOW_TOKEN_EXCHANGE_DELEGATION: the client gets no secret",
        ),
    ],
    good=[
        Example("{GenerateSecret: true, ExplicitAuthFlows: [ALLOW_TOKEN_EXCHANGE_IMPERSONATION]}"),
        Example("{ClientSecret: '${SECRET}', ExplicitAuthFlows: [ALLOW_TOKEN_EXCHANGE_DELEGATION]}"),
        Example("ExplicitAuthFlows: [ALLOW_TOKEN_EXCHANGE_DELEGATION]", operation=UPDATE),
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A client for token exchange should have a secret.

    AWS documents that a caller of GetDerivedToken presents the ID of the client and, "if the client has a secret", the secret.
    Without one, whoever knows the client ID can exchange a token that they hold. After an impersonation the new token
    "appears as if the user acted directly". That a secret is the better choice is our advice, so this is a note.

    There is no fix, because a client in a browser cannot keep a secret.
    """
    generate = request.boolean("GenerateSecret")
    if (generate and generate.value) or request.has("ClientSecret"):
        return
    for flow in flows(request):
        if flow.value in EXCHANGES:
            yield Finding(
                at=flow,
                message=f"anyone with the client ID can use {flow.value}: the client gets no secret",
                help="set GenerateSecret to true",
            )
