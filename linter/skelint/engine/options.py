"""The options of rules: what the configuration sets, held against what a rule declares."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from skelint.authoring.rule import Rule
from skelint.authoring.wording import did_you_mean, quoted

KINDS: Mapping[object, str] = {int: "an integer", bool: "true or false", str: "a string", tuple: "a list of strings"}


class OptionError(Exception):
    """An option is unknown or has a value that it cannot have; the message says which."""


class Option(NamedTuple):
    """One option of a rule, as it is written in the configuration."""

    name: str
    kind: type
    meaning: str
    value: object


def options(rule: Rule) -> Iterator[Option]:
    """Yield the options of a rule, with the values in force."""
    if rule.options is None:
        return
    hints = get_type_hints(type(rule.options), include_extras=True)
    for field in fields(rule.options):  # type: ignore[arg-type]  # a dataclass, which no type says
        kind, meaning = get_args(hints[field.name])
        value = getattr(rule.options, field.name)
        yield Option(field.name.replace("_", "-"), get_origin(kind) or kind, meaning, value)


def configured(rule: Rule, table: Mapping[str, object]) -> Rule:
    """Return a rule with options set.

    Raises:
        OptionError: The rule has no such option, or a value is of the wrong type.
    """
    known = {option.name: option for option in options(rule)}
    changes: dict[str, Any] = {}
    for name, value in table.items():
        if name not in known:
            raise OptionError(f"{rule.name} has no option {name}{did_you_mean(name, list(known))}")
        changes[name.replace("-", "_")] = _checked(known[name], value, rule)
    return replace(rule, options=replace(rule.options, **changes)) if changes else rule  # type: ignore[type-var]


def _checked(option: Option, value: object, rule: Rule) -> object:
    if option.kind is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if type(value) is not option.kind:
        raise OptionError(f"{rule.name}: {option.name} must be {KINDS[option.kind]}, not {quoted(value)}")
    return value
