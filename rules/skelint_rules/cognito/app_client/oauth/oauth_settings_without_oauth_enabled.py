"""COG205: there are OAuth settings, but OAuth is not enabled."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Request, Set, Severity, listed, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE

FLAG = "AllowedOAuthFlowsUserPoolClient"
SETTINGS = ("AllowedOAuthFlows", "AllowedOAuthScopes", "CallbackURLs", "LogoutURLs")


@rule(
    code="COG205",
    name="oauth-settings-without-oauth-enabled",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=SETTINGS,
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            ClientName: web
            «AllowedOAuthFlows»: [code]
            AllowedOAuthScopes: [openid]
            CallbackURLs: [https://app.example.com/callback]
            """,
            says="AllowedOAuthFlows, AllowedOAuthScopes and CallbackURLs are set, "
            "but OAuth stays off: AllowedOAuthFlowsUserPoolClient is missing",
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
            says="CallbackURLs is set, but OAuth stays off: AllowedOAuthFlowsUserPoolClient is false",
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
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """OAuth settings count only when AllowedOAuthFlowsUserPoolClient is true.

    Amazon Cognito documents that the member "must have a value of true before you can configure" `CallbackURLs`, `LogoutURLs`,
    `AllowedOAuthScopes` and `AllowedOAuthFlows`, that it "defaults to false", and that then "only SDK-based API sign-in is
    permitted". So the settings are taken to be without effect. On an update, leaving the member out turns OAuth off.

    The request itself is not rejected, as far as is known: in one public log an update with flows and scopes, and without the
    member, went through.

    The fix sets the member to true, where flows and scopes are there to go with it. It is not safe: it turns OAuth on.
    """
    enabled = request.boolean(FLAG)
    if enabled is not None and enabled.value:
        return
    present = [name for name in SETTINGS if name in request.parameters]  # not `has`: what is given elsewhere does not matter
    found = [name for name in present if any(len(value.pointer) > 1 for value in request.each_written(name))]
    if found:
        yield Finding(
            at=enabled or (found[0],),
            part=Part.VALUE if enabled else Part.KEY,
            message=f"{listed(found)} {'is' if len(found) == 1 else 'are'} set, "
            f"but OAuth stays off: {FLAG} is {'false' if enabled else 'missing'}",
            labels=[Label((name,), "without effect", Part.KEY) for name in found[0 if enabled else 1 :]],
            help=f"set {FLAG} to true, or leave the OAuth settings out",
            fix=Fix("Turn OAuth on", [Set((FLAG,), value=True)], Applicability.UNSAFE)
            if {*SETTINGS[:2]} <= {*found}
            else None,
        )
