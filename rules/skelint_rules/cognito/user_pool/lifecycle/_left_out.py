"""What update-user-pool does to the settings that it leaves out: the one list of what is known."""

from collections.abc import Iterator

from skelint import Request

RESET = {
    "AutoVerifiedAttributes": "addresses are not verified anymore (measured in August 2026)",
    "LambdaConfig": "all triggers are removed (reported)",
    "VerificationMessageTemplate": "the verification messages are erased (reported)",
    "AdminCreateUserConfig": "the invitations are erased (reported)",
    "DeviceConfiguration": "devices are not remembered anymore (reported)",
    "UserPoolTags": "the tags are removed (reported in 2018)",
}
"""What was seen to be lost."""
KEPT = {
    "Policies": "neither half is reset (measured in August 2026, against a report of 2018)",
    "MfaConfiguration": "it stays (measured in August 2026); set-user-pool-mfa-config turns it off",
    "UserAttributeUpdateSettings": "it stays (seen in Terraform); an empty list turns it off",
    "DcrConfiguration": "it stays (documented); what is given replaces all of it",
}
"""What was seen, or is documented, to stay as it is."""
UNMEASURED = ("DeletionProtection", "UserPoolTier", "EmailConfiguration", "SmsConfiguration", "AccountRecoverySetting")
"""What AWS documents to be reset, like everything else, and nobody is known to have measured."""
DESCRIBED = ("Policies", "MfaConfiguration", "LambdaConfig", "VerificationMessageTemplate", "AdminCreateUserConfig")
"""What every description of a user pool shows."""


def is_description(request: Request) -> bool:
    """Return whether an update looks like an edited description of the pool, which leaves out only what the pool has not."""
    return bool(request.wrapper) or all(_is_given(request, name) for name in DESCRIBED)


def left_out(request: Request) -> Iterator[str]:
    """Yield the settings that an update leaves out; none of an edited description."""
    if not is_description(request):
        yield from (name for name in (*RESET, *KEPT, *UNMEASURED) if not _is_given(request, name))


def _is_given(request: Request, name: str) -> bool:
    return name in request.parameters or name in request.given
