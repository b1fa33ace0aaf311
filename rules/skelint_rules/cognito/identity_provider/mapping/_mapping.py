"""The mapping of attributes: a user pool's attribute by its name, and the claim of the provider that fills it."""

from collections.abc import Iterator
from typing import NamedTuple

from skelint import Request
from skelint_rules.cognito._attributes import CUSTOM, DEVELOPER, STANDARD
from skelint_rules.cognito._keys import SIGNS

MAPPING = "AttributeMapping"
TARGETS = frozenset({*STANDARD, "username", "identities"})
"""What can be filled by a mapping, besides custom attributes; `identities` is not documented, but in every such pool."""


class Mapped(NamedTuple):
    """An attribute, and the claim that fills it; an empty claim is one that cannot be known."""

    attribute: str
    claim: str

    @property
    def pointer(self) -> tuple[str, str]:
        """Where it is written."""
        return (MAPPING, self.attribute)

    @property
    def reversed(self) -> bool:
        """Whether the claim is an attribute, and the attribute is none; not if both are the same but for their spelling."""
        return (
            is_attribute(self.claim) and not is_attribute(self.attribute) and _letters(self.claim) != _letters(self.attribute)
        )


def mapped(request: Request) -> Iterator[Mapped]:
    """Yield the attributes with their claims, except those that a template names."""
    mapping = request.structure(MAPPING)
    for attribute, claim in mapping.value.items() if mapping else ():
        if not any(sign in attribute for sign in SIGNS):
            yield Mapped(attribute, claim if type(claim) is str else "")


def is_attribute(name: str) -> bool:
    """Return whether a user pool can have an attribute of this name."""
    return name in TARGETS or name.startswith((CUSTOM, DEVELOPER))


def _letters(name: str) -> str:
    return name.replace("_", "").lower()


def rejection(attribute: str) -> str:
    """Return what the service answers to a mapping that it does not accept."""
    return f"AttributeMapping contains invalid mapping: [{attribute}]"
