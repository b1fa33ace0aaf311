"""COG211: a scope is neither a built-in one nor a custom one."""

from collections.abc import Iterator

from skelint import (
    Applicability,
    Evidence,
    Example,
    Finding,
    Fix,
    Remove,
    Request,
    Set,
    Severity,
    Value,
    listed,
    member,
    quoted,
    rule,
)
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.oauth._scopes import BUILT_IN, meant, scopes


@rule(
    code="COG211",
    name="unknown-oauth-scope",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["AllowedOAuthScopes"],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        f"{GUIDE}/cognito-user-pools-define-resource-servers.html",
        "https://github.com/awsdocs/aws-cloudformation-user-guide/issues/564",
        "https://github.com/hashicorp/terraform-provider-aws/issues/3690",
    ],
    service_error="Invalid scope requested: … (ScopeDoesNotExistException)",
    bad=[
        Example(
            """
            AllowedOAuthScopes:
              - «OpenID»
              - «e-mail»
              - reports/read
            """,
            says=[
                'AllowedOAuthScopes[0] "OpenID" is not a scope; did you mean openid?',
                'AllowedOAuthScopes[1] "e-mail" is not a scope; did you mean email?',
            ],
            fixed="""
            AllowedOAuthScopes:
              - openid
              - email
              - reports/read
            """,
        ),
        Example(
            """
            {"AllowedOAuthScopes": [«"Cognito"», "openid", «"OPENID"»]}
            """,
            says=[
                'AllowedOAuthScopes[0] "Cognito" is not a scope; did you mean aws.cognito.signin.user.admin?',
                'AllowedOAuthScopes[2] "OPENID" is not a scope; did you mean openid?',
            ],
            fixed="""
            {"AllowedOAuthScopes": ["aws.cognito.signin.user.admin", "openid"]}
            """,
        ),
        Example(
            """
            {"AllowedOAuthScopes": [«"orders,invoices"», «"read"», "${SCOPE}"]}
            """,
            says=['AllowedOAuthScopes[0] "orders,invoices" is not a scope', 'AllowedOAuthScopes[1] "read" is not a scope'],
        ),
    ],
    good=[
        Example("AllowedOAuthScopes: [openid, email, phone, profile, aws.cognito.signin.user.admin]"),
        Example("AllowedOAuthScopes: [reports/read, https://api.example.com/orders/read, aws.cognito/dcr/register]"),
        Example('AllowedOAuthScopes: ["${SCOPE}", "api-${STAGE}/read", "openid email", "<your-scope>"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A scope is either built in, or it has a slash and belongs to a resource server.

    The built-in scopes are `openid`, `email`, `phone`, `profile` and `aws.cognito.signin.user.admin`. Every other scope
    belongs to a resource server and is written `resource-server-identifier/scope-name`. Amazon Cognito was observed to reject
    others with `Invalid scope requested: …`, among them `Cognito`, which is what AWS called `aws.cognito.signin.user.admin` in
    its documentation until 2020. That `OpenID`, with capital letters, is rejected too is inferred.

    Whether the pool has the resource server and its scope is not visible in the request. Several scopes in one entry are
    reported by `several-items-in-one-entry`.

    The fix corrects capital letters, which is safe: nothing else can be meant. Replacing a scope that is only similar, or
    `Cognito`, is not safe, because the right one grants something.
    """
    listed_scopes = list(scopes(request))
    names = {scope.value for scope in listed_scopes}
    for scope in listed_scopes:
        if "/" in scope.value or scope.value in BUILT_IN:
            continue
        near = None if "," in scope.value else meant(scope.value)
        yield Finding(
            at=scope,
            message=f"{member(scope.pointer)} {quoted(scope.value)} is not a scope{f'; did you mean {near}?' if near else ''}",
            help=None
            if near
            else f"use {listed(BUILT_IN, 'or')}, or write a custom scope as resource-server-identifier/scope-name",
            service_error=f"Invalid scope requested: {scope.value} (ScopeDoesNotExistException)",
            fix=_correction(scope, near, names) if near else None,
        )


def _correction(scope: Value[str], near: str, names: set[str]) -> Fix:
    applicability = Applicability.SAFE if scope.value.lower() == near else Applicability.UNSAFE
    if near in names:
        return Fix(f"Remove it: {near} is already in the list", [Remove(scope.pointer)], applicability)
    return Fix(f"Replace it with {near}", [Set(scope.pointer, near)], applicability)
