"""Reads batch files of Windows: the simple forms of `cmd.exe`, with the quoting of the programs that it starts."""

import re
from collections.abc import Sequence

from skelint.readers.scripts.command import Command, Dialect, Script
from skelint.readers.scripts.passage import Passage, whole
from skelint.readers.scripts.shell import NAMED, Wanted
from skelint.readers.scripts.words import Builder, Kind, Piece, Written
from skelint.source import SourceFile, Span

CONTINUATION = re.compile(r"\^\n[ \t]*")
VARIABLE = re.compile(r"%%~?[A-Za-z]\w*|%[^%\s=]+%|%~?\w*[0-9*]|![^!\s]+!|%\w+:[^%\n]*%")
COMMENT = re.compile(r"[ \t]*@?(?:rem(?=[ \t\n]|\Z)|::)[^\n]*", re.IGNORECASE)
BACKSLASHES = re.compile(r'(?P<pairs>(?:\\\\)*)(?P<odd>\\?)"')
ORDINARY = re.compile(r"[^ \t\n\"\\^&|<>()%!'`]+|\\+")
IN_QUOTES = re.compile(r'[^"\\%!\n]+|\\+')
SEPARATOR = re.compile(r"&&|\|\||\(['`]|['`](?=[ \t]*\))|[&|()\n]")
"""What ends a command; in parentheses, `for /f` has one in quotes."""
REDIRECTION = re.compile(r">>?(?:&[0-9])?|<")
LEADING = {"call", "do", "else"}


def parse(source: SourceFile, wanted: Wanted) -> Script:
    """Return the commands of a batch file."""
    return read(source, whole(source), wanted)


def read(
    source: SourceFile, passage: Passage, wanted: Wanted, *, folders: Sequence[str] = (), placeholders: bool = False
) -> Script:
    """Return the commands of a passage of a file; `folders` are where it may be run."""
    scanner = _Scanner(passage.text)
    scanner.scan()
    builder = Builder(source, passage, patterns=False)
    commands = []
    known = tuple(folders)
    for written, output, piped in scanner.commands:
        words = builder.words(written)
        if words[0].text.lower() in ("cd", "chdir", "pushd") and words[-1].known and len(words) > 1:
            known = (*known, words[-1].text.replace("\\", "/"))[-8:]
        if wanted(words):
            command = Command(
                words=words,
                span=Span(words[0].span.start, words[-1].span.end),
                dialect=Dialect.BATCH,
                piped=piped,
                output=builder.word(output) if output else None,
                folders=known,
                placeholders=placeholders,
            )
            commands.append(command)
    named = [span for span in scanner.comments if passage.text.find(NAMED, *span) >= 0]
    return Script(commands, [Span(passage.origins[start], passage.origins[end]) for start, end in named])


class _Scanner:
    """Reads a batch file in one pass; `commands` are the words of each, its output, and whether it reads a pipe."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.commands: list[tuple[list[Written], Written | None, bool]] = []
        self.comments: list[Span] = []
        self.words: list[Written] = []
        self.pieces: list[Piece] | None = None
        self.begun = 0
        self.quoted = False
        self.redirected = ""
        self.output: Written | None = None
        self.piped = False

    def scan(self) -> None:
        """Read all of the text. A string that is not closed ends with its line."""
        while self.at < len(self.text):
            if self.quoted:
                self._quotes()
            elif not self.words and self.pieces is None and (found := COMMENT.match(self.text, self.at)):
                self.comments.append(Span(found.start(), found.end()))
                self.at = found.end()
            else:
                self._command()
        self._end_command("")

    def _command(self) -> None:
        text, at = self.text, self.at
        char = text[at]
        if found := CONTINUATION.match(text, at):
            self._end_word()
            self.at = found.end()
        elif char in " \t":
            self._end_word()
            self.at += 1
        elif char == "^":
            following = text[at + 1 : at + 2]
            self._piece(Piece(Kind.ESCAPE, following, at, at + 2) if following else Piece(Kind.TEXT, "^", at, at + 1))
        elif found := REDIRECTION.match(text, at):
            self._redirection(found[0])
        elif found := SEPARATOR.match(text, at):
            self._end_word()
            self._end_command(found[0])
            self.at = found.end()
        elif char == '"' or (char == "\\" and BACKSLASHES.match(text, at)):
            self._mark()
        else:
            self._characters(ORDINARY)

    def _quotes(self) -> None:
        char = self.text[self.at]
        if char == "\n":
            self.quoted = False
            self.pieces, self.words = None, []  # a string that is not closed: nothing is sure
        elif char == '"' or (char == "\\" and BACKSLASHES.match(self.text, self.at)):
            self._mark()
        else:
            self._characters(IN_QUOTES)

    def _characters(self, ordinary: re.Pattern[str]) -> None:
        text, at = self.text, self.at
        if found := VARIABLE.match(text, at):
            self._piece(Piece(Kind.COMPUTED, "", at, found.end(), self.quoted))
        elif text.startswith("%%", at):
            self._piece(Piece(Kind.ESCAPE, "%", at, at + 2, self.quoted))
        else:
            found = ordinary.match(text, at)
            end = found.end() if found else at + 1
            self._piece(Piece(Kind.TEXT, text[at:end], at, end, self.quoted))

    def _mark(self) -> None:
        """Read a quotation mark with the backslashes before it, as programs of Windows take their command line apart."""
        found = BACKSLASHES.match(self.text, self.at)
        at = self.at
        if found and found["pairs"]:
            self._piece(Piece(Kind.ESCAPE, "\\" * (len(found["pairs"]) // 2), at, found.end("pairs"), self.quoted))
        if found and found["odd"]:
            self._piece(Piece(Kind.ESCAPE, '"', self.at, found.end(), self.quoted))
        else:
            self._begin()
            self.quoted = not self.quoted
            self.at += 1

    def _begin(self) -> None:
        if self.pieces is None:
            self.pieces, self.begun = [], self.at

    def _piece(self, piece: Piece) -> None:
        self._begin()
        if self.pieces is not None:
            self.pieces.append(piece)
        self.at = piece.end

    def _redirection(self, operator: str) -> None:
        plain = Written(tuple(self.pieces or ()), 0, 0).plain or ""
        stream = plain if plain.isdigit() else ""
        if stream:
            self.pieces = None
        self._end_word()
        self.redirected = "" if "&" in operator else stream + operator
        self.at += len(operator)

    def _end_word(self) -> None:
        if self.pieces is None:
            return
        written = Written(tuple(self.pieces), self.begun, self.at)
        self.pieces = None
        if self.redirected:
            self.output = written if self.redirected in (">", ">>", "1>", "1>>") else self.output
            self.redirected = ""
        elif (written.plain or "").lower() in LEADING:
            self.words.clear()
        else:
            self.words.append(_without_at(written) if not self.words else written)

    def _end_command(self, separator: str) -> None:
        self._end_word()
        if self.words:
            self.commands.append((self.words, self.output, self.piped))
        if self.words or separator not in ("\n", ""):
            self.piped = separator == "|"
        self.words, self.output, self.redirected = [], None, ""


def _without_at(written: Written) -> Written:
    """Return a program's name without the `@` that keeps its line from being shown."""
    first = written.pieces[0] if written.pieces else None
    if first is None or first.kind is not Kind.TEXT or not first.text.startswith("@") or len(first.text) == 1:
        return written
    bare = first._replace(text=first.text[1:], start=first.start + 1)
    return Written((bare, *written.pieces[1:]), bare.start, written.end)
