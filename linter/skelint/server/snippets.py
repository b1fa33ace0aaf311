"""What is inserted: a member with the shape of its value, a whole minimal document; with stops for the cursor, or without."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skelint.authoring.operation import OperationModel
from skelint.readers.values.editing import PLAIN, YAML_WORDS

NEW_LINE = "\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How the text at the cursor is written."""

    json: bool
    """Whether names and strings need quotes."""
    flow: bool
    """Whether it is in brackets."""
    indent: int = 0
    stops: bool = True
    """Whether the client has snippets: places where the cursor stops."""

    def stop(self, number: int, choices: Sequence[str] = ()) -> str:
        """Return a place where the cursor stops, with what can be chosen there."""
        if not self.stops:
            return ""
        return f"${{{number}|{','.join(map(_choice, choices))}|}}" if choices else f"${number}"


def scalar(text: str, style: Style) -> str:
    """Return a string as it would be written."""
    if style.json or not PLAIN.fullmatch(text) or text.lower() in YAML_WORDS:
        return json.dumps(text, ensure_ascii=False)
    return text


def shape(schema: Mapping[str, Any], model: OperationModel, style: Style, number: int = 1) -> str:
    """Return a value with nothing in it, of the type that a schema asks for."""
    schema = model.resolved(schema)
    quote = '"' if style.json else ""
    match schema.get("type"):
        case "string":
            return f"{quote}{style.stop(number, schema.get('enum', ()))}{quote}"
        case "boolean":
            return style.stop(number, ("true", "false")) or ""
        case "array" if style.flow:
            return f"[{shape(schema['items'], model, style, number)}]"
        case "array":
            item = shape(schema["items"], model, style, number)
            return f"\n{' ' * (style.indent + 2)}- {style.stop(number) if item.startswith(NEW_LINE) else item}"
        case "object" if style.flow:
            return f"{{{style.stop(number)}}}"
        case "object":
            return f"\n{' ' * (style.indent + 2)}{style.stop(number)}"
    return style.stop(number)


def member(name: str, schema: Mapping[str, Any], model: OperationModel, style: Style, number: int = 1) -> str:
    """Return a member with the shape of its value."""
    value = shape(schema, model, style, number)
    gap = "" if value.startswith("\n") else " "
    return f"{scalar(name, style)}:{gap}{value}"


def document(model: OperationModel, style: Style) -> str:
    """Return a whole document with the members that an operation requires."""
    members = [member(name, model.members[name], model, style, number) for number, name in enumerate(model.required, 1)]
    if not style.json:
        return "\n".join(members) + "\n"
    return "{\n" + ",\n".join(f"  {line}" for line in members) + "\n}\n"


def _choice(text: str) -> str:
    return text.replace("\\", "\\\\").replace(",", "\\,").replace("|", "\\|")
