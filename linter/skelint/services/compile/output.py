"""How a resource is read back: wrapped or bare, in the output of its own operation or of the one that describes it."""

from collections.abc import Iterator, Mapping
from typing import Any

from skelint.services.compile.shapes import Shapes, references
from skelint.services.names import READING, WRITING


def returned(name: str, operations: Mapping[str, Mapping[str, Any]], shapes: Shapes) -> dict[str, Any]:
    """Return the member of an output that wraps the resource, what is in it, and which secrets only the output holds.

    Besides, the member of another output that holds a list of such resources, as `services` of `ecs describe-services` does.
    `operations` are all of the service by their names in the CLI. An output that holds the resource bare has no wrapper.
    """
    verb, _, resource = name.partition("-")
    if name.startswith(READING):
        return {}
    own = _members(shapes, operations[name].get("input"))
    described = [f"describe-{resource}", f"get-{resource}", f"get-{resource}-configuration"] if verb in WRITING else []
    outputs = [output for other in (name, *described) if (output := operations.get(other, {}).get("output"))]
    for output in outputs:
        for member in _structures(shapes, output):
            if member.lower() == resource.replace("-", ""):
                return _facts(shapes, output, own, member) | _listed(operations, shapes, _shape(shapes, output, member))
    for output in reversed(outputs) if verb in WRITING else ():
        members, structures = _members(shapes, output), _structures(shapes, output)
        if len(own.keys() & members.keys()) > 1:
            return _facts(shapes, output, own) | _listed(operations, shapes, output["shape"])
        if (
            len(structures) == 1
            and structures[0] not in own
            and len(own.keys() & _members(shapes, members[structures[0]])) > 1
        ):
            listed = _listed(operations, shapes, _shape(shapes, output, structures[0]))
            return _facts(shapes, output, own, structures[0]) | listed
    return {}


def _listed(operations: Mapping[str, Mapping[str, Any]], shapes: Shapes, resource: str) -> dict[str, Any]:
    """Return the member that is a list of a resource in the output of what describes several: the one of the plainest name."""
    members = [
        (len(name), name, member)
        for name, operation in operations.items()
        if name.startswith(READING) and "output" in operation
        for member, reference in _members(shapes, operation["output"]).items()
        if shapes[reference["shape"]].get("member", {}).get("shape") == resource
    ]
    return {"listed": min(members)[2]} if members else {}


def _shape(shapes: Shapes, output: Mapping[str, Any], member: str) -> str:
    name: str = _members(shapes, output)[member]["shape"]
    return name


def _facts(shapes: Shapes, output: Mapping[str, Any], own: Mapping[str, Any], wrapper: str = "") -> dict[str, Any]:
    members = _members(shapes, output)
    secrets = {*_sensitive(shapes, shapes[output["shape"]], set())} - own.keys()
    resource = _members(shapes, members[wrapper]) if wrapper else members
    facts = {"wrapper": wrapper, "returned": sorted(resource), "secrets": sorted(secrets)}
    return {fact: value for fact, value in facts.items() if value}


def _members(shapes: Shapes, reference: Mapping[str, Any] | None) -> Mapping[str, Any]:
    members: Mapping[str, Any] = shapes[reference["shape"]].get("members", {}) if reference else {}
    return members


def _structures(shapes: Shapes, output: Mapping[str, Any]) -> list[str]:
    """Return the members of an output that are structures."""
    return [name for name, member in _members(shapes, output).items() if shapes[member["shape"]]["type"] == "structure"]


def _sensitive(shapes: Shapes, shape: Mapping[str, Any], seen: set[str]) -> Iterator[str]:
    """Yield the names of all members of an output, also nested, whose shape is marked sensitive."""
    for name, reference in shape.get("members", {}).items():
        if shapes[reference["shape"]].get("sensitive"):
            yield name
    for reference in references(shape):
        if reference["shape"] not in seen:
            seen.add(reference["shape"])
            yield from _sensitive(shapes, shapes[reference["shape"]], seen)
