"""What tells the inputs of operations from each other: which services take a member, which few operations have rivals."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from skelint.services.compile.service import Taken
from skelint.services.names import WRITING

RECOGNISED = ("cognito-idp create-user-pool-client", "cognito-idp update-user-pool-client")
"""The operations that are known so well that an input with a wrong member is recognised as theirs."""
TELLING = 24
"""How many services may take a member that still tells something."""


def recognition(taken: Collection[Taken]) -> dict[str, Any]:
    """Return for each operation that is recognised by its members what tells it from others."""
    by_name = {inputs.operation: inputs for inputs in taken}
    return {
        name: {"distinctive": _distinctive(by_name[name], taken), "rivals": _rivals(by_name[name], taken)}
        for name in RECOGNISED
    }


def _distinctive(own: Taken, taken: Iterable[Taken]) -> list[str]:
    """Return the members that no operation on another resource takes."""
    resource = _resource(own.operation)
    others = (inputs.members for inputs in taken if _resource(inputs.operation) != resource)
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


def members(taken: Collection[Taken]) -> str:
    """Return a line for each top-level member with the services that take it, none where they are many.

    After an empty line follows one for each wrapper of saved outputs, with the operations whose resource is in it.
    """
    services: dict[str, set[str]] = defaultdict(set)
    wrappers: dict[str, list[str]] = defaultdict(list)
    for inputs in taken:
        for member in inputs.members:
            services[member].add(inputs.operation.partition(" ")[0])
        for wrapper in inputs.wrappers if inputs.operation.partition(" ")[2].startswith(WRITING) else ():
            wrappers[wrapper].append(inputs.operation)
    lines = [
        "\t".join([name, *(sorted(takers) if len(takers) <= TELLING else ())]) for name, takers in sorted(services.items())
    ]
    return "\n".join([*lines, "", *("\t".join([name, *sorted(wrappers[name])]) for name in sorted(wrappers))])
