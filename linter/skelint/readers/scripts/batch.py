r"""Reads batch files of Windows: `cmd.exe` takes lines apart into commands, whose programs then take their own part apart.

`cmd.exe` knows nothing of `\"`: each quotation mark opens or closes its quotes, and only outside them `&`, `|`, `<`, `>`, `^`
and parentheses mean something (`help cmd`). What is left of a command, blanks and quotes included, is the program's: see
`windows`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import windows
from skelint.readers.scripts.command import Command, Dialect, Script, Word
from skelint.readers.scripts.limits import MOST_FOLDERS
from skelint.readers.scripts.passage import Passage, whole
from skelint.readers.scripts.shell import NAMED, Wanted
from skelint.readers.scripts.words import Builder, Kind, Piece, WrittenWord
from skelint.source import SourceFile, Span

VARIABLE = re.compile(r"%%(?:~[A-Za-z]*)?[A-Za-z]|%(?:~[A-Za-z]*)?[0-9*]|%[^%\s=:]+(?::[^%\n]*)?%|![^!\s=:]+(?::[^!\n]*)?!")
"""`%%i` of a loop, `%1`, `%NAME%`, `%NAME:~0,3%`, `!NAME!`: what is replaced in a line (`help set`, `for`, `call`)."""
COMMENT = re.compile(r"(?:rem(?=[ \t\n]|\Z)|::)[^\n]*", re.IGNORECASE)
START = re.compile(r"[ \t@]+")
ORDINARY = re.compile(r"[^\"^&|<>()%!'`\n0-9]+")
DIGITS = re.compile(r"[0-9]+")
IN_QUOTES = re.compile(r'[^"%!\n]+')
SEPARATOR = re.compile(r"&&|\|\||[&|\n]")
LOOP = re.compile(r"\((?P<quote>['`])")
END_OF_LOOP = re.compile(r"['`][ \t]*\)")
REDIRECTION = re.compile(r"(?P<sign>>>?|<)(?P<merged>&[0-9])?[ \t]*")
FIRST = re.compile(r"\S+")
LEADING = re.compile(r"(?:(?:call|else|do)[ \t]+)*", re.IGNORECASE)
BLOCKS = {"if", "for", "else", "do"}
"""The commands in whose lines parentheses mean something."""
GOING = {"cd", "chdir", "pushd"}


def parse(source: SourceFile, wanted: Wanted) -> Script:
    """Return the commands of a batch file."""
    return read(source, whole(source), wanted)


def read(
    source: SourceFile, passage: Passage, wanted: Wanted, *, folders: Sequence[str] = (), placeholders: bool = False
) -> Script:
    """Return the commands of a passage of a file; `folders` are where it may be run."""
    scanner = _Scanner(passage.text)
    scanner.scan()
    commands = []
    for line in scanner.lines:
        words = _words(line.text, passage, source)
        if not words:
            continue
        if words[0].text.lower() in GOING and words[-1].is_known and len(words) > 1:
            folders = (*folders, words[-1].text.replace("\\", "/"))[-MOST_FOLDERS:]
        if wanted(words):
            output = _words(line.output, passage, source) if line.output else []
            command = Command(
                words=words,
                span=Span(words[0].span.start, words[-1].span.end),
                dialect=Dialect.BATCH,
                piped=line.piped,
                output=output[0] if output else None,
                folders=tuple(folders),
                placeholders=placeholders,
            )
            commands.append(command)
    named = [span for span in scanner.comments if passage.text.find(NAMED, *span) >= 0]
    return Script(commands, [Span(passage.origins[start], passage.origins[end]) for start, end in named])


def _words(text: "_Text", passage: Passage, source: SourceFile) -> list[Word]:
    """Return the words of a command, none where a quote is left open in it."""
    own = Passage("".join(text.parts), [passage.origins[place] for place in (*text.places, text.end)], passage.one_word)
    leading = LEADING.match(own.text)
    arguments = windows.arguments(own.text, leading.end() if leading else 0, len(own.text))
    return Builder(source, own, patterns=False).words([_computed(word, text.variables) for word in arguments or ()])


def _computed(word: WrittenWord, variables: set[int]) -> WrittenWord:
    """Return a word in which the values of variables are pieces of their own: any number of words where no quotes are."""
    pieces: list[Piece] = []
    for piece in word.pieces:
        start = piece.start
        for at in sorted(variables.intersection(range(piece.start, piece.end))) if UNKNOWN in piece.text else ():
            pieces.append(piece._replace(text=piece.text[start - piece.start : at - piece.start], start=start, end=at))
            pieces.append(Piece(Kind.COMPUTED, "", at, at + 1, piece.quoted))
            start = at + 1
        pieces.append(piece._replace(text=piece.text[start - piece.start :], start=start) if start > piece.start else piece)
    return word._replace(pieces=tuple(piece for piece in pieces if piece.text or piece.kind is Kind.COMPUTED))


@dataclass(slots=True, eq=False)
class _Text:
    """What a program gets, while it is read, with the place of each character and of its end."""

    parts: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    variables: set[int] = field(default_factory=set)
    """Where in it the value of a variable stands."""
    end: int = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Add a text that is written somewhere, in as many characters or in others."""
        self.parts.append(text)
        self.places += range(start, end) if len(text) == end - start else [start] * len(text)
        self.end = end

    @property
    def first(self) -> str:
        """Its first word, in small letters."""
        first = FIRST.match(self.parts[0]) if self.parts else None
        return first[0].lower() if first else ""


