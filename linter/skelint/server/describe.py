"""A member in words: its type, its limits, its default, its meaning, the rules about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from skelint.authoring.operation import OperationModel
from skelint.authoring.pointer import Pointer
from skelint.authoring.rule import Rule
from skelint.authoring.wording import listed
from skelint.services.description import allowed, kind, limits
from skelint.services.glossary import Glossary, Meaning

MOST_VALUES = 40
"""How many allowed values are shown: some members have a thousand."""


def rules_about(pointer: Pointer, operation: str, rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules that read a member, computed from what they declare."""
    return [rule for rule in rules if pointer[0] in rule.reads and (not rule.operations or operation in rule.operations)]


def markdown(
    pointer: Pointer, schema: Mapping[str, Any], model: OperationModel, glossary: Glossary, rules: Iterable[Rule]
) -> str:
    """Return a member's description in Markdown."""
    meaning = glossary.meaning(pointer)
    paragraphs = [f"`{_name(pointer)}` · {kind(schema, model)}{_flags(pointer, model)}"]
    if meaning:
        paragraphs.append(meaning.text)
    facts = [*_allowed(schema, model, meaning), *limits(schema, model)]
    if meaning and meaning.default:
        facts.append(f"default: {meaning.default}")
    if meaning and meaning.unit:
        facts.append(f"counts {meaning.unit.default}{_unless(meaning.unit.member)}")
    about = rules_about(pointer, str(model.operation), rules)
    if about:
        facts.append(f"rules: {', '.join(f'{rule.code} {rule.name}' for rule in about)}")
    if facts:
        paragraphs.append("\n".join(f"- {fact}" for fact in facts))
    paragraphs.append(f"[Documentation]({meaning.source if meaning else model.page})")
    return "\n\n".join(paragraphs)


def _name(pointer: Pointer) -> str:
    return ".".join(step for step in pointer if isinstance(step, str))


def _flags(pointer: Pointer, model: OperationModel) -> str:
    required = pointer[-1] in (model.at(pointer[:-1]) or {}).get("required", ())
    sensitive = model.is_sensitive(pointer)
    return f"{' · required' if required else ''}{' · a secret, starred out in reports' if sensitive else ''}"


def _unless(member: Sequence[str]) -> str:
    return f", unless {'.'.join(member)} says otherwise" if member else ""


def _allowed(schema: Mapping[str, Any], model: OperationModel, meaning: Meaning | None) -> Iterator[str]:
    values = allowed(schema, model)
    if values and meaning and any(meaning.values.values()):
        yield from (f"`{value}`: {meaning.values.get(value, '')}" for value in values)
    elif values:
        more = [f"{len(values) - MOST_VALUES:,} more"] if len(values) > MOST_VALUES else []
        yield f"one of {listed([*(f'`{value}`' for value in values[:MOST_VALUES]), *more], 'or')}"
    if meaning and meaning.words:
        yield f"often {listed([f'`{word}`' for word in meaning.words], 'or')}"
