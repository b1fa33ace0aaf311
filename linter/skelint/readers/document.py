"""What a reader makes of a file, and the seam at which readers plug in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from skelint.finding import Change, Part, Problem
from skelint.readers.editing import edits
from skelint.readers.tree import Node, locate
from skelint.request import Pointer, Request
from skelint.source import Edit, SourceFile, Span

NOWHERE = Span(0, 0)
LARGEST = 5_000_000
"""How many bytes of a file are read. The largest input that the AWS CLI could send is far smaller."""
DEEPEST = 100
"""How deep structures may be nested."""
MOST_NODES = 1_000_000
"""How many values a file may hold, those that YAML aliases repeat counted each time."""
MOST_DIGITS = 4300
"""How many digits a number may have: as many as Python reads."""


class Document(Protocol):
    """A file, or a part of one, that holds requests."""

    @property
    def source(self) -> SourceFile:
        """The file."""

    @property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the text."""

    @property
    def requests(self) -> Sequence[Request]:
        """What the file asks of AWS, in the order it is written."""

    def locate(self, pointer: Pointer, part: Part) -> Span:
        """Return where a value, or its name, is written."""

    def edits(self, changes: Sequence[Change]) -> Sequence[Edit] | None:
        """Return the edits that make all of some changes, or None where the file does not let one of them be made."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A file's values and problems, before anybody knows which operation it is for."""

    source: SourceFile
    problems: Sequence[Problem]
    parameters: Mapping[str, object] | None
    """None where nothing can be read."""
    syntax_tree: Callable[[], Node]
    comment: str | None = None
    """The operation that a comment in the file declares."""
    comment_span: Span = NOWHERE
    syntax: str = "JSON"
    unresolved: int = 0
    """How many values cannot be known offline."""
    broken: bool = False
    """Whether a part of the file could not be read."""


@dataclass(frozen=True)  # no slots: the tree is made when a place is first asked for
class InputFile:
    """A JSON or YAML file that holds the input of one operation."""

    parsed: Parsed
    problems: Sequence[Problem]
    requests: Sequence[Request]

    @property
    def source(self) -> SourceFile:
        """The file."""
        return self.parsed.source

    @cached_property
    def tree(self) -> Node:
        """The concrete syntax."""
        return self.parsed.syntax_tree()

    def locate(self, pointer: Pointer, part: Part) -> Span:
        """Return where a value, or its name, is written."""
        return locate(self.tree, pointer, part)

    def edits(self, changes: Sequence[Change]) -> Sequence[Edit] | None:
        """Return the edits that make all of some changes, or None where the file does not let one of them be made."""
        if self.parsed.broken:
            return None
        return edits(changes, self.tree, self.source.text, json_syntax=self.parsed.syntax == "JSON")
