"""Words as they are written: the pieces that quoting, escapes and expansions make, and the `Word` that they come to."""

import re
from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import NamedTuple

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Word
from skelint.readers.scripts.passage import OFFSETS, Passage
from skelint.source import SourceFile, Span

PATTERN = re.compile(r"[*?]|\[[^\[\]]*\]")
"""What makes an unquoted word a pattern of file names (POSIX, Shell Command Language, 2.13)."""
FIELD = re.compile(r"[^ \t\n]+")
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
    DEFAULTED = auto()
    """The value of a variable where it has one: `${X:-…}`; the text is its name."""
    COMPUTED = auto()
    """What cannot be known by itself: the output of commands."""


class Piece(NamedTuple):
    """A part of a word, with its place in the passage."""

    kind: Kind
    text: str
    start: int
    end: int
    quoted: bool = False


class WrittenWord(NamedTuple):
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


class Parting(Enum):
    """How a value that stands without quotes is parted into words."""

    NEVER = auto()
    BLANKS = auto()
    UNKNOWN = auto()
    """At characters that are not known."""


@dataclass(frozen=True, slots=True)
class WordValue:
    """What a variable is known to hold: a text, as one word, or the words of a list."""

    words: Sequence[Word]
    is_list: bool = False


Lookup = Callable[[str, int], WordValue | None]
"""Returns what a variable is known to hold at an offset of the passage, None where that is not sure."""
Output = Callable[[int], Word | None]
"""Returns what the commands write that begin at an offset of the passage, None where that is not known."""


def no_value(_name: str, _at: int) -> WordValue | None:
    """Return None: no variable is known."""
    return None


def no_output(_at: int) -> Word | None:
    """Return None: no output is known."""
    return None


def no_variable(_name: str) -> str:
    """Return nothing: no variable is known."""
    return ""


@dataclass(slots=True)
class _WordPart:
    """A word while it is put together."""

    texts: list[str] = field(default_factory=list)
    origins: "array[int]" = field(default_factory=lambda: array(OFFSETS))
    end: int = -1
    """The offset behind its last character in the source."""
    begun: bool = False
    splits: bool = False
    literal: bool = True

    def add(self, text: str, origins: Sequence[int], *, splits: bool = False, literal: bool = True) -> None:
        self.texts.append(text)
        self.origins.extend(origins[:-1])
        self.end = origins[-1]
        self.begun = True
        self.splits = self.splits or splits
        self.literal = self.literal and literal


