"""The options of a rule, as it declares them: the fields of a frozen dataclass."""

from dataclasses import fields
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints


class RuleOption(NamedTuple):
    """One option of a rule, as it is written in the configuration."""

    name: str
    kind: type
    """`int`, `bool`, `str`, or `tuple` for a list of strings."""
    meaning: str
    default: object


KINDS: dict[type, str] = {int: "an integer", bool: "true or false", str: "a string", tuple: "a list of strings"}
"""What an option can be, in words."""


def declared(defaults: object | None) -> list[RuleOption]:
    """Return the options that an instance of a dataclass declares, with its values as the defaults; none for None.

    Raises:
        TypeError: A field is not `Annotated` with its meaning, or of a kind that no configuration can hold.
    """
    if defaults is None:
        return []
    hints = get_type_hints(type(defaults), include_extras=True)
    return [_option(field.name, hints[field.name], defaults) for field in fields(defaults)]  # type: ignore[arg-type]  # a dataclass, which no type says


def _option(name: str, hint: Any, defaults: object) -> RuleOption:
    annotated = get_args(hint)
    kind = get_origin(annotated[0]) or annotated[0] if len(annotated) == 2 else None
    if kind not in KINDS or not isinstance(annotated[1], str):
        raise TypeError(f"the option {name} must be Annotated[{', '.join(each.__name__ for each in KINDS)}, 'what it means']")
    return RuleOption(name.replace("_", "-"), kind, annotated[1], getattr(defaults, name))
