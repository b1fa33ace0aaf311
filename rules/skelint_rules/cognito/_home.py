"""The region that a user pool is in, and those of what it uses."""

from skelint import Request, Value
from skelint_rules.cognito.app_client.values._regions import REGION

SES_HOMES = frozenset({"eu-west-1", "us-east-1", "us-west-2"})
"""The regions whose user pools can use the e-mail identities of each other, and of no other region."""


def home(request: Request) -> Value[str] | None:
    """Return the id of a user pool where that begins with a region, as the place and the region."""
    pool = request.string("UserPoolId")
    region = pool.value.partition("_")[0] if pool else ""
    return Value(pool.pointer, region) if pool and REGION.fullmatch(region) else None


def region_of(arn: str, service: str) -> str | None:
    """Return the region of a resource of a service; None where the ARN tells none, or is of another one."""
    parts = arn.split(":")
    return parts[3] if len(parts) > 5 and parts[2] == service and REGION.fullmatch(parts[3]) else None
