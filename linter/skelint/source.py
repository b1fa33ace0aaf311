"""Text and the places in it: source files, spans, positions, edits."""

import re
from bisect import bisect_left, bisect_right
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE, BOM_UTF32_BE, BOM_UTF32_LE
from functools import cached_property
from typing import NamedTuple

from skelint.records import dataclass

LINE_END = re.compile(r"\r\n|\r|\n")
ASTRAL = re.compile("[\U00010000-\U0010ffff]")
"""What is two code units in UTF-16."""

BYTE_ORDER_MARKS = (
    # UTF-32 first: its little-endian mark begins with UTF-16's.
    (BOM_UTF32_LE, "utf-32-le"),
    (BOM_UTF32_BE, "utf-32-be"),
    (BOM_UTF16_LE, "utf-16-le"),
    (BOM_UTF16_BE, "utf-16-be"),
    (BOM_UTF8, "utf-8-sig"),
)
MARKED = frozenset(mark[:1] for mark, _ in BYTE_ORDER_MARKS)
BINARY = "binary"
"""Stands for an encoding where a file is not text."""
CONTROLS = re.compile("[\0-\x08\x0b\x0e-\x1f]")
"""What a guess at the encoding must not give: nearly any bytes can be decoded in some encoding, but hardly as a text."""


class Span(NamedTuple):
    """A half-open range of character offsets."""

    start: int
    end: int


class Position(NamedTuple):
    """A line and a column as people count them: from 1, the column in characters."""

    line: int
    column: int


class Edit(NamedTuple):
    """The replacement of a span's text."""

    span: Span
    replacement: str


@dataclass(frozen=True)  # no slots: the line index and the edits of a file are made once, when first asked for
class SourceFile:
    """A file's text with its name as the user wrote it, and the encoding it was found in."""

    path: str
    text: str
    encoding: str = "utf-8"

    @classmethod
    def from_bytes(cls, path: str, raw: bytes) -> "SourceFile":
        """Return the file decoded: by its byte-order mark, as UTF-8, by its NUL bytes, as Windows-1252; else it is not text.

        What is not text has the encoding `BINARY`, and nothing of it is kept: it is neither read nor shown nor fixed.
        """
        for mark, encoding in BYTE_ORDER_MARKS if raw[:1] in MARKED else ():
            if raw.startswith(mark):
                text = _decoded(raw[len(mark) :], encoding.removesuffix("-sig"))
                # Of two marks the second would be one, and go, only once the first has gone.
                return cls(path, "", BINARY) if text is None else cls(path, text.lstrip("\ufeff"), encoding)
        text = _decoded(raw, "utf-8")
        if text is not None:
            return cls(path, text)
        for guess in filter(None, (_without_mark(raw), "windows-1252")):
            text = _decoded(raw, guess)
            if text is not None and not CONTROLS.search(text):
                return cls(path, text, guess)
        return cls(path, "", BINARY)

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of each line's first character."""
        return [0, *(match.end() for match in LINE_END.finditer(self.text))]

    def position(self, offset: int) -> Position:
        """Return the line and column of an offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    @cached_property
    def _astral(self) -> list[int]:
        return [] if self.text.isascii() else [match.start() for match in ASTRAL.finditer(self.text)]

    def utf16_position(self, offset: int) -> Position:
        """Return the line and column of an offset, the column in UTF-16 code units, as editors and JavaScript count."""
        line, column = self.position(offset)
        start = self.line_starts[line - 1]
        return Position(line, column + bisect_left(self._astral, offset) - bisect_left(self._astral, start))

    def line(self, number: int) -> str:
        """Return a line's text, counted from 1, without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")


class Location(NamedTuple):
    """A place: a request may draw on several files."""

    source: SourceFile
    span: Span


def _without_mark(raw: bytes) -> str | None:
    """Return the encoding that the NUL bytes of two ASCII characters betray (RFC 4627, section 3)."""
    match [byte != 0 for byte in raw[:4]]:
        case [False, False, False, True]:
            return "utf-32-be"
        case [True, False, False, False]:
            return "utf-32-le"
        case [False, True, False, True] | [False, True]:
            return "utf-16-be"
        case [True, False, True, False] | [True, False]:
            return "utf-16-le"
    return None


def _decoded(raw: bytes, encoding: str) -> str | None:
    """Return the text that bytes are in an encoding; None where they are none."""
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def apply(text: str, edits: "tuple[Edit, ...] | list[Edit]") -> str:
    """Return the text with the edits made; they must not overlap."""
    parts: list[str] = []
    end = 0
    for span, replacement in sorted(edits):
        parts += text[end : span.start], replacement
        end = span.end
    return "".join([*parts, text[end:]])
