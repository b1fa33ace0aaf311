"""COG805: the refresh tokens of a public client are not rotated."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import CREATE, CREATE_PAGE
from skelint_rules.cognito.app_client.security._secrets import has_secret

ROTATION = "RefreshTokenRotation"


@rule(
    code="COG805",
    name="public-client-without-rotation",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=[CREATE],
    reads=["AllowedOAuthFlows"],
    references=[
        f"{API}/API_RefreshTokenRotationType.html",
        CREATE_PAGE,
        f"{GUIDE}/user-pool-settings-client-apps.html",
        "https://www.rfc-editor.org/rfc/rfc9700.html#section-2.2.2",
    ],
    bad=[
        Example(
            """
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [«code»]
            """,
            says="a client without a secret gets refresh tokens, but RefreshTokenRotation is not enabled",
        ),
        Example(
            """
            {
              "AllowedOAuthFlowsUserPoolClient": true,
              "AllowedOAuthFlows": ["code"],
              "RefreshTokenRotation": {"Feature": «"DISABLED"»}
            }
            """,
            says="a client without a secret gets refresh tokens, but RefreshTokenRotation is not enabled",
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            RefreshTokenRotation:
              Feature: ENABLED
        """),
        Example("""
            GenerateSecret: true
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
        """),
        Example('{"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["implicit"]}'),
        Example('{"AllowedOAuthFlowsUserPoolClient": "${OAUTH}", "AllowedOAuthFlows": ["code"]}'),
        Example('{"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"], "ClientSecret": "${SECRET}"}'),
        Example('{"AllowedOAuthFlowsUserPoolClient": true, "AllowedOAuthFlows": ["code"]}', given=["RefreshTokenRotation"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """With rotation a refresh token works once, so a stolen one is soon worthless, and its use can be noticed.

    A client without a secret cannot prove who it is when it refreshes. RFC 9700, section 2.2.2, is cited as requiring such
    clients to rotate refresh tokens or to bind them to the sender; we have not read it again. Amazon Cognito rotates if
    `RefreshTokenRotation.Feature` is `ENABLED`. Rotation is reported to need the Essentials or Plus tier; that is not
    confirmed.

    Only a new client is checked, one that allows the authorization code grant and gets no secret: an update does not show
    whether the client has one. There is no fix, because apps must follow: with rotation they refresh with
    `GetTokensFromRefreshToken`, and `ALLOW_REFRESH_TOKEN_AUTH` must not be among `ExplicitAuthFlows`.
    """
    enabled = request.boolean("AllowedOAuthFlowsUserPoolClient")
    feature = request.string(ROTATION, "Feature")
    if enabled is None or not enabled.value or has_secret(request) or (feature and feature.value != "DISABLED"):
        return
    for flow in request.each_string("AllowedOAuthFlows"):
        if flow.value == "code":
            yield Finding(
                at=feature or flow,
                message=f"a client without a secret gets refresh tokens, but {ROTATION} is not enabled",
                help=f"set {ROTATION}.Feature to ENABLED, and omit ALLOW_REFRESH_TOKEN_AUTH from ExplicitAuthFlows",
            )
            return
