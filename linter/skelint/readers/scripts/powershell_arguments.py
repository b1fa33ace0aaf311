r"""How PowerShell reads one argument, and what of it a program gets that is no part of PowerShell.

The rules, and where they are written:

- An argument is an expression where it begins with a quote, `$name`, `$(`, `(`, `@(`, `@{` or `{`, and ends with it: in
  `"a"b`, `b` is an argument of its own. `.Name` and `[0]` behind it belong to it. `$name` before any other sign, and all else,
  is one text up to a blank or one of `&|,;(){}`, in which quotes and variables may stand (about_Parsing, "Argument mode";
  `Tokenizer.NextToken`, `ScanVariable` and `ScanGenericToken` in PowerShell's `tokenizer.cs`).
- Typographic quotes are quotes. A backtick escapes; in `'…'` nothing does, and a quote is doubled in its own kind
  (about_Quoting_Rules, about_Special_Characters; `CharTraits.cs`).
- Commas make a list, which a program gets as it is written: one argument, parted only where blanks stand beside a comma
  (about_Parsing: `CMD /CECHO A,B`; `AppendOneNativeArgument` in `NativeCommandParameterBinder.cs`; PowerShell#11646). Version
  5.1 drops the quotes of its items, 7.3 passes them on, and passes `$name` as these five letters (PowerShell#18502): they are
  read without their quotes, and variables in them are unknown.
- A list in a variable, and `@name`, are any number of arguments. `$null` is none; `$true` is `True`.
- Up to 7.2, `\"` is a quotation mark to the program, and a plain one in an argument is lost; from 7.3 on each is what it is
  (about_Parsing, "Passing arguments that contain quote characters"). Which of the two is meant, the argument tells: one with
  nothing but `\"` is written for the older versions.
- `--%` keeps the rest of its line from being read: it is taken apart as Windows does (about_Parsing, "The stop-parsing token").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from skelint.readers.scripts.words import Kind, Piece, Written

APOSTROPHES = "'\u2018\u2019\u201a\u201b"
MARKS = '"\u201c\u201d\u201e'
"""What PowerShell takes for a single and for a double quote."""
APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
END_OF_LITERAL = re.compile(f"\n[{APOSTROPHES}]@")
PLAIN = re.compile(rf"[^\s&|,;(){{}}`${APOSTROPHES}{MARKS}]+")
IN_QUOTES = re.compile(f"[^`${MARKS}]+")
IN_HERE_STRING = re.compile(r"[^`$\n]+")
VARIABLE = re.compile(r"\$(?:\{(?P<braced>[^{}\n`]+)\}|(?P<name>(?:\w+:(?!:))?[\w?]*\w\??|[$?^]))")
MEMBERS = re.compile(
    r"(?:(?:\??\.|::)(?:\w+|\"[^\"\n]*\"|'[^'\n]*'|\$\w+)|\??\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\])+"
)
SPLAT = re.compile(r"@(?P<name>\w+)")
HERE_STRING = re.compile(rf"@(?P<quote>[{APOSTROPHES}{MARKS}])[ \t]*\n")
ESCAPE = re.compile(r"`(?:u\{(?P<code>[0-9A-Fa-f]{1,6})\}|(?P<char>.))", re.DOTALL)
CONTROLS = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
CONSTANTS = {"true": "True", "false": "False"}
QUOTE = re.compile(r'(?P<backslashes>\\*)"')
BLANK = re.compile(r"\s")
HIGHEST = 0x10FFFF


class Comma(NamedTuple):
    """What parts two items of a list."""

    at: int
    before: bool
    """Whether blanks stand before it."""
    after: bool


@dataclass(slots=True)
class Argument:
    """An argument as PowerShell sees it: one item, or several with commas between them."""

    items: list[Written]
    commas: list[Comma] = field(default_factory=list)


@dataclass(slots=True)
class Token:
    """An item while it is read."""

    start: int
    generic: bool
    """Whether it is a text that only blanks and separators end, and no expression."""
    pieces: list[Piece] = field(default_factory=list)
    string: str = ""
    """The quote of the string that is open in it; of a here-string with `@`."""


class Cursor:
    """A place in a script, and the steps over what can stand in an item there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def piece(self, token: Token, kind: Kind, text: str, end: int, *, quoted: bool = False) -> None:
        """Add a piece from here to an offset, and go there."""
        token.pieces.append(Piece(kind, text, self.at, end, quoted))
        self.at = end

    def begin(self) -> Token:
        """Return the item that begins here, when its first sign is read; what opens parentheses is left to the caller."""
        text, at = self.text, self.at
        token = Token(at, generic=False)
        if header := HERE_STRING.match(text, at):
            self._here_string(token, header)
        elif text[at] in APOSTROPHES:
            self._literal(token)
        elif text[at] in MARKS:
            token.string = text[at]
            self.at += 1
        elif splat := SPLAT.match(text, at):
            self.piece(token, Kind.LIST, splat["name"].lower(), splat.end())
        elif (variable := VARIABLE.match(text, at)) and _ends_variable(text, variable.end()):
            self._variable(token, variable, alone=True)
        else:
            token.generic = True
            if text[at] == "~" and text[at + 1 : at + 2] in ("", "/", "\\", " ", "\t", "\n"):
                self.piece(token, Kind.COMPUTED, "", at + 1, quoted=True)
        return token

    def members(self, token: Token) -> None:
        """Read the members of an expression, of which nothing is known then."""
        if members := MEMBERS.match(self.text, self.at):
            self.at = members.end()
            token.pieces = [Piece(Kind.COMPUTED, "", token.start, self.at)]

    def plain(self, token: Token) -> bool:
        """Read on in a text without quotes; return False where it ends here, or a subexpression opens."""
        text, at = self.text, self.at
        if run := PLAIN.match(text, at):
            self.piece(token, Kind.TEXT, run[0], run.end())
        elif text[at] == "`":
            if text.startswith("\n", at + 1):  # no blank stands before it: the line end becomes a part of the text
                self.piece(token, Kind.COMPUTED, "", at + 2, quoted=True)
            else:
                self._escape(token, quoted=False)
        elif text[at] in APOSTROPHES:
            self._literal(token)
        elif text[at] in MARKS:
            token.string = text[at]
            self.at += 1
        elif text[at] == "$" and not text.startswith("$(", at):
            self._dollar(token)
        else:
            return False
        return True

    def quotes(self, token: Token) -> bool:
        """Read on in a string; return False where a subexpression opens in it."""
        text, at = self.text, self.at
        here = token.string.startswith("@")
        if run := (IN_HERE_STRING if here else IN_QUOTES).match(text, at):
            self.piece(token, Kind.TEXT, run[0], run.end(), quoted=True)
        elif text[at] == "`":
            self._escape(token, quoted=True)
        elif text[at] == "$":
            if text.startswith("$(", at):
                return False
            self._dollar(token)
        elif here:
            if text[at + 1 : at + 2] in {*MARKS} and text.startswith("@", at + 2):
                token.string = ""
                self.at += 3
            else:
                self.piece(token, Kind.TEXT, "\n", at + 1, quoted=True)
        elif text[at + 1 : at + 2] in {*MARKS}:
            self.piece(token, Kind.ESCAPE, text[at + 1], at + 2, quoted=True)
        else:
            token.string = ""
            self.at += 1
        return True

    def _dollar(self, token: Token) -> None:
        if variable := VARIABLE.match(self.text, self.at):
            self._variable(token, variable, alone=False)
        else:
            self.piece(token, Kind.TEXT, "$", self.at + 1, quoted=True)

    def _variable(self, token: Token, variable: re.Match[str], *, alone: bool) -> None:
        name = name_of(variable)
        if name in CONSTANTS:
            self.piece(token, Kind.ESCAPE, CONSTANTS[name], variable.end())
        elif name == "null":
            self.piece(token, Kind.LIST if alone else Kind.ESCAPE, name if alone else "", variable.end(), quoted=True)
        else:  # within a text, a list is joined by blanks
            self.piece(token, Kind.VARIABLE, name, variable.end(), quoted=not alone)

    def _escape(self, token: Token, *, quoted: bool) -> None:
        escape = ESCAPE.match(self.text, self.at)
        if escape is None:
            self.piece(token, Kind.TEXT, "`", self.at + 1, quoted=quoted)
        elif escape["code"]:
            self.piece(token, Kind.ESCAPE, chr(min(int(escape["code"], 16), HIGHEST)), escape.end(), quoted=quoted)
        else:
            self.piece(token, Kind.ESCAPE, CONTROLS.get(escape["char"], escape["char"]), escape.end(), quoted=quoted)

    def _literal(self, token: Token) -> None:
        self.at += 1
        while end := APOSTROPHE.search(self.text, self.at):
            if end.start() > self.at:
                self.piece(token, Kind.TEXT, self.text[self.at : end.start()], end.start(), quoted=True)
            if self.text[end.end() : end.end() + 1] not in {*APOSTROPHES}:
                self.at = end.end()
                return
            self.piece(token, Kind.ESCAPE, self.text[end.end()], end.end() + 1, quoted=True)
        self._never_closed(token)

    def _here_string(self, token: Token, header: re.Match[str]) -> None:
        self.at = header.end()
        if header["quote"] in MARKS:
            token.string = "@" + header["quote"]
            if self.text[self.at : self.at + 1] in {*MARKS} and self.text.startswith("@", self.at + 1):  # an empty one
                token.string = ""
                self.at += 2
        elif end := END_OF_LITERAL.search(self.text, self.at - 1):
            if end.start() > self.at:
                self.piece(token, Kind.TEXT, self.text[self.at : end.start()], end.start(), quoted=True)
            self.at = end.end()
        else:
            self._never_closed(token)

    def _never_closed(self, token: Token) -> None:
        token.string = "'"
        self.at = len(self.text)


