"""The JSON Schema of an operation's input as editors take it: with titles, descriptions and what values mean."""

from collections.abc import Mapping, Sequence
from typing import Any

from skelint.authoring.operation import OperationModel
from skelint.authoring.pointer import Pointer
from skelint.services.glossary import Glossary, Meaning, glossary

INTERNAL = "x-"
"""What the names of keys begin with that only skelint understands."""
TEMPLATE = r"\$\{|\{\{|<%|@@\w+@@|^\$[A-Za-z_]\w*$"
"""What a string may hold in the place of what its pattern asks for: something that is filled in later."""
UNICODE = r"\p{"
"""A class of characters that not every engine knows: a pattern with one would break the whole schema in some editors."""
UNSHARED = ("$schema", "allOf", "not")
"""What is said once for the whole, and the conditions of patterns, which a template in a value would not meet."""
Schema = dict[str, Any]


def schema(model: OperationModel, packages: Sequence[str]) -> Schema:
    """Return the schema (JSON Schema 2020-12) of an operation's input, described in the words of some rulesets."""
    meanings = glossary(str(model.operation), packages)
    about = {"title": str(model.operation), "description": meanings.text} if meanings.text else {"title": str(model.operation)}
    compiled = _described(model.schema, (), meanings)
    return {"$schema": model.schema["$schema"], "$comment": _origin(model), **about, **compiled}


def _origin(model: OperationModel) -> str:
    return f"Compiled by skelint from the service model of botocore {model.version}, {model.compiled}"


def _described(schema: Mapping[str, Any], pointer: Pointer, meanings: Glossary) -> Schema:
    """Return a schema with what is known of the member, and of those below it."""
    described = {key: value for key, value in schema.items() if not key.startswith(INTERNAL) and key not in UNSHARED}
    if UNICODE in described.get("pattern", ""):
        del described["pattern"]
    elif "pattern" in described:
        described["pattern"] = f"{described['pattern']}|{TEMPLATE}"
    meaning = meanings.meaning(pointer) if pointer else None
    if meaning is not None:
        described |= _about(pointer, meaning, described)
    if "properties" in described:
        described["properties"] = {
            name: _described(member, (*pointer, name), meanings) for name, member in described["properties"].items()
        }
    if isinstance(described.get("items"), dict):
        described["items"] = _described(described["items"], (*pointer, 0), meanings)
    for role in ("additionalProperties", "propertyNames"):
        if isinstance(described.get(role), dict):
            described[role] = _described(described[role], (), Glossary())
    if "$defs" in described:
        described["$defs"] = {name: _described(member, (), Glossary()) for name, member in described["$defs"].items()}
    return described


def _about(pointer: Pointer, meaning: Meaning, schema: Mapping[str, Any]) -> Schema:
    """Return the keys that describe a member; of the items of a list, only what their values mean."""
    values: Schema = {}
    if "enum" in schema and any(meaning.values.values()):
        values["enumDescriptions"] = [meaning.values.get(value, "") for value in schema["enum"]]
    if meaning.words and schema.get("type") == "string":
        values["examples"] = list(meaning.words)
    if isinstance(pointer[-1], int):
        return values
    text = f"{meaning.text} Default: {meaning.default}." if meaning.default else meaning.text
    return {
        "title": str(pointer[-1]),
        "description": text,
        "markdownDescription": f"{text}\n\n[Documentation]({meaning.source})",
        **values,
    }
