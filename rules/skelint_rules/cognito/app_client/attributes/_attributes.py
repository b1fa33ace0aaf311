"""The names of a user pool's attributes, and the lists of an app client that name them."""

from collections.abc import Iterator

from skelint import Request, Value
from skelint_rules.cognito.app_client import UPDATE

READ, WRITE = "ReadAttributes", "WriteAttributes"
LISTS = (READ, WRITE)
FEDERATED = "identities"
"""What Amazon Cognito adds to the schema of a user pool that has an identity provider."""
PREFLIGHT = "https://github.com/badmintoncryer/cdk-preflight/blob"
"""Dated deployments, with the service's answers."""


def names(request: Request, attributes: str) -> Iterator[Value[str]]:
    """Yield the attributes that a list names, without empty strings: those are reported by another rule."""
    if isinstance(request.parameters.get(attributes), list):  # one list that is given elsewhere does not hide the other
        for name in request.each_string(attributes):
            if name.value:
                yield name


def rejection(request: Request, attributes: str) -> str:
    """Return what the service answers to an attribute that it does not accept in a list."""
    kind = "read" if attributes == READ else "write"
    doing = "updating" if str(request.operation) == UPDATE else "creating"
    return f"Invalid {kind} attributes specified while {doing} a client"
