"""COG307: tokens expire before the managed login session that renews them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, Stated, Undecided, in_words, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
from skelint_rules.cognito.app_client.present._client import session_minutes
from skelint_rules.cognito.app_client.tokens._lifetimes import ACCESS, ID, lifetimes

SESSION = 60
"""How long a session of managed login lasts in minutes, unless it is configured otherwise."""
CLIENT = """
UserPoolId: us-east-1_Ex4mPle01
ClientId: 38fjsnc484p94kpqsnet7mpld0
"""
CONFIGURED = f"{CLIENT}SSOSession: {{MaxValidityMinutes: 720}}"
UPDATED = f"""{CLIENT}
AllowedOAuthFlowsUserPoolClient: true
AllowedOAuthFlows: [code]
"""


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
        Example(
            f"{UPDATED}AccessTokenValidity: «8»\nTokenValidityUnits: {{AccessToken: hours}}",
            says="AccessTokenValidity is 8 hours, but managed login renews the token for 12 hours without a password",
            operation=UPDATE,
            context=[CONFIGURED],
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
        Example(
            f"{UPDATED}AccessTokenValidity: 10\nTokenValidityUnits: {{AccessToken: minutes}}",
            operation=UPDATE,
            context=[CONFIGURED.replace("720", "0")],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A token lifetime shorter than the session of managed login does not sign users out: the session issues new tokens.

    Managed login (formerly the hosted UI) keeps a session in a browser cookie. While it lasts, the `code` and `implicit`
    flows issue new tokens without asking the user to sign in. The 2023 developer guide says so for tokens of less than an
    hour, and that the session is always 1 hour. Today it can be set for each app client with
    `SetUserPoolClientSessionConfiguration`, up to 90 days; 0 ends silent renewal. A new client has the default, 60 minutes. On
    update, what `get-user-pool-client-session-configuration` shows counts, if that is saved.

    Nothing is wrong with short lifetimes: a token that leaks is soon useless. They just do not mean that users have to enter
    their password as often.
    """
    enabled = request.boolean("AllowedOAuthFlowsUserPoolClient")
    flow = next((flow for flow in request.each_string("AllowedOAuthFlows") if flow.value in ("code", "implicit")), None)
    if not (enabled and enabled.value and flow):
        return
    session = _session(request)
    seconds = 60 * (session.value if session else SESSION)
    for lifetime in lifetimes(request, (ACCESS, ID)):
        if lifetime.in_range and lifetime.seconds < seconds:
            yield Finding(
                at=lifetime.at,
                message=f"{lifetime.explained}, but managed login renews the token for {in_words(seconds)} without a password",
                labels=[
                    *([Label(session, "the session of this client")] if session else []),
                    Label(flow, "this flow uses managed login"),
                ],
                help="to end sessions sooner, use SetUserPoolClientSessionConfiguration",
            )


def _session(request: Request) -> Stated[int] | None:
    """Return how many minutes the client's session of managed login lasts, as far as it is known to be configured."""
    try:
        return session_minutes(request.client)
    except Undecided:
        return None
