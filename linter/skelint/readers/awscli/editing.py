"""Edits of the words of a command, in the quoting of its script."""

import re
import shlex
from collections.abc import Sequence
from itertools import pairwise

from skelint.readers.scripts.command import Command, Dialect, Word
from skelint.readers.scripts.powershell_arguments import APOSTROPHE
from skelint.source import Edit, SourceFile, Span

GAP = re.compile(r"(?:[ \t]|[\\`^]\r?\n)*")
"""What may stand between two words: blanks, and a line that goes on."""
PLAIN = re.compile(r"[\w./:@%+=,-]+")
"""What no interpreter reads as anything but itself."""


def quoted(text: str, command: Command, like: str = "") -> str | None:
    """Return a text as a word of a command; None where it cannot be written for sure.

    `like` is what it replaces: its quotes are kept where they can be. A file that quotes its scripts itself gets none.
    """
    dialect = command.dialect
    if dialect is Dialect.ARGUMENTS:
        return None
    if PLAIN.fullmatch(text) and not _in_quotes(like) and not (dialect is Dialect.POWERSHELL and text.startswith("@")):
        return text
    if command.embedded or not text.isprintable() or dialect is Dialect.BATCH:
        return None
    if dialect is Dialect.POWERSHELL:
        return "'" + APOSTROPHE.sub(r"\g<0>\g<0>", text) + "'"
    if _in_quotes(like) and like[0] == '"' and not re.search(r'["$`\\!]', text):
        return f'"{text}"'
    return "'" + text + "'" if "'" not in text else shlex.quote(text)


def _in_quotes(spelling: str) -> bool:
    return len(spelling) > 1 and spelling[0] in "\"'" and spelling[0] == spelling[-1]


def is_own(word: Word, dialect: Dialect) -> bool:
    """Return whether a word is written in one place, and as its interpreter would read it: an edit changes it alone."""
    if not word.literal or not word.is_known:
        return False
    if dialect is Dialect.SHELL:
        try:
            return shlex.split(word.spelling) == [word.text]
        except ValueError:
            return False
    inside = word.spelling[1:-1] if _in_quotes(word.spelling) else word.spelling
    return dialect is not Dialect.ARGUMENTS and inside == word.text


def between(source: SourceFile, first: Word, second: Word) -> str | None:
    """Return what stands between two words, or None where that is more than blanks."""
    gap = source.text[first.span.end : second.span.start]
    return gap if first.span.end < second.span.start and GAP.fullmatch(gap) else None


def before(command: Command, word: Word) -> Word | None:
    """Return the word before a word of a command."""
    at = next((at for at, other in enumerate(command.words) if other is word), 0)
    return command.words[at - 1] if at else None


def removed(source: SourceFile, command: Command, words: Sequence[Word]) -> Edit | None:
    """Return the edit that takes words in a row out of a command, with the blanks before them."""
    previous = before(command, words[0])
    row = [previous, *words] if previous else []
    if (
        command.dialect is Dialect.ARGUMENTS
        or not row
        or any(between(source, first, second) is None for first, second in pairwise(row))
    ):
        return None
    assert previous is not None  # noqa: S101 - there is a row
    return Edit(Span(previous.span.end, words[-1].span.end), "")


def replaced(source: SourceFile, words: Sequence[Word], text: str) -> Edit | None:
    """Return the edit that puts a text in the place of words in a row."""
    if any(between(source, first, second) is None for first, second in pairwise(words)):
        return None
    return Edit(Span(words[0].span.start, words[-1].span.end), text)


def added(source: SourceFile, command: Command, *texts: str) -> Edit | None:
    """Return the edit that adds words at the end of a command, on a line of their own where its options are."""
    own = [word for word in command.words if command.span.start <= word.span.start < command.span.end]
    if len(own) < 2 or command.dialect is Dialect.ARGUMENTS:
        return None
    gaps = [between(source, first, second) for first, second in pairwise(own)]
    gap = next((gap for gap in reversed(gaps) if gap and "\n" in gap), " ")
    return Edit(Span(own[-1].span.end, own[-1].span.end), gap + " ".join(texts))
