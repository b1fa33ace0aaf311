"""COG1807: risks are configured in a user pool without threat protection."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito._described import severity
from skelint_rules.cognito._plans import without_threat_protection
from skelint_rules.cognito.user_pool.monitoring import RISK_PAGE, SET_RISK
from skelint_rules.cognito.user_pool.monitoring.risk_configuration_reset import SETTINGS

OFF = "UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: PLUS, UserPoolAddOns: {AdvancedSecurityMode: 'OFF'}}"


@rule(
    code="COG1807",
    name="risk-configuration-not-in-plan",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[SET_RISK],
    reads=SETTINGS,
    needs=[Need.POOL],
    references=[f"{RISK_PAGE}#API_SetRiskConfiguration_Errors", f"{API}/API_UserPoolAddOnsType.html"],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            «CompromisedCredentialsRiskConfiguration»: {Actions: {EventAction: BLOCK}}
            """,
            says="a risk configuration needs threat protection, which the plan ESSENTIALS does not have",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: ESSENTIALS}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            «CompromisedCredentialsRiskConfiguration»: {Actions: {EventAction: BLOCK}}
            """,
            says="a risk configuration needs threat protection, which is off in the user pool",
            context=[OFF],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            CompromisedCredentialsRiskConfiguration: {Actions: {EventAction: BLOCK}}
            """,
            context=[OFF.replace("'OFF'", "AUDIT")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            CompromisedCredentialsRiskConfiguration: {Actions: {EventAction: BLOCK}}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """What a user pool does about risks is a part of threat protection: the plan Plus, and turned on.

    Elsewhere Amazon Cognito answers with a `UserPoolAddOnNotEnabledException`, says the API reference. Where only the command
    that created the pool tells of it, that may have changed since: then it is a warning.
    """
    setting = next((setting for setting in SETTINGS if request.has(setting)), None)
    obstacle = without_threat_protection(request.pool)
    if setting and obstacle:
        yield Finding(
            at=(setting,),
            part=Part.KEY,
            message=f"a risk configuration needs threat protection, which {obstacle.reason}",
            severity=severity(obstacle.at),
            labels=[Label(obstacle.at, "the user pool says so here")],
            help="turn threat protection on first; it needs the plan Plus",
        )
