"""COG312: access or ID tokens last for many hours."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated

from skelint import SECONDS, Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE
from skelint_rules.cognito.app_client.tokens._lifetimes import ACCESS, ID, lifetimes


@dataclass(frozen=True, slots=True)
class Options:
    """What a team may decide otherwise."""

    longest_hours: Annotated[int, "the longest lifetime, in hours, that is not reported"] = 1


@rule(
    code="COG312",
    name="long-lived-access-token",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=[ACCESS.validity, ID.validity],
    options=Options(),
    references=[f"{GUIDE}/token-revocation.html", CREATE_PAGE],
    bad=[
        Example(
            """
            AccessTokenValidity: «24»
            IdTokenValidity: «90»
            TokenValidityUnits: {IdToken: minutes}
            """,
            says=[
                "AccessTokenValidity is 24 hours (no unit set, so hours); a leaked token works until it expires",
                "IdTokenValidity is 90 minutes; a leaked token works until it expires",
            ],
        ),
        Example(
            """
            {"AccessTokenValidity": «1», "TokenValidityUnits": {"AccessToken": "days"}}
            """,
            says="AccessTokenValidity is 1 day; a leaked token works until it expires",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{AccessTokenValidity: 1, IdTokenValidity: 1}"),
        Example("{AccessTokenValidity: 60, TokenValidityUnits: {AccessToken: minutes}}"),
        Example("{AccessTokenValidity: 24, TokenValidityUnits: {AccessToken: '${UNIT}'}}"),
        Example("AccessTokenValidity: 25"),
        Example("ClientName: app"),
    ],
)
def check(request: Request, options: Options) -> Iterator[Finding]:
    """A leaked access or ID token can be used until it expires, even if it has been revoked.

    AWS documents that revoked tokens remain valid for whoever verifies only their signature, as most libraries do. So the
    lifetime of the token is how long a leak lasts. The default is 1 hour, which is also the limit of this rule; you can
    configure it. AWS recommends no limit; others advise short lifetimes (the security scanner Prowler among them), so this is
    a note.

    There is no fix, because a shorter lifetime makes the app refresh its tokens more often.
    """
    for lifetime in lifetimes(request, (ACCESS, ID)):
        if lifetime.in_range and lifetime.seconds > options.longest_hours * SECONDS["hours"]:
            yield Finding(
                at=lifetime.at,
                message=f"{lifetime.explained}; a leaked token works until it expires",
                labels=lifetime.labels,
                help="shorten it: the app can get new tokens with the refresh token",
            )
