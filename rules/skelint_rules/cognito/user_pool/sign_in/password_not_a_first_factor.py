"""COG1105: the first factors lack the password."""

from collections.abc import Iterator

from skelint import Append, Applicability, Evidence, Example, Finding, Fix, Request, Severity, rule
from skelint_rules.cognito import API, PREFLIGHT
from skelint_rules.cognito.user_pool import UPDATE, USER_POOL
from skelint_rules.cognito.user_pool.sign_in._factors import FACTORS, PASSWORD


@rule(
    code="COG1105",
    name="password-not-a-first-factor",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=USER_POOL,
    reads=["Policies"],
    references=[
        f"{API}/API_SignInPolicyType.html",
        f"{PREFLIGHT}/pf-cognito-signin-policy-password-required",
        "https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-cognito/lib",
    ],
    service_error="Password should be configured as one of the allowed first auth factors.",
    bad=[
        Example(
            """
            {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": «["EMAIL_OTP", "WEB_AUTHN"]»}}}
            """,
            says="AllowedFirstAuthFactors does not have PASSWORD",
            fixed="""
            {"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["EMAIL_OTP", "WEB_AUTHN", "PASSWORD"]}}}
            """,
        ),
        Example(
            """
            Policies:
              SignInPolicy:
                AllowedFirstAuthFactors: «[WEB_AUTHN]»
            """,
            says="AllowedFirstAuthFactors does not have PASSWORD",
            fixed="""
            Policies:
              SignInPolicy:
                AllowedFirstAuthFactors: [WEB_AUTHN, PASSWORD]
            """,
            operation=UPDATE,
        ),
    ],
    good=[
        Example("Policies: {SignInPolicy: {AllowedFirstAuthFactors: [PASSWORD, EMAIL_OTP]}}"),
        Example('{"Policies": {"SignInPolicy": {"AllowedFirstAuthFactors": ["EMAIL_OTP", "${OTHER}"]}}}'),
        Example('{"Policies": {"PasswordPolicy": {"MinimumLength": 12}}}'),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """Codes and passkeys are offered beside the password, never instead of it.

    The service refuses a list of first factors that lacks `PASSWORD`. Users without a password are possible: create or let
    them sign up without one.

    The fix adds `PASSWORD`. It lets users sign in with passwords, so it is not safe.
    """
    factors = request.strings(*FACTORS)
    if factors is not None and factors.value and PASSWORD not in factors.value:
        yield Finding(
            at=factors,
            message=f"{FACTORS[-1]} does not have {PASSWORD}",
            fix=Fix(f"Add {PASSWORD}", [Append(factors.pointer, PASSWORD)], Applicability.UNSAFE),
        )
