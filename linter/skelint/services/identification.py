"""Which operation is an input for? Its declaration, its name, or its members tell."""

import re
from collections.abc import Collection, Container, Mapping, Sequence
from collections.abc import Set as AbstractSet
from enum import Enum
from pathlib import PurePath

from skelint.authoring.operation import Operation, OperationModel
from skelint.authoring.pointer import Pointer, value_at
from skelint.authoring.wording import fold
from skelint.records import dataclass
from skelint.services.catalogue import Candidate, by_name, candidates, distinctive_members, named
from skelint.services.catalogue import model as operation_model
from skelint.services.margin import names_at_the_margin
from skelint.services.membership import (
    is_member,
    operation_of_resource,
    operation_told,
    operations_possible,
    outputs_possible,
    takers,
    tells_something,
)
from skelint.services.names import READING

SEPARATOR = re.compile(r"[/\\]")
NAME = re.compile(r"[A-Za-z0-9_-]+")
"""A part of a file's name that could be the name of an operation."""
MOST_NAMES = 10_000
"""So many names tell: no input has more members at its margin."""
SHOWN = 5
"""How many operations are named to choose from."""
ETAG, IF_MATCH = "ETag", "IfMatch"
"""As what the version of a resource is read, and as what an update of it takes it."""
KEY = re.compile(r"""(?<!\w)([A-Za-z]\w*+)["']?+\s*+:""")
"""What may be the name of a member, in JSON or YAML: with a colon behind it."""


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
    aws_cli: int | None = None
    """Which version of the AWS CLI is used, where that is known."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """The operation of an input, and how its members are to be read."""

    model: OperationModel
    clue: Clue
    given: Container[str] = frozenset()
    wrapper: Pointer = ()
    """Where in a saved output the parameters are: in a member, or in a list in one; the list where it has not just one."""


def identify(
    path: str, parameters: Mapping[str, object], hints: Hints | None = None, comment: str | None = None
) -> Recognition | None:
    """Return which operation an input is for, or None where nothing tells.

    The first that tells is taken: the hints, a comment in the file, an operation's exact name in the name of the file or of
    its folder, the members.

    Raises:
        UnknownOperationError: The comment names an operation that the catalogue does not hold.
    """
    hints = hints or Hints()
    declared = _declared(hints, comment) or _by_name(path, parameters)
    if declared is None:
        return (
            _by_members(path, parameters, hints.given)
            or _by_members_of_all(path, parameters, hints.given)
            or _by_own_name(path, hints.given)
        )
    model, clue = declared
    return Recognition(model, clue, hints.given, _wrapper(parameters, model) or _list(parameters, model))


def is_possible(path: str, text: str, hints: Hints | None = None) -> bool:
    """Return False for a file that `identify` would not recognise for sure: its text need not even be parsed.

    Nothing is recognised by its members without one that no operation on another resource, or of another service, takes.
    """
    hints = hints or Hints()
    if hints.operation is not None or "skelint:" in text or any(map(by_name, _names(path))):
        return True
    distinctive = distinctive_members()
    if not distinctive.isdisjoint(hints.given):
        return True
    names = names_at_the_margin(text)
    if names is None:
        return not distinctive.isdisjoint(KEY.findall(text))
    return _may_be_told(names[:MOST_NAMES], nested="\n" not in text.strip(), telling=bool(hints.given))


def _may_be_told(names: Sequence[str], *, nested: bool, telling: bool) -> bool:
    """Return whether names tell something: the first is a member, as are all others but for one, unless some are nested."""
    if not distinctive_members().isdisjoint(names):
        return True
    if not names or not is_member(names[0]):
        return False
    return (nested or sum(not is_member(name) for name in names) < 2) and (telling or any(map(tells_something, names)))


def possible_for(parameters: Mapping[str, object], hints: Hints | None = None) -> Sequence[Operation]:
    """Return a few operations that an input which `identify` does not recognise may be for."""
    return operations_possible(parameters, hints.given if hints else ())[:SHOWN]


def _declared(hints: Hints, comment: str | None) -> tuple[OperationModel, Clue] | None:
    if hints.operation is not None:
        return named(str(hints.operation)), hints.clue
    if comment is not None:
        return named(comment), Clue.COMMENT
    return None


def _names(path: str) -> list[str]:
    """Return what may be the name of an operation in the names of a file and of its folder; one of a single word may not."""
    parts = path.replace("\\", "/").rsplit("/", 2)[-2:] if "-" in path else ()
    return [name for part in reversed(parts) if "-" in part for name in NAME.findall(part) if "-" in name]


def _by_name(path: str, parameters: Mapping[str, object]) -> tuple[OperationModel, Clue] | None:
    """Return the operation that a file or its folder is called after, and that takes one of its members.

    Of operations of several services with one name it is the one whose service is named beside it, as in
    `sns.create-topic.json`, else the only one that takes all members, or that has all it requires.
    """
    for name in _names(path):
        models = _called(name, path)
        whole = [model for model in models if parameters.keys() <= model.members.keys()]
        if len(models) == 1 and (whole or (not name.startswith(READING) and _has_a_member(parameters, models[0]))):
            return models[0], Clue.NAME
        if len(models) > 1 and parameters:
            fits = whole or [model for model in models if model.required and set(model.required) <= parameters.keys()]
            if len(fits) == 1:
                return fits[0], Clue.NAME
    return None


def _called(name: str, path: str) -> Sequence[OperationModel]:
    """Return the operations of a name; of several those whose service is named beside it, if there are such."""
    models = [model for operation in by_name(name) if (model := operation_model(operation)) is not None]
    if len(models) < 2:
        return models
    beside = set(NAME.findall("/".join(SEPARATOR.split(path)[-2:])))
    return [model for model in models if model.operation.service in beside] or models


def _by_own_name(path: str, given: Container[str]) -> Recognition | None:
    """Return the one operation that a file, not its folder, is called after, though it takes none of its members."""
    for name in _names(SEPARATOR.split(path)[-1]):
        models = [model for operation in by_name(name) if (model := operation_model(operation)) is not None]
        if len(models) == 1 and not name.startswith(READING):
            return Recognition(models[0], Clue.NAME, given)
    return None


def _has_a_member(parameters: Mapping[str, object], model: OperationModel) -> bool:
    """Return whether an operation takes one of some members, or returns it, however it is spelled."""
    names = {fold(name) for name in (*model.members, *model.read_only, *model.elsewhere, *model.wrappers)}
    return any(fold(name) in names for name in parameters)


def _by_members(path: str, parameters: Mapping[str, object], given: frozenset[str]) -> Recognition | None:
    members = parameters.keys() | given
    possible = candidates(members)
    fits = [
        candidate.model
        for candidate in possible
        if members <= candidate.model.members.keys() and _speaks_alone(members, candidate)
    ]
    whole = [model for model in fits if set(model.required) <= members]
    if len(whole) == 1 or len(fits) == 1:
        return Recognition((whole or fits)[0], Clue.MEMBERS, given)
    if fits:
        return _of_pair(path, fits, given)
    return (
        _saved_output(parameters, given, possible)
        or _with_members_of_another(members, given, possible)
        or _best_overlap(members, given, possible)
    )


def _by_members_of_all(path: str, parameters: Mapping[str, object], given: frozenset[str]) -> Recognition | None:
    """Return the one operation of all there are that an input is for, or that would take a saved output back."""
    told, clue = operation_told(parameters, given), Clue.MEMBERS
    if told is None:
        told, clue = operation_of_resource(parameters, given, PurePath(path).stem), Clue.NAME
    model = operation_model(told) if told else None
    if model is not None:
        return Recognition(model, clue, given)
    if operations_possible(parameters, given):
        return None
    return _saved_output_of_all(parameters, given) or _with_a_tag(parameters, given)


def _speaks_alone(members: Collection[str], candidate: Candidate) -> bool:
    """Return whether no operation outside the catalogue would take the same input, whole or with options beside it."""
    whole = set(candidate.model.required) <= set(members)
    return (whole or not candidate.distinctive.isdisjoint(members)) and not any(
        rival.required <= set(members) <= rival.members for rival in candidate.rivals
    )


def _of_pair(path: str, fits: list[OperationModel], given: frozenset[str]) -> Recognition:
    """Return the operation whose verb the file's name holds; else the first, judged by what all have in common."""
    for model in fits:
        verb = model.operation.name.partition("-")[0]
        if re.search(rf"(?<![a-z]){verb}(?![a-z])", PurePath(path).stem.lower()):
            return Recognition(model, Clue.MEMBERS, given)
    common = set.intersection(*(set(model.members) for model in fits))
    required = {name for model in fits for name in model.required}
    differing = {name for model in fits for name in model.members if name not in common}
    return Recognition(fits[0], Clue.MEMBERS, given | required | differing)


