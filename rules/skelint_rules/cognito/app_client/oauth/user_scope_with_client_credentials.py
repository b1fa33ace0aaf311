"""COG213: a client without users allows a scope about users."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, member, quoted, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS, machines_only
from skelint_rules.cognito.app_client.oauth._scopes import BUILT_IN, SELF_SERVICE, scopes


@rule(
    code="COG213",
    name="user-scope-with-client-credentials",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    mentions=[CLIENT_CREDENTIALS],
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[
        f"{GUIDE}/cognito-user-pools-app-idp-settings.html",
        "https://github.com/hashicorp/terraform-provider-aws/issues/4984",
        CREATE_PAGE,
        UPDATE_PAGE,
    ],
    further_answers=["InvalidOAuthFlowException: … is not supported with client_credentials flow"],
    bad=[
        Example(
            """
            AllowedOAuthFlows: [client_credentials]
            AllowedOAuthScopes:
              - «openid»
              - reports/read
            """,
            says='AllowedOAuthScopes[0] "openid" is about users, but client_credentials has none',
            fixed="""
            AllowedOAuthFlows: [client_credentials]
            AllowedOAuthScopes:
              - reports/read
            """,
        ),
        Example(
            """
            {"AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": [«"email"», «"aws.cognito.signin.user.admin"»]}
            """,
            says=[
                'AllowedOAuthScopes[0] "email" is about users, but client_credentials has none',
                'AllowedOAuthScopes[1] "aws.cognito.signin.user.admin" is about users, but client_credentials has none',
            ],
        ),
    ],
    good=[
        Example("{AllowedOAuthFlows: [client_credentials], AllowedOAuthScopes: [reports/read]}", syntax="yaml"),
        Example("{AllowedOAuthFlows: [code], AllowedOAuthScopes: [openid]}", syntax="yaml"),
        Example('{AllowedOAuthFlows: [client_credentials, "${FLOW}"], AllowedOAuthScopes: [openid]}', syntax="yaml"),
        Example("AllowedOAuthScopes: [openid]", given=["AllowedOAuthFlows"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """With the client_credentials flow only custom scopes can be used.

    The developer guide says so, "since the client credentials flow is not used on behalf of a user". Amazon Cognito was
    observed to reject `openid` and `email` with `InvalidOAuthFlowException: openid is not supported with client_credentials
    flow`; we expect the same of `phone` and `profile`. Nobody tried `aws.cognito.signin.user.admin`, so that is a warning.

    If another flow is allowed too, that has to be fixed first, and this rule is silent.

    The fix removes the scope, if a custom one remains. It is not safe: perhaps the flow is what is wrong.
    """
    if not machines_only(request):
        return
    listed = list(scopes(request))
    remains = any("/" in scope.value for scope in listed)
    for scope in listed:
        if scope.value not in BUILT_IN:
            continue
        untested = scope.value == SELF_SERVICE
        yield Finding(
            at=scope,
            message=f"{member(scope.pointer)} {quoted(scope.value)} is about users, but client_credentials has none",
            help="allow scopes of a resource server, such as reports/read, or the code flow",
            severity=Severity.WARNING if untested else None,
            service_error=None
            if untested
            else f"InvalidOAuthFlowException: {scope.value} is not supported with client_credentials flow",
            fix=Fix("Remove this scope", [Remove(scope.pointer)], Applicability.UNSAFE) if remains else None,
        )
