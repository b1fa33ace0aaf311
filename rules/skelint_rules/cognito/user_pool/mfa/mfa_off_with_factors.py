"""COG1201: MFA is off, and a second factor is configured."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Part, Remove, Request, Set, Severity, rule
from skelint_rules.cognito import CDKD, PREFLIGHT
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import FACTORS, MFA, configured


@rule(
    code="COG1201",
    name="mfa-off-with-factors",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=list(FACTORS),
    references=[
        SET_MFA_PAGE,
        CDKD,
        "https://github.com/go-to-k/cdkd/issues/1923",
        f"{PREFLIGHT}/pf-cognito-mfa-off-with-enabled-mfas",
        "https://github.com/lgallard/terraform-aws-cognito-user-pool/issues/74",
    ],
    service_error="Invalid MFA configuration given, can't turn off MFA and configure an MFA together.",
    bad=[
        Example(
            """
            {"MfaConfiguration": «"OFF"», "SoftwareTokenMfaConfiguration": {"Enabled": false}}
            """,
            says="MfaConfiguration is OFF, so SoftwareTokenMfaConfiguration cannot be given",
            fixed="""
            {"MfaConfiguration": "OFF"}
            """,
        ),
        Example(
            """
            «UserPoolId»: us-east-1_Ex1
            SoftwareTokenMfaConfiguration:
              Enabled: true
            EmailMfaConfiguration:
              Message: Your code is {####}
            """,
            says="MfaConfiguration is not set, so SoftwareTokenMfaConfiguration and EmailMfaConfiguration cannot be given",
            fixed="""
            UserPoolId: us-east-1_Ex1
            SoftwareTokenMfaConfiguration:
              Enabled: true
            EmailMfaConfiguration:
              Message: Your code is {####}
            MfaConfiguration: OPTIONAL
            """,
        ),
    ],
    good=[
        Example("{MfaConfiguration: 'OFF', WebAuthnConfiguration: {UserVerification: required}}", syntax="yaml"),
        Example('{"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": true}}'),
        Example("SoftwareTokenMfaConfiguration: {Enabled: true}", given=["MfaConfiguration"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """With MFA off, no second factor may be configured, not even as off.

    The service refuses `OFF` beside any of the three factors; `WebAuthnConfiguration` is not one of them, and may be given. An
    absent `MfaConfiguration` is read as `OFF` here and refused in the same words (measured in August 2026), unlike in
    `update-user-pool`.

    Where `OFF` is written, the fix removes the factors, which are off then anyway. Where nothing is written, you probably
    want MFA: the fix makes it `OPTIONAL`, and is a guess.
    """
    factors = configured(request)
    mfa = request.string(MFA)
    if not factors or (mfa is not None and mfa.value != "OFF"):
        return
    fix = (
        Fix("Remove the factors", [Remove((factor,)) for factor in factors], Applicability.SAFE)
        if mfa
        else Fix("Make MFA optional", [Set((MFA,), "OPTIONAL")], Applicability.UNSAFE)
    )
    yield Finding(
        at=(MFA,),
        part=Part.VALUE if mfa else Part.KEY,
        message=f"{MFA} is {'OFF' if mfa else 'not set'}, so {' and '.join(factors)} cannot be given",
        labels=[Label((factor,), FACTORS[factor], Part.KEY) for factor in factors],
        fix=fix,
    )
