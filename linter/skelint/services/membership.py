"""Of all operations of AWS, which one takes the top-level members of an input? Sure, or a few candidates."""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from skelint.authoring.operation import JSON_TEXT, Operation
from skelint.authoring.request import Unresolved
from skelint.authoring.wording import nearest
from skelint.records import dataclass
from skelint.services.names import WRITING
from skelint.services.packed import PackedService, Reference, members, packed_service, parted

MOST = 8
"""How many services are looked into: names that more of them share tell nothing."""
SEVERAL_WORDS = re.compile("[a-z0-9][A-Z]|[A-Z]{2}[a-z]")
"""What the name of a member holds that is more than one word: `version` is anybody's, `containerDefinitions` is not."""


@dataclass(frozen=True, slots=True)
class Fit:
    """An operation whose input may have some members."""

    operation: Operation
    members: Mapping[str, Any]
    required: frozenset[str]
    service: PackedService
    deprecated: bool


def operation_told(parameters: Mapping[str, object], given: Collection[str]) -> Operation | None:
    """Return the one operation that an input is for, or None where its members leave a doubt.

    It takes all members, and values of their types. One of the names is of several words and of no other service; or of few,
    and all begin with capitals. Where something that it requires is not there, two such names are of no other operation. One
    name may be misspelled beside two such names in an input that is whole.
    """
    names = {*parameters, *given}
    fits = _fits(parameters, names)
    whole = _whole(fits, names)
    telling = {name for name in names if _tells(name)}
    if len(whole) == 1:
        return whole[0].operation if _is_sure(names, telling) else None
    if len(fits) == 1 and not whole:
        own = [name for name in telling if len(_takers(name, fits[0].operation.service)) == 1]
        return fits[0].operation if len(own) > 1 else None
    return None if fits else _with_a_misspelling(parameters, names, telling)


def operation_of_resource(parameters: Mapping[str, object], given: Collection[str], name: str) -> Operation | None:
    """Return the one operation that an input is whole for and whose resource, of several words, stands in a file's name.

    Of several the longest resource tells: a `daemon-task-definition` is no `task-definition`.
    """
    names = {*parameters, *given}
    if not any(map(tells_something, names)):
        return None
    file_name = name.lower().replace("_", "-")
    whole = [fit.operation for fit in _whole(_fits(parameters, names), names)]
    meant = [
        (len(resource), operation)
        for operation in whole
        if (resource := _resource(operation)) and _stands_in(resource, file_name)
    ]
    most = max((length for length, _ in meant), default=0)
    longest = [operation for length, operation in meant if length == most]
    return longest[0] if len(longest) == 1 else None


def operations_possible(parameters: Mapping[str, object], given: Collection[str]) -> Sequence[Operation]:
    """Return the operations that an input may be for: those that it is whole for, else those that take its members."""
    names = {*parameters, *given}
    fits = _fits(parameters, names)
    whole = _whole(fits, names)
    return [fit.operation for fit in sorted(whole or fits, key=lambda fit: (len(fit.members), fit.operation))]


def outputs_possible(parameters: Mapping[str, object]) -> Sequence[Operation]:
    """Return the operations whose resource an output may hold: of its wrapper, or of the service that most names tell."""
    services = Counter(service for name in parameters if tells_something(name) for service in members().services(name))
    most = max(services.values(), default=0)
    likely = sorted(service for service, number in services.items() if number == most > 1)
    inputs = [fit for service in likely if len(likely) <= MOST for fit in _inputs(service)]
    fits = [fit for fit in inputs if len(parameters.keys() & fit.members.keys()) > 1]
    bare = [fit.operation for fit in fits if fit.operation.name.partition("-")[0] in WRITING]
    structures = [name for name, value in parameters.items() if type(value) in (dict, list)]
    return [*bare, *(Operation(*operation.split()) for name in structures for operation in members().wrapped(name))]


def takers(name: str) -> Sequence[Operation]:
    """Return the operations that take a member, where it tells a service."""
    services = members().services(name) if _tells(name) else ()
    return [operation for service in services for operation in _takers(name, service)]


def tells_something(name: str) -> bool:
    """Return whether a name is of several words and a member of the inputs of a few services."""
    return bool(members().services(name)) and SEVERAL_WORDS.search(name) is not None


