"""The options of rules as the configuration sets them, held against what the rules declare."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from skelint.authoring.option import KINDS, RuleOption
from skelint.authoring.rule import Rule
from skelint.authoring.wording import did_you_mean, quoted


class OptionError(Exception):
    """An option is unknown or has a value that it cannot have; the message says which."""


def values(rule: Rule, table: Mapping[str, object]) -> dict[str, object]:
    """Return the values that a table of the configuration gives to options of a rule, by their names.

    Raises:
        OptionError: The rule has no such option, or a value is of the wrong type.
    """
    options = {option.name: option for option in rule.options}
    for name in table:
        if name not in options:
            raise OptionError(f"{rule.name} has no option {name}{did_you_mean(name, list(options))}")
    return {name: _checked(options[name], value, rule) for name, value in table.items()}


def in_force(defaults: Any, values: Mapping[str, object]) -> object:
    """Return the options that a check takes: the defaults with other values in their places."""
    return replace(defaults, **{name.replace("-", "_"): value for name, value in values.items()}) if values else defaults


def _checked(option: RuleOption, value: object, rule: Rule) -> object:
    if option.kind is tuple and isinstance(value, list) and all(isinstance(item, str) for item in value):
        return tuple(value)
    if type(value) is not option.kind:
        raise OptionError(f"{rule.name}: {option.name} must be {KINDS[option.kind]}, not {quoted(value)}")
    return value
