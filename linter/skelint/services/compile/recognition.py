"""What tells the inputs of some operations from those of all others: the members that only they take, and their rivals."""

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from skelint.services.compile.service import Taken

RECOGNISED = ("cognito-idp create-user-pool-client", "cognito-idp update-user-pool-client")
"""The operations whose inputs are recognised by their members."""


def recognition(taken: Collection[Taken]) -> dict[str, Any]:
    """Return for each operation that is recognised by its members what tells it from others."""
    by_name = {one.operation: one for one in taken}
    return {
        name: {"distinctive": _distinctive(by_name[name], taken), "rivals": _rivals(by_name[name], taken)}
        for name in RECOGNISED
    }


def _distinctive(own: Taken, taken: Iterable[Taken]) -> list[str]:
    """Return the members that no operation on another resource takes."""
    resource = _resource(own.operation)
    others = (one.members for one in taken if _resource(one.operation) != resource)
    return sorted(own.members - frozenset[str]().union(*others))


def _resource(operation: str) -> str:
    return operation.partition(" ")[2].partition("-")[2]


def _rivals(own: Taken, taken: Iterable[Taken]) -> list[dict[str, Any]]:
    """Return what other operations of AWS would take of this one's members: an input of just those may be for them.

    Each is its name, the required and all the shared members; one that takes less and asks for more is left out.
    """
    rivals: dict[tuple[frozenset[str], frozenset[str]], str] = {}
    for other in taken:
        shared = own.members & other.members
        if other.operation not in RECOGNISED and shared and other.required <= own.members:
            rivals.setdefault((other.required, shared), other.operation)
    kept = [rival for rival in rivals if not any(_covers(other, rival) for other in rivals)]
    return [
        {"name": rivals[rival], "required": sorted(rival[0]), "members": sorted(rival[1])}
        for rival in sorted(kept, key=lambda rival: rivals[rival])
    ]


def _covers(rival: Sequence[frozenset[str]], other: Sequence[frozenset[str]]) -> bool:
    return rival != other and rival[0] <= other[0] and other[1] <= rival[1]
