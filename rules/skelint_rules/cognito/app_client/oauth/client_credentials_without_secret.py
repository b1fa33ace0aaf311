"""COG202: client_credentials is allowed to a client that gets no secret."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Request, Set, Severity, rule
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE, GUIDE
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS


@rule(
    code="COG202",
    name="client-credentials-without-secret",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
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
            says="client_credentials needs a client secret, and GenerateSecret is not true",
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
            says="client_credentials needs a client secret, and GenerateSecret is not true",
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
    """An app client with the flow client_credentials needs a client secret.

    In this flow the secret is all that a program proves itself with. Amazon Cognito documents that only a client with a secret
    can use it, and was observed to refuse to create one without. A client gets a secret with `GenerateSecret: true` (the
    default is false) or with a `ClientSecret` of its own; that the latter is enough here is inferred from its description.

    Only the creation of a client is looked at: the input of an update does not tell whether the client has a secret.

    The fix asks for a generated secret. It is not safe: that cannot be taken back, and everybody who uses the client then
    needs the secret.
    """
    generate = request.boolean("GenerateSecret")
    if (generate and generate.value) or request.has("ClientSecret"):
        return
    for flow in request.each_string("AllowedOAuthFlows"):
        if flow.value == CLIENT_CREDENTIALS:
            yield Finding(
                at=flow,
                message="client_credentials needs a client secret, and GenerateSecret is not true",
                labels=[Label(generate, "no secret is generated")] if generate else [],
                help="have a secret generated, or choose a flow for users",
                fix=Fix("Generate a client secret", [Set(("GenerateSecret",), value=True)], Applicability.UNSAFE),
            )
            return
