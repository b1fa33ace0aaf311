"""COG304: a refresh token lifetime of 0 is 30 days."""

from collections.abc import Iterator

from skelint import SECONDS, Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.tokens._lifetimes import REFRESH


@rule(
    code="COG304",
    name="refresh-token-lifetime-zero",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["RefreshTokenValidity"],
    references=[CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            RefreshTokenValidity: «0»
            """,
            says="RefreshTokenValidity 0 is replaced by the default, 30 days",
            fixed="""
            RefreshTokenValidity: 30
            """,
        ),
        Example(
            """
            {"RefreshTokenValidity": «0», "TokenValidityUnits": {"RefreshToken": "hours"}}
            """,
            says="RefreshTokenValidity 0 is replaced by the default, 30 days",
            fixed="""
            {"RefreshTokenValidity": 720, "TokenValidityUnits": {"RefreshToken": "hours"}}
            """,
        ),
    ],
    good=[
        Example("RefreshTokenValidity: 30"),
        Example("RefreshTokenValidity: ${DAYS}"),
        Example("{RefreshTokenValidity: 0, TokenValidityUnits: '${UNITS}'}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A refresh token cannot live 0 days: the service makes it 30 days.

    AWS documents that `RefreshTokenValidity` cannot be 0, and that Amazon Cognito then overrides it with the default of 30
    days, without an error. Who wrote 0 to have no refresh tokens, or none that expire, gets neither; a freshly generated
    skeleton has a 0 here too. (CloudFormation and Terraform refuse 0.)

    The fix writes the 30 days. Where the unit is days it is safe: it says what happens anyway. With another unit it is not,
    as the documentation names 30 days and does not mention units.
    """
    validity = request.integer("RefreshTokenValidity")
    if validity is None or validity.value != 0:
        return
    unit = request.string(*REFRESH.unit)
    size = SECONDS[unit.value if unit else REFRESH.default_unit]
    yield Finding(
        at=validity,
        message="RefreshTokenValidity 0 is replaced by the default, 30 days",
        fix=Fix(
            f"Write the default: {REFRESH.default // size} {unit.value if unit else REFRESH.default_unit}",
            [Set(validity.pointer, REFRESH.default // size)],
            Applicability.SAFE if size == SECONDS["days"] else Applicability.UNSAFE,
        ),
    )
