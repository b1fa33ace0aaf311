"""COG1705: registered clients are to get the scope with which clients are registered."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Remove, Request, Severity, rule
from skelint_rules.cognito.user_pool import CREATE, UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.registration._registration import MEMBER, PAGE, SCOPES

SCOPE = "aws.cognito/dcr/register"


@rule(
    code="COG1705",
    name="register-scope-allowed",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=USER_POOL,
    reads=[MEMBER],
    mentions=[SCOPE],
    references=[PAGE],
    bad=[
        Example(
            """
            {"DcrConfiguration": {"AllowedScopes": ["orders/read", «"aws.cognito/dcr/register"»]}}
            """,
            says="a registered client cannot be given aws.cognito/dcr/register",
            fixed="""
            {"DcrConfiguration": {"AllowedScopes": ["orders/read"]}}
            """,
        ),
        Example(
            "DcrConfiguration: {EnableStatus: Enabled, AllowedScopes: [«aws.cognito/dcr/register»]}",
            says="a registered client cannot be given aws.cognito/dcr/register",
            fixed="DcrConfiguration: {EnableStatus: Enabled}",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("DcrConfiguration: {AllowedScopes: [orders/read, openid]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A client that registered itself cannot register others.

    The API reference says that registered clients never get `aws.cognito/dcr/register`, even if it is listed. The scopes
    `openid`, `email`, `phone` and `profile` need not be listed at all.

    The fix removes the entry, which has no effect. On update it is not safe, where it was the only one: the list is then left
    out.
    """
    scopes = request.each_string(MEMBER, SCOPES)
    safe = str(request.operation) == CREATE
    for scope in scopes:
        if scope.value == SCOPE:
            removed = scope.pointer if len(scopes) > 1 else scope.pointer[:-1]
            yield Finding(
                at=scope,
                message=f"a registered client cannot be given {SCOPE}",
                fix=Fix("Remove the scope", [Remove(removed)], Applicability.SAFE if safe else Applicability.UNSAFE),
            )
