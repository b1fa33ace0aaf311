"""Parts of a word, and their places."""

from dataclasses import replace

from skelint.readers.scripts.command import Word
from skelint.source import Span


def part(word: Word, start: int) -> Word:
    """Return the rest of a word from one of its characters on, as the value in `--name=value`."""
    begin = word.origins[start - 1] + 1 if start else word.span.start
    if not word.span.start <= begin <= word.span.end:  # it comes from a variable
        return replace(word, text=word.text[start:], origins=word.origins[start:], literal=False)
    spelling = word.spelling[begin - word.span.start :]
    return replace(
        word, text=word.text[start:], origins=word.origins[start:], spelling=spelling, span=Span(begin, word.span.end)
    )


def place(word: Word, start: int, end: int) -> Span:
    """Return where some characters of a word are written; the whole word where they are not written in one place."""
    if start >= end:
        at = word.origins[start]
        return Span(at, at)
    first, last = word.origins[start], word.origins[end - 1]
    behind = max(word.origins[end], last + 1)
    return Span(first, behind) if first <= last and behind - first <= 8 * (end - start) + 64 else word.span


def home(word: Word) -> Span:
    """Return where a whole word is written, its quotes included; of a variable's value, where that was assigned."""
    if word.literal or not word.text:
        return word.span
    inside = any(word.span.start <= origin < word.span.end for origin in word.origins[:-1])
    return word.span if inside else place(word, 0, len(word.text))
