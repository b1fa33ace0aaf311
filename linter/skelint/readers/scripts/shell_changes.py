"""Which variables a simple command changes, told by its words alone."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from skelint.readers.scripts.shell_syntax import Assignment, Simple
from skelint.readers.scripts.words import Kind, WrittenWord, in_braces

NAME = re.compile(r"[A-Za-z_]\w*", re.ASCII)
LASTING = frozenset({"export", "readonly", "declare", "typeset", "local"})
"""Builtins whose arguments are assignments."""
CHANGING = frozenset(
    {*LASTING, "read", "mapfile", "readarray", "getopts", "printf", "let", "unset", "wait", "vared", "zparseopts"}
)
"""Builtins that change variables which they are given by name."""
SOURCING = frozenset({"source", "."})
"""Builtins behind which any variable may be another."""
BEFORE_BUILTINS = frozenset({"builtin", "command"})
HARMLESS = re.compile(r"-[rxg]+")
"""The options of a declaration that leave the value as it is written."""
# fmt: off
SPECIAL = frozenset({
    "_", "RANDOM", "SRANDOM", "SECONDS", "LINENO", "BASHPID", "HISTCMD", "DIRSTACK", "FUNCNAME", "GROUPS", "UID", "EUID",
    "PPID", "PWD", "OLDPWD", "OPTARG", "OPTIND", "OPTERR", "REPLY", "EPOCHSECONDS", "EPOCHREALTIME", "PIPESTATUS",
    "MAPFILE", "LINES", "COLUMNS", "COMP_WORDS", "COMP_CWORD", "SHLVL", "SHELLOPTS", "BASHOPTS", "BASH_SUBSHELL",
    "BASH_COMMAND", "BASH_REMATCH", "BASH_ARGV0", "BASH_SOURCE", "BASH_LINENO", "IFS",
})
# fmt: on
"""Variables that the shell itself sets."""


class Change(NamedTuple):
    """A change of a variable."""

    name: str
    assignment: Assignment | None = None
    """What gives its new value, where that is all that does."""
    local: bool = False
    """Whether it ends with the function that it is in."""
    lasting: bool = False
    """Whether any later value may be another than the one that is assigned: `declare -i X`."""


def arguments(simple: Simple) -> tuple[str | None, list[WrittenWord]]:
    """Return the program and its arguments; of `builtin x`, those of `x`."""
    words = simple.words
    while len(words) > 1 and words[0].plain in BEFORE_BUILTINS:
        words = words[1:]
    return (words[0].plain, words[1:]) if words else (None, [])


def unsettles(simple: Simple) -> bool:
    """Return whether any variable may be another behind a command: `source x`, `export $(cat .env)`."""
    program, words = arguments(simple)
    if program in SOURCING or program == "eval":
        return True
    if program not in CHANGING or program == "printf":
        return False
    return any(word.literal is None and Assignment.read(word) is None for word in words)


def changes(simple: Simple) -> Iterator[Change]:
    """Yield each variable that a command changes."""
    program, words = arguments(simple)
    declares = program in LASTING
    options = [word.plain for word in words if word.plain and word.plain.startswith("-")] if program in CHANGING else []
    attributes = declares and not all(
        HARMLESS.fullmatch(option) or option in ("-a", "-ar", "-ra", "-ga") for option in options
    )
    declared = [each for word in words if (each := Assignment.read(word)) and not _expands(word)] if declares else []
    for assignment in (*simple.assignments, *declared):
        if assignment.name == "IFS" and simple.words and not declares:
            continue  # `IFS=, read x`: for that command alone
        whole = (assignment.value is not None or assignment.values is not None) and not attributes
        sure = whole and (not simple.words or declares)
        local = declares and program not in ("export", "readonly") and not any("g" in option for option in options)
        yield Change(assignment.name, assignment if sure else None, local=local, lasting=attributes)
    if program in CHANGING and not simple.broken:
        yield from _named(program, words, {assignment.name for assignment in declared}, attributes=attributes)


def _named(program: str | None, words: list[WrittenWord], declared: set[str], *, attributes: bool) -> Iterator[Change]:
    """Yield the variables that a builtin is given by name."""
    if program == "printf" and not any(word.plain and word.plain.startswith("-v") for word in words):
        return
    if program in ("export", "readonly"):
        words = [word for word in words if _expands(word)]
    for word in words:
        for name in NAME.findall(word.literal or "" if program == "let" else (word.literal or _start(word)).partition("=")[0]):
            if name not in declared:
                yield Change(name, local=program in ("local", "declare", "typeset"), lasting=attributes)


def _start(word: WrittenWord) -> str:
    return word.pieces[0].text if word.pieces and word.pieces[0].kind is Kind.TEXT else ""


def _expands(word: WrittenWord) -> bool:
    """Return whether braces in a declared assignment make several of it."""
    return in_braces("".join("_" if piece.quoted or piece.kind is not Kind.TEXT else piece.text for piece in word.pieces))
