"""The skeleton of an input as YAML, with what is known of each member as a comment."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skelint.authoring.operation import TOKEN, OperationModel
from skelint.authoring.wording import listed
from skelint.services.description import allowed, kind, limits

PLAIN = re.compile(r"[A-Za-z_][\w.-]*")
"""A name that YAML reads as itself, unless it is one of its words."""
WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}
MOST_NAMES = 12
"""How many allowed values, or members, a comment names."""
LONGEST_FACT = 100
"""How many characters may be said of one limit: some patterns are pages."""
Schema = Mapping[str, Any]


def as_yaml(document: Mapping[str, Any], model: OperationModel) -> str:
    """Return a skeleton as YAML; its first line says which operation it is for, as `skelint check` reads it."""
    head = [f"# skelint: operation={model.operation}", f"# {model.page}"]
    absent = [name for name in model.members if name not in document]
    if absent:
        head.append(f"# Optional, and written with --all: {_some(absent)}")
    lines = list(_members(document, model.schema, model, "")) or ["{}"]
    return "\n".join([*head, *lines]) + "\n"


def _members(value: Mapping[str, Any], schema: Schema, model: OperationModel, indent: str) -> Iterator[str]:
    """Yield the lines of a structure or a map."""
    for name, item in value.items():
        declared = _below(schema, name)
        comment = _comment(declared, model, required=name in schema.get("required", ()))
        yield from _entry(f"{indent}{_name(name)}:", item, comment, declared, model)


def _entry(start: str, item: object, comment: str, declared: Schema, model: OperationModel) -> Iterator[str]:
    """Yield the lines of a member: its name, its value, and what is said of it."""
    indent = " " * (len(start) - len(start.lstrip()) + 2)
    schema = model.resolved(declared)
    match item:
        case dict() if item:
            yield f"{start}{comment}"
            yield from _members(item, schema, model, indent)
        case list() if item:
            yield f"{start}{comment}"
            for each in item:
                yield from _item(each, schema, model, indent)
        case None:
            yield f"{start}{comment}"
        case _:
            yield f"{start} {json.dumps(item)}{comment}"


def _item(item: object, schema: Schema, model: OperationModel, indent: str) -> Iterator[str]:
    """Yield the lines of an item of a list; a list in a list is written in brackets."""
    below = model.resolved(_below(schema, 0))
    if not isinstance(item, dict) or not item:
        yield f"{indent}- {json.dumps(item)}"
        return
    first, *others = _members(item, below, model, f"{indent}  ")
    yield f"{indent}- {first.lstrip()}"
    yield from others


def _below(schema: Schema, step: str | int) -> Schema:
    role = "items" if isinstance(step, int) else "additionalProperties"
    below = schema.get("properties", {}).get(step, schema.get(role))
    return below if isinstance(below, Mapping) else {}


def _comment(declared: Schema, model: OperationModel, *, required: bool) -> str:
    schema = model.resolved(declared)
    values = allowed(schema, model)
    facts = [
        "required" if required else "",
        kind(schema, model),
        f"{'one of' if len(values) > 1 else 'only'} {_some(values, 'or')}" if values else "",
        *(fact for fact in limits(schema, model) if len(fact) <= LONGEST_FACT and fact.isprintable()),
        "the AWS CLI makes one up if it is left out" if schema.get(TOKEN) else "",
        "deprecated" if schema.get("deprecated") else "",
    ]
    return f"  # {'; '.join(fact for fact in facts if fact)}"


def _some(names: Sequence[str], last: str = "and") -> str:
    more = [f"{len(names) - MOST_NAMES:,} more"] if len(names) > MOST_NAMES else []
    return listed([*names[:MOST_NAMES], *more], last)


def _name(name: str) -> str:
    return name if PLAIN.fullmatch(name) and name.lower() not in WORDS else json.dumps(name)