@dataclass(slots=True, eq=False)
class _BatchLine:
    """A command, with what stands around it."""

    text: _Text = field(default_factory=_Text)
    output: _Text | None = None
    piped: bool = False


class _Scanner:
    """Reads a batch file in one pass; `lines` and `comments` are what it found."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: list[_BatchLine] = []
        self.comments: list[Span] = []
        self.line = _BatchLine()
        self.target: _Text | None = None
        """The name of the file that is read at the moment, of a redirection."""
        self.quoted = False
        self.blocks = 0
        self.loop = ""
        """The quote in which `for /f` has its command."""

    def scan(self) -> None:
        """Read all of the text. Quotes that are not closed end with their line."""
        while self.at < len(self.text):
            if self.quoted:
                self._quotes()
            elif not self.line.text.parts and (start := START.match(self.text, self.at)):
                self.at = start.end()
            elif not self.line.text.parts and (comment := COMMENT.match(self.text, self.at)):
                self.comments.append(Span(*comment.span()))
                self.at = comment.end()
            else:
                self._outside()
        self._end("")

    def _outside(self) -> None:
        text, at = self.text, self.at
        char = text[at]
        if run := ORDINARY.match(text, at):
            self._run(run[0], at)
        elif digits := DIGITS.match(text, at):
            stream = len(digits[0]) == 1 and text[at - 1 : at] in ("", " ", "\t", "\n")
            redirection = REDIRECTION.match(text, digits.end()) if stream else None
            if redirection:
                self._redirect(digits[0], redirection)
            else:
                self._add(digits[0], digits.end())
        elif char == '"':
            self.quoted = True
            self._add(char, at + 1)
        elif char == "^":
            self._caret()
        elif variable := VARIABLE.match(text, at):
            self._variable(variable.end())
        elif redirection := REDIRECTION.match(text, at):
            self._redirect("1" if redirection["sign"] != "<" else "0", redirection)
        elif separator := SEPARATOR.match(text, at):
            self.at = separator.end()
            self._end(separator[0])
        elif not self._parenthesis(char):
            self._add(char, at + 2 if text.startswith("%%", at) else at + 1)

    def _quotes(self) -> None:
        text, at = self.text, self.at
        if run := IN_QUOTES.match(text, at):
            self._add(run[0], run.end())
        elif text[at] == "\n":
            self.quoted = False
        elif variable := VARIABLE.match(text, at):
            self._variable(variable.end())
        else:
            self.quoted = text[at] != '"'
            self._add(text[at], at + 2 if text.startswith("%%", at) else at + 1)

    def _run(self, run: str, at: int) -> None:
        """Read plain text: of the name of a file, up to a blank."""
        if self.target is not None:
            word = FIRST.match(run)
            width = word.end() if word else 0
            if width:
                self.target.add(run[:width], at, at + width)
            if width < len(run):
                self.target = None
            self.at = at + width
        if self.target is None and self.at < at + len(run):
            start, self.at = self.at, at + len(run)
            self.line.text.add(run[start - at :], start, self.at)

    def _add(self, text: str, end: int) -> None:
        (self.line.text if self.target is None else self.target).add(text, self.at, end)
        self.at = end

    def _variable(self, end: int) -> None:
        text = self.line.text if self.target is None else self.target
        text.variables.add(len(text.places))
        text.add(UNKNOWN, self.at, end)
        self.at = end

    def _caret(self) -> None:
        """Read what a caret takes its meaning: the end of a line, a sign; in a loop, its command reads the sign again."""
        following = self.text[self.at + 1 : self.at + 2]
        if following == "\n":
            self.at += 2
        elif not following or (self.loop and following in "&|<>"):
            self.at += 1
        else:
            self._add(following, self.at + 2)

    def _redirect(self, stream: str, redirection: re.Match[str]) -> None:
        self.at = redirection.end()
        if redirection["merged"]:
            return
        self.target = _Text(end=self.at)
        if stream == "1" and redirection["sign"] != "<":
            self.line.output = self.target

    def _parenthesis(self, char: str) -> bool:
        """Read a parenthesis that opens or closes a block, or the command of a loop; False where it is plain text."""
        loop = LOOP.match(self.text, self.at)
        if loop and self.line.text.first == "for":
            self.loop, self.at = loop["quote"], loop.end()
        elif char == "(" and (not self.line.text.parts or self.line.text.first in BLOCKS):
            self.blocks += 1
            self.at += 1
        elif char == ")" and self.blocks:
            self.blocks -= 1
            self.at += 1
        elif char == self.loop and (end := END_OF_LOOP.match(self.text, self.at)):
            self.loop, self.at = "", end.end()
        else:
            return False
        self._end(char)
        return True

    def _end(self, separator: str) -> None:
        line = self.line
        self.target = None
        if line.text.parts:
            self.lines.append(line)
        piped = separator == "|" or (line.piped and not line.text.parts and separator == "\n")
        self.line = _BatchLine(piped=piped)
