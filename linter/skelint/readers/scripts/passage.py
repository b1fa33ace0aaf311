"""A text that is taken from a file, with the place in the file of each of its characters."""

import re
from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from skelint.authoring.request import UNKNOWN
from skelint.source import SourceFile, Span

WINDOWS_LINE_END = re.compile(r"\r\n")
OFFSETS = "I"
"""How arrays hold offsets: in a few bytes each."""


@dataclass(frozen=True, slots=True)
class Passage:
    """What one interpreter gets to read: a file, a block of a document, a value in YAML."""

    text: str
    """Its characters, one `UNKNOWN` for each part that something else computes before the interpreter reads it."""
    origins: Sequence[int]
    """The offset in the file of each character, and at last the offset behind the last one."""
    one_word: bool = False
    """Whether an `UNKNOWN` is part of one word even without quotes: a placeholder is, a computed text may be anything."""
    home: Span | None = None
    """Where all of it is written, where that is not in one piece: values of variables are in it."""

    def cut(self, start: int, end: int) -> "Passage":
        """Return the part between two offsets of this text."""
        return Passage(self.text[start:end], self.origins[start : end + 1], self.one_word, self.home)

    def replaced(self, pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> "Passage":
        """Return the passage with each match replaced; the characters put in its place are where it begins."""
        parts: list[str] = []
        origins = array(OFFSETS)
        end = 0
        for match in pattern.finditer(self.text):
            new = replacement if isinstance(replacement, str) else replacement(match)
            parts += self.text[end : match.start()], new
            origins.extend(self.origins[end : match.start()])
            origins.extend([self.origins[match.start()]] * len(new))
            end = match.end()
        if not parts and not end:
            return self
        origins.extend(self.origins[end:])
        return Passage("".join([*parts, self.text[end:]]), origins, self.one_word, self.home)

    def unknown(self, pattern: re.Pattern[str]) -> "Passage":
        """Return the passage with one `UNKNOWN` in the place of each match."""
        return self.replaced(pattern, UNKNOWN)


def whole(source: SourceFile) -> Passage:
    """Return all of a file, its lines ended by line feeds."""
    text = source.text
    return Passage(text, range(len(text) + 1)).replaced(WINDOWS_LINE_END, "\n")


def joined(passages: Iterable[Passage]) -> Passage:
    """Return passages one behind the other. A gap in the file between two of them must fall behind a line end."""
    texts: list[str] = []
    origins: list[int] = []
    last = 0
    for passage in passages:
        texts.append(passage.text)
        origins += passage.origins[:-1]
        last = passage.origins[-1]
    return Passage("".join(texts), [*origins, last])
