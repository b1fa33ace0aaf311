"""COG411: ALLOW_CLIENT_TOKEN_AUTH is allowed to a client that gets no secret."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE, UPDATE
from skelint_rules.cognito.app_client.auth_flows._flows import CLIENT_TOKEN, CLIENT_TOKEN_PAGE, FLOWS, client_token_flow
from skelint_rules.cognito.app_client.oauth._flows import looks_public


@rule(
    code="COG411",
    name="client-token-auth-without-secret",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=[CLIENT_TOKEN.lower()],
    operations=[CREATE],
    reads=[FLOWS],
    covers=["AWS020"],
    references=[CLIENT_TOKEN_PAGE, CREATE_PAGE],
    bad=[
        Example(
            """
            ClientName: nightly-report
            ExplicitAuthFlows: [«ALLOW_CLIENT_TOKEN_AUTH»]
            """,
            says="ALLOW_CLIENT_TOKEN_AUTH needs a client secret, but GenerateSecret is not true",
            fixed="""
            ClientName: nightly-report
            ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]
            GenerateSecret: true
            """,
        ),
    ],
    good=[
        Example("{GenerateSecret: true, ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]}"),
        Example("{ClientSecret: '${SECRET}', ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]}"),
        Example("{GenerateSecret: '${SECRET}', ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]}"),
        Example("ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]", operation=UPDATE),
        Example("ExplicitAuthFlows: [ALLOW_CLIENT_TOKEN_AUTH]", given=["GenerateSecret"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An app client with `ALLOW_CLIENT_TOKEN_AUTH` needs a client secret.

    A machine gets its token with GetClientToken, which takes the client's ID and secret. AWS documents there that the app
    client must have a secret. What the service answers to the creation of a client without one is not known, so this is a
    warning. Updates are not looked at, because they do not show whether the client has a secret.

    The fix generates a secret. It is not safe: that cannot be undone, and everybody who uses the client needs the secret.
    There is none if the OAuth settings are those of a public app: `secret-of-public-client` would undo it.
    """
    generate = request.boolean("GenerateSecret")
    flow = client_token_flow(request)
    public = looks_public(request)
    if flow and not (generate and generate.value) and not request.has("ClientSecret"):
        yield Finding(
            at=flow,
            message=f"{CLIENT_TOKEN} needs a client secret, but GenerateSecret is not true",
            help="set GenerateSecret to true" if public else None,
            fix=None if public else Fix("Generate a secret", [Set(("GenerateSecret",), value=True)], Applicability.UNSAFE),
        )
