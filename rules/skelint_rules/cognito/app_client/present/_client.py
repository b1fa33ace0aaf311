"""What rules ask of an app client as it is: whether all of it is known, its settings, rotation, its sessions."""

from collections.abc import Iterator

from skelint import Request, Resource, Stated, Undecided
from skelint_rules.cognito.app_client.auth_flows._flows import ROTATION

GENERATED = "GenerateSecret"
"""Of a client that the same script creates, it is stated whether it is written there or not."""


def is_known(request: Request) -> bool:
    """Return whether all settings of the client of an update are known: it is described, or the same script creates it."""
    try:
        client = request.client
    except Undecided:
        return False
    return client.described is not None or GENERATED in client.members


def rotation(client: Resource) -> Stated[str] | None:
    """Return what says that the client's refresh tokens are rotated, or None where they are not."""
    feature = client.string(ROTATION, "Feature")
    return feature if feature and feature.value == "ENABLED" else None


def keeps_rotation(request: Request) -> bool:
    """Return whether an update leaves rotation out, and the client is known to rotate."""
    try:
        return not request.has(ROTATION) and rotation(request.client) is not None
    except Undecided:
        return False


def registered(client: Resource) -> Stated[str] | None:
    """Return what says that the client came from dynamic client registration, or None where it did not."""
    kind = client.string("ClientType")
    return kind if kind and kind.value == "DCR" else None


def settings(client: Resource) -> Iterator[tuple[str, Stated[object]]]:
    """Yield the settings that the client is stated to have, and that no file contradicts."""
    for name, stated in client.members.items():
        if name not in client.disputed and stated.value is not None:
            yield name, stated


def session_minutes(client: Resource) -> Stated[int] | None:
    """Return how long a session of managed login gives the client new tokens, or None where that is not known."""
    if "SSOSession" not in client.members:
        return None
    try:
        return client.integer("SSOSession", "MaxValidityMinutes")
    except Undecided:
        return None


def same(first: object, second: object) -> bool:
    """Return whether two values of a member are the same to the service: the order of a list says nothing."""
    if type(first) is not type(second):
        return False
    if isinstance(first, list) and isinstance(second, list):
        return sorted(set(map(repr, first))) == sorted(set(map(repr, second)))
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(same(value, second[name]) for name, value in first.items())
    return first == second
