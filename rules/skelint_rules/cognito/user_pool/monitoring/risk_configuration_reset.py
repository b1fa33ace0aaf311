"""COG1803: a call without any setting resets the risk configuration."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito.user_pool.monitoring import RISK_PAGE, SET_RISK

SETTINGS = (
    "CompromisedCredentialsRiskConfiguration",
    "AccountTakeoverRiskConfiguration",
    "RiskExceptionConfiguration",
)


@rule(
    code="COG1803",
    name="risk-configuration-reset",
    severity=Severity.WARNING,
    evidence=Evidence.DOCUMENT,
    operations=[SET_RISK],
    references=[RISK_PAGE],
    bad=[
        Example(
            "«UserPoolId»: us-east-1_Ex1",
            says="this call resets the risk configuration to its defaults",
        ),
        Example(
            """
            «{»"UserPoolId": "us-east-1_Ex1", "ClientId": "38fjsnc484p94kpqsnet7mpld0"}
            """,
            says="this call resets the risk configuration of the app client to that of the pool",
        ),
    ],
    good=[
        Example("CompromisedCredentialsRiskConfiguration: {Actions: {EventAction: BLOCK}}"),
        Example("UserPoolId: us-east-1_Ex1", given=["AccountTakeoverRiskConfiguration"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A call with the IDs alone takes the configuration away.

    The API reference says so: the pool returns to the defaults, and an app client to the configuration of its pool.
    """
    if not any(request.has(setting) for setting in SETTINGS):
        yield Finding(
            at=(),
            part=Part.KEY,
            message="this call resets the risk configuration of the app client to that of the pool"
            if request.has("ClientId")
            else "this call resets the risk configuration to its defaults",
            help="give the settings that are to hold",
        )
