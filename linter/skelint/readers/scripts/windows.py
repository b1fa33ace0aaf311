r"""How a program of Windows takes its command line apart, whichever interpreter started it.

The rules are those of Microsoft's C runtime ("Parsing C command-line arguments"), with which the AWS CLI is built too: blanks
outside quotes separate arguments; `\"` is a quotation mark, and backslashes count by two only before one; `""` within quotes
is one quotation mark, and the quotes go on.
"""

import re

from skelint.readers.scripts.words import Kind, Piece, WrittenWord

BLANKS = re.compile(r"[ \t\n]+")
OUTSIDE = re.compile(r'[^ \t\n"\\]+|\\+(?!["\\])')
INSIDE = re.compile(r'[^"\\]+|\\+(?!["\\])')
BACKSLASHES = re.compile(r'(?P<pairs>(?:\\\\)*)(?P<mark>\\")?')


def arguments(text: str, start: int, end: int) -> list[WrittenWord] | None:
    """Return the arguments in a part of a text, or None where a quote is left open: nothing is sure then."""
    words: list[WrittenWord] = []
    pieces: list[Piece] | None = None
    at = begun = start
    inside = False
    while at < end:
        if not inside and (blanks := BLANKS.match(text, at, end)):
            if pieces is not None:
                words.append(WrittenWord(tuple(pieces), begun, at))
                pieces = None
            at = blanks.end()
            continue
        if pieces is None:
            pieces, begun = [], at
        if run := (INSIDE if inside else OUTSIDE).match(text, at, end):
            pieces.append(Piece(Kind.TEXT, run[0], at, run.end(), inside))
            at = run.end()
        elif text[at] == "\\":
            at = _backslashes(text, at, end, pieces, quoted=inside)
        elif inside and text.startswith('""', at, end):
            pieces.append(Piece(Kind.ESCAPE, '"', at, at + 2, quoted=True))
            at += 2
        else:
            inside = not inside
            at += 1
    if pieces is not None:
        words.append(WrittenWord(tuple(pieces), begun, end))
    return None if inside else words


def _backslashes(text: str, at: int, end: int, pieces: list[Piece], *, quoted: bool) -> int:
    """Add what backslashes before a quotation mark stand for, and return where the next thing is."""
    match = BACKSLASHES.match(text, at, end)
    assert match is not None  # noqa: S101 - it matches nothing, too
    middle = match.end("pairs")
    if middle > at:
        pieces.append(Piece(Kind.ESCAPE, "\\" * ((middle - at) // 2), at, middle, quoted))
    if match["mark"]:
        pieces.append(Piece(Kind.ESCAPE, '"', middle, match.end(), quoted))
    elif middle == at:  # one at the very end
        pieces.append(Piece(Kind.TEXT, "\\", at, at + 1, quoted))
        return at + 1
    return match.end()
