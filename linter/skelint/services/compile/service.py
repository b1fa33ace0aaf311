"""One service as it is packed: a line of JSON for the service, for each of its operations, and for each of their shapes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from skelint.services.compile import command_line
from skelint.services.compile.output import returned
from skelint.services.compile.overlay import corrected, led_to
from skelint.services.compile.shapes import Packing


@dataclass(frozen=True, slots=True)
class Taken:
    """What tells the inputs of an operation from those of others."""

    operation: str
    """Written `cognito-idp create-user-pool-client`."""
    members: frozenset[str]
    required: frozenset[str]
    wrappers: frozenset[str] = frozenset()
    """The members that its resource is in where it is read back, alone or in a list."""


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
    by_name = {name: model["operations"][_api(command)] for name, command in operations.items()}
    facts = {name: _operation(name, command, by_name, packing) for name, command in operations.items()}
    own = command_line.own_commands(service)
    header = {
        "service": service,
        "api_version": model["metadata"]["apiVersion"],
        "title": model["metadata"].get("serviceId", service),
        "operations": list(facts),
    }
    lines = [header, *facts.values(), *packing.packed]
    text = "\n".join(json.dumps(line, ensure_ascii=False, separators=(",", ":")) for line in lines)
    taken = [_taken(f"{service} {name}", by_name[name].get("input"), packing, fact) for name, fact in facts.items()]
    return CompiledService(service, text, list(facts), own, taken)


def _taken(operation: str, reference: Mapping[str, Any] | None, packing: Packing, facts: Mapping[str, Any]) -> Taken:
    shape = packing.shapes[reference["shape"]] if reference else {}
    members, required = frozenset(shape.get("members", ())), frozenset(shape.get("required", ()))
    wrappers = frozenset(facts[name] for name in ("wrapper", "listed") if name in facts)
    return Taken(operation, members, required, wrappers)


def _api(command: Any) -> str:
    api: str = command._operation_model.name  # noqa: SLF001 - there is no public way to it
    return api


def _operation(name: str, command: Any, operations: Mapping[str, Any], packing: Packing) -> dict[str, Any]:
    operation = operations[name]
    facts: dict[str, Any] = {"api": _api(command)}
    if "input" in operation:
        facts["shape"] = packing.number(operation["input"]["shape"])
    if operation.get("deprecated"):
        facts["deprecated"] = True
    facts |= command_line.options(command)
    for option, members in led_to(f"{command._parent_name} {name}").items():  # noqa: SLF001
        facts["added"][option][1] = members
    return facts | returned(name, operations, packing.shapes)
