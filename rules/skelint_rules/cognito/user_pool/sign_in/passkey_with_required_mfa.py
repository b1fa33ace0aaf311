"""COG1113: passkeys are to be a first factor, and count as one factor only in a user pool that requires MFA."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import UPDATE, UPDATE_PAGE
from skelint_rules.cognito.user_pool.sign_in._factors import FACTORS, PASSKEY

MEMBER = ("WebAuthnConfiguration", "FactorConfiguration")
POOL = "UserPool: {Id: us-east-1_Ex4mPle01, Name: portal}"
SINGLE = """
MfaConfiguration: "ON"
SoftwareTokenMfaConfiguration: {Enabled: true}
WebAuthnConfiguration: {RelyingPartyId: auth.example.com, FactorConfiguration: SINGLE_FACTOR}
"""


@rule(
    code="COG1113",
    name="passkey-with-required-mfa",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    mentions=[PASSKEY.lower()],
    operations=[UPDATE],
    reads=[FACTORS[0]],
    needs=[Need.MFA],
    references=[
        UPDATE_PAGE,
        f"{API}/API_WebAuthnConfigurationType.html",
        "https://github.com/hashicorp/terraform-provider-aws/issues/50110",
        "https://github.com/go-to-k/cdkd/issues/2064",
    ],
    service_error="WEB_AUTHN cannot be used as an auth factor when MFA is enabled if not configured for MFA.",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, «WEB_AUTHN»]}}
            """,
            says="MFA is required, but a passkey counts as a single factor in this user pool",
            context=[POOL, SINGLE],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: OPTIONAL
            Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}
            """,
            context=[POOL, SINGLE],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}
            """,
            context=[POOL, SINGLE.replace("SINGLE_FACTOR", "MULTI_FACTOR_WITH_USER_VERIFICATION")],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Where MFA is required, a passkey is a first factor only if it counts as both.

    That is set with `set-user-pool-mfa-config`, and has to be set before: Amazon Cognito refuses the update otherwise.
    """
    mfa = request.string("MfaConfiguration")
    configuration = request.pool.mfa.string(*MEMBER)
    if mfa is None or mfa.value != "ON" or configuration is None or configuration.value != "SINGLE_FACTOR":
        return
    for factor in request.each_string(*FACTORS):
        if factor.value == PASSKEY:
            yield Finding(
                at=factor,
                message="MFA is required, but a passkey counts as a single factor in this user pool",
                labels=[Label(configuration, "set here"), Label(mfa, "MFA is required")],
                help=f"set {MEMBER[1]} to MULTI_FACTOR_WITH_USER_VERIFICATION with set-user-pool-mfa-config first",
            )
