"""COG407: ExplicitAuthFlows is left out."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Request, Set, Severity, listed, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, FLOWS_PAGE, REFRESH, SRP, rotates
from skelint_rules.cognito.app_client.oauth._flows import machines_only


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
            says="ExplicitAuthFlows is missing, so SRP, custom challenges and refresh tokens are allowed",
            fixed="""
            ClientName: web
            ExplicitAuthFlows: ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
            """,
        ),
        Example(
            """
            «{»"RefreshTokenRotation": {"Feature": "ENABLED"}}
            """,
            says="ExplicitAuthFlows is missing, so SRP, custom challenges and refresh tokens are allowed",
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
        Example("AllowedOAuthFlows: [client_credentials]"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Without `ExplicitAuthFlows`, an app client allows three flows, custom challenges among them.

    AWS documents the default: `ALLOW_USER_SRP_AUTH`, `ALLOW_CUSTOM_AUTH` and `ALLOW_REFRESH_TOKEN_AUTH`. Few user pools have
    the Lambda triggers that custom challenges need, and a flow that nobody uses need not be allowed. On update, AWS documents
    that leaving the member out also resets the app client to this default, whatever it allowed before. What the default is
    with refresh token rotation, which forbids `ALLOW_REFRESH_TOKEN_AUTH`, is not documented.

    A client for machines, with client_credentials alone, is the subject of `machine-client-with-user-flows`.

    The fix lists sign-in with SRP and, unless rotation is enabled, refresh tokens. It is not safe: the app may use others.
    """
    if request.has(FLOWS) or machines_only(request):
        return
    wanted = [SRP] if rotates(request) else [SRP, REFRESH]
    yield Finding(
        at=(FLOWS,),
        message=f"{FLOWS} is missing, so SRP, custom challenges and refresh tokens are allowed",
        help="list exactly the flows that the app uses",
        fix=Fix(f"List {listed(wanted)}", [Set((FLOWS,), wanted)], Applicability.UNSAFE),
    )
