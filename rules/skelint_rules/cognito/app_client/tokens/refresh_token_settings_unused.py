"""COG309: refresh tokens are configured, but the OAuth flow issues none."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE

WITHOUT = {"implicit", "client_credentials"}
"""The OAuth flows that issue no refresh token."""


@rule(
    code="COG309",
    name="refresh-token-settings-unused",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["RefreshTokenValidity", "RefreshTokenRotation"],
    references=[f"{GUIDE}/federation-endpoints-oauth-grants.html", CREATE_PAGE],
    bad=[
        Example(
            """
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [implicit]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.example.com/callback]
            RefreshTokenValidity: «90»
            """,
            says="RefreshTokenValidity has no effect on the implicit flow, which issues no refresh tokens",
        ),
        Example(
            """
            {
              "AllowedOAuthFlowsUserPoolClient": true,
              "AllowedOAuthFlows": ["client_credentials"],
              "AllowedOAuthScopes": ["api.example.com/read"],
              "GenerateSecret": true,
              "RefreshTokenValidity": «1»,
              "RefreshTokenRotation": «{"Feature": "ENABLED"}»
            }
            """,
            says=[
                "RefreshTokenValidity has no effect on the client_credentials flow, which issues no refresh tokens",
                "RefreshTokenRotation has no effect on the client_credentials flow, which issues no refresh tokens",
            ],
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code, implicit]
            RefreshTokenValidity: 90
        """),
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [implicit]
            RefreshTokenRotation: {Feature: DISABLED}
        """),
        Example("{AllowedOAuthFlows: [implicit], RefreshTokenValidity: 90}"),
        Example("{AllowedOAuthFlowsUserPoolClient: true, AllowedOAuthFlows: ['${FLOW}'], RefreshTokenValidity: 90}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """With only the implicit or the client credentials flow, OAuth issues no refresh token to configure.

    Of the OAuth flows, only `code` issues ID, access and refresh tokens. `implicit` issues no refresh token, and
    `client_credentials` only an access token. So `RefreshTokenValidity` and `RefreshTokenRotation` matter for such an app
    client only if its users also sign in through the user pools API (an SDK), which an input does not show. Hence a note.
    """
    enabled = request.boolean("AllowedOAuthFlowsUserPoolClient")
    flows = request.strings("AllowedOAuthFlows")
    if not (enabled and enabled.value and flows) or len(flows.value) != 1 or flows.value[0] not in WITHOUT:
        return
    validity = request.integer("RefreshTokenValidity")
    feature = request.string("RefreshTokenRotation", "Feature")
    unused = ["RefreshTokenValidity"] if validity and validity.value else []
    unused += ["RefreshTokenRotation"] if feature and feature.value == "ENABLED" else []
    for name in unused:
        yield Finding(
            at=(name,),
            message=f"{name} has no effect on the {flows.value[0]} flow, which issues no refresh tokens",
            labels=[Label((*flows.pointer, 0), "the only OAuth flow")],
            help="remove it, unless users also sign in through the user pools API",
        )
