"""COG306: a token's lifetime leaves its unit to be known."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Severity, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.tokens._lifetimes import TOKENS, TOKENS_PAGE, lifetimes, naming


@rule(
    code="COG306",
    name="token-lifetime-without-unit",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[token.validity for token in TOKENS],
    references=[TOKENS_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            AccessTokenValidity: «1»
            RefreshTokenValidity: «30»
            """,
            says=[
                "AccessTokenValidity 1 is 1 hour, because it counts hours when TokenValidityUnits.AccessToken is absent",
                "RefreshTokenValidity 30 is 30 days, because it counts days when TokenValidityUnits.RefreshToken is absent",
            ],
            fixed="""
            AccessTokenValidity: 1
            RefreshTokenValidity: 30
            TokenValidityUnits: {"AccessToken": "hours", "RefreshToken": "days"}
            """,
        ),
        Example(
            """
            {
              "IdTokenValidity": «12»,
              "AccessTokenValidity": 30,
              "TokenValidityUnits": {
                "AccessToken": "minutes"
              }
            }
            """,
            says="IdTokenValidity 12 is 12 hours, because it counts hours when TokenValidityUnits.IdToken is absent",
            operation=UPDATE,
            fixed="""
            {
              "IdTokenValidity": 12,
              "AccessTokenValidity": 30,
              "TokenValidityUnits": {
                "AccessToken": "minutes",
                "IdToken": "hours"
              }
            }
            """,
        ),
    ],
    good=[
        Example("{AccessTokenValidity: 1, TokenValidityUnits: {AccessToken: hours}}"),
        Example("AccessTokenValidity: 60"),
        Example("RefreshTokenValidity: 0"),
        Example("{AccessTokenValidity: 1, TokenValidityUnits: '${UNITS}'}"),
        Example("AccessTokenValidity: 1", given=["TokenValidityUnits"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A lifetime without a unit counts hours for some tokens and days for another: better write it.

    Without `TokenValidityUnits`, the numbers for access and ID tokens count hours, that for refresh tokens counts days. Who
    reads `AccessTokenValidity: 1` beside `RefreshTokenValidity: 30` has to know. A lifetime that is out of range, or that is
    probably meant in another unit, is left to the rules that say so.

    The fix writes the units that hold anyway, on create and on update, so it is safe. It is not offered while another
    lifetime of the input is in doubt, whose unit has to be settled first.
    """
    known = lifetimes(request)
    clear = [lifetime for lifetime in known if lifetime.in_range and not lifetime.doubtful]
    implied = {lifetime.token: lifetime.unit for lifetime in clear if not lifetime.written}
    fix = Fix("Write the units", naming(request, implied), Applicability.SAFE) if clear == known else None
    for lifetime in clear:
        if lifetime.token in implied:
            yield Finding(
                at=lifetime.at,
                message=lifetime.explained,
                help=f"set {lifetime.token.unit_member} to {quoted(lifetime.unit)}",
                fix=fix,
            )
