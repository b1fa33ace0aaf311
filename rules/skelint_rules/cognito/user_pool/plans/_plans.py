"""What a user pool uses that not every feature plan has."""

from collections.abc import Iterator
from typing import NamedTuple

from skelint import Request
from skelint_rules.cognito._plans import ESSENTIALS, PLUS


class Feature(NamedTuple):
    """A feature that a request uses."""

    pointer: tuple[str | int, ...]
    noun: str
    least: str
    """The cheapest plan that has it."""
    answered: str = ""
    """What the service calls it in its answer, where that was seen."""


def features(request: Request) -> Iterator[Feature]:
    """Yield the features that a request uses and that not every plan has."""
    parameters = request.parameters
    path: tuple[str, ...] = ("Policies", "SignInPolicy", "AllowedFirstAuthFactors")
    if "Policies" in parameters and request.has(*path):
        for factor in request.each_string(*path):
            if factor.value in ("EMAIL_OTP", "SMS_OTP", "WEB_AUTHN"):
                yield Feature(factor.pointer, f"{factor.value} as a first factor", ESSENTIALS, "Passwordless Sign-In")
    path = ("Policies", "PasswordPolicy", "PasswordHistorySize")
    size = _value(parameters, path)
    if type(size) is int and size > 0:
        yield Feature(path, "a password history", ESSENTIALS)
    path = ("LambdaConfig", "PreTokenGenerationConfig", "LambdaVersion")
    version = _value(parameters, path)
    if version in ("V2_0", "V3_0"):
        answered = f"Token Customization with Pre-Token Generation Lambda {version}"
        yield Feature(path, f"the event {version} of PreTokenGenerationConfig", ESSENTIALS, answered)
    path = ("UserPoolAddOns", "AdvancedSecurityMode")
    if _value(parameters, path) in ("AUDIT", "ENFORCED"):
        yield Feature(path, "threat protection", PLUS, "Threat Protection")
    if _value(parameters, ("AcrConfiguration",)):
        yield Feature(("AcrConfiguration",), "AcrConfiguration", ESSENTIALS)
    registration = parameters.get("DcrConfiguration")
    if isinstance(registration, dict) and registration.get("EnableStatus", "Enabled") == "Enabled":
        yield Feature(("DcrConfiguration",), "dynamic client registration", ESSENTIALS)


def _value(parameters: object, path: tuple[str, ...]) -> object:
    """Return a value, or None where it is absent: what is unresolved is equal to nothing that a plan lacks."""
    for step in path:
        if not isinstance(parameters, dict):
            return None
        parameters = parameters.get(step)
    return parameters
