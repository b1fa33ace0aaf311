"""COG1202: MFA is on, but no second factor is configured."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, listed, rule
from skelint_rules.cognito import CDKD
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import FACTORS, MFA, PASSKEYS, configured

NO_FACTOR = "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration."
PASSKEYS_ONLY = "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."


@rule(
    code="COG1202",
    name="mfa-without-factors",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=[MFA],
    references=[
        SET_MFA_PAGE,
        CDKD,
        "https://github.com/go-to-k/cdkd/issues/1923",
        "https://github.com/anomalyco/sst/issues/5177",
        "https://github.com/aws/aws-sdk-js/issues/4186",
    ],
    service_error=NO_FACTOR,
    further_answers=[PASSKEYS_ONLY],
    bad=[
        Example(
            """
            {"UserPoolId": "us-east-1_Ex1", "MfaConfiguration": «"ON"»}
            """,
            says="MfaConfiguration is ON, but no second factor is configured",
        ),
        Example(
            """
            MfaConfiguration: «OPTIONAL»
            WebAuthnConfiguration:
              RelyingPartyId: auth.example.com
            """,
            says="MfaConfiguration is OPTIONAL, but no second factor is configured",
        ),
    ],
    good=[
        Example("{MfaConfiguration: 'ON', SoftwareTokenMfaConfiguration: {Enabled: true}}", syntax="yaml"),
        Example('{"MfaConfiguration": "OFF", "WebAuthnConfiguration": {"RelyingPartyId": "auth.example.com"}}'),
        Example('MfaConfiguration: "ON"', given=["EmailMfaConfiguration"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A call that turns MFA on names at least one second factor.

    The call replaces what the pool has: a factor that was configured before does not count. Passkeys are first factors, so
    `WebAuthnConfiguration` does not count either, and is refused in words of its own.
    """
    mfa = request.string(MFA)
    if mfa is not None and mfa.value in ("ON", "OPTIONAL") and not configured(request):
        yield Finding(
            at=mfa,
            message=f"{MFA} is {mfa.value}, but no second factor is configured",
            help=f"add {listed(FACTORS, 'or')}",
            service_error=PASSKEYS_ONLY if request.has(PASSKEYS) else None,
        )
