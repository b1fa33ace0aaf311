"""COG306: a token lifetime is given without its unit."""

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
                "AccessTokenValidity is 1 hour (no unit set, so hours)",
                "RefreshTokenValidity is 30 days (no unit set, so days)",
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
            says="IdTokenValidity is 12 hours (no unit set, so hours)",
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
    """Without a unit, some token lifetimes are in hours and others in days: better write the unit.

    Without `TokenValidityUnits`, the lifetimes of access and ID tokens are in hours, that of refresh tokens in days. Whoever
    reads `AccessTokenValidity: 1` beside `RefreshTokenValidity: 30` has to know that. A lifetime that is out of range, or was
    probably meant in another unit, is left to the rules about those.

    The fix writes the units that apply anyway, on create and on update, so it is safe. It is not offered while another
    lifetime of the input is in doubt, because its unit has to be settled first.
    """
    readable = lifetimes(request)
    clear = [lifetime for lifetime in readable if lifetime.in_range and not lifetime.doubtful]
    implied = {lifetime.token: lifetime.unit for lifetime in clear if not lifetime.has_unit}
    fix = Fix("Write the units", naming(request, implied), Applicability.SAFE) if clear == readable else None
    for lifetime in clear:
        if lifetime.token in implied:
            yield Finding(
                at=lifetime.at,
                message=lifetime.explained,
                help=None if fix else f"set {lifetime.token.unit_member} to {quoted(lifetime.unit)}",
                fix=fix,
            )
