"""A member in words: its type, its limits, its default, its meaning, the rules about it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from skelint.authoring.operation import OperationModel
from skelint.authoring.pointer import Pointer
from skelint.authoring.rule import Rule
from skelint.authoring.wording import counted, listed
from skelint.services.glossary import Glossary, Meaning

LIMITS = (
    ("minLength", "maxLength", "character"),
    ("minItems", "maxItems", "item"),
    ("minimum", "maximum", ""),
)
TYPES = {"string": "string", "integer": "integer", "number": "number", "boolean": "true or false", "object": "structure"}


def kind(schema: Mapping[str, Any]) -> str:
    """Return the type of a value in a few words: `list of strings`."""
    declared = schema.get("type", "")
    if declared == "array":
        return f"list of {TYPES.get(str(schema.get('items', {}).get('type')), 'value')}s"
    return TYPES.get(str(declared), "value")


def limits(schema: Mapping[str, Any]) -> Iterator[str]:
    """Yield the bounds of a value, each in words."""
    for least, most, noun in LIMITS:
        low, high = schema.get(least), schema.get(most)
        if high is not None:
            yield f"{low:,} to {_amount(high, noun)}" if low else f"at most {_amount(high, noun)}"
        elif low:
            yield f"at least {_amount(low, noun)}"
    if "x-pattern" in schema:
        yield f"matches `{schema['x-pattern']}`"
    if "items" in schema:
        of_items = list(limits(schema["items"]))
        if of_items:
            yield f"each item: {listed(of_items)}"


def _amount(number: int, noun: str) -> str:
    return counted(number, noun) if noun else f"{number:,}"


def rules_about(pointer: Pointer, operation: str, rules: Iterable[Rule]) -> list[Rule]:
    """Return the rules that read a member, computed from what they declare."""
    return [rule for rule in rules if pointer[0] in rule.reads and (not rule.operations or operation in rule.operations)]


def markdown(
    pointer: Pointer, schema: Mapping[str, Any], model: OperationModel, glossary: Glossary, rules: Iterable[Rule]
) -> str:
    """Return a member's description in Markdown."""
    meaning = glossary.meaning(pointer)
    paragraphs = [f"`{_name(pointer)}` · {kind(schema)}{_flags(pointer, model)}"]
    if meaning:
        paragraphs.append(meaning.text)
    facts = [*_allowed(schema, meaning), *limits(schema)]
    if meaning and meaning.default:
        facts.append(f"default: {meaning.default}")
    if meaning and meaning.unit:
        facts.append(f"counts {meaning.unit.default}{_unless(meaning.unit.member)}")
    about = rules_about(pointer, str(model.operation), rules)
    if about:
        facts.append(f"rules: {', '.join(f'{rule.code} {rule.name}' for rule in about)}")
    if facts:
        paragraphs.append("\n".join(f"- {fact}" for fact in facts))
    if meaning:
        paragraphs.append(f"[Documentation]({meaning.source})")
    return "\n\n".join(paragraphs)


def _name(pointer: Pointer) -> str:
    return ".".join(step for step in pointer if isinstance(step, str))


def _flags(pointer: Pointer, model: OperationModel) -> str:
    required = len(pointer) == 1 and pointer[0] in model.required
    sensitive = model.is_sensitive(pointer)
    return f"{' · required' if required else ''}{' · a secret, starred out in reports' if sensitive else ''}"


def _unless(member: Sequence[str]) -> str:
    return f", unless {'.'.join(member)} says otherwise" if member else ""


def _allowed(schema: Mapping[str, Any], meaning: Meaning | None) -> Iterator[str]:
    allowed: Sequence[str] = schema.get("enum") or schema.get("items", {}).get("enum") or ()
    if allowed and meaning and any(meaning.values.values()):
        yield from (f"`{value}`: {meaning.values.get(value, '')}" for value in allowed)
    elif allowed:
        yield f"one of {listed([f'`{value}`' for value in allowed], 'or')}"
    if meaning and meaning.words:
        yield f"often {listed([f'`{word}`' for word in meaning.words], 'or')}"
