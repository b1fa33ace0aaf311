"""COG7108: an update lists ALLOW_REFRESH_TOKEN_AUTH for a client whose refresh tokens are rotated."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Need, Request, Set, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import UPDATE
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, REFRESH, ROTATION, flows
from skelint_rules.cognito.app_client.present._client import rotation

ROTATING = """
UserPoolClient:
  UserPoolId: us-east-1_Ex4mPle01
  ClientId: 38fjsnc484p94kpqsnet7mpld0
  ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]
  RefreshTokenRotation: {Feature: ENABLED, RetryGracePeriodSeconds: 10}
"""


@rule(
    code="COG7108",
    name="refresh-token-auth-of-rotating-client",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[UPDATE],
    reads=[FLOWS],
    needs=[Need.CLIENT],
    references=[
        "https://github.com/hashicorp/terraform-provider-aws/issues/47196",
        f"{API}/API_RefreshTokenRotationType.html",
    ],
    service_error="ALLOW_REFRESH_TOKEN_AUTH is not a permitted ExplicitAuthFlow when refresh token rotation is enabled.",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, «ALLOW_REFRESH_TOKEN_AUTH»]
            """,
            says="ALLOW_REFRESH_TOKEN_AUTH is not allowed: refresh token rotation is enabled on the app client",
            fixed="""
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            RefreshTokenRotation: {"Feature": "DISABLED"}
            """,
            context=[ROTATING],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            RefreshTokenRotation: {Feature: DISABLED}
            """,
            context=[ROTATING],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH]
            """,
            context=[ROTATING.replace("ENABLED", "DISABLED")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld0
            ExplicitAuthFlows: [ALLOW_USER_SRP_AUTH]
            """,
            context=[ROTATING],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update that allows `ALLOW_REFRESH_TOKEN_AUTH` must say that rotation is off, where the app client has it on.

    The two exclude each other, and leaving `RefreshTokenRotation` out was seen not to turn rotation off: Terraform's provider
    had to send `DISABLED` before the update was accepted.

    The fix turns rotation off. It is not safe, because the alternative may be meant: to keep rotation, send it as it is and
    remove the flow.
    """
    flow = next((flow for flow in flows(request) if flow.value == REFRESH), None)
    if flow is None or request.has(ROTATION):
        return
    feature = rotation(request.client)
    if feature:
        yield Finding(
            at=flow,
            message=f"{REFRESH} is not allowed: refresh token rotation is enabled on the app client",
            labels=[Label(feature, "rotation is enabled here")],
            help=f"or keep rotation: send {ROTATION} as it is, and remove {REFRESH}",
            fix=Fix("Disable rotation", [Set((ROTATION,), {"Feature": "DISABLED"})], Applicability.UNSAFE),
        )
