"""COG1601: a user pool uses a feature that its plan lacks."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Part, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito._plans import PLAN, PLANS
from skelint_rules.cognito.user_pool import CREATE_PAGE, UPDATE, UPDATE_PAGE, USER_POOL
from skelint_rules.cognito.user_pool.plans._plans import features


@rule(
    code="COG1601",
    name="feature-not-in-plan",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[PLAN],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        f"{API}/API_SignInPolicyType.html",
        f"{API}/API_UserPoolAddOnsType.html",
        f"{API}/API_DcrConfigurationType.html",
        f"{PREFLIGHT}/pf-cognito-signin-policy-webauthn-tier",
        f"{PREFLIGHT}/pf-cognito-pre-token-generation-config-tier",
        "https://github.com/mondoohq/cnspec/pull/3675",
        "https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-cognito/lib",
    ],
    service_error="The following features need to be disabled for the … pricing tier configured: …",
    bad=[
        Example(
            """
            UserPoolTier: LITE
            Policies:
              PasswordPolicy: {«PasswordHistorySize»: 5}
              SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, «WEB_AUTHN»]}
            LambdaConfig:
              PreTokenGenerationConfig: {«LambdaVersion»: V2_0, LambdaArn: "arn:aws:lambda:us-east-1:123456789012:function:a"}
            """,
            says=[
                "the plan LITE does not have a password history, which needs ESSENTIALS",
                "the plan LITE does not have WEB_AUTHN as a first factor, which needs ESSENTIALS",
                "the plan LITE does not have the event V2_0 of PreTokenGenerationConfig, which needs ESSENTIALS",
            ],
        ),
        Example(
            """
            {"UserPoolTier": "ESSENTIALS", "UserPoolAddOns": {«"AdvancedSecurityMode"»: "ENFORCED"}}
            """,
            says="the plan ESSENTIALS does not have threat protection, which needs PLUS",
        ),
        Example(
            """
            UserPoolTier: LITE
            «AcrConfiguration»: {Level1: {AcrValue: low}}
            «DcrConfiguration»: {EnableStatus: Enabled}
            """,
            says=[
                "the plan LITE does not have AcrConfiguration, which needs ESSENTIALS",
                "the plan LITE does not have dynamic client registration, which needs ESSENTIALS",
            ],
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            UserPoolTier: PLUS
            UserPoolAddOns: {AdvancedSecurityMode: AUDIT}
            Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}
        """),
        Example("""
            UserPoolTier: LITE
            UserPoolAddOns: {AdvancedSecurityMode: "OFF"}
            Policies: {PasswordPolicy: {PasswordHistorySize: 0}}
            LambdaConfig: {PreTokenGenerationConfig: {LambdaVersion: V1_0}}
            DcrConfiguration: {EnableStatus: Disabled}
        """),
        Example('{"UserPoolTier": "${PLAN}", "UserPoolAddOns": {"AdvancedSecurityMode": "AUDIT"}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Not every plan has every feature: Lite lacks most, and only Plus has threat protection.

    The service refuses the pool and lists the features that it would have to give up. That was observed for first factors
    other than the password, for the events `V2_0` and `V3_0` of the token trigger, and for threat protection. The API
    reference says it of names for levels of assurance and of dynamic client registration, which an update to Lite must turn
    off at the same time. That Lite lacks the password history is from the AWS CDK, which refuses it.

    There is no fix: the plans differ in price.
    """
    plan = request.string(PLAN)
    if plan is None or plan.value not in PLANS:
        return
    for feature in features(request):
        if PLANS.index(feature.least) > PLANS.index(plan.value):
            entry = isinstance(feature.pointer[-1], int)
            yield Finding(
                at=feature.pointer,
                part=Part.VALUE if entry else Part.KEY,
                message=f"the plan {plan.value} does not have {feature.noun}, which needs {feature.least}",
                labels=[Label(plan, "the plan")],
                service_error=f"The following features need to be disabled for the {plan.value} pricing tier configured: "
                f"{feature.answered}"
                if feature.answered
                else "",
            )