@dataclass(frozen=True, slots=True)
class Builder:
    """Makes words of what is written in a passage of a file."""

    source: SourceFile
    passage: Passage
    lookup: Lookup = no_value
    output: Output = no_output
    parting: Parting = Parting.NEVER
    variable: Callable[[str], str] = no_variable
    """Returns what tells the value that a variable has from those that it has elsewhere, nothing where nobody can."""
    patterns: bool = True
    """Whether the interpreter expands patterns and braces where they stand without quotes."""

    def words(self, items: Sequence[WrittenWord]) -> list[Word]:
        """Return the words that a list comes to."""
        return [word for item in items for word in self.fields(item)]

    def fields(self, word: WrittenWord) -> Sequence[Word]:
        """Return the words that one comes to: none, where it is a value without quotes that is empty, or several."""
        if len(word.pieces) == 1:
            piece = word.pieces[0]
            if piece.kind is Kind.TEXT:  # most words
                return [self._text(word, piece)]
            value = self._value(piece)
            if value is not None and value.is_list and piece.quoted:
                return value.words
        parts = [_WordPart()]
        for piece in word.pieces:
            value = self._value(piece)
            glued = len(word.pieces) > 1 and value is not None and any(inner.splits for inner in value.words)
            self._add(parts, piece, None if glued else value)
        expands = self._expands(word.pieces)
        parts[0].begun = parts[0].begun or not word.pieces
        wraps = not expands and _wraps(word.pieces)
        words = [self._word(part, word, splits=expands or (part.splits and not wraps)) for part in parts if part.begun]
        alone = word.pieces[0] if len(word.pieces) == 1 and word.pieces[0].kind is Kind.VARIABLE else None
        if alone is not None and len(words) == 1 and not words[0].is_known:
            return [replace(words[0], variable=self.variable(alone.text))]
        return words

    def word(self, word: WrittenWord) -> Word:
        """Return the one word that a value, a here-document or the target of a redirection is: nothing in it is parted."""
        part = _WordPart()
        for piece in word.pieces:
            value = self._value(piece)
            if value is not None and not value.is_list:
                self._value_of(part, value.words[0], word)
            else:
                text, places, _ = self._piece(piece)
                part.add(text, places)
        return self._word(part, word, splits=False)

    def _text(self, word: WrittenWord, piece: Piece) -> Word:
        text, places, splits = self._piece(piece)
        span, spelling = self._home(word)
        literal = self.passage.home is None
        splits = splits or self._expands(word.pieces)
        return Word(text=text, spelling=spelling, span=span, origins=places, splits=splits, literal=literal)

    def _home(self, word: WrittenWord) -> tuple[Span, str]:
        """Return where a word is written, and how."""
        span = self.passage.home or Span(self.passage.origins[word.start], self.passage.origins[word.end])
        return span, self.source.text[span.start : span.end]

    def _word(self, part: _WordPart, word: WrittenWord, *, splits: bool) -> Word:
        span, spelling = self._home(word)
        end = part.end if part.texts else self.passage.origins[word.start + self._opening(word)]
        part.origins.append(end)
        literal = part.literal and self.passage.home is None
        return Word(
            text="".join(part.texts), spelling=spelling, span=span, origins=part.origins, splits=splits, literal=literal
        )

    def _value(self, piece: Piece) -> WordValue | None:
        if piece.kind in (Kind.VARIABLE, Kind.DEFAULTED) or (piece.kind is Kind.LIST and piece.text):
            value = self.lookup(piece.text, piece.start)
            if value is None or value.is_list != (piece.kind is Kind.LIST):
                return None
            if not value.is_list and (value.words[0].text == UNKNOWN or (piece.kind is Kind.DEFAULTED and _is_empty(value))):
                return None
            return value
        if piece.kind is Kind.COMPUTED:
            word = self.output(piece.start)
            return WordValue((word,)) if word is not None else None
        return None

    def _add(self, parts: list[_WordPart], piece: Piece, value: WordValue | None) -> None:
        """Add a piece to the last of the words that are being put together; a value may begin further ones."""
        if value is None:
            text, places, splits = self._piece(piece)
            parts[-1].add(text, places, splits=splits)
            return
        for number, word in enumerate(value.words):
            if number:
                parts.append(_WordPart())
            if piece.quoted:
                self._value_of(parts[-1], word, None)
            else:
                self._parted(parts, word, piece)

    def _value_of(self, part: _WordPart, value: Word, word: WrittenWord | None) -> None:
        inside = word is not None and _is_inside(value, self._home(word)[0])
        part.add(value.text, value.origins, splits=value.splits, literal=inside)

    def _parted(self, parts: list[_WordPart], word: Word, piece: Piece) -> None:
        """Add a value that stands without quotes, parted into words as the interpreter does."""
        unknown = UNKNOWN in word.text or word.splits
        if ONE_WORD.fullmatch(word.text) and self.parting is not Parting.UNKNOWN:
            self._value_of(parts[-1], word, None)
        elif self.parting is Parting.NEVER and not unknown:
            if word.text:
                self._value_of(parts[-1], word, None)
        elif self.parting is not Parting.BLANKS or PATTERN.search(word.text):
            places = self.passage.origins
            parts[-1].add(UNKNOWN, [places[piece.start], places[piece.end]], splits=True)
        else:
            self._at_blanks(parts, word)

    def _at_blanks(self, parts: list[_WordPart], word: Word) -> None:
        end = 0
        for run in FIELD.finditer(word.text):
            if run.start() > end and parts[-1].begun:
                parts.append(_WordPart())
            splits = UNKNOWN in run[0] or word.splits
            parts[-1].add(run[0], word.origins[run.start() : run.end() + 1], splits=splits, literal=False)
            end = run.end()
        if end < len(word.text) and parts[-1].begun:
            parts.append(_WordPart())

    def _opening(self, word: WrittenWord) -> int:
        """Return how wide the quote is before the text of a word without any: `''`, `$''`."""
        return (word.end - word.start) - 1 if not word.pieces and word.end > word.start else 0

    def _piece(self, piece: Piece) -> tuple[str, Sequence[int], bool]:
        """Return the text of a piece, the places of its characters and of its end, and whether it may be several words."""
        places = self.passage.origins
        match piece.kind:
            case Kind.TEXT:
                split = UNKNOWN in piece.text and not piece.quoted and not self.passage.one_word
                return piece.text, places[piece.start : piece.end + 1], split
            case Kind.ESCAPE:
                return piece.text, [*[places[piece.start]] * len(piece.text), places[piece.end]], False
        split = piece.kind is Kind.LIST or not piece.quoted
        return UNKNOWN, [places[piece.start], places[piece.end]], split

    def _expands(self, pieces: Sequence[Piece]) -> bool:
        """Return whether a shell would take the word for a pattern, or for several words in braces."""
        if not self.patterns:
            return False
        shape = "".join("_" if piece.quoted or piece.kind is not Kind.TEXT else piece.text for piece in pieces)
        return PATTERN.search(shape) is not None or in_braces(shape)


def in_braces(shape: str) -> bool:
    """Return whether a text holds braces that a shell expands."""
    return "{" in shape and any(_stands_in_braces(sign, shape) for sign in (",", ".."))


def _stands_in_braces(sign: str, shape: str) -> bool:
    opening = shape.find("{")
    at = shape.find(sign, opening)
    return at >= 0 and shape.find("}", at) >= 0


def _is_empty(value: WordValue) -> bool:
    """Return whether a value may be empty, so that another may be taken in its place."""
    return not value.words[0].text.replace(UNKNOWN, "")


def _is_inside(word: Word, span: Span) -> bool:
    return span.start <= word.origins[0] and word.origins[-1] <= span.end


def _wraps(pieces: Sequence[Piece]) -> bool:
    """Return whether a word is JSON whose quotes are closed around what is not known: `'{"a": "'$X'"}'`."""
    if len(pieces) < 3 or not (pieces[0].quoted and pieces[-1].quoted):
        return False
    first, last = pieces[0].text.lstrip(), pieces[-1].text.rstrip()
    return first.startswith(("{", "[")) and last.endswith(("}", "]")) and pieces[0].kind is pieces[-1].kind is Kind.TEXT
