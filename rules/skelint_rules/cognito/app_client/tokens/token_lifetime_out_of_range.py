"""COG301: a token lifetime is outside the range that the service accepts."""

from collections.abc import Iterator

from skelint import SECONDS, Applicability, Evidence, Example, Finding, Fix, Request, Severity, listed, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.tokens._lifetimes import TOKENS, TOKENS_PAGE, Lifetime, lifetimes, naming


def _limit(lifetime: Lifetime) -> str:
    token = lifetime.token
    return f"the minimum is {token.minimum}" if lifetime.seconds < token.shortest else f"the maximum is {token.maximum}"


def _help(lifetime: Lifetime, *, fixable: bool) -> str:
    size = SECONDS[lifetime.unit]
    least, most = -(-lifetime.token.shortest // size), lifetime.token.longest // size
    readings = [f"{quoted(unit)} for {duration}" for unit, duration in lifetime.readings.items()]
    number = f"write {least} to {most}" if least < most else f"write {least}"
    unit = f"set {lifetime.token.unit_member} to {listed(readings, 'or')}"
    ways = [number, unit] if lifetime.has_unit else [unit, number]
    return ", or ".join(ways) if readings and not fixable else number


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
                "AccessTokenValidity is 60 hours (no unit set, so hours); the maximum is 1 day",
                "IdTokenValidity is 3,600 hours (no unit set, so hours); the maximum is 1 day",
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
            says="AccessTokenValidity is 25 hours (no unit set, so hours); the maximum is 1 day",
            fixed="""
            {"AccessTokenValidity": 25, "TokenValidityUnits": {"RefreshToken": "days", "AccessToken": "minutes"}}
            """,
        ),
        Example(
            """
            RefreshTokenValidity: «30»
            TokenValidityUnits: {RefreshToken: minutes}
            """,
            says="RefreshTokenValidity is 30 minutes; the minimum is 60 minutes",
        ),
        Example(
            """
            RefreshTokenValidity: «4000»
            """,
            says="RefreshTokenValidity is 4,000 days (no unit set, so days); the maximum is 3,650 days",
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
    """A token lifetime must be within a range, and a number without a unit means hours or days.

    An access or ID token lasts 5 minutes to 1 day, a refresh token 60 minutes to 3,650 days (10 years). The service
    multiplies the number by its unit in `TokenValidityUnits` and checks the product. Without a unit, `AccessTokenValidity`
    and `IdTokenValidity` are in hours, and `RefreshTokenValidity` is in days. So `60`, meant as minutes, is two and a half
    days, and is rejected.

    The AWS CLI does not notice: the range of the service model (1 to 86400, 0 to 315360000) is meant in seconds, but is
    applied to the number as written. Numbers outside that range are reported by other rules.

    The rejection was observed (by the public project cdk-preflight, which deploys such app clients) for access and ID tokens
    of 25 hours, and for refresh tokens of 30 minutes and of 4,000 days; for 25 and 4000 without a unit too, which shows the
    default units. The exact limits are as documented; we know of nobody who has probed them.

    The fix writes the unit that puts the number in range, if there is exactly one such unit and none is given. It is not
    safe: that you meant this unit is a guess.
    """
    wrong = [lifetime for lifetime in lifetimes(request) if not lifetime.in_range]
    if not wrong:
        return
    meant = {
        lifetime.token: next(iter(lifetime.readings))
        for lifetime in wrong
        if not lifetime.has_unit and len(lifetime.readings) == 1
    }
    title = "Set " + listed(f"{token.unit_member} to {quoted(unit)}" for token, unit in meant.items())
    fix = Fix(title, naming(request, meant), Applicability.UNSAFE)
    for lifetime in wrong:
        yield Finding(
            at=lifetime.at,
            message=f"{lifetime.explained}; {_limit(lifetime)}",
            labels=lifetime.labels,
            help=_help(lifetime, fixable=lifetime.token in meant),
            fix=fix if lifetime.token in meant else None,
        )
