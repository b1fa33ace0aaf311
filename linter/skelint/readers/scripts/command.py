"""A command as it is written in a script: words, each with the place of each of its characters. Nothing here knows AWS."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

from skelint.authoring.request import UNKNOWN, Unresolved
from skelint.source import Span


class Dialect(Enum):
    """Whose quoting a command is written in."""

    SHELL = "sh"
    POWERSHELL = "powershell"
    BATCH = "batch"
    ARGUMENTS = "arguments"
    """The words are those that a program was called with, those of a script in a word, or stand behind PowerShell's `--%`:
    nothing can be written there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One argument of a command, as the program would get it."""

    text: str
    """Its characters after quoting and splicing, one `UNKNOWN` for each part that the shell would compute."""
    spelling: str
    """How it is written in the script."""
    span: Span
    origins: Sequence[int]
    """For each character of `text` the offset in the source at which it is written, and at last the offset behind it."""
    splits: bool = False
    """Whether it may be any number of arguments: an unquoted `$X`, `"${ARR[@]}"`, a pattern of file names."""
    variable: str = ""
    """Which value of which variable it is, where it is that alone and is not known: two words that have it are the same."""
    literal: bool = True
    """Whether `spelling` is all that it is made of: no value of a variable that was assigned earlier in the script."""

    @property
    def is_known(self) -> bool:
        """Whether all of it is known."""
        return not self.splits and UNKNOWN not in self.text

    @property
    def value(self) -> str:
        """The text, as an `Unresolved` where it is not all known."""
        return self.text if self.is_known else Unresolved(self.spelling, self.text, self.variable)


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """One command of a script, from its program to its last argument; redirections are apart."""

    words: Sequence[Word]
    span: Span
    """From its first word to the end of its last word or here-document."""
    dialect: Dialect = Dialect.SHELL
    stdin: Word | None = None
    """What it reads, where that is written in the script: a here-document, a here-string, `echo … |`."""
    piped: bool = False
    """Whether another command's output is its standard input."""
    output: Word | None = None
    """The file that its output goes to: `> client.json`, also through a pipe."""
    result: str = ""
    """Which value of which variable its output is put into, also through a pipe: `ID=$(…)`."""
    filters: Sequence[str] = ()
    """The commands that its output is piped through, as they are written."""
    folders: Sequence[str] = ()
    """Where it may run, as `cd` earlier in the script says, the latest last; relative to where the script starts."""
    files: Mapping[str, Word | None] = field(default_factory=dict)
    """The files that the script has written before, of those whose names its words hold: by path, as the words name it, the
    text in it, or None where that is not known."""
    placeholders: bool = False
    """Whether placeholders such as `<pool-id>` are expected around it, as in a document for people."""
    embedded: bool = False
    """Whether the file quotes or computes its scripts: what is put there is not what the interpreter reads."""


@dataclass(frozen=True, slots=True)
class Template:
    """A file in which a script replaces what is written there, before or after it copies that."""

    path: str
    """As the script writes it."""
    folders: Sequence[str] = ()
    """Where that may be, as for a command."""


@dataclass(frozen=True, slots=True)
class Script:
    """What a reader of scripts finds in a file."""

    commands: Sequence[Command]
    """In the order they are written."""
    comments: Sequence[Span] = ()
    """The comments of the file that name skelint."""
    files: Mapping[str, Word | None] = field(default_factory=dict)
    """The files that it leaves written, by path, with the text in each, or None where that is not known."""
    templates: Sequence[Template] = ()
    carriage_return: Span | None = None
    """The first carriage return at the end of a command, which its interpreter takes for a part of the last word."""
