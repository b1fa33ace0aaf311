"""What the statements of a PowerShell script are made of, and what is open while they are read."""

from dataclasses import dataclass, field
from enum import Enum, auto

from skelint.readers.scripts.powershell_arguments import PowerShellToken
from skelint.readers.scripts.powershell_passing import Argument, Comma
from skelint.readers.scripts.words import WrittenWord
from skelint.source import Span


class Role(Enum):
    """What an open bracket is for."""

    SCRIPT = auto()
    """Nothing is open."""
    BLOCK = auto()
    """Statements that stand on their own: behind a keyword, or in parentheses of their own."""
    PART = auto()
    """A part of an argument."""
    ARRAY = auto()
    """A part of an argument: `@(…)`."""
    TABLE = auto()
    """A part of an argument: `@{…}`."""


@dataclass(slots=True, eq=False)
class PowerShellAssignment:
    """What a variable is given."""

    name: str
    sure: bool
    """Whether it is at the top of the script, and to the whole variable."""
    value: list[Argument] | None = None
    """The statements that its value is made of, each one argument; None where it is something else."""
    is_list: bool = False
    """Whether the value is written as an array, which may hold one item only."""
    end: int = 0


@dataclass(slots=True, eq=False)
class Statement:
    """A command with its arguments, or an expression."""

    arguments: list[Argument] = field(default_factory=list)
    verbatim: Span | None = None
    """What stands behind `--%`."""
    end: int = 0
    output: WrittenWord | None = None
    piped: bool = False
    following: "Statement | None" = None
    assigned: list[PowerShellAssignment] = field(default_factory=list)

    @property
    def first(self) -> str:
        """Its first word, where that has no quotes, in small letters."""
        return (self.arguments[0].items[0].plain or "").lower() if self.arguments else ""


@dataclass(slots=True, eq=False)
class PowerShellFrame:
    """What is open."""

    role: Role = Role.SCRIPT
    closer: str = ""
    start: int = 0
    statement: Statement = field(default_factory=Statement)
    token: PowerShellToken | None = None
    comma: Comma | None = None
    """The comma behind which the next item of a list stands."""
    redirected: str | None = None
    """The stream whose file is the next argument."""
    last: Statement | None = None
    """The command that is piped into the next one."""
    ended: list[Argument | None] = field(default_factory=list)
    """Of an array, each of its statements; None for one that is not one argument."""
    array: list[Argument | None] | None = None
    """What the array that was closed last holds."""
    naming: bool = False
    """Whether the variables in it get values: those of `param(…)` and `foreach (…)`."""
