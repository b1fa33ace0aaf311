"""COG301: a token would live shorter or longer than the service takes."""

from collections.abc import Iterator

from skelint import SECONDS, Applicability, Evidence, Example, Finding, Fix, Request, Severity, listed, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.tokens._lifetimes import TOKENS, TOKENS_PAGE, Lifetime, lifetimes, naming


def _help(lifetime: Lifetime) -> str:
    size = SECONDS[lifetime.unit]
    least, most = -(-lifetime.token.shortest // size), lifetime.token.longest // size
    readings = [f"{quoted(unit)} for {duration}" for unit, duration in lifetime.readings.items()]
    number = f"write {least} to {most}" if least < most else f"write {least}"
    unit = f"set {lifetime.token.unit_member} to {listed(readings, 'or')}"
    ways = [number, unit] if lifetime.written else [unit, number]
    return ", or ".join(ways) if readings else number


@rule(
    code="COG301",
    name="token-lifetime-out-of-range",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=[token.validity for token in TOKENS],
    references=[TOKENS_PAGE, CREATE_PAGE, UPDATE_PAGE],
    service_error="Invalid range for token validity.",
    bad=[
        Example(
            """
            AccessTokenValidity: «60»
            IdTokenValidity: «3600»
            """,
            says=[
                (
                    "AccessTokenValidity 60 is 60 hours (2 days 12 hours), because it counts hours when "
                    "TokenValidityUnits.AccessToken is absent: an access token lives 5 minutes to 1 day"
                ),
                (
                    "IdTokenValidity 3600 is 3,600 hours (150 days), because it counts hours when "
                    "TokenValidityUnits.IdToken is absent: an ID token lives 5 minutes to 1 day"
                ),
            ],
            fixed="""
            AccessTokenValidity: 60
            IdTokenValidity: 3600
            TokenValidityUnits: {"AccessToken": "minutes", "IdToken": "seconds"}
            """,
        ),
        Example(
            """
            {"AccessTokenValidity": «25», "TokenValidityUnits": {"RefreshToken": "days"}}
            """,
            says="AccessTokenValidity 25 is 25 hours (1 day 1 hour), because it counts hours when "
            "TokenValidityUnits.AccessToken is absent: an access token lives 5 minutes to 1 day",
            fixed="""
            {"AccessTokenValidity": 25, "TokenValidityUnits": {"RefreshToken": "days", "AccessToken": "minutes"}}
            """,
        ),
        Example(
            """
            RefreshTokenValidity: «30»
            TokenValidityUnits: {RefreshToken: minutes}
            """,
            says="RefreshTokenValidity 30 is 30 minutes: a refresh token lives 60 minutes to 3,650 days",
        ),
        Example(
            """
            RefreshTokenValidity: «4000»
            """,
            says="RefreshTokenValidity 4000 is 4,000 days (about 11 years), because it counts days when "
            "TokenValidityUnits.RefreshToken is absent: a refresh token lives 60 minutes to 3,650 days",
        ),
    ],
    good=[
        Example("""
            AccessTokenValidity: 60
            IdTokenValidity: 24
            RefreshTokenValidity: 3650
            TokenValidityUnits: {AccessToken: minutes}
        """),
        Example("""
            AccessTokenValidity: 300
            RefreshTokenValidity: 60
            TokenValidityUnits: {AccessToken: seconds, RefreshToken: minutes}
        """),
        Example("{AccessTokenValidity: 60, TokenValidityUnits: {AccessToken: '${UNIT}'}}"),
        Example("AccessTokenValidity: 60", given=["TokenValidityUnits"]),
        Example("{AccessTokenValidity: 90000, IdTokenValidity: '${VALIDITY}', RefreshTokenValidity: 0}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A token lives within bounds, and a number without a unit counts hours or days.

    An access or ID token lives 5 minutes to 1 day, a refresh token 60 minutes to 3,650 days (10 years). The service
    multiplies the number by its unit in `TokenValidityUnits` and checks the product. Where that unit is absent,
    `AccessTokenValidity` and `IdTokenValidity` count hours, `RefreshTokenValidity` counts days. So `60`, meant as minutes,
    is two and a half days, and is refused.

    The AWS CLI does not notice: the range of the service model (1 to 86400, 0 to 315360000) is meant in seconds, but is
    applied to the number as written. Numbers outside of that are reported by other rules.

    The rejection was observed (by the public project cdk-preflight, which deploys such app clients) for access and ID tokens
    of 25 hours and refresh tokens of 30 minutes and of 4,000 days; for 25 and 4000 without a unit too, which shows the
    default units. The exact ends of the ranges are as documented; nobody is known to have probed them.

    The fix names the one unit in which the number would be in range, where there is but one and none is written. It is not
    safe: that this unit was meant is a guess.
    """
    wrong = [lifetime for lifetime in lifetimes(request) if not lifetime.in_range]
    if not wrong:
        return
    meant = {one.token: next(iter(one.readings)) for one in wrong if not one.written and len(one.readings) == 1}
    title = "Set " + listed(f"{token.unit_member} to {quoted(unit)}" for token, unit in meant.items())
    fix = Fix(title, naming(request, meant), Applicability.UNSAFE)
    for lifetime in wrong:
        yield Finding(
            at=lifetime.at,
            message=f"{lifetime.explained}: {lifetime.token.noun} lives {lifetime.token.bounds}",
            labels=lifetime.labels,
            help=_help(lifetime),
            fix=fix if lifetime.token in meant else None,
        )
