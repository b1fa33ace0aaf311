"""The shapes of a service model as they are packed: JSON Schema in which other shapes are numbers."""

from collections.abc import Iterator, Mapping
from typing import Any

from skelint.authoring.operation import BLOB, JSON_TEXT, SENSITIVE, STREAMING, TOKEN
from skelint.services.packed import Reference

Schema = dict[str, Any]
Shape = Mapping[str, Any]
Shapes = Mapping[str, Shape]

SCALARS: Mapping[str, Schema] = {
    "string": {"type": "string"},
    "character": {"type": "string"},
    "blob": {"type": "string", BLOB: True},
    "boolean": {"type": "boolean"},
    "integer": {"type": "integer"},
    "long": {"type": "integer"},
    "float": {"type": "number"},
    "double": {"type": "number"},
    "timestamp": {"type": ["string", "number"]},
}
LIMITS: Mapping[str, tuple[str, str]] = {
    "string": ("minLength", "maxLength"),
    "character": ("minLength", "maxLength"),
    "integer": ("minimum", "maximum"),
    "long": ("minimum", "maximum"),
    "float": ("minimum", "maximum"),
    "double": ("minimum", "maximum"),
    "list": ("minItems", "maxItems"),
    "map": ("minProperties", "maxProperties"),
}


class Packing:
    """The shapes that are reached from the inputs of a service's operations, numbered as they are met."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self.numbers: dict[str, int] = {}
        self.packed: list[Schema] = []

    def number(self, name: str) -> int:
        """Return the number of a shape, which is packed with all below it."""
        pending = [name]
        while pending:
            reached = pending.pop()
            if reached not in self.numbers:
                self.numbers[reached] = len(self.numbers)
                pending += reversed([reference["shape"] for reference in references(self.shapes[reached])])
        while len(self.packed) < len(self.numbers):
            self.packed.append({})
        for reached, number in self.numbers.items():
            if not self.packed[number]:
                self.packed[number] = self._schema(self.shapes[reached])
        return self.numbers[name]

    def _schema(self, shape: Shape) -> Schema:
        marks: Schema = {SENSITIVE: True} if shape.get("sensitive") else {}
        if shape.get("deprecated"):
            marks["deprecated"] = True
        return {**self._unmarked(shape), **marks}

    def _unmarked(self, shape: Shape) -> Schema:
        match shape["type"]:
            case "structure" if shape.get("document") or shape.get("eventstream"):
                return {}
            case "structure":
                return self._structure(shape)
            case "list":
                return {"type": "array", "items": self._reference(shape["member"]), **_limits(shape)}
            case "map":
                value, key = self._reference(shape["value"]), self._reference(shape["key"])
                return {"type": "object", "additionalProperties": value, "propertyNames": key, **_limits(shape)}
            case _:
                return _scalar(shape)

    def _structure(self, shape: Shape) -> Schema:
        members: Mapping[str, Mapping[str, Any]] = shape["members"]
        schema: Schema = {"properties": {name: self._reference(reference) for name, reference in members.items()}}
        required = [name for name in shape.get("required", ()) if not members[name].get("idempotencyToken")]
        if required:
            schema["required"] = required
        if shape.get("union"):
            schema |= {"minProperties": 1, "maxProperties": 1}
        return schema

    def _reference(self, reference: Mapping[str, Any]) -> Reference:
        """Return the number of the shape of a member, with what is said of that member alone."""
        marks = {
            "deprecated": reference.get("deprecated"),
            TOKEN: reference.get("idempotencyToken"),
            STREAMING: reference.get("streaming") or self.shapes[reference["shape"]].get("streaming"),
            JSON_TEXT: reference.get("jsonvalue"),
        }
        said = {mark: True for mark, value in marks.items() if value}
        number = self.numbers[reference["shape"]]
        return [number, said] if said else number


def references(shape: Shape) -> Iterator[Mapping[str, Any]]:
    """Yield the references to the shapes of members, items, keys and values."""
    yield from shape.get("members", {}).values()
    yield from (shape[role] for role in ("member", "key", "value") if role in shape)


def _scalar(shape: Shape) -> Schema:
    schema = {**SCALARS[shape["type"]], **_limits(shape)}
    if shape["type"] == "string" and "enum" in shape:
        schema["enum"] = list(shape["enum"])
    if shape["type"] == "string" and "pattern" in shape:
        schema["pattern"] = shape["pattern"]
    return schema


def _limits(shape: Shape) -> Schema:
    least, most = LIMITS.get(shape["type"], ("", ""))
    limits = {least: shape.get("min"), most: shape.get("max")}
    return {key: limit for key, limit in limits.items() if key and limit is not None}
