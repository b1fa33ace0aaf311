"""COG1107: a code is a first factor, and a second factor is required."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Request, Severity, rule
from skelint_rules.cognito import API, CDKD
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.sign_in._factors import FACTORS, ONE_TIME_CODES


@rule(
    code="COG1107",
    name="one-time-code-with-required-mfa",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=["Policies"],
    mentions=["_otp"],
    references=[
        f"{API}/API_SignInPolicyType.html",
        CDKD,
        "https://github.com/go-to-k/cdkd/pull/2069",
        "https://github.com/go-to-k/cdkd/issues/1977",
    ],
    service_error="Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled",
    bad=[
        Example(
            """
            MfaConfiguration: "ON"
            Policies:
              SignInPolicy:
                AllowedFirstAuthFactors: [PASSWORD, «EMAIL_OTP», «SMS_OTP»]
            """,
            says=[
                "EMAIL_OTP cannot be a first factor while MfaConfiguration is ON",
                "SMS_OTP cannot be a first factor while MfaConfiguration is ON",
            ],
        ),
        Example(
            """
            {"MfaConfiguration": "ON", "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", «"SMS_OTP"»]}}}
            """,
            says="SMS_OTP cannot be a first factor while MfaConfiguration is ON",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("""
            MfaConfiguration: OPTIONAL
            Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP]}}
        """),
        Example("""
            {"MfaConfiguration": "ON", "Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]}}}
        """),
        Example("Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP]}}", given=["MfaConfiguration"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A user who must give a second factor cannot sign in with a code as the first.

    The answer was observed when MFA was turned on in a pool with such factors, and for a CloudFormation stack that declares
    both; in one call that creates a pool it is expected, not seen. With `MfaConfiguration` `OPTIONAL` both are accepted.
    """
    mfa = request.string("MfaConfiguration")
    if mfa is None or mfa.value != "ON":
        return
    for factor in request.each_string(*FACTORS):
        if factor.value in ONE_TIME_CODES:
            yield Finding(
                at=factor,
                message=f"{factor.value} cannot be a first factor while MfaConfiguration is ON",
                labels=[Label(mfa, "a second factor is required")],
                help="remove it, or make MFA OPTIONAL",
            )
