"""COG202: client_credentials is allowed, but the client gets no secret."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Request, Set, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS, looks_public


@rule(
    code="COG202",
    name="client-credentials-without-secret",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=[CLIENT_CREDENTIALS],
    operations=[CREATE],
    reads=["AllowedOAuthFlows"],
    references=[
        CREATE_PAGE,
        f"{GUIDE}/user-pool-settings-client-apps.html",
        f"{GUIDE}/federation-endpoints-oauth-grants.html",
    ],
    service_error="InvalidOAuthFlowException: "
    "client_credentials flow can not be selected if client does not have a client secret.",
    bad=[
        Example(
            """
            ClientName: nightly-report
            AllowedOAuthFlows: [«client_credentials»]
            """,
            says="client_credentials needs a client secret, but GenerateSecret is not true",
            fixed="""
            ClientName: nightly-report
            AllowedOAuthFlows: [client_credentials]
            GenerateSecret: true
            """,
        ),
        Example(
            """
            {"GenerateSecret": false, "AllowedOAuthFlows": [«"client_credentials"»]}
            """,
            says="client_credentials needs a client secret, but GenerateSecret is not true",
            fixed="""
            {"GenerateSecret": true, "AllowedOAuthFlows": ["client_credentials"]}
            """,
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlows: [client_credentials]
            GenerateSecret: true
        """),
        Example("""
            AllowedOAuthFlows: [client_credentials]
            ClientSecret: ${CLIENT_SECRET}
        """),
        Example("""
            AllowedOAuthFlows: [client_credentials]
            GenerateSecret: ${CONFIDENTIAL}
        """),
        Example("AllowedOAuthFlows: [client_credentials]", given=["GenerateSecret"]),
        Example("AllowedOAuthFlows: [code]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An app client with the client_credentials flow needs a client secret.

    In this flow a program proves who it is with the secret alone. AWS documents that only a client with a secret can use it,
    and Amazon Cognito was observed to reject the creation of a client without one. A client gets a secret with
    `GenerateSecret: true` (the default is false) or with a `ClientSecret`; that the latter is enough is inferred from its
    description.

    Updates are not looked at, because they do not show whether the client has a secret.

    The fix generates a secret. It is not safe: that cannot be undone, and everybody who uses the client needs the secret.
    There is no fix if the callback URLs are those of a public app: `secret-of-public-client` would undo it.
    """
    generate = request.boolean("GenerateSecret")
    if (generate and generate.value) or request.has("ClientSecret"):
        return
    public = looks_public(request)
    for flow in request.each_string("AllowedOAuthFlows"):
        if flow.value == CLIENT_CREDENTIALS:
            yield Finding(
                at=flow,
                message="client_credentials needs a client secret, but GenerateSecret is not true",
                labels=[Label(generate, "no secret is generated")] if generate else [],
                help="set GenerateSecret to true, or allow the code flow instead"
                if public
                else "if users sign in with this client, allow the code flow instead",
                fix=None if public else Fix("Generate a secret", [Set(("GenerateSecret",), value=True)], Applicability.UNSAFE),
            )
            return
