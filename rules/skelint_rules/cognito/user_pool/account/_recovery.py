"""How users recover their accounts."""

from collections.abc import Iterator
from typing import NamedTuple

from skelint import Request

SETTING, MECHANISMS = "AccountRecoverySetting", "RecoveryMechanisms"
ADMIN, EMAIL, PHONE = "admin_only", "verified_email", "verified_phone_number"


class Mechanism(NamedTuple):
    """A mechanism as it is listed."""

    pointer: tuple[str | int, ...]
    name: object
    priority: object


def mechanisms(request: Request) -> Iterator[Mechanism]:
    """Yield the mechanisms with which users recover their accounts, as a request lists them."""
    for mechanism in request.each_structure(SETTING, MECHANISMS):
        yield Mechanism(mechanism.pointer, mechanism.value.get("Name"), mechanism.value.get("Priority"))
