"""What rules ask of an app client as it is: whether it has a secret, which settings it has, how long its sessions last."""

from collections.abc import Iterator

from skelint import Label, Need, Request, Resource, Stated, Undecided
from skelint_rules.cognito.app_client.auth_flows._flows import ROTATION
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS

CLIENT_NEEDS = [Need.CLIENT, Need.SECRETS]
"""What tells whether a client has a secret."""
CONSEQUENCE = "only a new client can get a secret: create one with GenerateSecret true, or leave this out"
GENERATED = "GenerateSecret"
"""Of a client that the same script creates, it is stated whether it is written there or not."""
SECRETS = "ClientSecrets"
SHOWING = ("ClientSecret", "ClientSecretArn")
"""What a description shows of a client that has a secret."""
PROPAGATION = "EnablePropagateAdditionalUserContextData"


def is_known(request: Request) -> bool:
    """Return whether all settings of the client of an update are known: it is described, or the same script creates it."""
    try:
        client = request.client
    except Undecided:
        return False
    return client.described is not None or GENERATED in client.members


def has_secret(client: Resource) -> bool:
    """Return whether the client has a secret; `Undecided` where no file tells."""
    if not client.disputed.isdisjoint({SECRETS, *SHOWING}):
        raise Undecided
    secrets = client.members.get(SECRETS)
    if (secrets and secrets.value) or any(name in client.members for name in SHOWING):
        return True
    if secrets:
        return False
    if client.described:
        return _uses_secret(client)
    generated = client.boolean(GENERATED)
    return generated is not None and generated.value


def _uses_secret(client: Resource) -> bool:
    """Return whether a described client has what only one with a secret can have: somebody took the secret out of the file."""
    flows, propagation = client.strings("AllowedOAuthFlows"), client.boolean(PROPAGATION)
    return (flows is not None and CLIENT_CREDENTIALS in flows.value) or (propagation is not None and propagation.value)


def without_secret(client: Resource) -> Label:
    """Return a label that shows that the client has no secret."""
    secrets = client.members.get(SECRETS)
    if secrets:
        return Label(secrets, "the list of its secrets is empty")
    return Label(client.at, "it is described without a secret" if client.described else "it is created without a secret")


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
