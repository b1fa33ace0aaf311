"""A document of an operation's input in which everything is still to be filled in.

What stands for a value, `""` or null, is what an untouched skeleton is recognised by: nothing is chosen for anybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skelint.authoring.operation import JSON_TEXT, OperationModel
from skelint.services.description import is_union

KEY = "KeyName"
"""The key of a map, as `--generate-cli-skeleton` has it; further ones are numbered."""
Schema = Mapping[str, Any]
Around = frozenset[str]
"""The definitions that a value lies in."""


def skeleton(model: OperationModel, *, every: bool = False) -> Mapping[str, Any]:
    """Return a document with the required members of an operation's input, or with every member.

    A structure within itself is left out, and of a union there is one member.
    """
    return _Skeleton(model, every).structure(model.schema, frozenset())


@dataclass(frozen=True, slots=True)
class _Skeleton:
    """How the document of an operation is made."""

    model: OperationModel
    every: bool

    def structure(self, schema: Schema, around: Around) -> dict[str, Any]:
        """Return a structure with some of its members; a required one that would never end is empty."""
        members = schema["properties"]
        ending = [name for name, member in members.items() if not self.never_ends(member, around)]
        return {name: self.value(members[name], around) if name in ending else {} for name in self.chosen(schema, ending)}

    def chosen(self, schema: Schema, ending: Sequence[str]) -> Sequence[str]:
        """Return the names of the members that are written of a structure."""
        required: Sequence[str] = schema.get("required", ())
        if is_union(schema):
            return (ending or list(schema["properties"]))[:1]
        if self.every:
            return [name for name in schema["properties"] if name in ending or name in required]
        return required or ending[: schema.get("minProperties", 0)]

    def value(self, schema: Schema, around: Around) -> Any:
        """Return what stands for a value."""
        if "$ref" in schema:
            around |= {schema["$ref"]}
            schema = self.model.resolved(schema)
        match schema.get("type"):
            case "array":
                ends = not self.never_ends(schema["items"], around)
                return [self.value(schema["items"], around) for _ in range(max(1, schema.get("minItems", 1)) if ends else 0)]
            case "object" if "properties" in schema:
                return self.structure(schema, around)
            case "object":
                return self.map(schema, around)
            case "integer" | "number" | "boolean":
                return None
        return {} if JSON_TEXT in schema else ""

    def map(self, schema: Schema, around: Around) -> dict[str, Any]:
        """Return a map with as many entries as it needs."""
        values = schema.get("additionalProperties")
        if not isinstance(values, Mapping) or self.never_ends(values, around):
            return {}
        number = max(1, schema.get("minProperties", 1))
        return {f"{KEY}{count}" if count > 1 else KEY: self.value(values, around) for count in range(1, number + 1)}

    def never_ends(self, schema: Schema, around: Around) -> bool:
        """Return whether a value is of a structure that it lies in, or requires or lists such a one."""
        if "$ref" in schema:
            if schema["$ref"] in around:
                return True
            around |= {schema["$ref"]}
            schema = self.model.resolved(schema)
        if "properties" in schema:
            required = schema.get("required", ())
            return any(self.never_ends(schema["properties"][name], around) for name in required)
        below = schema.get("items", schema.get("additionalProperties"))
        return isinstance(below, Mapping) and self.never_ends(below, around)
