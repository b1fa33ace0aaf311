"""COG213: a scope about users, in a client that has none."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, member, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, GUIDE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._flows import machines_only
from skelint_rules.cognito.app_client.oauth._scopes import BUILT_IN, SELF_SERVICE, scopes


@rule(
    code="COG213",
    name="user-scope-with-client-credentials",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[
        f"{GUIDE}/cognito-user-pools-app-idp-settings.html",
        "https://github.com/hashicorp/terraform-provider-aws/issues/4984",
        CREATE_PAGE,
        UPDATE_PAGE,
    ],
    bad=[
        Example(
            """
            AllowedOAuthFlows: [client_credentials]
            AllowedOAuthScopes:
              - «openid»
              - reports/read
            """,
            says='AllowedOAuthScopes[0] "openid" is about users, but client_credentials serves none',
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
                'AllowedOAuthScopes[0] "email" is about users, but client_credentials serves none',
                'AllowedOAuthScopes[1] "aws.cognito.signin.user.admin" is about users, but client_credentials serves none',
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
    """With the flow client_credentials only custom scopes can be used.

    The developer guide says so, "since the client credentials flow is not used on behalf of a user". Amazon Cognito was
    observed to reject `openid` and `email` with `InvalidOAuthFlowException: openid is not supported with client_credentials
    flow`; `phone` and `profile` are taken to be alike. For `aws.cognito.signin.user.admin` nobody tried, so that is a warning.

    Where another flow is allowed too, that is the fault to mend first, and this rule is silent.

    The fix takes the scope out, if a custom one remains. It is not safe: perhaps the flow is what is wrong.
    """
    if not machines_only(request):
        return
    found = list(scopes(request))
    remains = any("/" in scope.value for scope in found)
    for scope in found:
        if scope.value not in BUILT_IN:
            continue
        untested = scope.value == SELF_SERVICE
        yield Finding(
            at=scope,
            message=f"{member(scope.pointer)} {quoted(scope.value)} is about users, but client_credentials serves none",
            help="use the scopes of a resource server, such as reports/read, or the flow code",
            severity=Severity.WARNING if untested else None,
            service_error=None
            if untested
            else f"InvalidOAuthFlowException: {scope.value} is not supported with client_credentials flow",
            fix=Fix("Leave this scope out", [Remove(scope.pointer)], Applicability.UNSAFE) if remains else None,
        )
