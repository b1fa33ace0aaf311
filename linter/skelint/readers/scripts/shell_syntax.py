"""What the scanner of shell scripts finds, and what it keeps while it reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto

from skelint.readers.scripts.words import Kind, Piece, Written

ASSIGNMENT = re.compile(r"(?P<name>[A-Za-z_]\w*)(?P<element>\[[^\]]*\])?(?P<more>\+)?=")
TILDE = re.compile(r"~[\w.+-]*(?=/|\Z)")


class Mode(Enum):
    """What may stand in a part of a script."""

    COMMANDS = auto()
    LIST = auto()
    """The values of `X=(…)`."""
    TEST = auto()
    """`[[ … ]]`"""
    QUOTED = auto()
    """`"…"`"""
    BODY = auto()
    """A here-document that is expanded."""
    PARAMETER = auto()
    """`${…}`"""
    ARITHMETIC = auto()
    """`((…))`, and other parentheses that hold no commands."""


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A part of a script in which `cd` has an effect: a subshell, a substitution, the body of a function."""

    outer: "Scope | None" = None


@dataclass(frozen=True, slots=True)
class Assignment:
    """`NAME=value`, as it is written."""

    name: str
    end: int
    value: Written | None = None
    """None where it is not the whole value: `NAME+=…`, `NAME[0]=…`."""
    values: tuple[Written, ...] | None = None
    """What `NAME=(…)` lists."""

    @classmethod
    def read(cls, written: Written) -> "Assignment | None":
        """Return the assignment that a word is, if it is one."""
        first = written.pieces[0] if written.pieces else None
        if first is None or first.kind is not Kind.TEXT or first.quoted:
            return None
        found = ASSIGNMENT.match(first.text)
        if found is None:
            return None
        if found["element"] or found["more"]:
            return cls(found["name"], written.end)
        begin = first.start + found.end()
        rest = Piece(Kind.TEXT, first.text[found.end() :], begin, first.end)
        pieces = (*((rest,) if rest.text else ()), *written.pieces[1:])
        return cls(found["name"], written.end, Written(with_home(pieces), begin, written.end))


@dataclass(slots=True, eq=False)
class Simple:
    """A simple command as it is written; filled while it is read."""

    start: int = -1
    end: int = 0
    words: list[Written] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    head: str = ""
    """The reserved word that begins it, if it is no command but a part of one: `for`, `case`."""
    scope: Scope | None = None
    sure: bool = False
    """Whether it runs, once and in this shell, whenever the script gets to it."""
    broken: bool = False
    piped: bool = False
    previous: "Simple | None" = None
    """The simple command whose output it reads."""
    following: "Simple | None" = None
    """The simple command that reads its output."""
    fed: bool = False
    """Whether it reads a file, a here-document or a here-string."""
    stdin: Written | None = None
    output: Written | None = None


@dataclass(slots=True, eq=False)
class Frame:
    """Something that is open, and what is being read in it."""

    mode: Mode
    closer: str = ""
    start: int = 0
    part: bool = True
    """Whether it is a part of a word."""
    home: "Frame | None" = None
    """The frame whose word it is a part of; None where it has words of its own."""
    kept: int = 0
    """How many pieces that word had before."""
    quoted: bool = False
    scope: Scope = field(default_factory=Scope)
    simple: Simple = field(default_factory=Simple)
    pieces: list[Piece] | None = None
    """The word that is being read, if there is one."""
    begun: int = 0
    operator: str = ""
    """The redirection whose target is read next."""
    groups: list[tuple[str, Scope]] = field(default_factory=list)
    """What each open `if`, `while`, `case`, `{` ends with, and the scope around it."""
    patterns: bool = False
    """Whether the patterns of a `case` are read."""
    function: bool = False
    """Whether the next group is the body of a function."""
    before: str = ""
    """The separator in front of the command that is being read."""
    last: Simple | None = None
    """The command in front of that separator."""
    parentheses: int = 0
    document: "HereDocument | None" = None


@dataclass(slots=True)
class HereDocument:
    """A here-document: its body is between `start` and `end`, and the script goes on at `resume`."""

    simple: Simple
    delimiter: str
    quoted: bool
    strips: bool
    end: int = 0
    resume: int = 0


def with_home(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the pieces of a word, a tilde at its beginning as what it is: a folder that cannot be known."""
    first = pieces[0] if pieces else None
    home = TILDE.match(first.text) if first and first.kind is Kind.TEXT and not first.quoted else None
    if first is None or home is None or (len(pieces) > 1 and home.end() == len(first.text)):
        return tuple(pieces)
    at = first.start + home.end()
    rest = first._replace(text=first.text[home.end() :], start=at)
    return (Piece(Kind.COMPUTED, "", first.start, at, quoted=True), *((rest,) if rest.text else ()), *pieces[1:])
