"""COG218: a scope claims to be Amazon Cognito's own, but is not a known one."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, member, quoted, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._scopes import REGISTRATION, RESERVED, scopes


@rule(
    code="COG218",
    name="unknown-reserved-scope",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    mentions=[RESERVED],
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[
        f"{GUIDE}/cognito-user-pools-dynamic-client-registration.html",
        f"{API}/API_ResourceServerType.html",
        CREATE_PAGE,
        UPDATE_PAGE,
    ],
    bad=[
        Example(
            """
            AllowedOAuthScopes:
              - openid
              - «aws.cognito/dcr/registr»
            """,
            says='AllowedOAuthScopes[1] "aws.cognito/dcr/registr" is not a scope of Amazon Cognito',
        ),
        Example(
            """
            {"AllowedOAuthScopes": [«"aws.cognito/signin.user.admin"»]}
            """,
            says='AllowedOAuthScopes[0] "aws.cognito/signin.user.admin" is not a scope of Amazon Cognito',
            operation=UPDATE,
        ),
    ],
    good=[
        Example("AllowedOAuthScopes: [aws.cognito/dcr/register, aws.cognito.signin.user.admin, my.aws.cognito/read]"),
        Example('AllowedOAuthScopes: ["aws.cognito/${SCOPE}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Scopes that begin with `aws.cognito/` belong to a resource server that Amazon Cognito manages.

    Its only documented scope is `aws.cognito/dcr/register`, for dynamic client registration. Any other is probably a slip, and
    we expect the answer that unknown scopes get: `Invalid scope requested: …`. Cognito may add scopes, so this is a warning.

    There is no fix, because `aws.cognito/dcr/register` lets the client register app clients.
    """
    for scope in scopes(request):
        if scope.value.startswith(RESERVED) and scope.value not in (REGISTRATION, RESERVED):
            yield Finding(
                at=scope,
                message=f"{member(scope.pointer)} {quoted(scope.value)} is not a scope of Amazon Cognito",
                help=f"{REGISTRATION} is the only scope that begins with {RESERVED}",
            )
