"""COG212: a custom scope lacks its resource server or its own name."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, member, quoted, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._scopes import scopes


@rule(
    code="COG212",
    name="incomplete-custom-scope",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[
        f"{GUIDE}/cognito-user-pools-define-resource-servers.html",
        f"{API}/API_ResourceServerScopeType.html",
        CREATE_PAGE,
        UPDATE_PAGE,
    ],
    further_answers=["Invalid scope requested: … (ScopeDoesNotExistException)"],
    bad=[
        Example(
            """
            AllowedOAuthScopes:
              - «https://api.example.com/»
              - «/read»
            """,
            says=[
                'AllowedOAuthScopes[0] "https://api.example.com/" names no scope after its last slash',
                'AllowedOAuthScopes[1] "/read" names no resource server before its slash',
            ],
        ),
        Example(
            """
            {"AllowedOAuthScopes": [«"https://api.example.com"»]}
            """,
            says='AllowedOAuthScopes[0] "https://api.example.com" means the scope "api.example.com" of the server "https:/"',
        ),
    ],
    good=[
        Example("AllowedOAuthScopes: [https://api.example.com/read, https://api.example.com/v1/orders/read, reports/read]"),
        Example("AllowedOAuthScopes: [aws.cognito/dcr/register, openid]"),
        Example('AllowedOAuthScopes: ["https://${HOST}/", "/${SCOPE}", "two words/"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A custom scope names a resource server and, after the last slash, one of its scopes.

    It is written `resource-server-identifier/scope-name`. The identifier may be a URL that contains slashes, while the name of
    a scope contains none, and neither may be empty. So `https://api.example.com/` lacks the name.

    By that rule `https://api.example.com` is complete, but it means the scope `api.example.com` of a server named `https:/`.
    That is hardly intended, and a warning.

    We expect the same answer to an incomplete scope as to an unknown one: `Invalid scope requested: …`.

    There is no fix, because only the resource server knows the names of its scopes.
    """
    for scope in scopes(request):
        server, slash, name = scope.value.rpartition("/")
        severity = Severity.ERROR
        if not slash:
            continue
        if not name:
            fault = "names no scope after its last slash"
        elif not server:
            fault = "names no resource server before its slash"
        elif server.endswith(":/"):
            fault, severity = f"means the scope {quoted(name)} of the server {quoted(server)}", Severity.WARNING
        else:
            continue
        yield Finding(
            at=scope,
            message=f"{member(scope.pointer)} {quoted(scope.value)} {fault}",
            help="write resource-server-identifier/scope-name, such as https://api.example.com/read",
            severity=severity,
            service_error=f"Invalid scope requested: {scope.value} (ScopeDoesNotExistException)"
            if severity is Severity.ERROR
            else None,
        )
