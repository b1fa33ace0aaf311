"""COG1303: the phone is both the second factor and the only way to recover an account."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.account._recovery import PHONE, SETTING, mechanisms


@rule(
    code="COG1303",
    name="phone-recovery-with-sms-mfa",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[SETTING],
    mentions=[PHONE],
    references=["https://github.com/aws/aws-cdk/issues/11478", f"{API}/API_AccountRecoverySettingType.html"],
    service_error="Invalid account recovery setting parameter. Account Recovery Setting cannot use verified_phone_number as a "
    "recovery mechanism when SMS MFA is configured.",
    bad=[
        Example(
            """
            MfaConfiguration: "ON"
            SmsConfiguration:
              SnsCallerArn: arn:aws:iam::123456789012:role/sms
            AccountRecoverySetting:
              RecoveryMechanisms:
                - {Priority: 1, Name: «verified_phone_number»}
            """,
            says="users cannot recover their account with the phone that is their second factor",
        ),
        Example(
            """
            {"MfaConfiguration": "ON", "SmsConfiguration": {"ExternalId": "x"},
             "AccountRecoverySetting": {"RecoveryMechanisms": [{"Priority": 1, "Name": «"verified_phone_number"»}]}}
            """,
            says="users cannot recover their account with the phone that is their second factor",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            MfaConfiguration: "ON"
            SmsConfiguration: {SnsCallerArn: "arn:aws:iam::123456789012:role/sms"}
            AccountRecoverySetting:
              RecoveryMechanisms: [{Priority: 1, Name: verified_phone_number}, {Priority: 2, Name: verified_email}]
        """),
        Example("""
            MfaConfiguration: OPTIONAL
            SmsConfiguration: {SnsCallerArn: "arn:aws:iam::123456789012:role/sms"}
            AccountRecoverySetting: {RecoveryMechanisms: [{Priority: 1, Name: verified_phone_number}]}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A phone that is a user's second factor does not count for recovering the account.

    Otherwise whoever has the phone would have the account. One report (2023) shows the service refusing the combination. Many
    pools have both, so the condition must be narrower than the service's text says. This rule speaks only where a second
    factor is required, text messages are configured, and there is no other way to recover.
    """
    mfa = request.string("MfaConfiguration")
    names = [mechanism.name for mechanism in mechanisms(request)]
    if mfa is None or mfa.value != "ON" or not request.has("SmsConfiguration") or names != [PHONE]:
        return
    for mechanism in mechanisms(request):
        yield Finding(
            at=(*mechanism.pointer, "Name"),
            message="users cannot recover their account with the phone that is their second factor",
            labels=[Label(mfa, "a second factor is required")],
            help="add verified_email",
        )
