"""COG406: an app client for servers gets no secret."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import CREATE, UPDATE
from skelint_rules.cognito.app_client.auth_flows._flows import ADMIN_PASSWORD, FLOWS, FLOWS_PAGE, flows
from skelint_rules.cognito.app_client.oauth._flows import looks_public


@rule(
    code="COG406",
    name="admin-password-auth-without-secret",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=[CREATE],
    reads=[FLOWS],
    references=[FLOWS_PAGE, f"{API}/API_AdminInitiateAuth.html", f"{GUIDE}/user-pool-settings-client-apps.html"],
    bad=[
        Example(
            """
            ClientName: web
            ExplicitAuthFlows: [«ALLOW_ADMIN_USER_PASSWORD_AUTH», ALLOW_REFRESH_TOKEN_AUTH]
            """,
            says="ALLOW_ADMIN_USER_PASSWORD_AUTH is a flow for servers, but the app client gets no secret",
            fixed="""
            ClientName: web
            ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            GenerateSecret: true
            """,
        ),
        Example(
            """
            {"GenerateSecret": false, "ExplicitAuthFlows": [«"ALLOW_ADMIN_USER_PASSWORD_AUTH"»]}
            """,
            says="ALLOW_ADMIN_USER_PASSWORD_AUTH is a flow for servers, but the app client gets no secret",
            fixed="""
            {"GenerateSecret": true, "ExplicitAuthFlows": ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]}
            """,
        ),
        Example(
            """
            ExplicitAuthFlows: [«ALLOW_ADMIN_USER_PASSWORD_AUTH»]
            CallbackURLs: [myapp://callback]
            """,
            says="ALLOW_ADMIN_USER_PASSWORD_AUTH is a flow for servers, but the app client gets no secret",
        ),
    ],
    good=[
        Example("{ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH], GenerateSecret: true}"),
        Example("{ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH], ClientSecret: '${CLIENT_SECRET}'}"),
        Example("{ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH], GenerateSecret: '${SECRET}'}"),
        Example("ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH]", operation=UPDATE),
        Example("ExplicitAuthFlows: [ALLOW_ADMIN_USER_PASSWORD_AUTH]", given=["GenerateSecret"]),
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`ALLOW_ADMIN_USER_PASSWORD_AUTH` is for servers, and servers can keep a secret.

    The flow is used with `AdminInitiateAuth`, which a server calls with AWS credentials. An app client without a secret is
    meant for apps in browsers and on phones. One with the flow but no secret is probably shared by both, or belongs to a
    server that could be protected better. It is allowed, so this is a note, and an inference. Updates are not looked at,
    because they do not show whether the app client has a secret.

    The fix generates a secret. It is not safe: each caller must then send a `SECRET_HASH`, and an app in a browser must not
    have one. Two app clients, one for the server and one for the public app, may be the better answer. There is no fix if
    the OAuth settings are those of a public app (the implicit flow, or callback URLs with a custom scheme): the rule
    `secret-of-public-client` would take the secret away again.
    """
    generate, secret = request.boolean("GenerateSecret"), request.string("ClientSecret")
    if secret is not None or (generate is not None and generate.value):
        return
    for flow in flows(request):
        if flow.value == ADMIN_PASSWORD:
            yield Finding(
                at=flow,
                message=f"{ADMIN_PASSWORD} is a flow for servers, but the app client gets no secret",
                help="give the server an app client of its own, with GenerateSecret true",
                fix=None
                if looks_public(request)
                else Fix("Generate a secret", [Set(("GenerateSecret",), value=True)], Applicability.UNSAFE),
            )
