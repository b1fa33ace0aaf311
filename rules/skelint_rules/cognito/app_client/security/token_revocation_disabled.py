"""COG808: tokens cannot be revoked."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE


@rule(
    code="COG808",
    name="token-revocation-disabled",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["EnableTokenRevocation"],
    references=[f"{GUIDE}/token-revocation.html", CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            "EnableTokenRevocation: «false»",
            says="EnableTokenRevocation is false, so a stolen refresh token cannot be revoked",
            fixed="EnableTokenRevocation: true",
        ),
        Example(
            """
            {"EnableTokenRevocation": «false»}
            """,
            says="EnableTokenRevocation is false, so a stolen refresh token cannot be revoked",
            fixed="""
            {"EnableTokenRevocation": true}
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("EnableTokenRevocation: true"),
        Example("EnableTokenRevocation: ${REVOCATION}"),
        Example("ClientName: app"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A refresh token can only be revoked if the app client has token revocation enabled.

    Without it `RevokeToken` is of no use, and a stolen refresh token can give new access tokens until it expires, by default
    after 30 days. For new clients it is enabled by default; for updates no default is documented.

    The fix sets `true`. On create that is safe, because it is the default. On update it is not: tokens then carry two more
    claims (`origin_jti`, `jti`) and grow, which apps and caches may notice.
    """
    revocation = request.boolean("EnableTokenRevocation")
    if revocation is None or revocation.value:
        return
    applicability = Applicability.UNSAFE if str(request.operation) == UPDATE else Applicability.SAFE
    yield Finding(
        at=revocation,
        message="EnableTokenRevocation is false, so a stolen refresh token cannot be revoked",
        fix=Fix("Set EnableTokenRevocation to true", [Set(revocation.pointer, value=True)], applicability),
    )
