"""COG205: there are OAuth settings, but OAuth is not enabled."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Request, Set, Severity, counted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE

FLAG = "AllowedOAuthFlowsUserPoolClient"
SETTINGS = ("AllowedOAuthFlows", "AllowedOAuthScopes", "CallbackURLs", "LogoutURLs")


@rule(
    code="COG205",
    name="oauth-settings-without-oauth-enabled",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=SETTINGS,
    references=[CREATE_PAGE, UPDATE_PAGE, "https://github.com/hashicorp/terraform-provider-aws/issues/34945"],
    bad=[
        Example(
            """
            ClientName: web
            «AllowedOAuthFlows»: [code]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.example.com/callback]
            """,
            says="AllowedOAuthFlowsUserPoolClient is missing, so AllowedOAuthFlows and 2 other settings have no effect",
            fixed="""
            ClientName: web
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.example.com/callback]
            AllowedOAuthFlowsUserPoolClient: true
            """,
        ),
        Example(
            """
            {"CallbackURLs": ["${CALLBACK_URL}"], "AllowedOAuthFlowsUserPoolClient": «false», "AllowedOAuthScopes": []}
            """,
            says="AllowedOAuthFlowsUserPoolClient is false, so CallbackURLs has no effect",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            AllowedOAuthFlowsUserPoolClient: true
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.example.com/callback]
        """),
        Example("""
            AllowedOAuthFlowsUserPoolClient: ${OAUTH}
            AllowedOAuthFlows: [code]
        """),
        Example("""
            AllowedOAuthFlowsUserPoolClient: false
            CallbackURLs: []
            LogoutURLs: ${LOGOUT_URLS}
        """),
        Example("AllowedOAuthFlows: [code]", given=["AllowedOAuthFlowsUserPoolClient"]),
        Example("AllowedOAuthFlows: [code]", operation=UPDATE),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """OAuth settings have an effect only if AllowedOAuthFlowsUserPoolClient is true.

    AWS documents that the member "must have a value of true before you can configure" `CallbackURLs`, `LogoutURLs`,
    `AllowedOAuthScopes` and `AllowedOAuthFlows`, that it "defaults to false", and that then "only SDK-based API sign-in is
    permitted". The request is not rejected, as far as is known. But users of such a client found that the token endpoint
    answers `{"error": "invalid_grant"}` until somebody turns the setting on.

    An update that leaves the member out turns OAuth off. That is the subject of `partial-update`.

    The fix sets the member to true, if there are flows and scopes to go with it. It is not safe: it turns OAuth on.
    """
    enabled = request.boolean(FLAG)
    if (enabled and enabled.value) or (enabled is None and str(request.operation) == UPDATE):
        return
    present = [name for name in SETTINGS if name in request.parameters]  # not `has`: what is given elsewhere does not matter
    idle = [name for name in present if any(len(value.pointer) > 1 for value in request.each_text(name))]
    if not idle:
        return
    others = f" and {counted(len(idle) - 1, 'other setting')}" if len(idle) > 1 else ""
    fixable = {*SETTINGS[:2]} <= {*idle}
    yield Finding(
        at=enabled or (idle[0],),
        part=Part.VALUE if enabled else Part.KEY,
        message=f"{FLAG} is {'false' if enabled else 'missing'}, so {idle[0]}{others} {'have' if others else 'has'} no effect",
        labels=[Label((name,), "has no effect", Part.KEY) for name in idle[0 if enabled else 1 :]],
        help="if the client does not use OAuth, remove these settings"
        if fixable
        else f"set {FLAG} to true, or remove the OAuth settings",
        fix=Fix(f"Set {FLAG} to true", [Set((FLAG,), value=True)], Applicability.UNSAFE) if fixable else None,
    )
