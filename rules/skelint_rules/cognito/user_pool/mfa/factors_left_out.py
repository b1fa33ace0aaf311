"""COG1205: a call leaves second factors out, which turns them off."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Part, Request, Severity, rule
from skelint_rules.cognito import CDKD
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import FACTORS, MFA, configured


@rule(
    code="COG1205",
    name="factors-left-out",
    severity=Severity.NOTE,
    evidence=Evidence.OBSERVED,
    operations=[SET_MFA],
    reads=[MFA],
    references=[SET_MFA_PAGE, CDKD, "https://github.com/aws/aws-sdk-js/issues/4186"],
    bad=[
        Example(
            """
            ««{»»"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true}}
            """,
            says=[
                "EmailMfaConfiguration is not given, so e-mail will not be a second factor",
                "SmsMfaConfiguration is not given, so text messages will not be a second factor",
            ],
        ),
    ],
    good=[
        Example("MfaConfiguration: 'OFF'"),
        Example("""
            MfaConfiguration: OPTIONAL
            SmsMfaConfiguration: {SmsAuthenticationMessage: "Code {####}"}
            SoftwareTokenMfaConfiguration: {Enabled: true}
            EmailMfaConfiguration: {Message: "Code {####}"}
        """),
        Example('{"MfaConfiguration": "ON"}', given=["SmsMfaConfiguration", "EmailMfaConfiguration"]),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """A second factor that the call leaves out is off afterwards.

    The call replaces the factors of the pool by those that it names (observed). A pool seldom has all three, so this is a
    note: compare with what `get-user-pool-mfa-config` shows.
    """
    mfa = request.string(MFA)
    if mfa is None or mfa.value == "OFF" or not configured(request):
        return
    for factor, kind in FACTORS.items():
        if not request.has(factor):
            yield Finding(
                at=(factor,),
                part=Part.KEY,
                message=f"{factor} is not given, so {kind} will not be a second factor",
                help="give each factor that is to stay",
            )
