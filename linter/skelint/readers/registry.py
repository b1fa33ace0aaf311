"""The kinds of files that are read, a row for each: how it is recognised, what it holds, its comments, its reader."""

import re
from collections.abc import Callable
from enum import Enum
from importlib import import_module
from typing import Any

from skelint.records import dataclass

HEAD = 4096
"""How many bytes of a file tell its format, where its name does not."""
INTERPRETER = re.compile(r"#![ \t]*(?:\S*/)?(?:env[ \t]+(?:-\S+[ \t]+)*)?(?P<name>[\w.-]+)")


class Contents(Enum):
    """What the files of a format hold."""

    INPUT = "input"
    """The input of one operation."""
    COMMANDS = "commands"
    NOTHING = "nothing"
    """Nothing that is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A kind of file."""

    name: str
    title: str
    """What it is called in a sentence."""
    contents: Contents = Contents.COMMANDS
    reader: str = ""
    """Its module in this package, imported when the first such file is read; by default `scripts.` and the format's name."""
    suffixes: tuple[str, ...] = ()
    """What names end with. The first is put behind the name of a text that has none."""
    names: str = ""
    """The pattern of whole names, capital letters or not."""
    paths: str = ""
    """The pattern of the end of a path, from a folder on."""
    interpreters: tuple[str, ...] = ()
    """Programs that the first line of a file without a known name calls."""
    opening: str = ""
    """The pattern of how a file begins that the user named and whose name says nothing."""
    comments: tuple[str, ...] = ("#",)
    """What a comment begins with; the first is what is written."""
    ending: str = ""
    """What a comment ends with, besides its line."""
    languages: tuple[str, ...] = ()
    """What editors call it: the language ids of the language server."""
    verbatim: bool = False
    """Whether scripts stand in it as their interpreter reads them: not in quotes, not after a computation."""
    loose: bool = False
    """Whether its suffix says so little that the beginning of a file that the user named says more."""

    @property
    def parse(self) -> Callable[..., Any]:
        """The function that reads such a file."""
        parser: Callable[..., Any] = import_module(f"skelint.readers.{self.reader or f'scripts.{self.name}'}").parse
        return parser

    def comment(self, text: str) -> str:
        """Return a text as a comment."""
        return f"{self.comments[0]} {text}{self.ending}"


UNREAD = Format(name="unread", title="a file of another kind", contents=Contents.NOTHING, comments=())
"""What no row of the registry claims."""

FORMATS = (
    Format(
        name="json",
        title="JSON",
        contents=Contents.INPUT,
        reader="values.json",
        suffixes=(".json",),
        opening=r"\s*(?:[{\[]|\Z)",
        comments=(),
        languages=("json", "jsonc"),
    ),
    Format(
        name="yaml",
        title="YAML",
        contents=Contents.INPUT,
        reader="values.yaml",
        suffixes=(".yaml", ".yml"),
        opening=r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?:---(?:\s|\Z)|%YAML |[ \t]*[\"']?\w[\w-]*[\"']?[ \t]*:(?:\s|\Z))",
        languages=("yaml",),
    ),
    Format(
        name="shell",
        title="a shell script",
        suffixes=(".sh", ".bash", ".zsh", ".ksh", ".bats"),
        interpreters=("sh", "bash", "dash", "zsh", "ksh"),
        languages=("shellscript", "sh", "bash", "zsh", "ksh"),
        verbatim=True,
    ),
    Format(
        name="powershell",
        title="a PowerShell script",
        suffixes=(".ps1", ".psm1"),
        interpreters=("pwsh", "powershell"),
        languages=("powershell", "ps1"),
        verbatim=True,
    ),
    Format(
        name="batch",
        title="a batch file",
        suffixes=(".bat", ".cmd"),
        comments=("REM", "::"),
        languages=("bat", "dosbatch"),
    ),
    Format(
        name="markdown",
        title="Markdown",
        suffixes=(".md", ".markdown"),
        comments=("<!--",),
        ending=" -->",
        languages=("markdown",),
        verbatim=True,
    ),
    Format(
        name="makefile",
        title="a makefile",
        suffixes=(".mk",),
        names=r"(?:GNU)?makefile(?:\..*)?",
        languages=("makefile", "make"),
    ),
    Format(
        name="dockerfile",
        title="a Dockerfile",
        suffixes=(".dockerfile",),
        names=r"(?:Docker|Container)file(?:\..*)?",
        languages=("dockerfile",),
    ),
    Format(
        name="workflow",
        title="a workflow of a build service",
        names=r"action\.ya?ml|.*\.gitlab-ci\.ya?ml|(?:.*[-_.])?buildspec.*\.ya?ml|bitbucket-pipelines\.ya?ml",
        paths=r"\.github/workflows/[^/]+\.ya?ml|\.gitlab/.*\.gitlab-ci\.ya?ml|\.circleci/[^/]+\.ya?ml",
    ),
    Format(
        name="templated",
        title="a template of a script",
        names=r".*\.(?:sh|bash|zsh|ksh|ps1|bat|cmd)\.(?:tftpl|j2|jinja2?|tmpl|gotmpl)",
    ),
)
"""Where two claim a file: the suffix of a format that holds commands, then a name, a path, any other suffix."""

BY_NAME = {row.name: row for row in FORMATS}
BY_LANGUAGE = {language: row for row in FORMATS for language in row.languages}
_COMMENTS = {mark for row in FORMATS for mark in row.comments}
MARKS = sorted(re.escape(mark) + (r"\b" if mark[-1].isalpha() else "") for mark in _COMMENTS)
"""The patterns of what a comment may begin with, in any format."""
_BY_SUFFIX = {suffix: row for row in FORMATS for suffix in row.suffixes}
_BY_INTERPRETER = {program: row for row in FORMATS for program in row.interpreters}
_NAMES = re.compile("|".join(f"(?P<{row.name}>{row.names})" for row in FORMATS if row.names), re.IGNORECASE)
_PATHS = re.compile("(?:^|/)(?:" + "|".join(f"(?P<{row.name}>{row.paths})" for row in FORMATS if row.paths) + ")$")
_OPENINGS = tuple((re.compile(row.opening), row) for row in FORMATS if row.opening)


def by_name(path: str) -> Format | None:
    """Return the format that the name of a file tells, or None where it tells none."""
    path = path.replace("\\", "/")
    name = path.rpartition("/")[2]
    dot = name.rfind(".")
    by_suffix = _BY_SUFFIX.get(name[dot:].lower()) if dot >= 0 else None
    if by_suffix is not None and by_suffix.contents is Contents.COMMANDS and not by_suffix.loose:
        return by_suffix
    match = _NAMES.fullmatch(name) or _PATHS.search(path)
    return BY_NAME[match.lastgroup] if match and match.lastgroup else by_suffix


def has_suffix(path: str) -> bool:
    """Return whether the name of a file ends with what should tell its format."""
    return "." in path.replace("\\", "/").rpartition("/")[2][1:]


def format_of(path: str, head: Callable[[], str], *, named: bool = False) -> Format:
    """Return the format of a file, by its name, else by how its text begins; `UNREAD` where no row claims it.

    Of a file that the user `named`, the first character may tell that it is an input.
    """
    row = by_name(path)
    if row is not None and not (named and row.loose):
        return row
    return _by_text(head(), named=named) or row or UNREAD


def _by_text(text: str, *, named: bool) -> Format | None:
    interpreter = INTERPRETER.match(text)
    if interpreter:
        return _BY_INTERPRETER.get(interpreter["name"])
    return next((row for pattern, row in _OPENINGS if pattern.match(text)), None) if named else None
