"""COG1211: MFA is to be required in a user pool whose users may sign in with a one-time code."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, listed, rule
from skelint_rules.cognito import API, CDKD
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import MFA
from skelint_rules.cognito.user_pool.sign_in._factors import FACTORS, ONE_TIME_CODES

POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP]}}
"""


@rule(
    code="COG1211",
    name="mfa-required-beside-one-time-codes",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=[MFA],
    needs=[Need.POOL],
    references=[
        SET_MFA_PAGE,
        f"{API}/API_SignInPolicyType.html",
        CDKD,
        "https://github.com/go-to-k/cdkd/pull/2069",
    ],
    service_error="Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: «"ON"»
            SoftwareTokenMfaConfiguration: {Enabled: true}
            """,
            says="MFA cannot be required while the user pool has EMAIL_OTP among its first factors",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: OPTIONAL
            SoftwareTokenMfaConfiguration: {Enabled: true}
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            SoftwareTokenMfaConfiguration: {Enabled: true}
            """,
            context=[POOL.replace(", EMAIL_OTP", "")],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A code by e-mail or text message is a whole sign-in, and cannot be followed by a second factor.

    So Amazon Cognito refuses to require MFA in a user pool that has `EMAIL_OTP` or `SMS_OTP` as a first factor.
    """
    mfa = request.string(MFA)
    factors = request.pool.settings.strings(*FACTORS)
    codes = [factor for factor in factors.value if factor in ONE_TIME_CODES] if factors else []
    if factors and codes and mfa and mfa.value == "ON":
        yield Finding(
            at=mfa,
            message=f"MFA cannot be required while the user pool has {listed(codes)} among its first factors",
            severity=severity(factors.at),
            labels=[Label(factors, "its first factors")],
            help="make MFA optional, or remove the codes from the sign-in policy first",
        )
