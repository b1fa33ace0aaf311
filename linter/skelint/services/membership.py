"""Of all operations of AWS, which one takes the top-level members of an input? Sure, or a few candidates."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Any

from skelint.authoring.operation import JSON_TEXT, Operation
from skelint.authoring.request import Unresolved
from skelint.authoring.wording import nearest
from skelint.records import dataclass
from skelint.services.models import input_members
from skelint.services.packed import PackedService, members, packed_service

WRITING = ("create", "modify", "put", "register", "set", "update")
"""The verbs of operations that take back what another describes."""
SEVERAL_WORDS = re.compile("[a-z0-9][A-Z]|[A-Z]{2}[a-z]")
"""What the name of a member holds that is more than one word: `version` is anybody's, `containerDefinitions` is not."""
FIRST_IN_JSON = re.compile(r"""\s*+\{(\s*+)"([^"\\\n]*+)"\s*+:""")
FIRST_IN_YAML = re.compile(r"""(?:[ \t]*+(?:[#%][^\n]*+|---[^\n]*+)?\r?\n)*+["']?+([A-Za-z][\w-]*+)["']?+[ \t]*+:(?:\s|\Z)""")
NAME_IN_LINE = re.compile(r'"([A-Za-z]\w*+)"\s*+:')
TOP_OF_YAML = re.compile(r"""^["']?([A-Za-z][^\s:"']*+)["']?[ \t]*:(?=\s|\Z)""", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fit:
    """An operation whose input may have some members."""

    operation: Operation
    members: Mapping[str, Any]
    required: frozenset[str]
    service: PackedService


def operation_told(parameters: Mapping[str, object], given: Collection[str]) -> Operation | None:
    """Return the one operation that an input is for, or None where its members leave a doubt.

    It takes all members, and values of their types; one of the names is of several words and of no other service. Where
    something that it requires is not there, two such names are of no other operation. One name may be misspelled beside two
    such names in an input that is whole.
    """
    names = {*parameters, *given}
    fits = _fits(parameters, names)
    whole = [fit for fit in fits if fit.required <= names]
    telling = {name for name in names if _tells(name)}
    if len(whole) == 1:
        return whole[0].operation if _is_sure(names, telling) else None
    if len(fits) == 1 and not whole:
        own = [name for name in telling if len(_takers(name, fits[0].service)) == 1]
        return fits[0].operation if len(own) > 1 else None
    return None if fits else _with_a_misspelling(parameters, names, telling)


def operations_possible(parameters: Mapping[str, object], given: Collection[str]) -> Sequence[Operation]:
    """Return the operations that an input may be for: those that it is whole for, else those that take its members."""
    names = {*parameters, *given}
    fits = _fits(parameters, names)
    whole = [fit for fit in fits if fit.required <= names]
    return [fit.operation for fit in sorted(whole or fits, key=lambda fit: (len(fit.members), fit.operation))]


def outputs_possible(parameters: Mapping[str, object]) -> Sequence[Operation]:
    """Return the operations whose resource a saved output may hold: those of its wrapper, else those of a service it names."""
    wrapped = [operation for name in parameters for operation in members().wrapped(name)]
    if wrapped:
        return [Operation(*operation.split()) for operation in wrapped]
    services = {service for name in parameters if _tells(name) for service in members().services(name)}
    if len(services) != 1:
        return []
    fits = [fit for fit in _inputs(*services) if len(parameters.keys() & fit.members.keys()) > 1]
    return [fit.operation for fit in fits if fit.operation.name.partition("-")[0] in WRITING]


def may_be_told(text: str, given: Collection[str]) -> bool:
    """Return False for the text of a file of which `operation_told` would not be sure: it need not even be parsed.

    Its first name is a member of some operation, as are all others at the margin of that one but for one at most, and one
    of them tells.
    """
    names = _names_at_the_margin(text)
    first = next(names, None)
    if first is None or first not in members():
        return False
    telling, strange = _tells(first) or any(map(_tells, given)), 0
    for name in names:
        if name not in members():
            strange += 1
            if strange > 1:
                return False
        telling = telling or _tells(name)
    return telling


def _names_at_the_margin(text: str) -> Iterator[str]:
    """Yield the names of the members of a text in JSON or YAML that are written below its first; in one line, only that."""
    json = FIRST_IN_JSON.match(text)
    if json is not None:
        yield json[2]
        margin = json[1].rpartition("\n")[2]
        if "\n" in json[1]:
            pattern = re.compile(rf'\n{margin}"([^"\\\n]*+)"[ \t]*+:')
            yield from (match[1] for match in pattern.finditer(text, json.end()))
        else:
            yield from (name for name in NAME_IN_LINE.findall(text, json.end()) if _tells(name))
    elif (yaml := FIRST_IN_YAML.match(text)) is not None:
        yield yaml[1]
        yield from (match[1] for match in TOP_OF_YAML.finditer(text, yaml.end()))


def _tells(name: str) -> bool:
    """Return whether a name is of several words and a member of the inputs of one service only."""
    return len(members().services(name)) == 1 and SEVERAL_WORDS.search(name) is not None


def _is_sure(names: Collection[str], telling: Collection[str]) -> bool:
    """Return whether the names of a whole input are those of no other tool: small letters in front are common among these."""
    return any(name[0].isupper() for name in telling) or (bool(telling) and len(names) > 1)


def _fits(parameters: Mapping[str, object], names: AbstractSet[str]) -> list[Fit]:
    """Return the operations that take all members and values of their types; none where no name tells a service."""
    if not all(name in members() for name in names):
        return []
    takers = [set(services) for name in names if (services := members().services(name))]
    services = set.intersection(*takers) if takers else set()
    return [fit for service in sorted(services) for fit in _inputs(service) if names <= fit.members.keys() and _suit(parameters, fit)]


def _with_a_misspelling(parameters: Mapping[str, object], names: AbstractSet[str], telling: Collection[str]) -> Operation | None:
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
    shapes = {name: packed.shape(fact["shape"]) if "shape" in fact else {} for name, fact in facts.items()}
    return [
        Fit(Operation(service, name), shape.get("properties", {}), frozenset(shape.get("required", ())), packed)
        for name, shape in shapes.items()
    ]


def _takers(name: str, service: PackedService) -> list[Operation]:
    return [fit.operation for fit in _inputs(str(service.header["service"])) if name in fit.members]


def _suit(parameters: Mapping[str, object], fit: Fit) -> bool:
    """Return whether the values are of the types of the members, also the first ones within."""
    return all(_suits(value, fit.members[name], fit.service) for name, value in parameters.items())


def _suits(value: object, reference: int | list[Any], service: PackedService, depth: int = 0) -> bool:
    number, marks = (reference, {}) if isinstance(reference, int) else reference
    shape = service.shape(number)
    if isinstance(value, Unresolved) or value is None or not shape or marks.get(JSON_TEXT):
        return True
    if isinstance(value, list):
        return shape.get("type") == "array" and (not value or depth > 1 or _suits(value[0], shape["items"], service, depth + 1))
    if isinstance(value, Mapping):
        if "properties" not in shape:
            return shape.get("type") == "object"
        return not value or depth > 1 or any(name in shape["properties"] for name in value)
    return shape.get("type") not in ("array", "object", None)
