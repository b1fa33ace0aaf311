"""COG402: ALLOW_REFRESH_TOKEN_AUTH is listed while refresh tokens are rotated."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, rule
from skelint_rules.cognito.app_client import API, APP_CLIENT, GUIDE, UPDATE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, REFRESH, ROTATION, flows, rotates


@rule(
    code="COG402",
    name="refresh-token-auth-with-rotation",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=APP_CLIENT,
    reads=[ROTATION],
    references=[
        f"{GUIDE}/amazon-cognito-user-pools-using-the-refresh-token.html",
        f"{API}/API_RefreshTokenRotationType.html",
    ],
    service_error="ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.",
    bad=[
        Example(
            """
            RefreshTokenRotation:
              Feature: ENABLED
            ExplicitAuthFlows:
              - ALLOW_USER_SRP_AUTH
              - «ALLOW_REFRESH_TOKEN_AUTH»
            """,
            says="ExplicitAuthFlows has ALLOW_REFRESH_TOKEN_AUTH, which refresh token rotation rules out",
            fixed="""
            RefreshTokenRotation:
              Feature: ENABLED
            ExplicitAuthFlows:
              - ALLOW_USER_SRP_AUTH
            """,
        ),
        Example(
            """
            {"ExplicitAuthFlows": [«"ALLOW_REFRESH_TOKEN_AUTH"»], "RefreshTokenRotation": {"Feature": "ENABLED"}}
            """,
            says="ExplicitAuthFlows has ALLOW_REFRESH_TOKEN_AUTH, which refresh token rotation rules out",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("{RefreshTokenRotation: {Feature: ENABLED}, ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]}"),
        Example("{RefreshTokenRotation: {Feature: DISABLED}, ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH]}"),
        Example("RefreshTokenRotation: {Feature: ENABLED}"),
        Example("{RefreshTokenRotation: {Feature: '${ROTATION}'}, ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH]}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Refresh token rotation and `ALLOW_REFRESH_TOKEN_AUTH` exclude each other.

    With rotation, tokens are refreshed by `GetTokensFromRefreshToken`; AWS documents that the `REFRESH_TOKEN_AUTH` flow cannot
    be used then. The service refuses to list it: several public projects quote its answer. An input without
    `ExplicitAuthFlows` is not reported, although the documented default contains this flow: code that enables rotation and
    leaves the list out is in use, and no rejection of it is known.

    The fix takes the flow out of the list, where others are left. It is not safe: apps that refresh tokens with `InitiateAuth`
    or `AdminInitiateAuth` must first change to `GetTokensFromRefreshToken`. The other way out is to disable rotation.
    """
    if not rotates(request):
        return
    for flow in flows(request):
        if flow.value == REFRESH:
            alone = len(list(request.each_written(FLOWS))) == 1
            yield Finding(
                at=flow,
                message=f"{FLOWS} has {REFRESH}, which refresh token rotation rules out",
                labels=[Label((ROTATION, "Feature"), "rotation is on")],
                help="remove it and let the app use GetTokensFromRefreshToken, or disable rotation",
                fix=None if alone else Fix(f"Remove {REFRESH}", [Remove(flow.pointer)], Applicability.UNSAFE),
            )
