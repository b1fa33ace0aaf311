"""Words of a shell script while they are read: quotes, escapes, expansions, and what is open in them."""

import re

from skelint.readers.scripts.ansi_c import escapes
from skelint.readers.scripts.shell_syntax import Block, Changed, Close, Event, Flow, Mode, Nested, Open, Scope, ShellFrame
from skelint.readers.scripts.words import Kind, Piece, WrittenWord

ORDINARY = re.compile(r"[^ \t\n'\"\\$`;&|<>()]+")
IN_QUOTES = re.compile(r'[^"\\$`]+')
IN_PARAMETER = re.compile(r"[^\\'\"$`}]+")
IN_ARITHMETIC = re.compile(r"(?P<name>[A-Za-z_]\w*)|[^\\\"$`()A-Za-z_]+", re.ASCII)
IN_GLOB = re.compile(r"[^\\'\"$`()]+")
ASSIGNS = re.compile(r"(?:\[[^\]\n]*\])?[ \t]*(?:\+\+|--|(?:<<|>>|[-+*/%&|^])?=(?!=))")
"""What stands behind the name of a variable in arithmetic that changes it."""
EXPANSION = re.compile(
    r"\$(?:(?P<name>[A-Za-z_]\w*)|\{(?P<braced>[A-Za-z_]\w*)\}|\{(?P<list>[A-Za-z_]\w*)\[@\]\}|(?P<all>[@*])|[0-9?$!#-])",
    re.ASCII,
)
OR_ELSE = re.compile(r"\$\{(?P<name>[A-Za-z_]\w*)(?P<sign>:?[-=?])", re.ASCII)
BACKQUOTED = re.compile(r"(?:[^`\\]|\\.)*", re.DOTALL)


