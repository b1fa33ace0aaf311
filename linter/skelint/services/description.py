"""The type, the limits and the allowed values of a member in words, as its schema has them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skelint.authoring.operation import BLOB, JSON_TEXT, OperationModel
from skelint.authoring.wording import counted, listed

Schema = Mapping[str, Any]
LIMITS = (
    ("minLength", "maxLength", ("character", "characters")),
    ("minItems", "maxItems", ("item", "items")),
    ("minProperties", "maxProperties", ("entry", "entries")),
    ("minimum", "maximum", ("", "")),
)
TYPES: Mapping[str, tuple[str, str]] = {
    "string": ("string", "strings"),
    "integer": ("integer", "integers"),
    "number": ("number", "numbers"),
    "boolean": ("true or false", "booleans"),
    "object": ("structure", "structures"),
}
"""What types of JSON are called: of one value, and of several."""
ANY = ("value", "values")


def kind(schema: Schema, model: OperationModel) -> str:
    """Return the type of a value in a few words: `list of strings`."""
    return _kind(schema, model)[0]


def _kind(schema: Schema, model: OperationModel) -> tuple[str, str]:
    """Return what one value is called, and several."""
    schema = model.resolved(schema)
    if schema.get(JSON_TEXT):
        return "any value, sent as JSON", "values"
    if schema.get(BLOB):
        return "bytes in base64", "bytes in base64"
    match schema.get("type"):
        case "array":
            items = _kind(schema.get("items", {}), model)[1]
            return f"list of {items}", f"lists of {items}"
        case "object" if is_union(schema):
            return "structure with exactly one member", "structures with exactly one member each"
        case "object" if "properties" not in schema:
            values = _kind(schema.get("additionalProperties") or {}, model)[1]
            return f"map of {values}", f"maps of {values}"
        case ["string", "number"]:
            return "timestamp", "timestamps"
        case str(name):
            return TYPES.get(name, ANY)
    return ANY


def is_union(schema: Schema) -> bool:
    """Return whether a schema is that of a structure with exactly one member."""
    return "properties" in schema and schema.get("minProperties") == schema.get("maxProperties") == 1


def limits(schema: Schema, model: OperationModel) -> Iterator[str]:
    """Yield the bounds of a value, each in words."""
    schema = model.resolved(schema)
    for least, most, nouns in LIMITS if not is_union(schema) else ():
        low, high = schema.get(least), schema.get(most)
        if high is not None:
            yield f"{low:,} to {_amount(high, nouns)}" if low else f"at most {_amount(high, nouns)}"
        elif low:
            yield f"at least {_amount(low, nouns)}"
    if "x-pattern" in schema:
        yield f"matches `{schema['x-pattern']}`"
    if "items" in schema:
        of_items = list(limits(schema["items"], model))
        if of_items:
            yield f"each item: {listed(of_items)}"


def allowed(schema: Schema, model: OperationModel) -> Sequence[str]:
    """Return the values that a member allows, or its items."""
    schema = model.resolved(schema)
    values: Sequence[str] = schema.get("enum") or model.resolved(schema.get("items", {})).get("enum", ())
    return values


def _amount(number: int, nouns: tuple[str, str]) -> str:
    return counted(number, *nouns) if nouns[0] else f"{number:,}"
