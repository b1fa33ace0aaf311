"""The second factors, and which of them a request configures."""

from skelint import Request

FACTORS = {
    "SmsMfaConfiguration": "text messages",
    "SoftwareTokenMfaConfiguration": "authenticator apps",
    "EmailMfaConfiguration": "e-mail",
}
"""The members that configure a second factor, and what it is."""
MFA, EMAIL, PASSKEYS = "MfaConfiguration", "EmailMfaConfiguration", "WebAuthnConfiguration"


def configured(request: Request) -> list[str]:
    """Return the second factors that a request configures, on or off."""
    return [factor for factor in FACTORS if request.has(factor)]
