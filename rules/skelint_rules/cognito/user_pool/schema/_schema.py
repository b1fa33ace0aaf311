"""The attributes that a user pool declares, and their bounds."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skelint import Request, fold
from skelint_rules.cognito._attributes import CUSTOM, STANDARD
from skelint_rules.cognito.user_pool import ADD_ATTRIBUTES, CREATE

SCHEMA, CUSTOM_ATTRIBUTES = "Schema", "CustomAttributes"
MEMBERS = {CREATE: SCHEMA, ADD_ATTRIBUTES: CUSTOM_ATTRIBUTES}
DECLARING = tuple(MEMBERS)
"""The operations that declare attributes."""
LISTS = tuple(MEMBERS.values())

VERIFIED_FLAGS = ("email_verified", "phone_number_verified")
DECLARABLE = tuple(name for name in STANDARD if name not in (*VERIFIED_FLAGS, "sub"))
"""The standard attributes that a schema may declare again, to make them required or immutable."""
WHOLE_NUMBER = re.compile(r"[+-]?[0-9]{1,400}")
"""The longest bound that is documented, 2^1023, has 308 digits."""
NUMBER = re.compile(r"\s*[+-]?[0-9]+(\.[0-9]+)?\s*")
BOUNDS = {
    "StringAttributeConstraints": ("MinLength", "MaxLength"),
    "NumberAttributeConstraints": ("MinValue", "MaxValue"),
}


class Attribute(NamedTuple):
    """An attribute as it is declared."""

    pointer: tuple[str | int, ...]
    members: Mapping[str, object]
    custom_only: bool
    """Whether the operation declares custom attributes and no others."""

    @property
    def name(self) -> str:
        """Its name as it is written; nothing where that is not known."""
        name = self.members.get("Name")
        return name if type(name) is str else ""

    @property
    def is_standard(self) -> bool:
        """Whether it is a standard attribute that is declared again."""
        return self.name in DECLARABLE and not self.custom_only

    @property
    def is_custom(self) -> bool:
        """Whether it becomes a custom attribute for sure."""
        return bool(self.name) and (self.custom_only or self.name not in STANDARD)

    @property
    def full_name(self) -> str:
        """Its name as the service shows it."""
        return CUSTOM + self.name if self.is_custom else self.name

    @property
    def meant(self) -> str | None:
        """The standard attribute that its name is a misspelling of, in other letters or without underscores."""
        if self.custom_only or not self.is_custom:
            return None
        return next((name for name in DECLARABLE if fold(name) == fold(self.name)), None)

    def bound(self, constraints: str, name: str) -> str | None:
        """Return a bound as it is written, where it is there and known."""
        members = self.members.get(constraints)
        bound = members.get(name) if isinstance(members, Mapping) else None
        return bound if type(bound) is str else None


def attributes(request: Request) -> Iterator[Attribute]:
    """Yield the attributes that a request declares."""
    operation = str(request.operation)
    for attribute in request.each_structure(MEMBERS[operation]):
        yield Attribute(attribute.pointer, attribute.value, custom_only=operation == ADD_ATTRIBUTES)


def whole_number(bound: str | None) -> int | None:
    """Return a bound as a number, or None where it is none."""
    return int(bound) if bound is not None and WHOLE_NUMBER.fullmatch(bound.strip()) else None
