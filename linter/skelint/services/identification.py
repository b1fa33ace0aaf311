"""Which operation is an input for? Its declaration, its name, or its members tell."""

import re
from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cache
from pathlib import PurePath

from skelint.authoring.operation import Operation
from skelint.authoring.pointer import Pointer
from skelint.authoring.wording import did_you_mean
from skelint.services.catalogue import OperationModel, Rival, operations

SEPARATOR = re.compile(r"[/\\]")


class Clue(Enum):
    """What told the operation; what is declared is obeyed, what was recognised can be mistaken."""

    OPTION = "--operation"
    CONFIG = "the configuration"
    COMMENT = "a comment in the file"
    NAME = "the name of the file or its folder"
    MEMBERS = "its members"
    OUTPUT = "its members: it is the saved output of a command"


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of an input before it is read."""

    operation: Operation | None = None
    clue: Clue = Clue.OPTION
    given: frozenset[str] = frozenset()
    """The top-level members that the command line gives."""
    templates: tuple[tuple[str, str], ...] = ()
    """What templates begin and end with, besides the usual ones."""


@dataclass(frozen=True, slots=True)
class Identity:
    """The operation of an input, and how its members are to be read."""

    model: OperationModel
    clue: Clue
    given: Container[str] = frozenset()
    at: Pointer = ()
    """Where the parameters are: () or, in a saved output, its wrapper."""


class UnknownOperationError(Exception):
    """An operation was named that the pack does not hold; the message names it and a near one."""


def named(written: str) -> Operation:
    """Return the operation that is written `cognito-idp create-user-pool-client`, or by its own name alone.

    Raises:
        UnknownOperationError: The pack does not hold it.
    """
    words = written.removeprefix("aws ").split()
    known = operations()
    for operation in known:
        if words in ([*operation], [operation.name]):
            return operation
    names = [str(operation) for operation in known] + [operation.name for operation in known]
    raise UnknownOperationError(f"skelint does not know the operation {written!r}{did_you_mean(written, names)}")


def identify(
    path: str, parameters: Mapping[str, object], hints: Hints | None = None, comment: str | None = None
) -> Identity | None:
    """Return which operation an input is for, or None where nothing tells.

    The first that tells is taken: the hints, a comment in the file, an operation's exact name in the name of the file or of
    its folder, the members.

    Raises:
        UnknownOperationError: The comment names an operation that the pack does not hold.
    """
    hints = hints or Hints()
    declared = _declared(path, hints, comment)
    if declared is None:
        return _by_members(path, parameters, hints.given)
    operation, clue = declared
    model = operations()[operation]
    return Identity(model, clue, hints.given, at=_wrapper(parameters, model))


def is_possible(path: str, text: str, hints: Hints | None = None) -> bool:
    """Return False for a file that `identify` would not recognise for sure: its text need not even be parsed.

    Nothing is recognised by its members without one that no operation on another resource takes.
    """
    hints = hints or Hints()
    if _declared(path, hints, None) is not None or "skelint:" in text:
        return True
    distinctive = _distinctive()
    return not distinctive.isdisjoint(hints.given) or any(name in text and _holds_key(text, name) for name in distinctive)


def _holds_key(text: str, name: str) -> bool:
    """Return whether a JSON or YAML text holds a key of just this name: in a longer one it is no member."""
    return re.search(rf"(?<![\w.-]){re.escape(name)}[\"']?\s*:", text) is not None


@cache
def _distinctive() -> frozenset[str]:
    return frozenset[str]().union(*(model.distinctive for model in operations().values()))


@cache
def _outside_rivals(operation: Operation) -> Sequence[Rival]:
    """Return the rivals of an operation that the pack does not hold itself."""
    known = {str(other) for other in operations()}
    return [rival for rival in operations()[operation].rivals if rival.name not in known]


def _declared(path: str, hints: Hints, comment: str | None) -> tuple[Operation, Clue] | None:
    if hints.operation is not None:
        return hints.operation, hints.clue
    if comment is not None:
        return named(comment), Clue.COMMENT
    for part in reversed(SEPARATOR.split(path)[-2:]):
        for operation in operations():
            if operation.name in part and re.search(rf"(?<![\w-]){re.escape(operation.name)}(?![\w-])", part):
                return operation, Clue.NAME
    return None


def _by_members(path: str, parameters: Mapping[str, object], given: frozenset[str]) -> Identity | None:
    members = parameters.keys() | given
    fits = [model for model in operations().values() if members <= model.members.keys() and _speaks_alone(members, model)]
    whole = [model for model in fits if set(model.required) <= members]
    if len(whole) == 1 or len(fits) == 1:
        return Identity((whole or fits)[0], Clue.MEMBERS, given)
    if fits:
        return _of_pair(path, fits, given)
    return _saved_output(parameters, given) or _best_overlap(parameters, given)


def _speaks_alone(members: Collection[str], model: OperationModel) -> bool:
    """Return whether no operation outside the pack would take the same input, whole or with options beside it."""
    whole = set(model.required) <= set(members)
    return (whole or not model.distinctive.isdisjoint(members)) and not any(
        rival.required <= set(members) <= rival.members for rival in _outside_rivals(model.operation)
    )


def _of_pair(path: str, fits: list[OperationModel], given: frozenset[str]) -> Identity:
    """Return the operation whose verb the file's name holds; else the first, judged by what all have in common."""
    for model in fits:
        verb = model.operation.name.partition("-")[0]
        if re.search(rf"(?<![a-z]){verb}(?![a-z])", PurePath(path).stem.lower()):
            return Identity(model, Clue.MEMBERS, given)
    common = set.intersection(*(set(model.members) for model in fits))
    required = {name for model in fits for name in model.required}
    differing = {name for model in fits for name in model.members if name not in common}
    return Identity(fits[0], Clue.MEMBERS, given | required | differing)


def _saved_output(parameters: Mapping[str, object], given: frozenset[str]) -> Identity | None:
    """Return the operation that would take a saved output back: the one that does not create."""
    for model in sorted(operations().values(), key=lambda model: model.creates):
        at = _wrapper(parameters, model)
        inner = parameters
        for step in at:
            value = inner[str(step)]
            inner = value if isinstance(value, Mapping) else {}
        returned = model.facts.read_only | model.facts.elsewhere.keys() | model.members.keys()
        if inner and inner.keys() <= returned and (at or not model.facts.read_only.isdisjoint(inner)):
            return Identity(model, Clue.OUTPUT, given, at)
    return None


def _wrapper(parameters: Mapping[str, object], model: OperationModel) -> Pointer:
    wrapper = model.facts.wrapper
    if wrapper is not None and parameters.keys() <= {wrapper, "ResponseMetadata"} and type(parameters.get(wrapper)) is dict:
        return (wrapper,)
    return ()


def _best_overlap(parameters: Mapping[str, object], given: frozenset[str]) -> Identity | None:
    """Return the operation that takes most members of an input with a wrong one, if they are enough to be sure.

    Names must be spelled exactly to count: the settings of many an application hold `userPoolId` and `callbackUrls`.
    """
    members = parameters.keys() | given

    def overlap(model: OperationModel) -> tuple[int, int]:
        known = members & model.members.keys()
        return len(known), len(known & set(model.required))

    best = max(operations().values(), key=overlap)
    known = members & best.members.keys()
    if len(known) < 2 or len(known) * 2 < len(members) or not _speaks_alone(known, best):
        return None
    return Identity(best, Clue.MEMBERS, given)
