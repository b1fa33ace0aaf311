"""One service as it is packed: a line of JSON for the service, for each of its operations, and for each of their shapes."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from skelint.services.compile import command_line
from skelint.services.compile.overlay import corrected, led_to
from skelint.services.compile.shapes import Packing, Shapes, references

READING = ("batch-get", "describe", "get", "head", "list", "lookup", "search", "select")
"""The verbs of operations whose output is no input of theirs."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What tells the inputs of an operation from those of others."""

    operation: str
    """Written `cognito-idp create-user-pool-client`."""
    members: frozenset[str]
    required: frozenset[str]


@dataclass(frozen=True, slots=True)
class CompiledService:
    """A service as text, and what its operations take."""

    name: str
    text: str
    operations: list[str]
    own: dict[str, list[str]]
    taken: list[Taken]


def compile_service(service: str) -> CompiledService:
    """Return a service as it is packed."""
    model = command_line.model(service)
    shapes = corrected(service, model["shapes"])
    packing = Packing(shapes)
    operations = command_line.operations(service)
    facts = {name: _operation(name, command, model["operations"], packing) for name, command in operations.items()}
    own = command_line.own_commands(service)
    header = {
        "service": service,
        "api_version": model["metadata"]["apiVersion"],
        "title": model["metadata"].get("serviceId", service),
        "operations": list(facts),
    }
    lines = [header, *facts.values(), *packing.packed]
    text = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    inputs = {name: model["operations"][fact["api"]].get("input") for name, fact in facts.items()}
    taken = [_taken(f"{service} {name}", shapes[given["shape"]] if given else {}) for name, given in inputs.items()]
    return CompiledService(service, text, list(facts), own, taken)


def _taken(operation: str, shape: Mapping[str, Any]) -> Taken:
    return Taken(operation, frozenset(shape.get("members", ())), frozenset(shape.get("required", ())))


def _operation(name: str, command: Any, operations: Mapping[str, Any], packing: Packing) -> dict[str, Any]:
    api: str = command._operation_model.name  # noqa: SLF001 - there is no public way to it
    operation = operations[api]
    facts: dict[str, Any] = {"api": api}
    if "input" in operation:
        facts["shape"] = packing.number(operation["input"]["shape"])
    if operation.get("deprecated"):
        facts["deprecated"] = True
    facts |= command_line.options(command)
    for option, members in led_to(f"{command._parent_name} {name}").items():  # noqa: SLF001
        facts["added"][option][1] = members
    if not name.startswith(READING) and "output" in operation:
        facts |= _returned(name, packing.shapes, operation)
    return facts


def _returned(name: str, shapes: Shapes, operation: Mapping[str, Any]) -> dict[str, Any]:
    """Return the member of the output that wraps the resource, what is in it, and which secrets only the output holds."""
    resource = name.partition("-")[2].replace("-", "")
    output = shapes[operation["output"]["shape"]]
    own = shapes[operation["input"]["shape"]]["members"] if "input" in operation else {}
    for member, reference in output.get("members", {}).items():
        wrapped = shapes[reference["shape"]]
        if member.lower() == resource and wrapped["type"] == "structure":
            secrets = {*_sensitive(shapes, output, set())} - set(own)
            facts = {"wrapper": member, "returned": sorted(wrapped["members"]), "secrets": sorted(secrets)}
            return {fact: value for fact, value in facts.items() if value}
    return {}


def _sensitive(shapes: Shapes, shape: Mapping[str, Any], seen: set[str]) -> Iterator[str]:
    """Yield the names of all members of an output, also nested, whose shape is marked sensitive."""
    for name, reference in shape.get("members", {}).items():
        if shapes[reference["shape"]].get("sensitive"):
            yield name
    for reference in references(shape):
        if reference["shape"] not in seen:
            seen.add(reference["shape"])
            yield from _sensitive(shapes, shapes[reference["shape"]], seen)
