"""What rules say: findings about a request, with symbolic fixes. Nothing here knows a file."""

from collections.abc import Sequence
from enum import Enum, IntEnum
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, Union

from skelint.authoring.pointer import Address, Pointer
from skelint.authoring.request import Value
from skelint.authoring.subject import Fault, Problem
from skelint.records import dataclass
from skelint.source import Edit, Location, Span

if TYPE_CHECKING:
    from skelint.authoring.pool import Origin, Stated  # few findings have such a label


class Severity(IntEnum):
    """How bad a finding is; ordered, so that `>=` reads "at or above"."""

    NOTE = 0
    """Advice; off unless asked for."""
    WARNING = 1
    """Accepted, but ignored, deprecated or harmful."""
    ERROR = 2
    """The service or the AWS CLI rejects it."""

    def __str__(self) -> str:
        return self.name.lower()


class Applicability(Enum):
    """Who may apply a fix."""

    SAFE = "safe"
    """Keeps the meaning, or mends what would be rejected in the one way it can be meant."""
    UNSAFE = "unsafe"
    """May change the meaning or widen access: a person should look."""
    DISPLAY = "display"
    """An example of what to write; never applied."""


class Part(Enum):
    """Which part of a place is meant."""

    VALUE = "value"
    KEY = "key"
    """The member's name; for an entry of a list, and for the root, the value's first characters."""


class Set(NamedTuple):
    """Write a value at a place; the member is added to its structure if it is absent."""

    pointer: Pointer
    value: object


class Append(NamedTuple):
    """Add a value at the end of a list."""

    pointer: Pointer
    value: object


class Remove(NamedTuple):
    """Take a member or a list entry out."""

    pointer: Pointer


class RenameKey(NamedTuple):
    """Give a member another name."""

    pointer: Pointer
    name: str


class Unwrap(NamedTuple):
    """Put a value in the place of the structure whose only member it is, or of so many structures around it."""

    pointer: Pointer
    levels: int = 1


Change = Set | Append | Remove | RenameKey | Unwrap


class Fix(NamedTuple):
    """A repair: all of its changes, or none.

    A reader that reports a problem of the text itself already knows the edits; any other fix is symbolic.
    """

    title: str
    changes: Sequence[Change | Edit]
    applicability: Applicability


Place = Pointer | Span | Value[Any] | Fault | Problem | Address | Location
"""What a finding is about. An address may name another request of the document, a location another file."""
Elsewhere: TypeAlias = Union["Origin", "Stated[Any]"]
"""Where another file, which is not linted with the request, says something."""


class Label(NamedTuple):
    """A second place that a finding wants to show, and what it is."""

    at: Place | Elsewhere
    message: str
    part: Part = Part.VALUE


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing wrong with a request.

    `message` says what is wrong with the value as written: no rule name, no full stop. `help`, or the fix's title, says what
    to do. `severity` and `service_error` replace the rule's own where one case of it differs; an empty `service_error` says
    that the answer to this case is not known. What the rule covers, a finding covers at its place and at the further ones of
    `stands_for`.
    """

    at: Place
    message: str
    part: Part = Part.VALUE
    labels: Sequence[Label] = ()
    help: str | None = None
    fix: Fix | None = None
    severity: Severity | None = None
    service_error: str | None = None
    stands_for: Sequence[Pointer] = ()
