"""COG407: the auth flows are left to their default."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, listed, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, FLOWS_PAGE, REFRESH, SRP, rotates


@rule(
    code="COG407",
    name="explicit-auth-flows-unset",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    references=[CREATE_PAGE, UPDATE_PAGE, FLOWS_PAGE],
    bad=[
        Example(
            """
            «ClientName»: web
            """,
            says="ExplicitAuthFlows is absent, so SRP, custom challenges and refreshing tokens are allowed",
            fixed="""
            ClientName: web
            ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
            """,
        ),
        Example(
            """
            «{»"RefreshTokenRotation": {"Feature": "ENABLED"}}
            """,
            says="ExplicitAuthFlows is absent, so SRP, custom challenges and refreshing tokens are allowed",
            operation=UPDATE,
            fixed="""
            {"RefreshTokenRotation": {"Feature": "ENABLED"}, "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"]}
            """,
        ),
    ],
    good=[
        Example("ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: ${FLOWS}"),
        Example("ClientName: web", given=["ExplicitAuthFlows"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Without `ExplicitAuthFlows`, an app client allows three flows, custom challenges among them.

    AWS documents the default: `ALLOW_USER_SRP_AUTH`, `ALLOW_CUSTOM_AUTH` and `ALLOW_REFRESH_TOKEN_AUTH`. Few user pools have
    the Lambda triggers that custom challenges need; a flow that nobody uses need not be allowed. On update, leaving the member
    out also puts the app client back to this default, whatever it allowed before. What the default is with refresh token
    rotation, which forbids `ALLOW_REFRESH_TOKEN_AUTH`, is not documented.

    The fix lists sign-in with SRP and, unless rotation is enabled, refreshing tokens. It is not safe: the app may use others.
    """
    if request.has(FLOWS):
        return
    wanted = [SRP] if rotates(request) else [SRP, REFRESH]
    yield Finding(
        at=(FLOWS,),
        message=f"{FLOWS} is absent, so SRP, custom challenges and refreshing tokens are allowed",
        help="list the flows that the app uses",
        fix=Fix(f"List {listed(wanted)}", [Set((FLOWS,), wanted)], Applicability.UNSAFE),
    )
