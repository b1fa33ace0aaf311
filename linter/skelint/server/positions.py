"""Places as editors count them: lines from 0, and in a line the code units of the encoding that was agreed on."""

from bisect import bisect_right
from enum import StrEnum

from lsprotocol import types

from skelint.source import SourceFile, Span


class Encoding(StrEnum):
    """What the columns of a client count."""

    UTF_8 = "utf-8"
    UTF_16 = "utf-16"
    UTF_32 = "utf-32"


ASTRAL = 0x10000
"""From this character on UTF-16 takes two units."""


def units(text: str, encoding: Encoding) -> int:
    """Return how many code units a text takes."""
    if encoding is Encoding.UTF_32 or text.isascii():
        return len(text)
    return sum(_width(character, encoding) for character in text)


def position(source: SourceFile, offset: int, encoding: Encoding) -> types.Position:
    """Return where an offset is; one beyond the text is at its end."""
    offset = max(0, min(offset, len(source.text)))
    line = bisect_right(source.line_starts, offset) - 1
    return types.Position(line, units(source.text[source.line_starts[line] : offset], encoding))


def offset(source: SourceFile, at: types.Position, encoding: Encoding) -> int:
    """Return the offset of a place; one behind the end of its line is at that end, one in a character is before it."""
    starts = source.line_starts
    if at.line >= len(starts):
        return len(source.text)
    start = starts[at.line]
    line = source.line(at.line + 1)
    if encoding is Encoding.UTF_32 or line.isascii():
        return start + min(at.character, len(line))
    taken = 0
    for index, character in enumerate(line):
        taken += _width(character, encoding)
        if taken > at.character:
            return start + index
    return start + len(line)


def text_range(source: SourceFile, span: Span, encoding: Encoding) -> types.Range:
    """Return a span as a range."""
    return types.Range(position(source, span.start, encoding), position(source, span.end, encoding))


def span(source: SourceFile, place: types.Range, encoding: Encoding) -> Span:
    """Return a range as a span."""
    start = offset(source, place.start, encoding)
    return Span(start, max(start, offset(source, place.end, encoding)))


def _width(character: str, encoding: Encoding) -> int:
    code = ord(character)
    if encoding is Encoding.UTF_16:
        return 2 if code >= ASTRAL else 1
    return 1 if code < 0x80 else 2 if code < 0x800 else 3 if code < ASTRAL else 4
