"""The catalogue: all operations of AWS, asked for by name, by service, or for those that take some members."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from skelint.authoring.operation import Operation, OperationModel
from skelint.authoring.wording import did_you_mean
from skelint.records import dataclass
from skelint.services.models import input_members, operation_model, opposites, options
from skelint.services.packed import names, packed_service, recognition, secrets

WORD = re.compile(r"[a-z0-9]++(?:-[a-z0-9]++)*+")
"""What may be the name of a service or of an operation in a script."""
OF_A_WORD = b"abcdefghijklmnopqrstuvwxyz0123456789-"
NOT_OF_A_WORD = bytes(byte if byte in OF_A_WORD else ord(" ") for byte in range(256))
"""Makes blanks of all bytes that no word has: many times as fast as a search for each word."""
CALL = re.compile(r"\baws(?:\.exe|\.cmd)?[ \t]+(?:--[\w-]+(?:[ =][\w./:-]+)?[ \t]+){0,4}([a-z0-9.-]+)[ \t]+([a-z0-9-]+)")
"""The beginning of a command of the AWS CLI: behind the options, a service and one of its operations."""


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
    """The operations that are not recognised by their members and take some of its members."""


@cache
def model(operation: Operation) -> OperationModel | None:
    """Return the model of an operation, or None where AWS has none of that name."""
    service = packed_service(operation.service)
    facts = service.operation(operation.name) if service else None
    return operation_model(operation, facts, service) if service and facts is not None else None


def named(text: str) -> OperationModel:
    """Return the operation that is written `cognito-idp create-user-pool-client`, or by its own name alone.

    Raises:
        UnknownOperationError: AWS has none of that name, or several services have one.
    """
    words = text.removeprefix("aws ").split()
    operations_named = [Operation(*words)] if len(words) == 2 else by_name(words[0]) if len(words) == 1 else ()
    if len(operations_named) > 1:
        services = [operation.service for operation in operations_named]
        shown = ", ".join(services[:4]) + (" …" if len(services) > 4 else "")
        raise UnknownOperationError(f"several services have an operation {text}: name it as SERVICE {text} ({shown})")
    for operation in operations_named:
        candidate = model(operation)
        if candidate is not None:
            return candidate
    raise UnknownOperationError(f"unknown operation {text!r}{did_you_mean(text, _spellings(words))}")


def _spellings(words: Sequence[str]) -> Sequence[str]:
    """Return the names that some words may be meant for: of operations, with or without that of their service."""
    if len(words) == 2 and is_service(words[0]):
        return [f"{words[0]} {name}" for name in operation_names(words[0])]
    return (
        [str(operation) for operation in operations()]
        if len(words) == 2
        else sorted({operation.name for operation in operations()})
    )


@lru_cache(maxsize=1_024)
def by_name(name: str) -> Sequence[Operation]:
    """Return the operations of all services that have a name, as `create-user-pool-client`."""
    return [Operation(service, name) for service in names().services_with(name)]


def is_service(name: str) -> bool:
    """Return whether a service of the AWS CLI has a name."""
    return name in names().services


def services() -> Sequence[str]:
    """Return the names of all services that have operations."""
    return sorted(names().services)


def operation_names(service: str) -> Sequence[str]:
    """Return the names of all operations of a service."""
    return names().operations(service)


def own_commands(service: str, command: str = "") -> Sequence[str] | None:
    """Return the commands of the CLI below a service that are no operations, as `wait`, or below one of its own, as `s3`.

    With one of these, those below that: the waiters below `ec2 wait`. None where the CLI has neither, or it is not known; an
    empty row where all that stands behind is options, as behind `login`.
    """
    return names().own_commands(f"{service}/{command}" if command else service)


def may_be_called(text: str) -> bool:
    """Return False for a script that calls no operation for sure: none of its words is one of a service that it names."""
    raw = text.encode("utf-8", "replace")
    if not speaks_of_aws(raw):
        return False
    words = set(words_of(raw))
    named_there = (words & names().services) | {service for service in names().dotted if service in text}
    called = any(not words.isdisjoint(operation_names(service)) for service in named_there)
    return called or ("aws" in words and any(not _exists(*call) for call in CALL.findall(text)))


def speaks_of_aws(raw: bytes) -> bool:
    """Return False for the bytes of a script in which no word begins with `aws`: it calls no operation, as most of others.

    It is told without decoding them, but for UTF-16 and UTF-32, which are full of NUL bytes.
    """
    small = raw.lower()
    at = small.find(b"aws")
    while at > 0 and small[at - 1 : at].isalpha():  # as in "laws" and "draws"
        at = small.find(b"aws", at + 1)
    return at >= 0 or b"\0" in raw


def words_of(raw: bytes) -> list[str]:
    """Return the words of a script as `WORD` has them."""
    spaced = b" %b " % raw.translate(NOT_OF_A_WORD)
    return spaced.replace(b"--", b"  ").replace(b"- ", b"  ").replace(b" -", b"  ").decode("ascii").split()


def _exists(service: str, command: str) -> bool:
    """Return whether the AWS CLI has a command for sure of a service, or one of its own; more may stand behind some."""
    below = own_commands(service)
    commands = [] if below is None else [*below, *operation_names(service)]
    return below is not None and (not commands or (command in commands and not own_commands(service, command)))


def top_commands() -> Sequence[str]:
    """Return the names of all services, and of the commands of the CLI's own beside them."""
    return names().top


