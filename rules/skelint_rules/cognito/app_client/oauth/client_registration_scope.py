"""COG216: a client may register further app clients."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, member, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, GUIDE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._scopes import REGISTRATION, scopes


@rule(
    code="COG216",
    name="client-registration-scope",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
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
            says='AllowedOAuthScopes[1] "aws.cognito/dcr/register" lets this client register further app clients',
            fixed="""
            AllowedOAuthScopes:
              - reports/read
            """,
        ),
        Example(
            """
            {"AllowedOAuthScopes": [«"aws.cognito/dcr/register"»]}
            """,
            says='AllowedOAuthScopes[0] "aws.cognito/dcr/register" lets this client register further app clients',
        ),
    ],
    good=[
        Example("AllowedOAuthScopes: [reports/read, aws.cognito.signin.user.admin]"),
        Example('AllowedOAuthScopes: ["${SCOPE}"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The scope `aws.cognito/dcr/register` allows registering app clients.

    It is managed by Amazon Cognito and belongs to no resource server. Where dynamic client registration is on, an application
    with a token of this scope can register app clients in the user pool, and they count toward its quota. Clients that were
    registered so cannot hold the scope themselves.

    One client for this purpose is what the feature is made for, and then the warning can be ignored; beside other scopes it is
    mostly too much.

    The fix takes the scope out, if another remains. It is not safe: registration through this client ends.
    """
    found = list(request.each_string("AllowedOAuthScopes"))
    for scope in scopes(request):
        if scope.value == REGISTRATION:
            yield Finding(
                at=scope,
                message=f"{member(scope.pointer)} {quoted(scope.value)} lets this client register further app clients",
                help="grant it only to a client that exists for registering others",
                fix=Fix("Leave this scope out", [Remove(scope.pointer)], Applicability.UNSAFE) if len(found) > 1 else None,
            )
