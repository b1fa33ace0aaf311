"""The catalogue: all operations that are known, asked for by name, by service, or for those that take some members."""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from skelint.authoring.operation import Operation, OperationModel, Option
from skelint.authoring.wording import did_you_mean
from skelint.records import dataclass

PACK = Path(__file__).with_name("pack")
WORD = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")
"""What may be the name of an operation in a script."""


class UnknownOperationError(Exception):
    """An operation was named that the catalogue does not hold; the message names it and a near one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another operation of AWS that takes some members of this one: an input of just those may be meant for it."""

    name: str
    required: frozenset[str]
    members: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An operation that an input may be for, and what tells it from others."""

    model: OperationModel
    distinctive: frozenset[str]
    """The top-level members that no operation on another resource takes."""
    rivals: Sequence[Rival]
    """The operations that are not in the catalogue and take some of its members."""


def model(operation: Operation) -> OperationModel | None:
    """Return the model of an operation, or None where the catalogue does not hold it."""
    candidate = _service(operation.service).get(operation.name)
    return candidate.model if candidate else None


def named(text: str) -> OperationModel:
    """Return the operation that is written `cognito-idp create-user-pool-client`, or by its own name alone.

    Raises:
        UnknownOperationError: The catalogue does not hold it, or holds several of that name.
    """
    words = text.removeprefix("aws ").split()
    operations_named = [Operation(*words)] if len(words) == 2 else by_name(words[0]) if len(words) == 1 else ()
    models = [known for operation in operations_named if (known := model(operation)) is not None]
    if len(models) == 1:
        return models[0]
    if models:
        raise UnknownOperationError(f"several services have an operation {text}: name it as SERVICE {text}")
    names = [name for operation in operations() for name in (str(operation), operation.name)]
    raise UnknownOperationError(f"unknown operation {text!r}{did_you_mean(text, names)}")


def by_name(name: str) -> Sequence[Operation]:
    """Return the operations of all services that have a name, as `create-user-pool-client`."""
    return _by_name().get(name, ())


def is_service(name: str) -> bool:
    """Return whether a service of the AWS CLI with known operations has a name."""
    return name in _services()


def may_be_called(text: str) -> bool:
    """Return False for a script that calls no operation for sure: none of its words is an operation's name."""
    return not _by_name().keys().isdisjoint(WORD.findall(text))


def of_service(service: str) -> Sequence[OperationModel]:
    """Return the models of all operations of a service."""
    return [candidate.model for candidate in _service(service).values()]


def operations() -> Iterator[Operation]:
    """Yield all operations there are, service by service."""
    for service in _services():
        for name in _service(service):
            yield Operation(service, name)


def candidates(members: Collection[str]) -> Sequence[Candidate]:
    """Return the operations that take some of these top-level members, or return them."""
    return [
        candidate
        for service in _services()
        for candidate in _service(service).values()
        if not _names(candidate.model).isdisjoint(members)
    ]


@cache
def distinctive_members() -> frozenset[str]:
    """Return the members that only operations on one resource take: an input without one is recognised by no member."""
    services = (_service(service).values() for service in _services())
    return frozenset[str]().union(*(candidate.distinctive for service in services for candidate in service))


@cache
def sensitive_names() -> frozenset[str]:
    """Return the folded names of sensitive members of any operation: for texts of which nothing else is known."""
    return frozenset[str]().union(*(known.sensitive_names for service in _services() for known in of_service(service)))


@cache
def _members() -> frozenset[str]:
    return frozenset(name for service in _services() for known in of_service(service) for name in known.members)


def is_member(name: str) -> bool:
    """Return whether some operation has a top-level member of that name."""
    return name in _members()


@cache
def _names(known: OperationModel) -> frozenset[str]:
    """Return the names of members that an operation takes, or that a saved output of its resource has."""
    wrapper = {known.wrapper} if known.wrapper else set[str]()
    return frozenset({*known.members, *known.read_only, *known.elsewhere, *wrapper})


@cache
def _services() -> Sequence[str]:
    return sorted(path.stem for path in PACK.glob("*.json"))


@cache
def _by_name() -> Mapping[str, Sequence[Operation]]:
    names: dict[str, list[Operation]] = {}
    for operation in operations():
        names.setdefault(operation.name, []).append(operation)
    return names


@cache
def _service(service: str) -> Mapping[str, Candidate]:
    if service not in _services():
        return {}
    compiled = json.loads((PACK / f"{service}.json").read_text(encoding="utf-8"))
    return {name: _candidate(Operation(service, name), table, compiled) for name, table in compiled["operations"].items()}


def _candidate(operation: Operation, table: Mapping[str, Any], service: Mapping[str, Any]) -> Candidate:
    known = OperationModel(
        operation=operation,
        schema=table["schema"],
        creates=table["creates"],
        version=service["botocore"],
        compiled=date.fromisoformat(service["compiled"]),
        returned_secrets=frozenset(table["returned_secrets"]),
        read_only=frozenset(table["read_only"]),
        elsewhere=table["elsewhere"],
        wrapper=table["wrapper"],
        options={name: Option(member, kind) for name, (member, kind) in table["options"].items()},
        paging=table["paging"],
    )
    rivals = [
        Rival(name=rival["name"], required=frozenset(rival["required"]), members=frozenset(rival["members"]))
        for rival in table["rivals"]
        if rival["name"].removeprefix(f"{operation.service} ") not in service["operations"]
    ]
    return Candidate(model=known, distinctive=frozenset(table["distinctive"]), rivals=rivals)
