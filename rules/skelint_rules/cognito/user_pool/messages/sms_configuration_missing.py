"""COG1401: something needs text messages, but nothing says how they are sent."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, Value, rule
from skelint_rules.cognito import CDKD, PREFLIGHT
from skelint_rules.cognito.user_pool import CREATE, CREATE_PAGE, UPDATE, UPDATE_PAGE, USER_POOL
from skelint_rules.cognito.user_pool.messages._senders import SMS
from skelint_rules.cognito.user_pool.sign_in._factors import FACTORS

MFA, VERIFIED, PHONE, SMS_OTP = "MfaConfiguration", "AutoVerifiedAttributes", "phone_number", "SMS_OTP"
FOR_MFA = "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"
FOR_VERIFICATION = "SMS configuration is required when phone_number is selected for auto verification"
FOR_SIGN_IN = "SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration"


@rule(
    code="COG1401",
    name="sms-configuration-missing",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=[MFA, VERIFIED, FACTORS[0]],
    references=[
        CREATE_PAGE,
        UPDATE_PAGE,
        f"{PREFLIGHT}/pf-cognito-mfa-sms-config",
        f"{PREFLIGHT}/pf-cognito-auto-verified-username-consistency",
        CDKD,
        "https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/769",
        "https://github.com/crossplane-contrib/provider-aws/issues/1499",
    ],
    service_error=FOR_MFA,
    further_answers=[FOR_VERIFICATION, FOR_SIGN_IN],
    bad=[
        Example(
            """
            {"PoolName": "users", "MfaConfiguration": «"OPTIONAL"», "AutoVerifiedAttributes": ["email", "phone_number"]}
            """,
            says="MfaConfiguration OPTIONAL needs an SmsConfiguration",
        ),
        Example(
            "AutoVerifiedAttributes: [email, «phone_number»]",
            says="AutoVerifiedAttributes phone_number needs an SmsConfiguration",
        ),
        Example(
            "Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, «SMS_OTP»]}}",
            says="AllowedFirstAuthFactors SMS_OTP needs an SmsConfiguration",
        ),
        Example(
            """
            {"UserPoolId": "us-east-1_Ex1", "AutoVerifiedAttributes": [«"phone_number"»]}
            """,
            says="AutoVerifiedAttributes phone_number needs an SmsConfiguration",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            MfaConfiguration: OPTIONAL
            AutoVerifiedAttributes: [phone_number]
            SmsConfiguration: {SnsCallerArn: "arn:aws:iam::123456789012:role/sms", ExternalId: x}
        """),
        Example("{MfaConfiguration: 'OFF', AutoVerifiedAttributes: [email]}", syntax="yaml"),
        Example('MfaConfiguration: "ON"', given=["SmsConfiguration"]),
        Example("MfaConfiguration: OPTIONAL", operation=UPDATE),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Text messages need an `SmsConfiguration`: the role with which Amazon Cognito sends them.

    A pool that verifies telephone numbers or offers codes by text message needs one. So does a pool that is created with MFA:
    `create-user-pool` knows no other second factor. For authenticator apps or e-mail, create the pool with MFA `OFF`, and turn
    it on with `set-user-pool-mfa-config`. The service's answer in the case of MFA names the verification of telephone numbers
    as well; whether that is needed too has not been isolated.

    An update may rely on what the pool has: what leaving `SmsConfiguration` out does to it has never been measured, so that
    case is a warning. Nothing is said where a `CustomSMSSender` sends the messages.
    """
    uses = list(_uses(request))
    if not uses or request.has(SMS) or request.has("LambdaConfig", "CustomSMSSender"):
        return
    (first, answer), *others = uses
    member = next(step for step in reversed(first.pointer) if isinstance(step, str))
    creates = str(request.operation) == CREATE
    yield Finding(
        at=first,
        message=f"{member} {first.value} needs an {SMS}",
        labels=[Label(use, "needs it too") for use, _ in others],
        help="for other second factors, create the pool with MFA OFF, then use set-user-pool-mfa-config"
        if first.pointer == (MFA,)
        else f"add {SMS}, with the role that sends text messages",
        severity=None if creates else Severity.WARNING,
        service_error=answer,
    )


def _uses(request: Request) -> Iterator[tuple[Value[str], str]]:
    """Yield what needs text messages, with the service's answer to a pool that cannot send them."""
    creates = str(request.operation) == CREATE
    mfa = request.parameters.get(MFA)
    if creates and mfa in ("ON", "OPTIONAL"):
        yield Value((MFA,), str(mfa)), FOR_MFA
    if isinstance(request.parameters.get(VERIFIED), list):  # one that is unresolved does not hide the others
        yield from ((use, FOR_VERIFICATION) for use in request.each_string(VERIFIED) if use.value == PHONE)
    if creates:
        yield from ((use, FOR_SIGN_IN) for use in request.each_string(*FACTORS) if use.value == SMS_OTP)
