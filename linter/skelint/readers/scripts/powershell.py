r"""Reads PowerShell: the arguments that a program of its own is called with, as PowerShell 7.3 and later pass them.

It is no tree-sitter grammar because the one in the package registry stumbles over `--option=value`, and takes half a
millisecond a command. The values of variables are never known: their scopes and types are not read. Every argument that holds
a comma outside quotes is a list, and each of its values an argument. `\\"` in a string is what older versions need for a
quotation mark.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from skelint.readers.scripts.command import Command, Dialect, Script
from skelint.readers.scripts.passage import Passage, whole
from skelint.readers.scripts.shell import MOST_FILTERS, NAMED, Wanted
from skelint.readers.scripts.words import Builder, Kind, Piece, Written
from skelint.source import SourceFile, Span

BLANKS = re.compile(r"(?:[ \t]|`\n)+")
ORDINARY = re.compile(r"[^ \t\n'\"`$;&|<>(){},@#]+|[@#<]")
IN_QUOTES = re.compile(r"[^\"`$\\\n]+|\\+(?!\")|\n")
VARIABLE = re.compile(r"\$(?:\{[^{}\n]*\}|(?:\w+:)?\w+|[$?^])")
MEMBER = re.compile(r"(?:\.\w+|\[[^\[\]\n]*\])*")
REDIRECTION = re.compile(r"(?P<stream>[1-6*]?)>>?(?P<merged>&[12])?")
VERBATIM = re.compile(r"[^\n|]*[^\s|]")
SPLAT = re.compile(r"@\w+")
SEPARATOR = re.compile(r";|&&|\|\||[&|]")
HERE_STRING = re.compile(r"@(?P<quote>['\"])[ \t]*\n")
ASSIGNING = re.compile(r"(?:[+*/%-]|\?\?)?=")
STATEMENT = {"return", "throw", "exit", "else", "do", "try", "finally", "begin", "process", "end"}
ESCAPES = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
WRITING = {"out-file", "set-content", "add-content", "tee-object", "tee", "sc"}
GOING = {"cd", "chdir", "sl", "set-location", "pushd", "push-location"}
CLOSERS = {"(": ")", "{": "}"}


@dataclass(slots=True, eq=False)
class _Simple:
    words: list[Written] = field(default_factory=list)
    end: int = 0
    output: Written | None = None
    piped: bool = False
    following: "_Simple | None" = None


@dataclass(slots=True, eq=False)
class _Frame:
    closer: str = ""
    start: int = 0
    part: bool = False
    quoted: bool = False
    """Whether a string is open, which goes on when what is open in it is closed."""
    splits: bool = True
    simple: _Simple = field(default_factory=_Simple)
    pieces: list[Piece] | None = None
    begun: int = 0
    redirected: str | None = None
    last: _Simple | None = None


def parse(source: SourceFile, wanted: Wanted) -> Script:
    """Return the commands of a script."""
    return read(source, whole(source), wanted)


def read(
    source: SourceFile, passage: Passage, wanted: Wanted, *, folders: Sequence[str] = (), placeholders: bool = False
) -> Script:
    """Return the commands of a passage of a file; `folders` are where it may be run."""
    scanner = _Scanner(passage.text)
    scanner.scan()
    builder = Builder(source, passage, patterns=False)
    origins = passage.origins
    commands = []
    known = tuple(folders)
    for simple in sorted(scanner.simples, key=lambda simple: simple.words[0].start):
        words = builder.words(simple.words)
        if words[0].text.lower() in GOING and len(words) == 2 and words[1].known:
            known = (*known, words[1].text.replace("\\", "/"))[-8:]
        if not wanted(words):
            continue
        filters, last = list[str](), simple
        while last.following is not None and len(filters) < MOST_FILTERS:
            last = last.following
            filters.append(passage.text[last.words[0].start : last.end])
        output = simple.output or last.output or (_written_to(builder, last) if filters else None)
        command = Command(
            words=words,
            span=Span(origins[simple.words[0].start], origins[simple.end]),
            dialect=Dialect.POWERSHELL,
            piped=simple.piped,
            output=builder.word(output) if output else None,
            filters=filters,
            folders=known,
            placeholders=placeholders,
        )
        commands.append(command)
    named = [span for span in scanner.comments if passage.text.find(NAMED, *span) >= 0]
    return Script(commands, [Span(origins[start], origins[end]) for start, end in named])


def _written_to(builder: Builder, simple: _Simple) -> Written | None:
    """Return the file that the last command of a pipe writes to."""
    program, *arguments = simple.words
    if builder.word(program).text.lower() not in WRITING:
        return None
    option = ""
    for argument in arguments:
        text = builder.word(argument).text.lower()
        if text.startswith("-"):
            option = text
        elif option in ("", "-filepath", "-path", "-literalpath", "-append", "-force"):
            return argument
        else:
            option = ""
    return None


class _Scanner:
    """Reads a script in one pass, with a stack of what is open; `simples` are its commands in the order they end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.simples: list[_Simple] = []
        self.comments: list[Span] = []
        self.frames = [_Frame()]

    def scan(self) -> None:
        """Read all of the text. A command in which something is still open at its end is left out."""
        while self.at < len(self.text):
            frame = self.frames[-1]
            if frame.quoted:
                self._quotes(frame)
            else:
                self._commands(frame)
        if len(self.frames) == 1 and not self.frames[0].quoted:
            self._end_command(self.frames[0], "")

    def _commands(self, frame: _Frame) -> None:
        text, at = self.text, self.at
        char = text[at]
        if found := BLANKS.match(text, at):
            self._end_word(frame)
            self.at = found.end()
        elif char == "\n":
            self._end_word(frame)
            self._end_command(frame, char)
            self.at += 1
        elif frame.pieces is None and self._comment():
            pass
        elif found := HERE_STRING.match(text, at):
            self._here_string(frame, found)
        elif redirected := self._redirection(frame):
            frame.redirected = redirected
        elif found := SEPARATOR.match(text, at):
            self._separator(frame, found[0])
        elif char == ",":
            self._comma(frame)
        elif char in "({":
            self._open(frame, char, 1, part=bool(frame.pieces is not None or frame.simple.words))
        elif char in ")}":
            self._end_word(frame)
            self._end_command(frame, char)
            self.at += 1
            self._close(char)
        else:
            self._characters(frame, char)

    def _characters(self, frame: _Frame, char: str) -> None:
        text, at = self.text, self.at
        if char == "'":
            self._apostrophe(frame)
        elif char == '"':
            self._begin(frame)
            frame.quoted = True
            self.at += 1
        elif char == "`":
            self._escape(frame, quoted=False)
        elif char == "$" and (found := VARIABLE.match(text, at)):
            end = MEMBER.match(text, found.end())
            self._piece(frame, Piece(Kind.COMPUTED, "", at, end.end() if end else found.end()))
        elif text.startswith(("$(", "@(", "@{"), at):
            self._open(frame, text[at + 1], 2, part=True)
        elif char == "@" and frame.pieces is None and (found := SPLAT.match(text, at)):
            self._piece(frame, Piece(Kind.LIST, "", at, found.end()))
        else:
            found = ORDINARY.match(text, at)
            self._text(frame, found.end() if found else at + 1)

    def _quotes(self, frame: _Frame) -> None:
        text, at = self.text, self.at
        if text.startswith('""', at):
            self._piece(frame, Piece(Kind.ESCAPE, '"', at, at + 2, quoted=True))
        elif text[at] == '"':
            frame.quoted = False
            self.at += 1
        elif text[at] == "`":
            self._escape(frame, quoted=True)
        elif text.startswith("$(", at):
            self._open(frame, "(", 2, part=True)
        elif found := VARIABLE.match(text, at):
            self._piece(frame, Piece(Kind.COMPUTED, "", at, found.end(), quoted=True))
        elif text.startswith('\\`"', at):
            self._piece(frame, Piece(Kind.ESCAPE, '"', at, at + 3, quoted=True))
        else:
            found = IN_QUOTES.match(text, at)
            self._text(frame, found.end() if found else at + 1, quoted=True)

    def _begin(self, frame: _Frame) -> None:
        if frame.pieces is None:
            frame.pieces, frame.begun = [], self.at

    def _piece(self, frame: _Frame, piece: Piece) -> None:
        self._begin(frame)
        if frame.pieces is not None:
            frame.pieces.append(piece)
        self.at = piece.end

    def _text(self, frame: _Frame, end: int, *, quoted: bool = False) -> None:
        self._piece(frame, Piece(Kind.TEXT, self.text[self.at : end], self.at, end, quoted))

    def _escape(self, frame: _Frame, *, quoted: bool) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if not following:
            self._text(frame, self.at + 1, quoted=quoted)
        else:
            self._piece(frame, Piece(Kind.ESCAPE, ESCAPES.get(following, following), self.at, self.at + 2, quoted))

    def _apostrophe(self, frame: _Frame) -> None:
        self._begin(frame)
        self.at += 1
        while (end := self.text.find("'", self.at)) >= 0:
            self._verbatim(frame, end)
            if not self.text.startswith("''", end):
                self.at = end + 1
                return
            self._piece(frame, Piece(Kind.ESCAPE, "'", end, end + 2, quoted=True))
        self._unclosed()

    def _verbatim(self, frame: _Frame, end: int) -> None:
        r"""Read literal text; `\\"` in it is a quotation mark to a program that older versions call."""
        while (mark := self.text.find('\\"', self.at, end)) >= 0:
            if mark > self.at:
                self._text(frame, mark, quoted=True)
            self._piece(frame, Piece(Kind.ESCAPE, '"', mark, mark + 2, quoted=True))
        if end > self.at:
            self._text(frame, end, quoted=True)

    def _here_string(self, frame: _Frame, found: re.Match[str]) -> None:
        self._begin(frame)
        end = self.text.find(f"\n{found['quote']}@", found.end() - 1)
        if end < 0:
            self._unclosed()
            return
        self.at = found.end()
        while found["quote"] == '"' and (mark := self.text.find("$", self.at, end)) >= 0:
            self._verbatim(frame, mark)
            variable = VARIABLE.match(self.text, mark, end)
            if variable:
                self._piece(frame, Piece(Kind.COMPUTED, "", mark, variable.end(), quoted=True))
            elif self.text.startswith("$(", mark):  # where it ends is not looked for: the rest of the string is unknown
                self._piece(frame, Piece(Kind.COMPUTED, "", mark, end, quoted=True))
            else:
                self._text(frame, mark + 1, quoted=True)
        if end > self.at:
            self._verbatim(frame, end)
        self.at = end + 3

    def _unclosed(self) -> None:
        self.frames.append(_Frame(quoted=True))
        self.at = len(self.text)

    def _open(self, frame: _Frame, opening: str, width: int, *, part: bool) -> None:
        if part:
            self._begin(frame)
        self.frames.append(_Frame(CLOSERS[opening], self.at, part))
        self.at += width

    def _close(self, char: str) -> None:
        if self.frames[-1].closer != char:
            return
        inner = self.frames.pop()
        frame = self.frames[-1]
        if inner.part:
            self._piece(frame, Piece(Kind.COMPUTED, "", inner.start, self.at, frame.quoted))
            if char == "}" and not frame.quoted:  # the body of `if (…) { … }`: a statement ends with it
                frame.simple, frame.pieces = _Simple(), None
        else:
            frame.simple = _Simple()

    def _comment(self) -> bool:
        if self.text.startswith("#", self.at):
            end = self.text.find("\n", self.at)
        elif self.text.startswith("<#", self.at):
            end = self.text.find("#>", self.at) + 2
            end = -1 if end == 1 else end
        else:
            return False
        end = len(self.text) if end < 0 else end
        self.comments.append(Span(self.at, end))
        self.at = end
        return True

    def _comma(self, frame: _Frame) -> None:
        """Read a comma, behind which another value of a list stands, if need be on the next line."""
        self._end_word(frame)
        self.at += 1
        while self.at < len(self.text) and self.text[self.at] in " \t\n":
            self.at += 1

    def _redirection(self, frame: _Frame) -> str | None:
        """Return the stream that is redirected here, if one is."""
        if self.text[self.at] != ">":
            return None
        plain = frame.pieces[0].text if frame.pieces and len(frame.pieces) == 1 else None
        if frame.pieces is not None and plain not in {*"123456*"}:
            return None
        found = REDIRECTION.match(self.text, self.at)
        frame.pieces = None
        self.at = found.end() if found else self.at + 1
        return None if found and found["merged"] else plain or "1"

    def _separator(self, frame: _Frame, separator: str) -> None:
        self._end_word(frame)
        self.at += len(separator)
        if separator != "&" or frame.simple.words:  # else it is the operator that calls what follows
            self._end_command(frame, separator)

    def _end_word(self, frame: _Frame) -> None:
        if frame.pieces is None:
            return
        written = Written(tuple(frame.pieces), frame.begun, self.at)
        frame.pieces = None
        simple = frame.simple
        simple.end = self.at
        if frame.redirected is not None:
            simple.output = written if frame.redirected in ("1", "*") else simple.output
            frame.redirected = None
        elif written.plain == "--%" and (rest := VERBATIM.match(self.text, self.at)):  # what follows is not read as PowerShell
            simple.words.append(Written([Piece(Kind.LIST, "", written.start, rest.end())], written.start, rest.end()))
            self.at = simple.end = rest.end()
        elif simple.words and ASSIGNING.fullmatch(written.plain or "") and self._is_target(simple.words[0]):
            simple.words.clear()
        elif simple.words or (written.plain or "").lower() not in STATEMENT:
            simple.words.append(written)

    def _is_target(self, written: Written) -> bool:
        return self.text.startswith(("$", "["), written.start)

    def _end_command(self, frame: _Frame, separator: str) -> None:
        simple = frame.simple
        if not simple.words:
            if separator != "\n":
                frame.last = None
            return
        frame.simple = _Simple()
        if frame.last is not None:
            simple.piped, frame.last.following = True, simple
        self.simples.append(simple)
        frame.last = simple if separator == "|" else None
