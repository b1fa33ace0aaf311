"""COG307: tokens expire before the managed login session that renews them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT
from skelint_rules.cognito.app_client.tokens._lifetimes import ACCESS, ID, lifetimes

SESSION = 3_600
"""How long a session of managed login lasts in seconds, unless it is configured otherwise."""


@rule(
    code="COG307",
    name="short-token-with-managed-login",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[ACCESS.validity, ID.validity],
    references=[
        f"{GUIDE}/user-pool-settings-client-apps.html",
        f"{GUIDE}/managing-user-sessions.html",
        f"{API}/API_ClientSSOSessionConfigType.html",
    ],
    bad=[
        Example(
            """
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.example.com/callback]
            AccessTokenValidity: «10»
            IdTokenValidity: «600»
            TokenValidityUnits: {AccessToken: minutes, IdToken: seconds}
            """,
            says=[
                "AccessTokenValidity is 10 minutes, but managed login renews the token for 1 hour without a password",
                "IdTokenValidity is 600 seconds, but managed login renews the token for 1 hour without a password",
            ],
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            AccessTokenValidity: 60
            TokenValidityUnits: {AccessToken: minutes}
        """),
        Example(
            "{AccessTokenValidity: 10, TokenValidityUnits: {AccessToken: minutes}, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}"
        ),
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [client_credentials]
            AccessTokenValidity: 10
            TokenValidityUnits: {AccessToken: minutes}
        """),
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: ["${FLOW}"]
            AccessTokenValidity: 10
            TokenValidityUnits: {AccessToken: minutes}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A token lifetime under 1 hour does not sign users out of managed login: its session issues new tokens.

    Managed login (formerly the hosted UI) keeps a session in a browser cookie. While it lasts, the `code` and `implicit`
    flows issue new tokens without asking the user to sign in. The 2023 developer guide says so for tokens of less than an
    hour, and that the session is always 1 hour. Today it can be set for each app client with
    `SetUserPoolClientSessionConfiguration`, and 60 minutes is the default; an input does not show whether it is set.

    Nothing is wrong with short lifetimes: a token that leaks is soon useless. They just do not mean that users have to enter
    their password as often.
    """
    enabled = request.boolean("AllowedOAuthFlowsUserPoolClient")
    flow = next((flow for flow in request.each_string("AllowedOAuthFlows") if flow.value in ("code", "implicit")), None)
    if not (enabled and enabled.value and flow):
        return
    for lifetime in lifetimes(request, (ACCESS, ID)):
        if lifetime.in_range and lifetime.seconds < SESSION:
            yield Finding(
                at=lifetime.at,
                message=f"{lifetime.explained}, but managed login renews the token for 1 hour without a password",
                labels=[Label(flow, "this flow uses managed login")],
                help="to end sessions sooner, use SetUserPoolClientSessionConfiguration",
            )
