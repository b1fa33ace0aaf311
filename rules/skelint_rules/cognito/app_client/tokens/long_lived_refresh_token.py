"""COG311: a refresh token lasts long and is not rotated."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE
from skelint_rules.cognito.app_client.tokens._lifetimes import REFRESH, lifetimes

DAY = 86_400


@dataclass(frozen=True, slots=True)
class Options:
    """What a team may decide otherwise."""

    longest_days: Annotated[int, "the longest lifetime, in days, that is not reported"] = 30


@rule(
    code="COG311",
    name="long-lived-refresh-token",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=["RefreshTokenValidity"],
    options=Options(),
    references=[f"{GUIDE}/amazon-cognito-user-pools-using-the-refresh-token.html", CREATE_PAGE],
    bad=[
        Example(
            """
            RefreshTokenValidity: «365»
            TokenValidityUnits: {RefreshToken: days}
            """,
            says="RefreshTokenValidity is 365 days, or 1 year, and refresh tokens are not rotated",
        ),
        Example(
            """
            {
              "RefreshTokenValidity": «1440»,
              "TokenValidityUnits": {"RefreshToken": "hours"},
              "RefreshTokenRotation": {"Feature": "DISABLED"}
            }
            """,
            says="RefreshTokenValidity is 1,440 hours, or 60 days, and refresh tokens are not rotated",
        ),
    ],
    good=[
        Example("RefreshTokenValidity: 30"),
        Example("{RefreshTokenValidity: 365, RefreshTokenRotation: {Feature: ENABLED}}"),
        Example("{RefreshTokenValidity: 365, RefreshTokenRotation: {Feature: '${ROTATION}'}}"),
        Example("{RefreshTokenValidity: 365, TokenValidityUnits: {RefreshToken: '${UNIT}'}}"),
        Example("RefreshTokenValidity: 4000"),
        Example("RefreshTokenValidity: 3600"),
    ],
)
def check(request: Request, options: Options) -> Iterator[Finding]:
    """A stolen refresh token stays useful for as long as it lasts, unless tokens are rotated.

    Whoever holds a refresh token can get new access and ID tokens until it expires. With rotation, each refresh token is
    replaced when it is used. AWS recommends no limit; 30 days, the default lifetime, is our choice, and you can configure it.
    That lifetimes should be short, or tokens rotated, is the advice of others (the security scanner Prowler among them), so
    this is a note. There is no fix, because how long users stay signed in is up to the app.
    """
    feature = request.string("RefreshTokenRotation", "Feature")
    if feature and feature.value == "ENABLED":
        return
    for lifetime in lifetimes(request, (REFRESH,)):
        if lifetime.seconds > options.longest_days * DAY and lifetime.in_range and not lifetime.doubtful:
            yield Finding(
                at=lifetime.at,
                message=f"{lifetime.meaning}, and refresh tokens are not rotated",
                labels=lifetime.labels,
                help="shorten it, or enable RefreshTokenRotation (the app must then call GetTokensFromRefreshToken)",
            )
