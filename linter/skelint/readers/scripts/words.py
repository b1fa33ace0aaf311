"""Words as they are written: the pieces that quoting, escapes and expansions make, and the `Word` that they come to."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import chain
from typing import NamedTuple

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Word
from skelint.readers.scripts.passage import Passage
from skelint.source import SourceFile, Span

PATTERN = re.compile(r"[*?]|\[[^\[\]]*\]")
"""What makes an unquoted word a pattern of file names (POSIX, Shell Command Language, 2.13)."""
ONE_WORD = re.compile(r"[\w./:@%+,^=-]+")
"""A value that no shell splits, or takes for a pattern, where it stands without quotes."""


class Kind(Enum):
    """What a piece is."""

    TEXT = auto()
    """Characters that stand for themselves."""
    ESCAPE = auto()
    """Characters that are written in another way: `\\"`, `\\n` in `$'…'`."""
    VARIABLE = auto()
    """The value of a variable; the text is its name."""
    LIST = auto()
    """All values of a variable, each a word: `${X[@]}`; the text is its name, or empty where they cannot be known."""
    COMPUTED = auto()
    """What cannot be known."""


class Piece(NamedTuple):
    """A part of a word, with its place in the passage."""

    kind: Kind
    text: str
    start: int
    end: int
    quoted: bool = False


class Written(NamedTuple):
    """A word as it is written, with its place in the passage."""

    pieces: Sequence[Piece]
    start: int
    end: int

    @property
    def plain(self) -> str | None:
        """The text of a word without quotes, escapes and expansions; None of any other."""
        if len(self.pieces) == 1 and self.pieces[0].kind is Kind.TEXT and not self.pieces[0].quoted:
            return self.pieces[0].text
        return None

    @property
    def literal(self) -> str | None:
        """The text of a word without expansions; None of any other."""
        if all(piece.kind in (Kind.TEXT, Kind.ESCAPE) for piece in self.pieces):
            return "".join(piece.text for piece in self.pieces)
        return None


@dataclass(frozen=True, slots=True)
class Value:
    """What a variable is known to hold: a text, as one word, or the words of a list."""

    words: Sequence[Word]
    is_list: bool = False


Lookup = Callable[[str, int], Value | None]
"""Returns what a variable is known to hold at an offset of the passage, None where that is not sure."""


def nothing_known(_name: str, _at: int) -> Value | None:
    """Return None: no variable is known."""
    return None


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes words of what is written in a passage of a file."""

    source: SourceFile
    passage: Passage
    lookup: Lookup = nothing_known
    patterns: bool = True
    """Whether the interpreter expands patterns and braces, and splits values, where they stand without quotes."""

    def words(self, written: Sequence[Written]) -> list[Word]:
        """Return the words that a list comes to; a known list that stands alone in quotes gives each of its values."""
        words: list[Word] = []
        for one in written:
            spliced = self._spliced(one)
            words += spliced if spliced is not None else [self.word(one)]
        return words

    def _spliced(self, written: Written) -> Sequence[Word] | None:
        match written.pieces:
            case [Piece(kind=Kind.LIST, quoted=True, text=name, start=start)] if name:
                value = self.lookup(name, start)
                return value.words if value is not None and value.is_list else None
        return None

    def word(self, written: Written) -> Word:
        """Return one word."""
        span = Span(self.passage.origins[written.start], self.passage.origins[written.end])
        as_written = self.source.text[span.start : span.end]
        if len(written.pieces) == 1 and (piece := written.pieces[0]).kind is Kind.TEXT:  # most words
            text, places, splits = self._piece(piece)
            splits = splits or self._expands(written.pieces)
            return Word(text=text, written=as_written, span=span, origins=places, splits=splits)
        texts: list[str] = []
        origins: list[Sequence[int]] = []
        splits, literal = False, True
        end = self.passage.origins[written.start + self._opening(written)]
        for piece in written.pieces:
            text, places, split = self._piece(piece)
            texts.append(text)
            origins.append(places[:-1])
            splits = splits or split
            literal = literal and (piece.kind is not Kind.VARIABLE or text == UNKNOWN)
            end = places[-1]
        return Word(
            text="".join(texts),
            written=as_written,
            span=span,
            origins=(*chain.from_iterable(origins), end),
            splits=splits or self._expands(written.pieces),
            literal=literal,
        )

    def _opening(self, written: Written) -> int:
        """Return how wide the quote is before the text of a word without any: `''`, `$''`."""
        return (written.end - written.start) - 1 if not written.pieces and written.end > written.start else 0

    def _piece(self, piece: Piece) -> tuple[str, Sequence[int], bool]:
        """Return the text of a piece, the places of its characters and of its end, and whether it may be several words."""
        places = self.passage.origins
        match piece.kind:
            case Kind.TEXT:
                split = UNKNOWN in piece.text and not piece.quoted and not self.passage.one_word
                return piece.text, places[piece.start : piece.end + 1], split
            case Kind.ESCAPE:
                return piece.text, [*[places[piece.start]] * len(piece.text), places[piece.end]], False
            case Kind.VARIABLE:
                value = self.lookup(piece.text, piece.start)
                if value is not None and not value.is_list:
                    text, places_of_value = value.words[0].text, value.words[0].origins
                    if piece.quoted or ONE_WORD.fullmatch(text):
                        return text, places_of_value, False
                return UNKNOWN, [places[piece.start], places[piece.end]], not piece.quoted
        split = piece.kind is Kind.LIST or not piece.quoted
        return UNKNOWN, [places[piece.start], places[piece.end]], split

    def _expands(self, pieces: Sequence[Piece]) -> bool:
        """Return whether a shell would take the word for a pattern, or for several words in braces."""
        if not self.patterns:
            return False
        shape = "".join("_" if piece.quoted or piece.kind is not Kind.TEXT else piece.text for piece in pieces)
        if PATTERN.search(shape):
            return True
        return "{" in shape and (_in_braces(",", shape) or _in_braces("..", shape))


def _in_braces(sign: str, shape: str) -> bool:
    opening = shape.find("{")
    at = shape.find(sign, opening)
    return at >= 0 and shape.find("}", at) >= 0
