"""What the scanner of shell scripts finds, and what it keeps while it reads."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from skelint.readers.scripts.words import Kind, Piece, WrittenWord

ASSIGNMENT = re.compile(r"(?P<name>[A-Za-z_]\w*)(?P<element>\[[^\]]*\])?(?P<more>\+)?=", re.ASCII)
HOME = re.compile(r"(?:(?<=[=:])|\A)~[\w.+-]*")
TILDE = re.compile(r"~[\w.+-]*(?=/|\Z)")
PIPES = frozenset({"|", "|&"})


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
    """`((…))`"""
    GLOB = auto()
    """`@(…)`: what is in the parentheses of a pattern."""


class Flow(Enum):
    """What a block does to the order in which commands run, and to what they leave behind."""

    SUBSHELL = auto()
    """`( … )`, `$( … )`: what it changes is gone behind it."""
    GROUP = auto()
    """`{ … }`"""
    BRANCHES = auto()
    """`if`, `case`: one of its parts runs, or none."""
    LOOP = auto()
    FUNCTION = auto()
    """Runs when it is called."""


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """A part of a script in which `cd` has an effect: a subshell, a substitution, the body of a function."""

    outer: "Scope | None" = None


@dataclass(slots=True, eq=False)
class Block:
    """A part of a script that holds commands; filled while it is read."""

    flow: Flow
    start: int
    before: str = ""
    """The separator in front of it, where it is a command itself."""
    after: str = ""
    """The separator behind it."""
    name: str = ""
    """What it is called, if it is the body of a function."""
    closer: str = ""
    """What it ends with."""
    outer: Scope | None = None
    """The scope around it."""
    piped: bool = False
    """Whether another command's output is its standard input."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """`NAME=value`, as it is written."""

    name: str
    end: int
    value: WrittenWord | None = None
    """None where it is not the whole value: `NAME[0]=…`."""
    values: tuple[WrittenWord, ...] | None = None
    """What `NAME=(…)` lists."""
    appends: bool = False
    """Whether it adds to the value: `NAME+=…`."""

    @classmethod
    def read(cls, word: WrittenWord) -> "Assignment | None":
        """Return the assignment that a word is, if it is one."""
        first = word.pieces[0] if word.pieces else None
        if first is None or first.kind is not Kind.TEXT or first.quoted:
            return None
        match = ASSIGNMENT.match(first.text)
        if match is None:
            return None
        if match["element"]:
            return cls(match["name"], word.end)
        begin = first.start + match.end()
        rest = Piece(Kind.TEXT, first.text[match.end() :], begin, first.end)
        pieces = (*((rest,) if rest.text else ()), *word.pieces[1:])
        return cls(match["name"], word.end, WrittenWord(pieces, begin, word.end), appends=match["more"] is not None)


class Redirection(NamedTuple):
    """Where something is written to: `> client.json`."""

    operator: str
    target: WrittenWord


@dataclass(slots=True, eq=False)
class Simple:
    """A simple command as it is written; filled while it is read."""

    start: int = -1
    end: int = 0
    words: list[WrittenWord] = field(default_factory=list)
    assignments: list[Assignment] = field(default_factory=list)
    head: str = ""
    """The reserved word that begins it, if it is no command but a part of one: `for`, `case`."""
    scope: Scope | None = None
    before: str = ""
    """The separator in front of it."""
    after: str = ""
    """The separator behind it."""
    broken: bool = False
    piped: bool = False
    """Whether another command's output is its standard input."""
    previous: "Simple | None" = None
    """The simple command whose output it reads."""
    following: "Simple | None" = None
    """The simple command that reads its output."""
    fed: bool = False
    """Whether it reads a file, a here-document or a here-string."""
    stdin: WrittenWord | None = None
    """The here-document or the here-string that it reads."""
    source: WrittenWord | None = None
    """The file that it reads: `< client.json`."""
    output: WrittenWord | None = None
    """The file that its standard output goes to."""
    writes: list[Redirection] = field(default_factory=list)
    """All redirections that write files."""

    @property
    def program(self) -> str | None:
        """The first word, where it is plain text."""
        return self.words[0].plain if self.words else None


