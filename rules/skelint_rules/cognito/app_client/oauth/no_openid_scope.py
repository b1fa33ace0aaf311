"""COG215: the scopes for users do not include openid."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Part, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import redirecting
from skelint_rules.cognito.app_client.oauth._scopes import OF_CLAIMS, OPENID, meant


@rule(
    code="COG215",
    name="no-openid-scope",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[
        f"{GUIDE}/cognito-user-pools-app-idp-settings.html",
        f"{GUIDE}/authorization-endpoint.html",
        CREATE_PAGE,
        UPDATE_PAGE,
    ],
    bad=[
        Example(
            """
            AllowedOAuthFlows: [code]
            AllowedOAuthScopes: «[aws.cognito.signin.user.admin]»
            IdTokenValidity: 8
            """,
            says="openid is not an allowed scope, so users who sign in through OAuth get no ID token",
        ),
        Example(
            """
            {"AllowedOAuthFlows": ["implicit"], "AllowedOAuthScopes": «["reports/read"]»}
            """,
            says="openid is not an allowed scope, so users who sign in through OAuth get no ID token",
        ),
    ],
    good=[
        Example("{AllowedOAuthFlows: [code], AllowedOAuthScopes: [openid]}", syntax="yaml"),
        Example("{AllowedOAuthFlows: [client_credentials], AllowedOAuthScopes: [reports/read]}", syntax="yaml"),
        Example('{AllowedOAuthFlows: [code], AllowedOAuthScopes: ["${SCOPE}"]}', syntax="yaml"),
        Example("{AllowedOAuthFlows: [code], AllowedOAuthScopes: []}", syntax="yaml"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Without the scope openid the authorization server issues no ID token.

    The developer guide says: "The ID token is not returned if the `openid` scope is not requested by the client", and a scope
    that is not allowed cannot be requested. An `IdTokenValidity` then applies only to users who sign in through the API. An
    application that needs only an access token is right to leave `openid` out, so this is advice.

    If `email`, `phone` or `profile` is allowed without `openid`, `scopes-without-openid` reports that instead.
    """
    every = request.strings("AllowedOAuthScopes")
    if every is None or not every.value or any(meant(scope) in (OPENID, *OF_CLAIMS) for scope in every.value):
        return
    if redirecting(request):
        validity = [Label(("IdTokenValidity",), "applies only to sign-in through the API", Part.KEY)]
        yield Finding(
            at=every,
            message="openid is not an allowed scope, so users who sign in through OAuth get no ID token",
            labels=validity if "IdTokenValidity" in request.parameters else [],
            help="allow openid if the application needs to know who signed in",
        )
