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
    known = glossary(str(model.operation), packages)
    about = {"title": str(model.operation), "description": known.text} if known.text else {"title": str(model.operation)}
    compiled = _described(model.schema, (), known)
    return {"$schema": model.schema["$schema"], "$comment": _origin(model), **about, **compiled}


def _origin(model: OperationModel) -> str:
    return f"Compiled by skelint from the service model of botocore {model.version}, {model.compiled}"


def _described(schema: Mapping[str, Any], pointer: Pointer, known: Glossary) -> Schema:
    """Return a schema with what is known of the member, and of those below it."""
    made = {key: value for key, value in schema.items() if not key.startswith(INTERNAL) and key not in UNSHARED}
    if UNICODE in made.get("pattern", ""):
        del made["pattern"]
    elif "pattern" in made:
        made["pattern"] = f"{made['pattern']}|{TEMPLATE}"
    meaning = known.meaning(pointer) if pointer else None
    if meaning is not None:
        made |= _about(pointer, meaning, made)
    if "properties" in made:
        made["properties"] = {name: _described(one, (*pointer, name), known) for name, one in made["properties"].items()}
    if isinstance(made.get("items"), dict):
        made["items"] = _described(made["items"], (*pointer, 0), known)
    for role in ("additionalProperties", "propertyNames"):
        if isinstance(made.get(role), dict):
            made[role] = _described(made[role], (), Glossary())
    if "$defs" in made:
        made["$defs"] = {name: _described(one, (), Glossary()) for name, one in made["$defs"].items()}
    return made


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
