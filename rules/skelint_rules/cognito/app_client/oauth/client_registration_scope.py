"""COG216: a client may register more app clients."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, member, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._scopes import REGISTRATION, scopes


@rule(
    code="COG216",
    name="client-registration-scope",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    mentions=[REGISTRATION],
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[f"{GUIDE}/cognito-user-pools-dynamic-client-registration.html", CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            AllowedOAuthScopes:
              - reports/read
              - «aws.cognito/dcr/register»
            """,
            says='AllowedOAuthScopes[1] "aws.cognito/dcr/register" lets this client register more app clients',
            fixed="""
            AllowedOAuthScopes:
              - reports/read
            """,
        ),
        Example(
            """
            {"AllowedOAuthScopes": [«"aws.cognito/dcr/register"»]}
            """,
            says='AllowedOAuthScopes[0] "aws.cognito/dcr/register" lets this client register more app clients',
        ),
    ],
    good=[
        Example("AllowedOAuthScopes: [reports/read, aws.cognito.signin.user.admin]"),
        Example('AllowedOAuthScopes: ["${SCOPE}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The scope `aws.cognito/dcr/register` allows an application to register app clients.

    Amazon Cognito manages it; it belongs to no resource server of yours. If dynamic client registration is on, an application
    with a token of this scope can register app clients in the user pool, and they count toward its quota. Clients registered
    that way cannot have the scope themselves.

    The feature is meant to be used with one client for this purpose; ignore the warning there. Together with other scopes it
    is usually too much.

    The fix removes the scope, if another remains. It is not safe: this client can no longer register others.
    """
    listed = list(request.each_string("AllowedOAuthScopes"))
    for scope in scopes(request):
        if scope.value == REGISTRATION:
            yield Finding(
                at=scope,
                message=f"{member(scope.pointer)} {quoted(scope.value)} lets this client register more app clients",
                help="keep it only on a client that exists to register others",
                fix=Fix("Remove this scope", [Remove(scope.pointer)], Applicability.UNSAFE) if len(listed) > 1 else None,
            )
