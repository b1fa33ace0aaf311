"""COG308: tokens expire so soon that the AWS SDKs for mobile apps renew them all the time."""

from collections.abc import Iterator

from skelint import SECONDS, Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, in_words, rule
from skelint_rules.cognito import GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT
from skelint_rules.cognito.app_client.tokens._lifetimes import ACCESS, ID, lifetimes

ENOUGH = 7 * SECONDS["minutes"]


@rule(
    code="COG308",
    name="token-too-short-for-sdk",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=[ACCESS.validity, ID.validity],
    references=[f"{GUIDE}/amazon-cognito-user-pools-using-the-refresh-token.html"],
    bad=[
        Example(
            """
            AccessTokenValidity: «300»
            IdTokenValidity: «6»
            TokenValidityUnits: {AccessToken: seconds, IdToken: minutes}
            """,
            says=[
                "AccessTokenValidity is 300 seconds; AWS mobile SDKs keep renewing tokens shorter than 7 minutes",
                "IdTokenValidity is 6 minutes; AWS mobile SDKs keep renewing tokens shorter than 7 minutes",
            ],
            fixed="""
            AccessTokenValidity: 420
            IdTokenValidity: 7
            TokenValidityUnits: {AccessToken: seconds, IdToken: minutes}
            """,
        ),
    ],
    good=[
        Example("{AccessTokenValidity: 7, TokenValidityUnits: {AccessToken: minutes}}"),
        Example("{AccessTokenValidity: 4, TokenValidityUnits: {AccessToken: minutes}}"),
        Example("{AccessTokenValidity: 5, TokenValidityUnits: {AccessToken: '${UNIT}'}}"),
        Example("AccessTokenValidity: 5"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Tokens of 5 minutes keep the AWS SDKs for mobile apps busy; 7 minutes are enough.

    The SDKs for iOS and Android, and Amplify, renew access and ID tokens that have less than 2 minutes left. The 2023
    developer guide says that with tokens of 5 minutes the refresh token is used continually, and that everything works as
    expected from 7 minutes on. It does not say what happens in between. Apps that do not use these SDKs are not affected.

    The fix writes 7 minutes. It is not safe, because a token that leaks then works for longer.
    """
    for lifetime in lifetimes(request, (ACCESS, ID)):
        if lifetime.in_range and lifetime.seconds < ENOUGH:
            number = ENOUGH // SECONDS[lifetime.unit]
            yield Finding(
                at=lifetime.at,
                message=f"{lifetime.explained}; AWS mobile SDKs keep renewing tokens shorter than 7 minutes",
                fix=Fix(f"Replace with {number} ({in_words(ENOUGH)})", [Set(lifetime.at, number)], Applicability.UNSAFE),
            )
