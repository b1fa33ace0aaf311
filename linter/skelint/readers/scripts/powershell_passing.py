r"""What of an argument a program gets that is no part of PowerShell.

- Commas make a list, which a program gets as it is written: one argument, parted only where blanks stand beside a comma
  (about_Parsing: `CMD /CECHO A,B`; `AppendOneNativeArgument` in `NativeCommandParameterBinder.cs`; PowerShell#11646). Version
  5.1 drops the quotes of its items; 7.3 passes them on, and `$name` as these five letters (PowerShell#18502): items are read
  without their quotes, and variables in them are unknown.
- Up to 7.2, `\"` is a quotation mark to the program, and a plain one in an argument is lost; from 7.3 on each is what it is
  (about_Parsing, "Passing arguments that contain quote characters"). Which of the two is meant, the argument tells: one with
  nothing but `\"` is written for the older versions.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from skelint.readers.scripts.words import Kind, Piece, WrittenWord

QUOTE = re.compile(r'(?<!\\)(?P<backslashes>\\*+)"')
BLANK = re.compile(r"\s")


class Comma(NamedTuple):
    """What parts two items of a list."""

    at: int
    before: bool
    """Whether blanks stand before it."""
    after: bool


@dataclass(slots=True)
class Argument:
    """An argument as PowerShell sees it: one item, or several with commas between them."""

    items: list[WrittenWord]
    commas: list[Comma] = field(default_factory=list)


def passed(argument: Argument) -> Iterator[WrittenWord]:
    """Yield what a program gets for an argument."""
    if not argument.commas:
        yield _with_quotes(argument.items[0])
        return
    pieces: list[Piece] = []
    start = argument.items[0].start
    for item, comma, following in zip(argument.items, argument.commas, argument.items[1:], strict=False):
        pieces += _in_list(item)
        if comma.before:
            yield _with_quotes(WrittenWord(tuple(pieces), start, item.end))
            pieces, start = [], comma.at
        pieces.append(Piece(Kind.TEXT, ",", comma.at, comma.at + 1))
        if comma.after:
            yield _with_quotes(WrittenWord(tuple(pieces), start, comma.at + 1))
            pieces, start = [], following.start
    last = argument.items[-1]
    yield _with_quotes(WrittenWord((*pieces, *_in_list(last)), start, last.end))


def _in_list(item: WrittenWord) -> Sequence[Piece]:
    """Return the pieces of an item of a list; of one whose quotes hold blanks, nothing is known."""
    if any(piece.kind is Kind.LIST or (piece.quoted and BLANK.search(piece.text)) for piece in item.pieces):
        return [Piece(Kind.COMPUTED, "", item.start, item.end)]
    return [
        piece
        if piece.kind is Kind.TEXT or piece.kind is Kind.ESCAPE
        else piece._replace(kind=Kind.COMPUTED, text="", quoted=True)
        for piece in item.pieces
    ]


def _with_quotes(word: WrittenWord) -> WrittenWord:
    r"""Return an argument as it is meant, whose quotation marks are all written `\"`, as versions up to 7.2 want it."""
    if not any('"' in piece.text for piece in word.pieces if piece.kind is not Kind.VARIABLE):
        return word
    letters = [(letter, piece, place, width) for piece in word.pieces for letter, place, width in _letters(piece)]
    text = "".join(letter for letter, *_ in letters)
    marks = list(QUOTE.finditer(text))
    if not all(len(mark["backslashes"]) % 2 for mark in marks):
        return word
    pieces: list[Piece] = []
    edges = [0, *(edge for mark in marks for edge in mark.span()), len(letters)]
    for number, (start, end) in enumerate(pairwise(edges)):
        if number % 2:
            meant = "\\" * ((end - start - 1) // 2) + '"'
            _, first, at, _ = letters[start]
            _, _, last, width = letters[end - 1]
            pieces.append(Piece(Kind.ESCAPE, meant, at, last + width, first.quoted))
        else:
            pieces += _pieces(letters[start:end])
    return WrittenWord(tuple(pieces), word.start, word.end)


Letter = tuple[str, Piece, int, int]
"""A character, the piece it is of, its place and how wide it is there; one for a piece that is no text."""


def _letters(piece: Piece) -> Iterator[tuple[str, int, int]]:
    if piece.kind is Kind.TEXT:
        yield from ((letter, piece.start + index, 1) for index, letter in enumerate(piece.text))
    else:
        yield (
            (piece.text if piece.kind is Kind.ESCAPE and len(piece.text) == 1 else "\0"),
            piece.start,
            piece.end - piece.start,
        )


def _pieces(letters: Sequence[Letter]) -> Iterator[Piece]:
    """Yield pieces again, each as long as it can be."""
    start = 0
    for index in range(1, len(letters) + 1):
        if index < len(letters) and letters[index][1] is letters[start][1]:
            continue
        _, piece, at, _ = letters[start]
        _, _, last, width = letters[index - 1]
        if piece.kind is Kind.TEXT:
            yield piece._replace(text="".join(letter for letter, *_ in letters[start:index]), start=at, end=last + width)
        else:
            yield piece
        start = index
