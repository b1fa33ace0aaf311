"""COG409: ExplicitAuthFlows is an empty list."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE, UPDATE_PAGE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, REFRESH


@rule(
    code="COG409",
    name="empty-auth-flow-list",
    severity=Severity.NOTE,
    evidence=Evidence.INFERRED,
    operations=APP_CLIENT,
    reads=[FLOWS],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        "https://github.com/aws/aws-cdk/issues/26680",
        "https://github.com/aws/aws-cdk/issues/16236",
    ],
    bad=[
        Example(
            """
            ExplicitAuthFlows: «[]»
            """,
            says="ExplicitAuthFlows is empty, which probably allows the default flows, not none",
        ),
        Example(
            """
            {"ExplicitAuthFlows": «[]», "ClientId": "abc"}
            """,
            says="ExplicitAuthFlows is empty, which probably allows the default flows, not none",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("ExplicitAuthFlows: [ALLOW_REFRESH_TOKEN_AUTH]"),
        Example("ExplicitAuthFlows: ${FLOWS}"),
        Example("ClientName: web"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An empty list of authentication flows probably means the default, not "none".

    A client that was created without `ExplicitAuthFlows` is described with an empty list, so the two cannot be told apart.
    For a missing list AWS documents a default: `ALLOW_USER_SRP_AUTH`, `ALLOW_CUSTOM_AUTH` and `ALLOW_REFRESH_TOKEN_AUTH`. That
    it also applies to an empty one is inferred.
    """
    flows = request.strings(FLOWS)
    if flows and not flows.value:
        yield Finding(
            at=flows,
            message=f"{FLOWS} is empty, which probably allows the default flows, not none",
            help=f"list the flows that the app uses; {REFRESH} alone lets nobody sign in",
        )
