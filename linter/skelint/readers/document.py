"""What a reader makes of a file, and the seam at which readers plug in."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from typing import Protocol

from skelint.authoring.finding import Change, Part
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import Request
from skelint.authoring.subject import REFUSED, Problem
from skelint.readers.tree import Node, locate, path
from skelint.readers.values.editing import edits
from skelint.records import dataclass
from skelint.source import Edit, Location, SourceFile, Span

NOWHERE = Span(0, 0)
LARGEST = 5_000_000
"""How many bytes of a file are read. The largest input that the AWS CLI could send is far smaller."""
DEEPEST = 100
"""How deep structures may be nested."""
LARGEST_YAML = 1_000_000
"""How many characters of YAML are read: its parser is written in Python, and is hundreds of times slower than that of JSON."""
MOST_NODES = 40_000
"""How many names and values a YAML file may hold, those that aliases repeat counted each time: of the inputs that AWS takes,
the longest have half as many, and each takes the parser longer than a hundred of JSON's."""
LARGEST_SCRIPT = 500_000
"""How many characters of a file with commands are read: their readers are written in Python, too."""
MOST_VALUES = 200_000
"""How many values a JSON file may hold."""
MOST_QUOTES = 1_000_000
"""How many quotes a JSON file may hold: more than so many names and strings need."""
MOST_DIGITS = 4300
"""How many digits a number may have: as many as Python reads."""


class LimitError(Exception):
    """A file is larger than any that people write; the message says in what way, the span where."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span


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

    @property
    def comments(self) -> Sequence[Span]:
        """The comments of the file that name skelint."""

    @property
    def unresolved(self) -> int:
        """How many values cannot be known offline."""

    @property
    def uses(self) -> frozenset[str]:
        """The absolute paths of the further files that are linted with this one."""

    @property
    def templates(self) -> frozenset[str]:
        """The absolute paths of the files that become inputs only when this one, a script, puts values into them."""

    @property
    def trees(self) -> Sequence[tuple[SourceFile, Node]]:
        """The concrete syntax of each file that the requests draw on, as far as it could be read; the file itself is first."""

    def refusals(self, request: Request) -> Sequence[Problem]:
        """Return for what the AWS CLI refuses the command, or the input, of a request: it sends nothing."""

    def roots(self, request: Request) -> Sequence[tuple[SourceFile, Node]]:
        """Return the structures that hold the members of a request, each with its file; what the first holds counts."""

    def locate(self, request: Request, pointer: Pointer, part: Part) -> Location:
        """Return where a value of a request, or its name, is written."""

    def extent(self, request: Request, pointer: Pointer) -> Location:
        """Return where a value is written with its name; of what is not there, what it would be a part of."""

    def edits(self, request: Request, changes: Sequence[Change], source: SourceFile) -> Sequence[Edit] | None:
        """Return the edits of a file that make all of some changes, or None where it does not let one of them be made."""


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
    comments: Sequence[Span] = ()
    """The comments that name skelint."""


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

    @property
    def comments(self) -> Sequence[Span]:
        """The comments of the file that name skelint."""
        return self.parsed.comments

    @property
    def unresolved(self) -> int:
        """How many values cannot be known offline."""
        return self.parsed.unresolved

    @property
    def uses(self) -> frozenset[str]:
        """No further files."""
        return frozenset()

    @property
    def templates(self) -> frozenset[str]:
        """No files: an input fills none."""
        return frozenset()

    @property
    def trees(self) -> Sequence[tuple[SourceFile, Node]]:
        """The concrete syntax of the file."""
        return [(self.source, self.tree)]

    def refusals(self, request: Request) -> Sequence[Problem]:  # noqa: ARG002 - as a document has it
        """Return for what the AWS CLI refuses the file as its input."""
        return [problem for problem in self.problems if problem.kind in REFUSED]

    def roots(self, request: Request) -> Sequence[tuple[SourceFile, Node]]:
        """Return the structure that holds the members of the request."""
        entries = path(self.tree, _within(request, ()))
        return [(self.source, entries[-1].value if entries else self.tree)]

    def locate(self, request: Request, pointer: Pointer, part: Part) -> Location:
        """Return where a value, or its name, is written."""
        named = pointer or part is Part.VALUE  # an item of a list has no name: it is the list's
        return Location(self.source, locate(self.tree, _within(request, pointer) if named else request.wrapper[:1], part))

    def extent(self, request: Request, pointer: Pointer) -> Location:
        """Return where a value is written with its name; of what is not there, what it would be a part of."""
        entries = path(self.tree, _within(request, pointer))
        return Location(self.source, entries[-1].span if entries else Span(0, len(self.source.text)))

    def edits(self, request: Request, changes: Sequence[Change], source: SourceFile) -> Sequence[Edit] | None:
        """Return the edits that make all of some changes, or None where the file does not let one of them be made."""
        if self.parsed.broken or source is not self.source:
            return None
        own = [change._replace(pointer=_within(request, change.pointer)) for change in changes]
        return edits(own, self.tree, self.source.text, json_syntax=self.parsed.syntax == "JSON")


def _within(request: Request, pointer: Pointer) -> Pointer:
    """Return the path in a file of a value of a request: a saved output has a member around all that there is."""
    return (*request.wrapper, *pointer)
