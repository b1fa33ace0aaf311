"""COG1213: MFA is to be required, and passkeys count as one factor only in a user pool that has them."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import MFA, PASSKEYS
from skelint_rules.cognito.user_pool.sign_in._factors import FACTORS, PASSKEY

MULTI_FACTOR = "MULTI_FACTOR_WITH_USER_VERIFICATION"
POOL = """
UserPool:
  Id: us-east-1_Ex4mPle01
  Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, WEB_AUTHN]}}
"""


@rule(
    code="COG1213",
    name="passkeys-as-single-factor",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=[PASSKEYS],
    needs=[Need.POOL],
    references=[
        SET_MFA_PAGE,
        f"{API}/API_WebAuthnConfigurationType.html",
        "https://github.com/go-to-k/cdkd/issues/2064",
    ],
    service_error="Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed "
    "first auth factor",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            SoftwareTokenMfaConfiguration: {Enabled: true}
            WebAuthnConfiguration: «{RelyingPartyId: auth.example.com}»
            """,
            says="passkeys are a first factor of the user pool, but count as a single one while MFA is required",
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            SoftwareTokenMfaConfiguration: {Enabled: true}
            WebAuthnConfiguration: {RelyingPartyId: auth.example.com, FactorConfiguration: «SINGLE_FACTOR»}
            """,
            says="passkeys are a first factor of the user pool, but count as a single one while MFA is required",
            context=[POOL],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            SoftwareTokenMfaConfiguration: {Enabled: true}
            WebAuthnConfiguration: {UserVerification: required, FactorConfiguration: MULTI_FACTOR_WITH_USER_VERIFICATION}
            """,
            context=[POOL],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            MfaConfiguration: "ON"
            SoftwareTokenMfaConfiguration: {Enabled: true}
            WebAuthnConfiguration: {RelyingPartyId: auth.example.com}
            """,
            context=[POOL.replace(", WEB_AUTHN", "")],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Where MFA is required and passkeys are a first factor, a passkey has to count as both factors.

    That is `FactorConfiguration: MULTI_FACTOR_WITH_USER_VERIFICATION`; left out, it counts as `SINGLE_FACTOR`, which was seen
    to be refused.
    """
    mfa = request.string(MFA)
    passkeys = request.structure(PASSKEYS)
    configuration = request.string(PASSKEYS, "FactorConfiguration")
    first = request.pool.settings.strings(*FACTORS)
    if mfa and mfa.value == "ON" and passkeys and first and PASSKEY in first.value:
        if configuration and configuration.value == MULTI_FACTOR:
            return
        yield Finding(
            at=configuration or passkeys,
            message="passkeys are a first factor of the user pool, but count as a single one while MFA is required",
            labels=[Label(first, "its first factors")],
            help=f"set FactorConfiguration to {MULTI_FACTOR}, with UserVerification required",
        )
