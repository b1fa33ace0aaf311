"""The types of the service models in words, and a value of one type as it would be written in another."""

import re
from datetime import date

from skelint import quoted

NAMES = {
    "string": "a string",
    "integer": "an integer",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a structure",
}
SHORTHAND = re.compile(r"(\w+)=([\w.-]+)")
INTEGER = re.compile(r"-?(?:0|[1-9]\d{0,18})")


def typed(expected: object) -> str:
    """Return the types that a model asks for in words."""
    types = expected if isinstance(expected, list) else [expected]
    return " or ".join(NAMES.get(str(name), str(name)) for name in types)


def described(value: object) -> str:
    """Return a value with its type: `the string "30"`."""
    return f"the {_type_of(value)} {quoted(value)}"


def _type_of(value: object) -> str:
    if isinstance(value, date):
        return "date"  # YAML reads 2024-01-01 so
    if isinstance(value, bool):
        return "boolean"
    for kind, name in ((str, "string"), (int | float, "number"), (list, "list"), (dict, "structure")):
        if isinstance(value, kind):
            return name
    return "value"


def converted(value: object, expected: object) -> tuple[object, bool]:
    """Return a value written in the expected type, and whether nothing else can be meant; None where none is likely."""
    match expected, value:
        case "boolean", "true" | "True" | "false" | "False":
            return value in ("true", "True"), True
        case "boolean", 0 | 1:
            return bool(value), False
        case "integer", str() if INTEGER.fullmatch(value):
            return int(value), True
        case "string", date() | bool() | int():
            return _text(value), True
        case "array", str() if value:
            words = re.split(r"[,\s]+", value.strip())
            return [word for word in words if word], len(words) == 1
        case "object", str() if SHORTHAND.fullmatch(value.partition(",")[0]):
            pairs = [SHORTHAND.fullmatch(part) for part in value.split(",")]
            return ({pair[1]: pair[2] for pair in pairs if pair}, False) if all(pairs) else (None, False)
    return None, False


def _text(value: date | bool | int) -> str:  # noqa: FBT001 - the value itself
    return str(value).lower() if isinstance(value, bool) else str(value)
