"""Commands for the tests: the words of simple shell text, with their places."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from skelint.command import Command, Script, Word
from skelint.commandline.call import wanted
from skelint.commandline.document import ScriptFile, script_file
from skelint.readers.document import Parsed
from skelint.request import UNKNOWN
from skelint.source import SourceFile, Span

TOKEN = re.compile(
    r"(?P<gap>[ \t]+|\\\n)|(?P<end>\n)|'(?P<single>[^']*)'|(?P<double>\"(?:\\.|[^\"\\])*\")|(?P<plain>[^\s'\"\\$]+)|(?P<escape>\\.)|(?P<variable>\$\w+)",
    re.DOTALL,
)
INSIDE = re.compile(r"\\(?P<escape>[\"\\$`])|(?P<variable>\$\w+)|(?P<plain>.)", re.DOTALL)
Scripts = Callable[..., ScriptFile]


def no_file(_path: str, _syntax: str) -> Parsed | None:
    return None


def read_commands(text: str, **around: Any) -> Script:
    commands: list[Command] = []
    words: list[Word] = []
    letters: list[tuple[str, int]] = []
    start, splits = -1, False
    for token in [*TOKEN.finditer(text + "\n")]:
        kind = token.lastgroup
        if kind in ("gap", "end"):
            if start >= 0:
                end = token.start()
                origins = [*(at for _, at in letters), end - (text[end - 1] in "'\"")]
                words.append(
                    Word(
                        text="".join(letter for letter, _ in letters),
                        written=text[start:end],
                        span=Span(start, end),
                        origins=origins,
                        splits=splits,
                    )
                )
            letters, start, splits = [], -1, False
            if kind == "end" and words:
                if wanted(words):
                    commands.append(Command(words=words, span=Span(words[0].span.start, words[-1].span.end), **around))
                words = []
            continue
        start = token.start() if start < 0 else start
        if kind == "double":
            inside = Span(token.start() + 1, token.end() - 1)
            for one in INSIDE.finditer(text, *inside):
                letters.append((UNKNOWN if one["variable"] else one["escape"] or one["plain"], one.start()))
        elif kind == "variable":
            letters.append((UNKNOWN, token.start()))
            splits = True
        elif kind == "escape":
            letters.append((token[0][1], token.start()))
        else:
            first = token.start(kind or 0)
            letters += [(letter, first + at) for at, letter in enumerate(token[kind or 0])]
    return Script(commands)


@pytest.fixture(scope="session")
def scripts() -> Scripts:
    """A function that returns a shell script as a document."""

    def read(text: str, path: str = "x.sh", opening: Any = no_file, **around: Any) -> ScriptFile:
        return script_file(SourceFile(path, text), read_commands(text, **around), opening)

    return read