class Open(NamedTuple):
    """A block begins."""

    block: Block


class Branch(NamedTuple):
    """Another branch of a block begins: `else`, `;;`."""

    block: Block
    falls_through: bool = False


class Close(NamedTuple):
    """A block ends."""

    block: Block


class Changed(NamedTuple):
    """Something else than a command changes a variable: `for x`, `((x++))`, `${x:=…}`."""

    name: str


class Nested(NamedTuple):
    """A script in backquotes."""

    script: WrittenWord


Event = Simple | Open | Branch | Close | Changed | Nested
"""What a script consists of, in the order in which it runs."""


@dataclass(slots=True, eq=False)
class ShellFrame:
    """Something that is open, and what is being read in it."""

    mode: Mode
    closer: str = ""
    start: int = 0
    part: bool = True
    """Whether it is a part of a word."""
    home: "ShellFrame | None" = None
    """The frame whose word it is a part of; None where it has words of its own."""
    kept: int = 0
    """How many pieces that word had before."""
    quoted: bool = False
    """Whether it stands in double quotes."""
    block: Block | None = None
    """What it is, if it holds commands."""
    scope: Scope = field(default_factory=Scope)
    simple: Simple = field(default_factory=Simple)
    pieces: list[Piece] | None = None
    """The word that is being read, if there is one."""
    begun: int = 0
    operator: str = ""
    """The redirection whose target is read next."""
    groups: list[Block] = field(default_factory=list)
    """Each open `if`, `while`, `case`, `{`."""
    closed: Block | None = None
    """The block that has just ended, as long as no separator stands behind it."""
    patterns: bool = False
    """Whether the patterns of a `case` are read."""
    function: str | None = None
    """The name of the function whose body the next group is."""
    before: str = ""
    """The separator in front of the command that is being read."""
    last: Simple | None = None
    """The command in front of that separator."""
    parentheses: int = 0
    variable: str = ""
    """The variable whose value `${…}` is, where it is set and not empty."""
    document: "HereDocument | None" = None

    @property
    def inside(self) -> bool:
        """Whether what it holds is quoted."""
        return self.quoted and self.mode not in (Mode.COMMANDS, Mode.LIST)


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
    """Return the pieces of a word, each tilde that stands for a folder as what it is: something that cannot be known."""
    first = pieces[0] if pieces else None
    if first is None or first.kind is not Kind.TEXT or first.quoted:
        return tuple(pieces)
    if ASSIGNMENT.match(first.text):
        return tuple(part for piece in pieces for part in _homes(piece))
    home = TILDE.match(first.text)
    if home is None or (len(pieces) > 1 and home.end() == len(first.text)):
        return tuple(pieces)
    at = first.start + home.end()
    rest = first._replace(text=first.text[home.end() :], start=at)
    return (Piece(Kind.COMPUTED, "", first.start, at, quoted=True), *((rest,) if rest.text else ()), *pieces[1:])


def _homes(piece: Piece) -> Sequence[Piece]:
    """Return the parts of a piece of an assignment, each tilde behind `=` or `:` apart."""
    if piece.kind is not Kind.TEXT or piece.quoted or "~" not in piece.text:
        return (piece,)
    parts: list[Piece] = []
    at = 0
    for home in HOME.finditer(piece.text):
        start, end = piece.start + home.start(), piece.start + home.end()
        parts += [Piece(Kind.TEXT, piece.text[at : home.start()], piece.start + at, start)] if home.start() > at else []
        parts.append(Piece(Kind.COMPUTED, "", start, end, quoted=True))
        at = home.end()
    return [*parts, *([piece._replace(text=piece.text[at:], start=piece.start + at)] if at < len(piece.text) else [])]