def name_of(variable: re.Match[str]) -> str:
    """Return the name of a variable as it is compared: in small letters, without the scope that is the usual one."""
    name = (variable["braced"] or variable["name"]).lower()
    scope, colon, bare = name.partition(":")
    return bare if colon and scope in ("script", "global", "local") else name


def _ends_variable(text: str, at: int) -> bool:
    """Return whether what stands behind the name of a variable begins something else."""
    return at >= len(text) or text[at] in " \t\n&|,;(){}.[=" or text.startswith(("::", "?.", "?["), at)


def passed(argument: Argument) -> Iterator[Written]:
    """Yield what a program gets for an argument."""
    if not argument.commas:
        yield _with_quotes(argument.items[0])
        return
    pieces: list[Piece] = []
    start = argument.items[0].start
    for item, comma, following in zip(argument.items, argument.commas, argument.items[1:], strict=False):
        pieces += _in_list(item)
        if comma.before:
            yield _with_quotes(Written(tuple(pieces), start, item.end))
            pieces, start = [], comma.at
        pieces.append(Piece(Kind.TEXT, ",", comma.at, comma.at + 1))
        if comma.after:
            yield _with_quotes(Written(tuple(pieces), start, comma.at + 1))
            pieces, start = [], following.start
    last = argument.items[-1]
    yield _with_quotes(Written((*pieces, *_in_list(last)), start, last.end))


