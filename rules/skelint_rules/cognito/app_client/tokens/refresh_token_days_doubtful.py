"""COG303: a refresh token lasts for years, probably because minutes or seconds are read as days."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, in_words, quoted, rule
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
            says="RefreshTokenValidity is 3,600 days (no unit set, so days), which is about 9.9 years",
        ),
        Example(
            """
            {"RefreshTokenValidity": «1440», "TokenValidityUnits": {"AccessToken": "minutes"}, "AccessTokenValidity": 60}
            """,
            says="RefreshTokenValidity is 1,440 days (no unit set, so days), which is about 3.9 years",
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
    """Without a unit, a refresh token's lifetime is in days: 3600 is ten years, not an hour.

    `RefreshTokenValidity` is in days unless `TokenValidityUnits.RefreshToken` says otherwise, and the service accepts up to
    3,650 of them. So a number that was meant as minutes or seconds may be accepted, and a lost refresh token stays valid for
    years. (For access and ID tokens the same mistake is rejected: see `token-lifetime-out-of-range`.)

    This reports numbers of 720 and more that are multiples of 60, such as 720, 1440 or 3600: round in minutes or seconds, and
    about two years or more in days. That they are a mistake is a guess; AWS accepts them. Writing the unit, even if it is
    `days`, makes clear what you mean and ends the warning. There is no fix, because only you know the unit.
    """
    for lifetime in lifetimes(request, (REFRESH,)):
        if lifetime.doubtful:
            readings = [f"{quoted(unit)} for {duration}" for unit, duration in lifetime.readings.items()]
            yield Finding(
                at=lifetime.at,
                message=f"{lifetime.explained}, which is {in_words(lifetime.seconds)}",
                help=f'set {REFRESH.unit_member} to {", ".join(readings)}, or to "days" if you mean it',
            )