def with_option(service: str, option: str) -> Sequence[Operation]:
    """Return the operations of a service that have an option that gives a member, named without dashes in front."""
    return _by_option(service).get(option, ())


@lru_cache(maxsize=4)
def _by_option(service: str) -> Mapping[str, Sequence[Operation]]:
    """Return the operations of a service by their options: made once, as a command may hold thousands of unknown ones."""
    packed = packed_service(service)
    if packed is None:
        return {}
    by_option: dict[str, list[Operation]] = {}
    for name in packed.operations:
        facts = packed.operation(name) or {}
        members = input_members(facts, packed)
        given = options(facts, members)
        for option in {*given, *opposites(facts, given, members, packed)}:
            by_option.setdefault(option, []).append(Operation(service, name))
    return by_option


def operations() -> Iterator[Operation]:
    """Yield all operations there are, service by service."""
    for service in services():
        for name in operation_names(service):
            yield Operation(service, name)


def candidates(members: Collection[str]) -> Sequence[Candidate]:
    """Return the operations that take some of these top-level members, or return them."""
    return [candidate for candidate in recognised() if not _names(candidate.model).isdisjoint(members)]


@cache
def recognised() -> Sequence[Candidate]:
    """Return the operations whose inputs are recognised by their members: those of which it is known what tells them apart."""
    return [
        Candidate(
            model=named(name),
            distinctive=frozenset(facts["distinctive"]),
            rivals=[
                Rival(name=rival["name"], required=frozenset(rival["required"]), members=frozenset(rival["members"]))
                for rival in facts["rivals"]
            ],
        )
        for name, facts in recognition().items()
    ]


@cache
def distinctive_members() -> frozenset[str]:
    """Return the members that only operations on one resource take: an input without one is recognised by no member."""
    return frozenset[str]().union(*(facts["distinctive"] for facts in recognition().values()))


@cache
def sensitive_names() -> frozenset[str]:
    """Return the folded names of sensitive members of operations that a text is recognised as: for one that is torn."""
    return frozenset[str]().union(*(candidate.model.sensitive_names for candidate in recognised()))


def telling_secrets() -> frozenset[str]:
    """Return the folded names that tell a secret whichever operation they are of: AWS marks most members called so."""
    return secrets()


@cache
def _members() -> frozenset[str]:
    return frozenset(name for candidate in recognised() for name in candidate.model.members)


def is_recognised_member(name: str) -> bool:
    """Return whether an operation that is recognised by its members has a top-level member of that name."""
    return name in _members()


@cache
def _names(candidate: OperationModel) -> frozenset[str]:
    """Return the names of members that an operation takes, or that a saved output of its resource has."""
    return frozenset({*candidate.members, *candidate.read_only, *candidate.elsewhere, *candidate.wrappers})
