"""COG214: email, phone or profile is allowed without openid."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Label, Request, Severity, listed, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import machines_only
from skelint_rules.cognito.app_client.oauth._scopes import OF_CLAIMS, OPENID, meant, scopes


@rule(
    code="COG214",
    name="scopes-without-openid",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=list(OF_CLAIMS),
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[f"{GUIDE}/cognito-user-pools-app-idp-settings.html", CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            AllowedOAuthScopes:
              - reports/read
              - «email»
              - profile
            """,
            says="email and profile can only be requested with openid, which is not an allowed scope",
            fixed="""
            AllowedOAuthScopes:
              - reports/read
              - email
              - profile
              - openid
            """,
        ),
        Example(
            """
            {"AllowedOAuthScopes": [«"phone"»]}
            """,
            says="phone can only be requested with openid, which is not an allowed scope",
            fixed="""
            {"AllowedOAuthScopes": ["phone", "openid"]}
            """,
        ),
    ],
    good=[
        Example("AllowedOAuthScopes: [email, openid]"),
        Example("AllowedOAuthScopes: [aws.cognito.signin.user.admin, reports/read]"),
        Example('AllowedOAuthScopes: [email, "${SCOPE}"]'),
        Example("AllowedOAuthScopes: [email, OpenID]"),
        Example("{AllowedOAuthFlows: [client_credentials], AllowedOAuthScopes: [email]}", syntax="yaml"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The scopes email, phone and profile need openid.

    The developer guide says of each of them that it "can only be requested with the `openid` scope". So a client that does not
    allow `openid` cannot use them. No report says that Amazon Cognito rejects such a client; the AWS CDK adds `openid` by
    itself.

    The fix adds `openid`. It is not safe: with it, applications get ID tokens.
    """
    every = request.strings("AllowedOAuthScopes")  # an unresolved one may be openid
    if every is None or any(meant(scope) == OPENID for scope in every.value):
        return
    unusable = [scope for scope in scopes(request) if scope.value in OF_CLAIMS]
    if unusable and not machines_only(request):
        names = listed(dict.fromkeys(scope.value for scope in unusable))
        yield Finding(
            at=unusable[0],
            message=f"{names} can only be requested with openid, which is not an allowed scope",
            labels=[Label(scope, "needs openid too") for scope in unusable[1:]],
            fix=Fix("Allow openid", [Append(every.pointer, OPENID)], Applicability.UNSAFE),
        )
