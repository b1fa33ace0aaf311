"""A command that is given as arguments, and not in a script."""

import shlex
from collections.abc import Sequence

from skelint.readers.scripts.command import Command, Dialect, Word
from skelint.source import SourceFile, Span

NAME = "<command>"
"""What it is called in reports."""


def spoken(arguments: Sequence[str]) -> tuple[SourceFile, Command]:
    """Return the text that a shell would take for these arguments, and the command with the places in it."""
    words: list[Word] = []
    text = ""
    for argument in arguments:
        text += " " if words else ""
        spelling = shlex.quote(argument)
        start = len(text)
        text += spelling
        words.append(
            Word(text=argument, spelling=spelling, span=Span(start, len(text)), origins=_origins(argument, spelling, start))
        )
    return SourceFile(NAME, text), Command(words=words, span=Span(0, len(text)), dialect=Dialect.ARGUMENTS)


def is_spoken(source: SourceFile) -> bool:
    """Return whether a text is that of a command that was given as arguments."""
    return source.path == NAME


def _origins(argument: str, spelling: str, start: int) -> Sequence[int]:
    if argument == spelling:
        return range(start, start + len(argument) + 1)
    origins, at = [], start + 1
    for letter in argument:  # a single quote is written '"'"'
        origins.append(at + 2 if letter == "'" else at)
        at += 5 if letter == "'" else 1
    return [*origins, at]
