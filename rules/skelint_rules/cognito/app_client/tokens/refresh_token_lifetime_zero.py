"""COG304: a refresh token lifetime of 0 means 30 days."""

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
            says="RefreshTokenValidity 0 means the default of 30 days",
            fixed="""
            RefreshTokenValidity: 30
            """,
        ),
        Example(
            """
            {"RefreshTokenValidity": «0», "TokenValidityUnits": {"RefreshToken": "hours"}}
            """,
            says="RefreshTokenValidity 0 means the default of 30 days",
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
    """A refresh token lifetime cannot be 0: the service makes it 30 days.

    AWS documents that `RefreshTokenValidity` cannot be 0, and that Amazon Cognito then uses the default of 30 days, without
    an error. So 0 gives you neither no refresh tokens nor tokens that never expire. A newly generated skeleton has a 0 here
    too. (CloudFormation and Terraform refuse 0.)

    The fix writes the 30 days. It is safe if the unit is days, because it says what happens anyway. With another unit it is
    not, because the documentation says 30 days and does not mention units.
    """
    validity = request.integer("RefreshTokenValidity")
    if validity is None or validity.value != 0:
        return
    unit = request.string(*REFRESH.unit)
    size = SECONDS[unit.value if unit else REFRESH.default_unit]
    yield Finding(
        at=validity,
        message="RefreshTokenValidity 0 means the default of 30 days",
        fix=Fix(
            f"Replace with the default: {REFRESH.default // size} {unit.value if unit else REFRESH.default_unit}",
            [Set(validity.pointer, REFRESH.default // size)],
            Applicability.SAFE if size == SECONDS["days"] else Applicability.UNSAFE,
        ),
    )