def _saved_output(
    parameters: Mapping[str, object], given: frozenset[str], possible: Sequence[Candidate]
) -> Recognition | None:
    """Return the operation that would take a saved output back: the one that does not create."""
    for model in sorted((candidate.model for candidate in possible), key=lambda model: model.creates):
        wrapper = _wrapper(parameters, model)
        inner = value_at(parameters, wrapper)
        if not isinstance(inner, Mapping) or not inner:
            continue
        returned = model.read_only | model.elsewhere.keys() | model.members.keys()
        if inner.keys() <= returned and (wrapper or not model.read_only.isdisjoint(inner)):
            return Recognition(model, Clue.OUTPUT, given, wrapper)
    return None


def _saved_output_of_all(parameters: Mapping[str, object], given: frozenset[str]) -> Recognition | None:
    """Return the one operation that would take a saved output back, which holds its resource in a wrapper or bare.

    Of several it is the one that takes most of what is there, and of a pair not the one that creates.
    """
    ranked = []
    for operation in outputs_possible(parameters):
        model = operation_model(operation)
        if model is None:
            continue
        wrapper = _wrapper(parameters, model) or _list(parameters, model)
        inner = value_at(parameters, wrapper)
        if isinstance(inner, Mapping) and _is_output(inner, model):
            ranked.append(((not model.creates, len(inner.keys() & model.members.keys())), model, wrapper))
    ranked.sort(key=lambda row: row[0], reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
        return None
    _, model, wrapper = ranked[0]
    return Recognition(model, Clue.OUTPUT, given, wrapper)


def _with_a_tag(parameters: Mapping[str, object], given: frozenset[str]) -> Recognition | None:
    """Return the one operation that would take back a structure that was read with the tag of its version."""
    structures = [name for name, value in parameters.items() if name != ETAG and type(value) is dict]
    if ETAG not in parameters or len(parameters) != 2 or not structures:
        return None
    taking = [model for operation in takers(structures[0]) if (model := operation_model(operation)) is not None]
    updates = [model for model in taking if IF_MATCH in model.members and not model.creates]
    return Recognition(updates[0], Clue.OUTPUT, given) if len(updates) == 1 else None


def _is_output(resource: Mapping[str, object], model: OperationModel) -> bool:
    """Return whether a resource is as it is read back: some of it can be set by the operation, and some cannot."""
    returned = model.read_only | model.elsewhere.keys() | model.members.keys()
    return (
        resource.keys() <= returned
        and len(resource.keys() & model.members.keys()) > 1
        and not model.read_only.isdisjoint(resource)
    )


def _with_members_of_another(
    members: AbstractSet[str], given: frozenset[str], possible: Sequence[Candidate]
) -> Recognition | None:
    """Return the one operation that has all it requires, beside members that another on the same resource takes."""
    fits = [
        candidate.model
        for candidate in possible
        if set(candidate.model.required) <= members <= candidate.model.members.keys() | candidate.model.elsewhere.keys()
        and not distinctive_members().isdisjoint(members)
    ]
    return Recognition(fits[0], Clue.MEMBERS, given) if len(fits) == 1 else None


def _wrapper(parameters: Mapping[str, object], model: OperationModel) -> Pointer:
    """Return the member that holds the resource of a saved output, or nothing where it is none.

    Beside it may stand what is empty, `"tags": []`, what the operation takes itself, and the tag of the version.
    """
    wrapper = model.wrapper
    if wrapper is None or type(parameters.get(wrapper)) is not dict or (model.at((wrapper,)) or {}).get("type") == "object":
        return ()  # the input may have a structure of that name itself
    return (wrapper,) if _stands_alone(wrapper, parameters, model) else ()


def _list(parameters: Mapping[str, object], model: OperationModel) -> Pointer:
    """Return where the one resource is in the saved output of what lists them; only the list where there are several."""
    items = parameters.get(model.listed) if model.listed and model.listed not in model.members else None
    if not model.listed or type(items) is not list or not items or not all(type(item) is dict for item in items):
        return ()
    return (model.listed, 0)[: 2 if len(items) == 1 else 1] if _stands_alone(model.listed, parameters, model) else ()


def _stands_alone(wrapper: str, parameters: Mapping[str, object], model: OperationModel) -> bool:
    expected = {wrapper, "ResponseMetadata", ETAG, *model.members}
    return not any(value for name, value in parameters.items() if name not in expected)


def _best_overlap(members: AbstractSet[str], given: frozenset[str], possible: Sequence[Candidate]) -> Recognition | None:
    """Return the operation that takes most members of an input with a wrong one, if they are enough to be sure.

    Names must be spelled exactly to count: the settings of many an application hold `userPoolId` and `callbackUrls`.
    """

    def overlap(candidate: Candidate) -> tuple[int, int]:
        shared = members & candidate.model.members.keys()
        return len(shared), len(shared & set(candidate.model.required))

    best = max(possible, key=overlap, default=None)
    if best is None:
        return None
    shared = members & best.model.members.keys()
    if len(shared) < 2 or len(shared) * 2 < len(members) or not _speaks_alone(shared, best):
        return None
    return Recognition(best.model, Clue.MEMBERS, given)
