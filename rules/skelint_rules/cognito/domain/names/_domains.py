"""Prefix domains and custom domains: what a request is for."""

from skelint import Request, Value
from skelint_rules.cognito.domain import CUSTOM

HOSTED = ".amazoncognito.com"
"""How the names end that Amazon Cognito makes of a prefix."""


def prefix(request: Request) -> Value[str] | None:
    """Return the name of a domain without a configuration for a custom one."""
    return None if request.has(CUSTOM) else request.string("Domain")


def custom(request: Request) -> Value[str] | None:
    """Return the name of a domain with such a configuration."""
    return request.string("Domain") if request.has(CUSTOM) else None