def is_member(name: str) -> bool:
    """Return whether an operation of AWS has a top-level member of that name."""
    return name in members()


def _resource(operation: Operation) -> str:
    """Return the resource of an operation where that is of several words: `task-definition`; else nothing."""
    resource = operation.name.partition("-")[2]
    return resource if "-" in resource else ""


def _stands_in(resource: str, name: str) -> bool:
    return re.search(rf"(?<![a-z0-9]){re.escape(resource)}(?![a-z0-9])", name) is not None


def _tells(name: str) -> bool:
    """Return whether a name is of several words and a member of the inputs of one service only."""
    return tells_something(name) and len(members().services(name)) == 1


def _whole(fits: Sequence[Fit], names: AbstractSet[str]) -> Sequence[Fit]:
    """Return the operations that miss nothing: of those that AWS keeps only for old callers none, where there are others."""
    whole = [fit for fit in fits if fit.required <= names]
    return [fit for fit in whole if not fit.deprecated] or whole


def _is_sure(names: Collection[str], telling: Collection[str]) -> bool:
    """Return whether the names of a whole input are those of no other tool: small letters in front are common among these."""
    if telling:
        return len(names) > 1 or any(name[0].isupper() or name.endswith("Arn") for name in telling)
    return len(names) > 1 and all(name[0].isupper() for name in names) and any(map(tells_something, names))


def _fits(parameters: Mapping[str, object], names: AbstractSet[str]) -> list[Fit]:
    """Return the operations that take all members and values of their types; none where no name tells a service."""
    if not all(name in members() for name in names):
        return []
    takers = [set(owners) for name in names if (owners := members().services(name))]
    services = set.intersection(*takers) if takers else set[str]()
    if len(services) > MOST:
        return []
    return [
        fit
        for service in sorted(services)
        for fit in _inputs(service)
        if names <= fit.members.keys() and _suit(parameters, fit)
    ]


def _with_a_misspelling(
    parameters: Mapping[str, object], names: AbstractSet[str], telling: Collection[str]
) -> Operation | None:
    """Return the one operation that takes all members but one, which is nearly the name of another of its members."""
    services = {service for name in telling for service in members().services(name)}
    if len(telling) < 2 or len(services) != 1:
        return None
    meant = []
    for fit in _inputs(*services):
        strange = [name for name in names if name not in fit.members]
        if len(strange) == 1:
            spelled = nearest(strange[0], [name for name in fit.members if name not in names])
            rest = {name: value for name, value in parameters.items() if name in fit.members}
            if spelled is not None and fit.required <= {*names, spelled} and _suit(rest, fit):
                meant.append(fit.operation)
    return meant[0] if len(meant) == 1 else None


@cache
def _inputs(service: str) -> Sequence[Fit]:
    """Return the operations of a service with the members of their inputs."""
    packed = packed_service(service)
    if packed is None:
        return []
    facts = {name: packed.operation(name) or {} for name in packed.operations}
    return [_input(Operation(service, name), fact, packed) for name, fact in facts.items()]


def _input(operation: Operation, facts: Mapping[str, Any], service: PackedService) -> Fit:
    shape = service.shape(facts["shape"]) if "shape" in facts else {}
    required = frozenset(shape.get("required", ()))
    return Fit(operation, shape.get("properties", {}), required, service, facts.get("deprecated", False))


def _takers(name: str, service: str) -> list[Operation]:
    return [fit.operation for fit in _inputs(service) if name in fit.members]


def _suit(parameters: Mapping[str, object], fit: Fit) -> bool:
    """Return whether the values are of the types of the members, also the first ones within."""
    return all(_suits(value, fit.members[name], fit.service) for name, value in parameters.items())


def _suits(value: object, reference: Reference, service: PackedService, depth: int = 0) -> bool:
    number, marks = parted(reference)
    shape = service.shape(number)
    if isinstance(value, Unresolved) or value is None or not shape or marks.get(JSON_TEXT):
        return True
    if isinstance(value, list):
        return shape.get("type") == "array" and (
            not value or depth > 1 or _suits(value[0], shape["items"], service, depth + 1)
        )
    if isinstance(value, Mapping):
        if "properties" not in shape:
            return shape.get("type") == "object"
        return not value or depth > 1 or any(name in shape["properties"] for name in value)
    return shape.get("type") not in ("array", "object", None)
