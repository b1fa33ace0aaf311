"""What is packed of an operation as a model of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skelint.authoring.operation import BLOB, JSON_TEXT, STREAMING, Addition, Operation, OperationModel, Option
from skelint.services.names import kebab
from skelint.services.packed import PackedService, Reference, origin, parted
from skelint.services.schema import input_schema

PAGING: Mapping[int, Sequence[str]] = {
    0: (),
    1: ("starting-token", "max-items"),
    2: ("starting-token", "page-size", "max-items"),
}
RELATED = ("create", "update")
"""The verbs of operations on one resource that do not take the same members."""
KINDS: Mapping[str, str] = {"array": "list", "object": "map", "number": "double"}
"""What the service models call types of JSON, where they have another word for it."""


def operation_model(operation: Operation, facts: Mapping[str, Any], service: PackedService) -> OperationModel:
    """Return the model of an operation of a service."""
    source, members = origin(), input_members(facts, service)
    relatives = dict(_relatives(operation, service))
    taken = {name: set(input_members(theirs, service)) for name, theirs in relatives.items()}
    returning = next((stated for stated in (facts, *relatives.values()) if {"wrapper", "listed"} & stated.keys()), facts)
    given = options(facts, members)
    return OperationModel(
        operation=operation,
        api=facts["api"],
        schema=input_schema(service, facts.get("shape")),
        creates=operation.name.startswith("create-"),
        version=source.botocore,
        compiled=source.compiled,
        deprecated=facts.get("deprecated", False),
        returned_secrets=frozenset(returning.get("secrets", ())),
        read_only=frozenset(returning.get("returned", ())).difference(members, *taken.values()),
        elsewhere={name: other for other, theirs in taken.items() for name in sorted(theirs - set(members))},
        wrapper=returning.get("wrapper"),
        listed=returning.get("listed"),
        options={name: _option(name, member, members[member], facts, service) for name, member in given.items()},
        opposites=opposites(facts, given, members, service),
        additions={name: Addition(*addition) for name, addition in facts.get("added", {}).items()},
        positional=facts.get("positional", ()),
        paging=PAGING[facts.get("paging", 0)],
        takes_input=facts.get("input", False),
    )


def input_members(facts: Mapping[str, Any], service: PackedService) -> Mapping[str, Any]:
    """Return the references to the shapes of the members of an operation's input."""
    members: Mapping[str, Any] = service.shape(facts["shape"]).get("properties", {}) if "shape" in facts else {}
    return members


def options(facts: Mapping[str, Any], members: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the options that give a member each, by their names, in the order of the members."""
    renamed = {member: name for name, member in facts.get("options", {}).items()}
    unoffered = facts.get("unoffered", ())
    offered = {renamed.get(member, kebab(member)): member for member in members if member not in unoffered}
    aliases: Mapping[str, str] = facts.get("aliases", {})
    return {**offered, **aliases}


def opposites(
    facts: Mapping[str, Any], given: Mapping[str, str], members: Mapping[str, Any], service: PackedService
) -> Mapping[str, str]:
    """Return the flags that say no, each with the one that says yes."""
    irregular = facts.get("opposites", {})
    flags = [name for name, member in given.items() if _kind(members[member], service) == "boolean"]
    return {irregular.get(name, f"no-{name}"): name for name in flags if irregular.get(name, "no")}


def _relatives(operation: Operation, service: PackedService) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield the operations that create or update the same resource, with what is packed of them.

    What an update returns is that too: `update-user-pool` says nothing of the pool, `create-user-pool` returns it.
    """
    verb, _, resource = operation.name.partition("-")
    names = [f"{other}-{resource}" for other in RELATED]
    if verb == "update" and resource.endswith("-configuration"):  # of what another operation creates as a whole
        names.append(f"create-{resource.removesuffix('-configuration')}")
    for name in names:
        other = name.partition("-")[0]
        facts = service.operation(name) if verb in RELATED and other != verb else None
        if facts is not None:
            yield name, facts


def _option(name: str, member: str, reference: Reference, facts: Mapping[str, Any], service: PackedService) -> Option:
    kind, shape = _kind(reference, service), _shape(reference, service)
    literal = name in facts.get("literal", ())
    if name in facts.get("bare", ()):
        (bare,) = _shape(shape["items"], service)["properties"]
        return Option(member, kind, bare, literal)
    only = shape.get("properties", {})
    is_bare = list(only) == ["Value"] and _shape(only["Value"], service).get("type") == "string"
    return Option(member, kind, "Value" if is_bare else "", literal)


def _shape(reference: Reference, service: PackedService) -> Mapping[str, Any]:
    return service.shape(parted(reference)[0])


def _kind(reference: Reference, service: PackedService) -> str:
    """Return the type of a member, as the service models have it."""
    number, marks = parted(reference)
    shape = service.shape(number)
    stated = shape.get("type")
    if marks.get(JSON_TEXT):
        return "jsonvalue"
    if marks.get(STREAMING) or shape.get(BLOB):
        return "stream" if marks.get(STREAMING) else "blob"
    if stated is None:
        return "structure"
    return "timestamp" if isinstance(stated, list) else KINDS.get(stated, stated)
