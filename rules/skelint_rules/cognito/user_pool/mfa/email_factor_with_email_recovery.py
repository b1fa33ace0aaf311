"""COG1209: e-mail is to be a second factor, and the only way to recover an account."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Part, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import EMAIL

RECOVERY = ("AccountRecoverySetting", "RecoveryMechanisms")
POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  AccountRecoverySetting: {RecoveryMechanisms: [{Name: verified_email, Priority: 1}]}
"""


@rule(
    code="COG1209",
    name="email-factor-with-email-recovery",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=[EMAIL],
    needs=[Need.POOL],
    references=[
        SET_MFA_PAGE,
        f"{API}/API_AccountRecoverySettingType.html",
        "https://github.com/hashicorp/terraform-provider-aws/issues/41049",
        "https://github.com/hashicorp/terraform-provider-aws/issues/43917",
    ],
    service_error="Cannot set EmailMfaConfiguration when user pool AccountRecoverySetting is not set or contains only "
    "verified_email in RecoveryMechanisms.",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: OPTIONAL
            «EmailMfaConfiguration»: {Subject: Sign in}
            """,
            says="e-mail cannot be a second factor while verified_email is the only way to recover an account",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: OPTIONAL
            EmailMfaConfiguration: {Subject: Sign in}
            """,
            context=[POOL.replace("}]", "}, {Name: verified_phone_number, Priority: 2}]")],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: OPTIONAL
            EmailMfaConfiguration: {Subject: Sign in}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Who gets into a mailbox must not get both the second factor and a new password.

    So Amazon Cognito refuses e-mail as a second factor in a user pool whose accounts are recovered by e-mail alone. It refuses
    it too where the pool has no recovery setting; as a description may leave that out for other reasons, this is not reported.
    """
    mechanisms = request.pool.settings.structures(*RECOVERY)
    if mechanisms and request.has(EMAIL) and {item.get("Name") for item in mechanisms.value} == {"verified_email"}:
        yield Finding(
            at=(EMAIL,),
            part=Part.KEY,
            message="e-mail cannot be a second factor while verified_email is the only way to recover an account",
            severity=severity(mechanisms.at),
            labels=[Label(mechanisms, "how accounts of the user pool are recovered")],
            help="give the user pool another way first, verified_phone_number or admin_only",
        )
