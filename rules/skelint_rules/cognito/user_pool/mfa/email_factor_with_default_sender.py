"""COG1208: e-mail is to be a second factor of a user pool that does not send with Amazon SES."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Part, Request, Severity, rule
from skelint_rules.cognito import API, CDKD, PREFLIGHT
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import EMAIL

SENDER = ("EmailConfiguration", "EmailSendingAccount")
DEFAULT = "COGNITO_DEFAULT"


@rule(
    code="COG1208",
    name="email-factor-with-default-sender",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=[EMAIL],
    needs=[Need.POOL],
    references=[
        SET_MFA_PAGE,
        f"{API}/API_EmailConfigurationType.html",
        f"{PREFLIGHT}/pf-cognito-mfa-email-otp-requires-developer",
        CDKD,
        "https://github.com/hashicorp/terraform-provider-aws/issues/41049",
    ],
    service_error="Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount "
    "of COGNITO_DEFAULT.",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: OPTIONAL
            «EmailMfaConfiguration»: {Subject: Sign in}
            """,
            says="e-mail as a second factor needs a user pool that sends with Amazon SES, not with COGNITO_DEFAULT",
            context=["UserPool: {Id: us-east-1_Ex4mPle01, EmailConfiguration: {EmailSendingAccount: COGNITO_DEFAULT}}"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: OPTIONAL
            EmailMfaConfiguration: {Subject: Sign in}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, EmailConfiguration: {EmailSendingAccount: DEVELOPER}}"],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: OPTIONAL
            SoftwareTokenMfaConfiguration: {Enabled: true}
            """,
            context=["UserPool: {Id: us-east-1_Ex4mPle01, EmailConfiguration: {EmailSendingAccount: COGNITO_DEFAULT}}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Amazon Cognito sends codes by e-mail only through an Amazon SES identity of your own.

    The user pool must have `EmailSendingAccount: DEVELOPER`; with the default sender the call is refused.
    """
    sender = request.pool.settings.string(*SENDER)
    if sender and sender.value == DEFAULT and request.has(EMAIL):
        yield Finding(
            at=(EMAIL,),
            part=Part.KEY,
            message=f"e-mail as a second factor needs a user pool that sends with Amazon SES, not with {DEFAULT}",
            severity=severity(sender.at),
            labels=[Label(sender, "how the user pool sends")],
            help="let the user pool send with an Amazon SES identity first",
        )
