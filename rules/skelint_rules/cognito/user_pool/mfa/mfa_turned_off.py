"""COG1204: a call turns MFA off by leaving it out."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Part, Request, Set, Severity, rule
from skelint_rules.cognito import CDKD
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import MFA, configured


@rule(
    code="COG1204",
    name="mfa-turned-off",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    references=[SET_MFA_PAGE, CDKD],
    bad=[
        Example(
            """
            «UserPoolId»: us-east-1_Ex1
            WebAuthnConfiguration:
              RelyingPartyId: auth.example.com
            """,
            says="MfaConfiguration is not set, so this call turns MFA off",
            fixed="""
            UserPoolId: us-east-1_Ex1
            WebAuthnConfiguration:
              RelyingPartyId: auth.example.com
            MfaConfiguration: "OFF"
            """,
        ),
    ],
    good=[
        Example('{"MfaConfiguration": "OFF", "WebAuthnConfiguration": {"RelyingPartyId": "auth.example.com"}}'),
        Example("WebAuthnConfiguration: {RelyingPartyId: auth.example.com}", given=["MfaConfiguration"]),
        Example("SoftwareTokenMfaConfiguration: {Enabled: true}"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """`set-user-pool-mfa-config` replaces the whole MFA state of the pool.

    What the call leaves out is off afterwards: `MfaConfiguration` (measured in August 2026), and each factor. This differs
    from `update-user-pool`: there an absent `MfaConfiguration` was seen to stay as it is. With a factor but without
    `MfaConfiguration` the call is refused, which `mfa-off-with-factors` reports.

    The fix writes the `OFF` that the call has anyway, so that a reader sees it. It is not safe: you may want MFA to stay on.
    """
    if not request.has(MFA) and not configured(request):
        yield Finding(
            at=(MFA,),
            part=Part.KEY,
            message=f"{MFA} is not set, so this call turns MFA off",
            help="to keep MFA, give it with all its factors, as get-user-pool-mfa-config shows them",
            fix=Fix("Write OFF where it is meant", [Set((MFA,), "OFF")], Applicability.UNSAFE),
        )
