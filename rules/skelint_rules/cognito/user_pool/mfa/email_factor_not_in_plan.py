"""COG1210: e-mail is to be a second factor, which the plan of the user pool does not have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito._described import severity
from skelint_rules.cognito._plans import ESSENTIALS, plan_below
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import EMAIL


@rule(
    code="COG1210",
    name="email-factor-not-in-plan",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[SET_MFA],
    reads=[EMAIL],
    needs=[Need.POOL],
    references=[
        SET_MFA_PAGE,
        f"{API}/API_EmailMfaConfigType.html",
        "https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-cognito/lib",
    ],
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            «EmailMfaConfiguration»: {Subject: Sign in}
            """,
            says="the user pool has the plan LITE, but e-mail as a second factor needs ESSENTIALS or PLUS",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            EmailMfaConfiguration: {Subject: Sign in}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: PLUS}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            SoftwareTokenMfaConfiguration: {Enabled: true}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, UserPoolTier: LITE}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Codes by e-mail as a second factor need a user pool with the plan Essentials or Plus.

    The API reference says so; the service's words have not been seen. Where only the command that created the pool tells its
    plan, that may have changed since: then it is a warning.
    """
    plan = plan_below(request.pool, ESSENTIALS)
    if plan and request.has(EMAIL):
        yield Finding(
            at=(EMAIL,),
            part=Part.KEY,
            message=f"the user pool has the plan {plan.value}, but e-mail as a second factor needs ESSENTIALS or PLUS",
            severity=severity(plan.at),
            labels=[Label(plan, "the plan")],
            help="use another second factor, or change the plan, which changes what the pool costs",
        )