def _in_list(item: Written) -> Sequence[Piece]:
    """Return the pieces of an item of a list; of one whose quotes hold blanks, nothing is known."""
    if any(piece.kind is Kind.LIST or (piece.quoted and BLANK.search(piece.text)) for piece in item.pieces):
        return [Piece(Kind.COMPUTED, "", item.start, item.end)]
    return [
        piece if piece.kind is Kind.TEXT or piece.kind is Kind.ESCAPE else Piece(Kind.COMPUTED, "", piece.start, piece.end, True)
        for piece in item.pieces
    ]


def _with_quotes(written: Written) -> Written:
    r"""Return an argument as it is meant, whose quotation marks are all written `\"`, as versions up to 7.2 want it."""
    if not any('"' in piece.text for piece in written.pieces if piece.kind is not Kind.VARIABLE):
        return written
    letters = [
        (letter, piece, place, width)
        for piece in written.pieces
        for letter, place, width in _letters(piece)
    ]
    text = "".join(letter for letter, *_ in letters)
    marks = list(QUOTE.finditer(text))
    if not all(len(mark["backslashes"]) % 2 for mark in marks):
        return written
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
    return Written(tuple(pieces), written.start, written.end)


Letter = tuple[str, Piece, int, int]
"""A character, the piece it is of, its place and how wide it is there; one for a piece that is no text."""


def _letters(piece: Piece) -> Iterator[tuple[str, int, int]]:
    if piece.kind is Kind.TEXT:
        yield from ((letter, piece.start + index, 1) for index, letter in enumerate(piece.text))
    else:
        yield (piece.text if piece.kind is Kind.ESCAPE and len(piece.text) == 1 else "\0"), piece.start, piece.end - piece.start


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
