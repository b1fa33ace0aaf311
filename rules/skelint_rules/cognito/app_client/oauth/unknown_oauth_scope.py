"""COG211: a scope is none of the built-in ones and no custom one."""

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
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, GUIDE, UPDATE_PAGE
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
            {"AllowedOAuthScopes": [«"openid,email"», «"read"», "${SCOPE}"]}
            """,
            says=['AllowedOAuthScopes[0] "openid,email" is not a scope', 'AllowedOAuthScopes[1] "read" is not a scope'],
        ),
    ],
    good=[
        Example("AllowedOAuthScopes: [openid, email, phone, profile, aws.cognito.signin.user.admin]"),
        Example("AllowedOAuthScopes: [reports/read, https://api.example.com/orders/read, aws.cognito/dcr/register]"),
        Example('AllowedOAuthScopes: ["${SCOPE}", "api-${STAGE}/read", "openid email", "<your-scope>"]'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A scope is a built-in one or, with a slash in it, one of a resource server.

    Amazon Cognito knows `openid`, `email`, `phone`, `profile` and `aws.cognito.signin.user.admin`. Every other scope belongs
    to a resource server and is written `resource-server-identifier/scope-name`. It was observed to reject others with `Invalid
    scope requested: …`, among them `Cognito`, which AWS documented until 2020 for what is `aws.cognito.signin.user.admin`.
    That another case of the letters (`OpenID`) is another scope, and rejected alike, is inferred.

    Whether the pool has the resource server and its scope is not visible in the request.

    The fix corrects the case of the letters, which is safe: it can be meant in no other way. A scope that is only similar, or
    `Cognito`, is replaced on demand only, as the right one grants something.
    """
    found = list(scopes(request))
    known = {scope.value for scope in found}
    for scope in found:
        if "/" in scope.value or scope.value in BUILT_IN:
            continue
        near = None if "," in scope.value else meant(scope.value)
        yield Finding(
            at=scope,
            message=f"{member(scope.pointer)} {quoted(scope.value)} is not a scope{f'; did you mean {near}?' if near else ''}",
            help="make an entry of each scope"
            if "," in scope.value
            else f"use {listed(BUILT_IN, 'or')}; write a scope of your own as resource-server-identifier/scope-name",
            service_error=f"Invalid scope requested: {scope.value} (ScopeDoesNotExistException)",
            fix=_correction(scope, near, known) if near else None,
        )


def _correction(scope: Value[str], near: str, known: set[str]) -> Fix:
    applicability = Applicability.SAFE if scope.value.lower() == near else Applicability.UNSAFE
    if near in known:
        return Fix(f"Remove it: {near} is in the list already", [Remove(scope.pointer)], applicability)
    return Fix(f"Write {near}", [Set(scope.pointer, near)], applicability)
