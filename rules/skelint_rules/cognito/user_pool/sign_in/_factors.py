"""The first factors that users sign in with."""

from skelint import Request

FACTORS = ("Policies", "SignInPolicy", "AllowedFirstAuthFactors")
PASSWORD, PASSKEY, SOFTWARE_TOKEN = "PASSWORD", "WEB_AUTHN", "SOFTWARE_TOKEN"
ONE_TIME_CODES = ("EMAIL_OTP", "SMS_OTP")


def has_one_time_codes(request: Request) -> bool:
    """Return whether a request lets users sign in with a code instead of a password."""
    factors = request.strings(*FACTORS)
    return factors is not None and any(code in factors.value for code in ONE_TIME_CODES)
