r"""How PowerShell reads one argument.

The rules, and where they are written:

- An argument is an expression where it begins with a quote, `$name`, `$(`, `(`, `@(`, `@{` or `{`, and ends with it: in
  `"a"b`, `b` is an argument of its own. `.Name` and `[0]` behind it belong to it. `$name` before any other sign, and all else,
  is one text up to a blank or one of `&|,;(){}`, in which quotes and variables may stand (about_Parsing, "Argument mode";
  `Tokenizer.NextToken`, `ScanVariable` and `ScanGenericToken` in PowerShell's `tokenizer.cs`).
- Typographic quotes are quotes. A backtick escapes; in `'…'` nothing does, and a quote is doubled (about_Quoting_Rules,
  about_Special_Characters; `CharTraits.cs`).
- `$true` is `True` in a text, `$null` is nothing, and alone no argument at all; a list in a variable, and `@name`, are any
  number of arguments (about_Splatting).
"""

import re
from dataclasses import dataclass, field

from skelint.readers.scripts.words import Kind, Piece

APOSTROPHES = "'\u2018\u2019\u201a\u201b"
MARKS = '"\u201c\u201d\u201e'
"""What PowerShell takes for a single and for a double quote."""
APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
END_OF_LITERAL = re.compile(f"\n[{APOSTROPHES}]@")
PLAIN = re.compile(rf"[^\s&|,;(){{}}`${APOSTROPHES}{MARKS}]+")
IN_QUOTES = re.compile(f"[^`${MARKS}]+")
IN_HERE_STRING = re.compile(r"[^`$\n]+")
VARIABLE = re.compile(r"\$(?:\{(?P<braced>[^{}\n`]+)\}|(?P<name>(?:\w+:(?!:))?[\w?]*\w\??|[$?^]))")
MEMBERS = re.compile(r"(?:(?:\??\.|::)(?:\w+|\"[^\"\n]*\"|'[^'\n]*'|\$\w+)|\??\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\])+")
SPLAT = re.compile(r"@(?P<name>\w+)")
HERE_STRING = re.compile(rf"@(?P<quote>[{APOSTROPHES}{MARKS}])[ \t]*\n")
ESCAPE = re.compile(r"`(?:u\{(?P<code>[0-9A-Fa-f]{1,6})\}|(?P<char>.))", re.DOTALL)
CONTROLS = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
CONSTANTS = {"true": "True", "false": "False"}
HIGHEST = 0x10FFFF


@dataclass(slots=True)
class PowerShellToken:
    """An item while it is read."""

    start: int
    generic: bool
    """Whether it is a text that only blanks and separators end, and no expression."""
    pieces: list[Piece] = field(default_factory=list)
    string: str = ""
    """The quote of the string that is open in it; of a here-string with `@`."""


class PowerShellCursor:
    """A place in a script, and the steps over what can stand in an item there."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def piece(self, token: PowerShellToken, kind: Kind, text: str, end: int, *, quoted: bool = False) -> None:
        """Add a piece from here to an offset, and go there."""
        token.pieces.append(Piece(kind, text, self.at, end, quoted))
        self.at = end

    def begin(self) -> PowerShellToken:
        """Return the item that begins here, when its first sign is read; what opens parentheses is left to the caller."""
        text, at = self.text, self.at
        token = PowerShellToken(at, generic=False)
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

    def members(self, token: PowerShellToken) -> None:
        """Read the members of an expression, of which nothing is known then."""
        if members := MEMBERS.match(self.text, self.at):
            self.at = members.end()
            token.pieces = [Piece(Kind.COMPUTED, "", token.start, self.at)]

    def plain(self, token: PowerShellToken) -> bool:
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

    def quotes(self, token: PowerShellToken) -> bool:
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

    def _dollar(self, token: PowerShellToken) -> None:
        if variable := VARIABLE.match(self.text, self.at):
            self._variable(token, variable, alone=False)
        else:
            self.piece(token, Kind.TEXT, "$", self.at + 1, quoted=True)

    def _variable(self, token: PowerShellToken, variable: re.Match[str], *, alone: bool) -> None:
        name = name_of(variable)
        if name in CONSTANTS:
            self.piece(token, Kind.ESCAPE, CONSTANTS[name], variable.end())
        elif name == "null":
            self.piece(token, Kind.LIST if alone else Kind.ESCAPE, name if alone else "", variable.end(), quoted=True)
        else:  # within a text, a list is joined by blanks
            self.piece(token, Kind.VARIABLE, name, variable.end(), quoted=not alone)

    def _escape(self, token: PowerShellToken, *, quoted: bool) -> None:
        escape = ESCAPE.match(self.text, self.at)
        if escape is None:
            self.piece(token, Kind.TEXT, "`", self.at + 1, quoted=quoted)
        elif escape["code"]:
            self.piece(token, Kind.ESCAPE, chr(min(int(escape["code"], 16), HIGHEST)), escape.end(), quoted=quoted)
        else:
            self.piece(token, Kind.ESCAPE, CONTROLS.get(escape["char"], escape["char"]), escape.end(), quoted=quoted)

    def _literal(self, token: PowerShellToken) -> None:
        self.at += 1
        while end := APOSTROPHE.search(self.text, self.at):
            if end.start() > self.at:
                self.piece(token, Kind.TEXT, self.text[self.at : end.start()], end.start(), quoted=True)
            if self.text[end.end() : end.end() + 1] not in {*APOSTROPHES}:
                self.at = end.end()
                return
            self.piece(token, Kind.ESCAPE, self.text[end.end()], end.end() + 1, quoted=True)
        self._never_closed(token)

    def _here_string(self, token: PowerShellToken, header: re.Match[str]) -> None:
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

    def _never_closed(self, token: PowerShellToken) -> None:
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
