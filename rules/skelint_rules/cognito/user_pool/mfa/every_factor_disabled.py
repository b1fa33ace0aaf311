"""COG1203: MFA is on, but its only factor is switched off."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Label, Request, Set, Severity, rule
from skelint_rules.cognito.user_pool import SET_MFA, SET_MFA_PAGE
from skelint_rules.cognito.user_pool.mfa._factors import MFA, configured

TOKEN = "SoftwareTokenMfaConfiguration"  # noqa: S105 - no password


@rule(
    code="COG1203",
    name="every-factor-disabled",
    severity=Severity.WARNING,
    evidence=Evidence.INFERRED,
    operations=[SET_MFA],
    reads=[TOKEN],
    references=[SET_MFA_PAGE, "https://github.com/aws/aws-sdk-js/issues/4186"],
    service_error="Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration.",
    bad=[
        Example(
            """
            MfaConfiguration: OPTIONAL
            SoftwareTokenMfaConfiguration:
              Enabled: «false»
            """,
            says="authenticator apps are the only second factor, and are switched off",
            fixed="""
            MfaConfiguration: OPTIONAL
            SoftwareTokenMfaConfiguration:
              Enabled: true
            """,
        ),
    ],
    good=[
        Example('{"MfaConfiguration": "ON", "SoftwareTokenMfaConfiguration": {"Enabled": true}}'),
        Example("""
            MfaConfiguration: "ON"
            SoftwareTokenMfaConfiguration: {Enabled: false}
            EmailMfaConfiguration: {Message: "Your code is {####}"}
        """),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """MFA that is on or optional needs a second factor that is switched on.

    The service's words for a call without any factor say that all are disabled, so we expect the same answer here. It has
    not been seen, so this is a warning.

    The fix switches authenticator apps on. You may want to turn MFA off instead, so it is not safe.
    """
    mfa, enabled = request.string(MFA), request.boolean(TOKEN, "Enabled")
    if mfa is None or mfa.value == "OFF" or enabled is None or enabled.value or configured(request) != [TOKEN]:
        return
    yield Finding(
        at=enabled,
        message="authenticator apps are the only second factor, and are switched off",
        labels=[Label(mfa, "MFA is on")],
        fix=Fix("Set Enabled to true", [Set(enabled.pointer, value=True)], Applicability.UNSAFE),
    )
