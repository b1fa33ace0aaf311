"""COG303: a refresh token is given years, probably because minutes or seconds are read as days."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, listed, quoted, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.tokens._lifetimes import REFRESH, TOKENS_PAGE, lifetimes


@rule(
    code="COG303",
    name="refresh-token-days-doubtful",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=["RefreshTokenValidity"],
    references=[TOKENS_PAGE, CREATE_PAGE, UPDATE_PAGE],
    bad=[
        Example(
            """
            RefreshTokenValidity: «3600»
            """,
            says="RefreshTokenValidity 3600 is 3,600 days (about 9.9 years), because it counts days when "
            "TokenValidityUnits.RefreshToken is absent",
        ),
        Example(
            """
            {"RefreshTokenValidity": «1440», "TokenValidityUnits": {"AccessToken": "minutes"}, "AccessTokenValidity": 60}
            """,
            says="RefreshTokenValidity 1440 is 1,440 days (about 3.9 years), because it counts days when "
            "TokenValidityUnits.RefreshToken is absent",
        ),
    ],
    good=[
        Example("{RefreshTokenValidity: 3600, TokenValidityUnits: {RefreshToken: seconds}}"),
        Example("{RefreshTokenValidity: 1440, TokenValidityUnits: {RefreshToken: days}}"),
        Example("RefreshTokenValidity: 30"),
        Example("RefreshTokenValidity: 365"),
        Example("RefreshTokenValidity: 3650"),
        Example("RefreshTokenValidity: 1440", given=["TokenValidityUnits"]),
        Example("RefreshTokenValidity: 4320"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A refresh token's number without a unit counts days: 3600 is ten years, not an hour.

    `RefreshTokenValidity` counts days unless `TokenValidityUnits.RefreshToken` says otherwise, and up to 3,650 of them are
    accepted. So a number of minutes or seconds may pass, and a lost refresh token stays good for years. (The same slip with
    access and ID tokens is refused: see `token-lifetime-out-of-range`.)

    Reported are numbers of 720 and more that are multiples of 60, such as 720, 1440 or 3600: they are round in minutes or
    seconds, and nearly two years or more in days. That they are a slip is a guess; AWS accepts them. Writing the unit, even
    if it is `days`, says what is meant and ends the warning. There is no fix, as only the author knows the unit.
    """
    for lifetime in lifetimes(request, (REFRESH,)):
        if lifetime.doubtful:
            readings = [f"{quoted(unit)} for {duration}" for unit, duration in lifetime.readings.items()]
            yield Finding(
                at=lifetime.at,
                message=lifetime.explained,
                help=f'set {REFRESH.unit_member} to {listed(readings, "or")}; to "days" if that is meant',
            )
