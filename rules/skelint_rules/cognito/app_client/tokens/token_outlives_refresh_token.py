"""COG302: an access or ID token lasts longer than the refresh token."""

from collections.abc import Iterator

from skelint import SECONDS, Applicability, Evidence, Example, Finding, Fix, Label, Request, Set, Severity, in_words, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE
from skelint_rules.cognito.app_client.tokens._lifetimes import ACCESS, ID, REFRESH, TOKENS_PAGE, lifetimes


@rule(
    code="COG302",
    name="token-outlives-refresh-token",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=["RefreshTokenValidity"],
    references=[CREATE_PAGE, UPDATE_PAGE, TOKENS_PAGE],
    service_error="Access and Id Token expiration times must be less than or equal to refresh token expiration times.",
    bad=[
        Example(
            """
            AccessTokenValidity: «12»
            IdTokenValidity: 2
            RefreshTokenValidity: 2
            TokenValidityUnits: {AccessToken: hours, RefreshToken: hours}
            """,
            says="AccessTokenValidity is 12 hours, longer than the refresh token's 2 hours",
            fixed="""
            AccessTokenValidity: 2
            IdTokenValidity: 2
            RefreshTokenValidity: 2
            TokenValidityUnits: {AccessToken: hours, RefreshToken: hours}
            """,
        ),
        Example(
            """
            {
              "IdTokenValidity": «8»,
              "RefreshTokenValidity": 90,
              "TokenValidityUnits": {"RefreshToken": "minutes"}
            }
            """,
            says="IdTokenValidity is 8 hours (no unit set, so hours), longer than the refresh token's 1 hour 30 minutes",
        ),
    ],
    good=[
        Example("""
            AccessTokenValidity: 60
            RefreshTokenValidity: 1
            TokenValidityUnits: {AccessToken: minutes, RefreshToken: hours}
        """),
        Example("AccessTokenValidity: 24"),
        Example("{RefreshTokenValidity: 60, TokenValidityUnits: {RefreshToken: minutes}}"),
        Example("{AccessTokenValidity: 12, RefreshTokenValidity: 0, TokenValidityUnits: {RefreshToken: hours}}"),
        Example("{AccessTokenValidity: 12, RefreshTokenValidity: 2, TokenValidityUnits: {RefreshToken: '${UNIT}'}}"),
        Example("{AccessTokenValidity: 12, RefreshTokenValidity: 30, TokenValidityUnits: {RefreshToken: minutes}}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Access and ID tokens must not last longer than the refresh token.

    The service compares the lifetimes after multiplying each number by its unit; equal ones are accepted. AWS's reference
    pages do not say so. The rejection was observed for an access token of 12 hours beside a refresh token of 2 hours. That ID
    tokens are compared too, we infer from the service's answer, which names both, and from the AWS CDK, which checks both.

    Lifetimes that are omitted cannot break this rule: access and ID tokens then last 1 hour, the minimum for a refresh token,
    and a refresh token lasts 30 days, far above the maximum for the others. A lifetime that is itself out of range is
    reported by `token-lifetime-out-of-range`, and not compared.

    The fix shortens the token to the refresh token's lifetime, if its unit can express that. It is not safe, because the
    refresh token may be the one that should last longer.
    """
    by_token = {lifetime.token: lifetime for lifetime in lifetimes(request) if lifetime.in_range}
    refresh = by_token.get(REFRESH)
    for lifetime in (by_token[token] for token in (ACCESS, ID) if token in by_token):
        if refresh is None or lifetime.seconds <= refresh.seconds:
            continue
        longest, rest = divmod(refresh.seconds, SECONDS[lifetime.unit])
        yield Finding(
            at=lifetime.at,
            message=f"{lifetime.explained}, longer than the refresh token's {in_words(refresh.seconds)}",
            labels=[Label(refresh.at, f"the refresh token lasts {in_words(refresh.seconds)}")],
            help="alternatively, let the refresh token last longer"
            if not rest
            else "shorten it, or let the refresh token last longer",
            fix=None if rest else Fix(f"Replace with {longest}", [Set(lifetime.at, longest)], Applicability.UNSAFE),
        )
