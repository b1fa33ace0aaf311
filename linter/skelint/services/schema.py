"""The JSON Schema of an operation's input, made of the shapes of its service: only of those that it reaches."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from skelint.authoring.operation import JSON_TEXT
from skelint.services.packed import PackedService, Reference, parted
from skelint.services.pattern import readable

Schema = dict[str, Any]
DIALECT = "https://json-schema.org/draft/2020-12/schema"
NOTHING: Mapping[str, Any] = {"properties": {}}
"""The input of an operation that takes none."""


def input_schema(service: PackedService, number: int | None) -> Schema:
    """Return the JSON Schema (2020-12) of a shape.

    A structure that is met more than once, or that holds itself, is a definition; all else is written where it is.
    """
    shapes = _Shapes(service)
    if number is None:
        return {"$schema": DIALECT, **_completed(NOTHING)}
    shapes.count(number)
    schema = {"$schema": DIALECT, **shapes.schema(number)}
    definitions = shapes.definitions()
    return {**schema, "$defs": definitions} if definitions else schema


class _Shapes:
    """The shapes below one input."""

    def __init__(self, service: PackedService) -> None:
        self.service = service
        self.packed: dict[int, Schema] = {}
        self.shared: dict[int, None] = {}
        """What becomes a definition, in the order in which it is met."""

    def shape(self, number: int) -> Schema:
        if number not in self.packed:
            self.packed[number] = self.service.shape(number)
        return self.packed[number]

    def count(self, root: int) -> None:
        """Find the shapes that are met twice; scalars are repeated, and so are lists and maps that do not hold themselves."""
        met: set[int] = set()
        around: set[int] = set()
        pending = [(root, True)]
        while pending:
            number, enters = pending.pop()
            if not enters:
                around.discard(number)
            elif number in around or (number in met and "properties" in self.shape(number)):
                self.shared[number] = None
            else:
                met.add(number)
                around.add(number)
                pending.append((number, False))
                pending += [(below, True) for below in _below(self.shape(number))]

    def definitions(self) -> Mapping[str, Schema]:
        return {f"{number}": self.schema(number) for number in self.shared}

    def schema(self, number: int) -> Schema:
        shape = _completed(self.shape(number))
        for role in ("items", "additionalProperties", "propertyNames"):
            if role in shape and shape[role] is not False:
                shape[role] = self.referenced(shape[role])
        if "properties" in shape:
            shape["properties"] = {name: self.referenced(below) for name, below in shape["properties"].items()}
        return shape

    def referenced(self, reference: Reference) -> Schema:
        number, marks = parted(reference)
        if JSON_TEXT in marks:  # it may be anything: the CLI writes it as a text
            return dict(marks)
        if number in self.shared:
            return {"$ref": f"#/$defs/{number}", **marks}
        return {**self.schema(number), **marks}


def _below(shape: Mapping[str, Any]) -> list[int]:
    roles = [shape[role] for role in ("items", "additionalProperties", "propertyNames") if role in shape]
    references = [*shape.get("properties", {}).values(), *roles]
    return [parted(reference)[0] for reference in references]


def _completed(shape: Mapping[str, Any]) -> Schema:
    """Return a shape with what goes without saying in the pack."""
    if "properties" in shape:
        return {"type": "object", "properties": shape["properties"], "additionalProperties": False, **shape}
    return {**shape, **_pattern(shape["pattern"])} if "pattern" in shape else dict(shape)


@lru_cache(maxsize=4_096)
def _pattern(pattern: str) -> Mapping[str, Any]:
    return readable(pattern)
