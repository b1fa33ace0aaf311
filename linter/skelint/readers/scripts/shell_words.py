"""Words of a shell script while they are read: quotes, escapes, expansions, and what is open in them."""

import re

from skelint.readers.scripts.shell_syntax import Frame, Mode, Scope
from skelint.readers.scripts.words import Kind, Piece

ORDINARY = re.compile(r"[^ \t\n'\"\\$`;&|<>()]+")
IN_QUOTES = re.compile(r'[^"\\$`]+')
IN_PARAMETER = re.compile(r"[^\\'\"$`}]+")
IN_ARITHMETIC = re.compile(r"(?P<name>[A-Za-z_]\w*)|[^\\\"$`()A-Za-z_]+")
EXPANSION = re.compile(
    r"\$(?:(?P<name>[A-Za-z_]\w*)|\{(?P<braced>[A-Za-z_]\w*)\}|\{(?P<list>[A-Za-z_]\w*)\[@\]\}|(?P<all>[@*])|[0-9?$!#-])"
)
ASSIGNED_IF_UNSET = re.compile(r"\$\{(?P<name>[A-Za-z_]\w*):?=")
ANSI_C = re.compile(r"[^'\\]+|\\(?:x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[0-7]{1,3}|.)", re.DOTALL)
CONTROLS = {"a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


class Cursor:
    """Where a script is read, what is open there, and the pieces of the word that is being read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.frames = [Frame(Mode.COMMANDS)]
        """What is open, the innermost last."""
        self.changed: list[str] = []
        """The variables that something else than an assignment may change: `for x`, `((x++))`, `${x:=…}`."""

    def quotes(self, frame: Frame) -> None:
        """Read on in `"…"`."""
        char = self.text[self.at]
        if char == '"':
            self.at += 1
            self.frames.pop()
        else:
            self.in_quotes(frame, char, '$`"\\', IN_QUOTES)

    def parameter(self, frame: Frame) -> None:
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

    def arithmetic(self, frame: Frame) -> None:
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
            found = IN_ARITHMETIC.match(self.text, self.at)
            if found and found["name"]:
                self.changed.append(found["name"])
            self.at = found.end() if found else self.at + 1

    def characters(self, frame: Frame) -> None:
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
            self._dollar(frame, quoted=frame.quoted)
        elif char == "`":
            self.open(frame, Mode.COMMANDS, "`", quoted=frame.quoted)
        else:
            found = ORDINARY.match(self.text, self.at)
            self.ordinary(frame, found.end() if found else self.at + 1)

    def in_quotes(self, frame: Frame, char: str, escaped: str, ordinary: re.Pattern[str]) -> None:
        """Read on in a text in which dollar signs, backquotes and some escapes are all that is special."""
        following = self.text[self.at + 1 : self.at + 2]
        if char == "$":
            self._dollar(frame, quoted=True)
        elif char == "`":
            self.open(frame, Mode.COMMANDS, "`", quoted=True)
        elif char == "\\" and following == "\n":
            self.at += 2
        elif char == "\\" and following and following in escaped:
            self.piece(frame, Piece(Kind.ESCAPE, following, self.at, self.at + 2, quoted=True))
        elif char == "\\":
            self.ordinary(frame, self.at + 1, quoted=True)
        else:
            limit = frame.document.end if frame.document else len(self.text)
            found = ordinary.match(self.text, self.at, limit)
            self.ordinary(frame, found.end() if found else self.at + 1, quoted=True)

    def begin(self, frame: Frame) -> Frame:
        """Return the frame that the word which is being read belongs to; begin one if there is none."""
        home = frame.home or frame
        if home.pieces is None:
            home.pieces, home.begun = [], self.at
        return home

    def piece(self, frame: Frame, piece: Piece) -> None:
        """Add a piece to the word that is being read, and go on behind it."""
        home = self.begin(frame)
        if home.pieces is not None:
            home.pieces.append(piece)
        self.at = piece.end

    def ordinary(self, frame: Frame, end: int, *, quoted: bool = False) -> None:
        """Add the text up to an offset."""
        self.piece(frame, Piece(Kind.TEXT, self.text[self.at : end], self.at, end, quoted))

    def _apostrophe(self, frame: Frame) -> None:
        self.begin(frame)
        end = self.text.find("'", self.at + 1)
        if end < 0:
            self.unclosed()
            return
        self.at += 1
        if end > self.at:
            self.ordinary(frame, end, quoted=True)
        self.at = end + 1

    def unclosed(self) -> None:
        """Give up: what is open is never closed."""
        self.frames.append(Frame(Mode.QUOTED))
        self.at = len(self.text)

    def _backslash(self, frame: Frame) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following == "\n":
            self.at += 2
        elif following:
            self.piece(frame, Piece(Kind.ESCAPE, following, self.at, self.at + 2))
        else:
            self.ordinary(frame, self.at + 1)

    def _dollar(self, frame: Frame, *, quoted: bool) -> None:
        text, at = self.text, self.at
        found = EXPANSION.match(text, at)
        if found:
            name = found["name"] or found["braced"]
            kind = Kind.VARIABLE if name else Kind.LIST if found["list"] or found["all"] else Kind.COMPUTED
            self.piece(frame, Piece(kind, name or found["list"] or "", at, found.end(), quoted))
        elif text.startswith("$((", at):
            self.open(frame, Mode.ARITHMETIC, "))", width=3, quoted=quoted)
        elif text.startswith("$(", at):
            self.open(frame, Mode.COMMANDS, ")", width=2, quoted=quoted)
        elif text.startswith("${", at):
            assigned = ASSIGNED_IF_UNSET.match(text, at)
            if assigned:
                self.changed.append(assigned["name"])
            self.open(frame, Mode.PARAMETER, "}", width=2, quoted=quoted)
        elif text.startswith("$'", at) and not quoted:
            self._ansi_c(frame)
        elif text.startswith('$"', at) and not quoted:
            self.begin(frame)
            self.at += 1
        else:
            self.ordinary(frame, at + 1, quoted=quoted)

    def _ansi_c(self, frame: Frame) -> None:
        self.begin(frame)
        self.at += 2
        while found := ANSI_C.match(self.text, self.at):
            written = found[0]
            if written[0] == "\\":
                self.piece(frame, Piece(Kind.ESCAPE, _ansi_c(written[1:]), self.at, found.end(), quoted=True))
            else:
                self.ordinary(frame, found.end(), quoted=True)
        if not self.text.startswith("'", self.at):
            self.unclosed()
        self.at += 1

    def open(self, frame: Frame, mode: Mode, closer: str, *, width: int = 1, quoted: bool = False) -> None:
        """Open something that is a part of a word."""
        home = self.begin(frame)
        inner = Frame(mode, closer, self.at, kept=len(home.pieces or ()), quoted=quoted)
        if mode in (Mode.COMMANDS, Mode.LIST):
            inner.scope = Scope(home.scope)
        else:
            inner.home = home
        self.frames.append(inner)
        self.at += width

    def open_apart(self, frame: Frame, mode: Mode, closer: str) -> None:
        """Open something that is no part of a word."""
        self.frames.append(Frame(mode, closer, self.at, part=False, scope=Scope(frame.scope)))
        self.at += len(closer)

    def close(self) -> None:
        """Close what is open innermost, which is unknown to the word that it is a part of."""
        inner = self.frames.pop()
        frame = self.frames[-1]
        if not inner.part:
            frame.pieces = None
            return
        home = frame.home or frame
        if home.pieces is not None:
            del home.pieces[inner.kept :]
        self.piece(home, Piece(Kind.COMPUTED, "", inner.start, self.at, inner.quoted))

    def skip(self, pattern: re.Pattern[str]) -> None:
        """Go on behind what a pattern matches."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at + 1


def _ansi_c(escape: str) -> str:
    """Return what an escape in `$'…'` stands for, without its backslash."""
    if escape[0] in "xuU" and len(escape) > 1:
        return chr(min(int(escape[1:], 16), 0x10FFFF))
    if escape[0] in "01234567":
        return chr(int(escape, 8) & 0xFF)
    return CONTROLS.get(escape, escape if escape in "'\"\\?" else f"\\{escape}")
