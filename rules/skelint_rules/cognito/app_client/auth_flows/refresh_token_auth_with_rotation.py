"""COG402: ALLOW_REFRESH_TOKEN_AUTH is listed while refresh tokens are rotated."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Remove, Request, Severity, rule
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client import APP_CLIENT, UPDATE
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
            says="ALLOW_REFRESH_TOKEN_AUTH is not allowed while refresh token rotation is enabled",
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
            says="ALLOW_REFRESH_TOKEN_AUTH is not allowed while refresh token rotation is enabled",
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

    With rotation, apps refresh tokens with `GetTokensFromRefreshToken`; AWS documents that they cannot use the
    `REFRESH_TOKEN_AUTH` flow then. The service rejects a list that contains it: several public projects quote the answer. An
    input without `ExplicitAuthFlows` is not reported, although the documented default contains this flow: public code
    enables rotation and leaves the list out, and no rejection of that is known.

    The fix removes the flow from the list, if others remain. It is not safe: apps that refresh tokens with `InitiateAuth` or
    `AdminInitiateAuth` must first change to `GetTokensFromRefreshToken`. The alternative is to disable rotation.
    """
    if not rotates(request):
        return
    for flow in flows(request):
        if flow.value == REFRESH:
            alone = len(list(request.each_text(FLOWS))) == 1
            yield Finding(
                at=flow,
                message=f"{REFRESH} is not allowed while refresh token rotation is enabled",
                labels=[Label((ROTATION, "Feature"), "rotation is enabled here")],
                help="let the app use GetTokensFromRefreshToken instead, or disable rotation",
                fix=None if alone else Fix(f"Remove {REFRESH}", [Remove(flow.pointer)], Applicability.UNSAFE),
            )