class Cursor:
    """Where a script is read, what is open there, and the pieces of the word that is being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.frames = [ShellFrame(Mode.COMMANDS)]
        """What is open, the innermost last."""
        self.events: list[Event] = []
        """What has been read, in the order in which it runs."""

    def quotes(self, frame: ShellFrame) -> None:
        """Read on in `"…"`."""
        char = self.text[self.at]
        if char == '"':
            if self.at == frame.start + 1:
                self.ordinary(frame, self.at, quoted=True)
            self.at += 1
            self.frames.pop()
        else:
            self.in_quotes(frame, char, '$`"\\', IN_QUOTES)

    def parameter(self, frame: ShellFrame) -> None:
        """Read on in `${…}`."""
        char = self.text[self.at]
        if char == "}":
            self.at += 1
            self.close()
        elif char == "'" and frame.quoted:
            self.at += 1
        elif char in "'\"\\$`":
            self.characters(frame)
        else:
            self.skip(IN_PARAMETER)

    def arithmetic(self, frame: ShellFrame) -> None:
        """Read on in `((…))`."""
        char = self.text[self.at]
        if char == "(":
            frame.parentheses += 1
            self.at += 1
        elif char == ")" and frame.parentheses:
            frame.parentheses -= 1
            self.at += 1
        elif char == ")":
            self.at += len(frame.closer) if self.text.startswith(frame.closer, self.at) else 1
            self.close()
        elif char in '"\\$`':
            self.characters(frame)
        else:
            self._term()

    def _term(self) -> None:
        term = IN_ARITHMETIC.match(self.text, self.at)
        end = term.end() if term else self.at + 1
        if term and term["name"]:
            counted = self.text[max(self.at - 2, 0) : self.at] in ("++", "--")
            if counted or ASSIGNS.match(self.text, end):
                self.events.append(Changed(term["name"]))
        self.at = end

    def glob(self, frame: ShellFrame) -> None:
        """Read on in the parentheses of a pattern."""
        char = self.text[self.at]
        if char == "(":
            frame.parentheses += 1
            self.at += 1
        elif char == ")":
            frame.parentheses -= 1
            self.at += 1
            if frame.parentheses < 0:
                self.close()
        elif char in "'\"\\$`":
            self.characters(frame)
        else:
            self.skip(IN_GLOB)

    def characters(self, frame: ShellFrame) -> None:
        """Read on in a word, where there are no quotes around it."""
        char = self.text[self.at]
        if char == "'":
            self._apostrophe(frame)
        elif char == '"':
            self.begin(frame)
            self.open(frame, Mode.QUOTED, '"', quoted=True)
        elif char == "\\":
            self._backslash(frame)
        elif char == "$":
            self._dollar(frame, quoted=frame.inside)
        elif char == "`":
            self._backquotes(frame, quoted=frame.inside)
        else:
            ordinary = ORDINARY.match(self.text, self.at)
            self.ordinary(frame, ordinary.end() if ordinary else self.at + 1, quoted=frame.inside)

    def in_quotes(self, frame: ShellFrame, char: str, escaped: str, ordinary: re.Pattern[str]) -> None:
        """Read on in a text in which dollar signs, backquotes and some escapes are all that is special."""
        following = self.text[self.at + 1 : self.at + 2]
        if char == "$":
            self._dollar(frame, quoted=True)
        elif char == "`":
            self._backquotes(frame, quoted=True)
        elif char == "\\" and following == "\n":
            self.at += 2
        elif char == "\\" and following and following in escaped:
            self.piece(frame, Piece(Kind.ESCAPE, following, self.at, self.at + 2, quoted=True))
        elif char == "\\":
            self.ordinary(frame, self.at + 1, quoted=True)
        else:
            limit = frame.document.end if frame.document else len(self.text)
            match = ordinary.match(self.text, self.at, limit)
            self.ordinary(frame, match.end() if match else self.at + 1, quoted=True)

    def begin(self, frame: ShellFrame) -> ShellFrame:
        """Return the frame that the word which is being read belongs to; begin one if there is none."""
        home = frame.home or frame
        if home.pieces is None:
            home.pieces, home.begun = [], self.at
        return home

    def piece(self, frame: ShellFrame, piece: Piece) -> None:
        """Add a piece to the word that is being read, and go on behind it."""
        home = self.begin(frame)
        if home.pieces is not None:
            home.pieces.append(piece)
        self.at = piece.end

    def ordinary(self, frame: ShellFrame, end: int, *, quoted: bool = False) -> None:
        """Add the text up to an offset."""
        self.piece(frame, Piece(Kind.TEXT, self.text[self.at : end], self.at, end, quoted))

    def _apostrophe(self, frame: ShellFrame) -> None:
        self.begin(frame)
        end = self.text.find("'", self.at + 1)
        if end < 0:
            self.unclosed()
            return
        self.at += 1
        self.ordinary(frame, end, quoted=True)
        self.at = end + 1

    def unclosed(self) -> None:
        """Give up: what is open is never closed."""
        self.frames.append(ShellFrame(Mode.QUOTED))
        self.at = len(self.text)

    def _backslash(self, frame: ShellFrame) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following == "\n":
            self.at += 2
        elif following:
            self.piece(frame, Piece(Kind.ESCAPE, following, self.at, self.at + 2))
        else:
            self.ordinary(frame, self.at + 1)

    def _dollar(self, frame: ShellFrame, *, quoted: bool) -> None:
        text, at = self.text, self.at
        expansion = EXPANSION.match(text, at)
        if expansion:
            name = expansion["name"] or expansion["braced"]
            kind = Kind.VARIABLE if name else Kind.LIST if expansion["list"] or expansion["all"] else Kind.COMPUTED
            self.piece(frame, Piece(kind, name or expansion["list"] or "", at, expansion.end(), quoted))
        elif text.startswith("$((", at):
            self.open(frame, Mode.ARITHMETIC, "))", width=3, quoted=quoted)
        elif text.startswith("$(", at):
            self.open(frame, Mode.COMMANDS, ")", width=2, quoted=quoted)
        elif text.startswith("${", at):
            self._parameter(frame, quoted=quoted)
        elif text.startswith("$'", at) and not quoted:
            self._ansi_c(frame)
        elif text.startswith('$"', at) and not quoted:
            self.begin(frame)
            self.at += 1
        else:
            self.ordinary(frame, at + 1, quoted=quoted)

    def _parameter(self, frame: ShellFrame, *, quoted: bool) -> None:
        or_else = OR_ELSE.match(self.text, self.at)
        if or_else and "=" in or_else["sign"]:
            self.events.append(Changed(or_else["name"]))
        self.open(frame, Mode.PARAMETER, "}", width=2, quoted=quoted)
        self.frames[-1].variable = or_else["name"] if or_else and "=" not in or_else["sign"] else ""

    def _backquotes(self, frame: ShellFrame, *, quoted: bool) -> None:
        """Read what stands in backquotes: a script of its own, in which a backslash may stand before a special character."""
        limit = frame.document.end if frame.document else len(self.text)
        match = BACKQUOTED.match(self.text, self.at + 1, limit)
        end = match.end() if match else limit
        if end >= limit:
            self.unclosed()
            return
        pieces: list[Piece] = []
        at = start = self.at + 1
        special = '$`\\"' if quoted else "$`\\"
        while (mark := self.text.find("\\", at, end)) >= 0:
            if self.text[mark + 1] in special:
                pieces += [Piece(Kind.TEXT, self.text[start:mark], start, mark, quoted=True)] if mark > start else []
                pieces.append(Piece(Kind.ESCAPE, self.text[mark + 1], mark, mark + 2, quoted=True))
                start = mark + 2
            at = mark + 2
        pieces += [Piece(Kind.TEXT, self.text[start:end], start, end, quoted=True)] if end > start else []
        self.events.append(Nested(WrittenWord(pieces, self.at + 1, end)))
        self.piece(frame, Piece(Kind.COMPUTED, "", self.at, end + 1, quoted))

    def _ansi_c(self, frame: ShellFrame) -> None:
        self.begin(frame)
        pieces, end = escapes(self.text, self.at + 2)
        for piece in pieces:
            self.piece(frame, piece)
        if self.text.startswith("'", end):
            self.at = end + 1
        else:
            self.unclosed()

    def open(self, frame: ShellFrame, mode: Mode, closer: str, *, width: int = 1, quoted: bool = False) -> None:
        """Open something that is a part of a word."""
        home = self.begin(frame)
        inner = ShellFrame(mode, closer, self.at, kept=len(home.pieces or ()), quoted=quoted)
        if mode in (Mode.COMMANDS, Mode.LIST):
            inner.scope = Scope(home.scope)
        else:
            inner.home = home
        self.frames.append(inner)
        if mode is Mode.COMMANDS:
            self.begins(inner, Block(Flow.SUBSHELL, self.at))
        self.at += width

    def open_apart(self, frame: ShellFrame, mode: Mode, closer: str) -> ShellFrame:
        """Open something that is no part of a word."""
        inner = ShellFrame(mode, closer, self.at, part=False, scope=Scope(frame.scope))
        self.frames.append(inner)
        self.at += len(closer)
        return inner

    def begins(self, frame: ShellFrame, block: Block) -> None:
        """Note that a frame is a block of commands."""
        frame.block = block
        self.events.append(Open(block))

    def close(self) -> None:
        """Close what is open innermost; to the word that it is a part of it is a value, or cannot be known."""
        inner = self.frames.pop()
        frame = self.frames[-1]
        if inner.block is not None:
            self.events.append(Close(inner.block))
        if not inner.part:
            frame.pieces = None
            frame.closed = inner.block or Block(Flow.GROUP, inner.start)
            return
        home = frame.home or frame
        if home.pieces is not None:
            del home.pieces[inner.kept :]
        kind = Kind.DEFAULTED if inner.variable else Kind.COMPUTED
        self.piece(home, Piece(kind, inner.variable, inner.start, self.at, inner.quoted))

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Go on behind what a pattern matches."""
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at + 1
