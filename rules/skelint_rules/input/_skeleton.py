"""What a skeleton left in an input: values that nobody has filled in yet."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from enum import IntEnum
from typing import Any, NamedTuple

from skelint import Request, Unresolved

Pointer = tuple[str | int, ...]
Schema = Mapping[str, Any]
KEY = "KeyName"
"""What a skeleton calls the key of a map; of several they are numbered."""
EPOCH = ("1970-01-01T00:00:00", datetime(1970, 1, 1))


class State(IntEnum):
    """How far a value is filled in. A structure is as far as that of its members which is farthest."""

    INVENTED = 0
    """It is one that a skeleton has and that can be meant: `true`, a listed value, a time."""
    ZERO = 1
    BLANK = 2
    """It is empty: a text, bytes, null, or a structure, list or map in which nothing else is."""
    FILLED = 3


class Leftovers(NamedTuple):
    """What is left of a skeleton in an input."""

    whole: State
    """How far the input as a whole is filled in."""
    values: Mapping[Pointer, State]
    """The values that are not filled in: members, and those below members that are filled in only in part."""

    def those(self, *states: State) -> Sequence[Pointer]:
        """Return the values of some states, in order."""
        return [pointer for pointer, state in self.values.items() if state in states]


def leftovers(request: Request) -> Leftovers:
    """Return what is left of a skeleton in an input: nothing where no text is empty and no number zero, as in most inputs."""
    if not _has_blank(request.parameters):
        return Leftovers(State.FILLED, {})
    values: dict[Pointer, State] = {}
    schema = request.model.at(()) or {}
    states = _states((), request.parameters.items(), schema, request, values)
    values.update((pointer, state) for pointer, state in states.items() if state is not State.FILLED)
    return Leftovers(max(states.values(), default=State.INVENTED), values)


def _has_blank(parameters: Mapping[str, object]) -> bool:
    pending: list[object] = [parameters]
    while pending:
        value = pending.pop()
        for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            if item is None or (not item and type(item) in (str, bytes, int, float)):
                return True
            if type(item) in (dict, list):
                pending.append(item)
    return False


def has_most_members(request: Request) -> bool:
    """Return whether an input has the members that a skeleton has: all of the operation's, but for what was added since."""
    members = request.model.members.keys()
    return len(members & request.parameters.keys()) * 4 >= len(members) * 3


def _state(pointer: Pointer, value: object, schema: Schema, request: Request, left: dict[Pointer, State]) -> State:
    """Return how far a value is filled in; note what is not where it is filled in only in part."""
    match value:
        case Unresolved() | False:
            return State.FILLED
        case None | "" | b"":
            return State.BLANK
        case True:
            return State.INVENTED
        case int() | float():
            return State.FILLED if value else State.ZERO
        case dict():
            states = _states(pointer, value.items(), schema, request, left)
            return _of_structure(states, value, schema, left)
        case list():
            states = _states(pointer, enumerate(value), schema, request, left)
            return _of_list(states, value, left)
    return State.INVENTED if value in EPOCH or value in schema.get("enum", ()) else State.FILLED


def _states(
    pointer: Pointer,
    items: Iterable[tuple[str | int, object]],
    schema: Schema,
    request: Request,
    left: dict[Pointer, State],
) -> dict[Pointer, State]:
    """Return how far each of the members or items of a value is filled in."""
    model = request.model
    return {
        (*pointer, step): _state((*pointer, step), item, model.below(schema, step) or {}, request, left)
        for step, item in items
    }


def _of_structure(
    states: Mapping[Pointer, State], value: Mapping[str, object], schema: Schema, left: dict[Pointer, State]
) -> State:
    if "properties" in schema or not states:
        return _of_parts(states, left)
    if all(name.startswith(KEY) for name in value):
        return max(_of_parts(states, left), State.BLANK)
    return State.FILLED  # somebody named these keys: an empty text below one of them is meant


def _of_list(states: Mapping[Pointer, State], value: Sequence[object], left: dict[Pointer, State]) -> State:
    """Return how far a list is filled in: that of a skeleton has one item, or the same several times."""
    repeated = bool(value) and all(item == value[0] for item in value[1:])
    return _of_parts(states, left) if repeated or State.FILLED in states.values() else State.FILLED


def _of_parts(states: Mapping[Pointer, State], left: dict[Pointer, State]) -> State:
    whole = max(states.values(), default=State.INVENTED)
    if whole is State.FILLED:
        left.update((pointer, state) for pointer, state in states.items() if state is not State.FILLED)
    return whole
