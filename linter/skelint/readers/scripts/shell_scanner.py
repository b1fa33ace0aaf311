"""The simple commands of a shell script, in one pass over its text: a stack of what is open, and no recursion.

What is read is the POSIX Shell Command Language (IEEE Std 1003.1, chapter 2) with what bash adds to its words. Nothing is
run or expanded. It is no tree-sitter grammar because that one takes quadratic time over broken text (12 seconds for 32 kB of
`a|a|…`), parts a word where its line is continued, and takes the words behind a redirection for further files.
"""

import re
from collections import deque

from skelint.readers.scripts.shell_syntax import ASSIGNMENT, Assignment, Frame, HereDocument, Mode, Scope, Simple, with_home
from skelint.readers.scripts.words import Kind, Piece, Written

BLANKS = re.compile(r"(?:[ \t]|\\\n)+")
ORDINARY = re.compile(r"[^ \t\n'\"\\$`;&|<>()]+")
IN_QUOTES = re.compile(r'[^"\\$`]+')
IN_DOCUMENT = re.compile(r"[^\\$`\n]+|\n")
IN_PARAMETER = re.compile(r"[^\\'\"$`}]+")
IN_ARITHMETIC = re.compile(r"(?P<name>[A-Za-z_]\w*)|[^\\\"$`()A-Za-z_]+")
EXPANSION = re.compile(
    r"\$(?:(?P<name>[A-Za-z_]\w*)|\{(?P<braced>[A-Za-z_]\w*)\}|\{(?P<list>[A-Za-z_]\w*)\[@\]\}|(?P<all>[@*])|[0-9?$!#-])"
)
ASSIGNED_IF_UNSET = re.compile(r"\$\{(?P<name>[A-Za-z_]\w*):?=")
ELEMENT = re.compile(r"(?P<name>[A-Za-z_]\w*)\[")
FUNCTION = re.compile(r"\([ \t]*\)")
REDIRECTION = re.compile(r"<<<|<<-|<<|<>|<&|>&|>>|>\||<|>")
DESCRIPTOR = re.compile(r"\d+|\{\w+\}")
SEPARATOR = re.compile(r";;&|;;|;&|;|&&|&>>|&>|&|\|\||\|&|\|")
ANSI_C = re.compile(r"[^'\\]+|\\(?:x[0-9A-Fa-f]{1,2}|u[0-9A-Fa-f]{1,4}|U[0-9A-Fa-f]{1,8}|[0-7]{1,3}|.)", re.DOTALL)
CONTROLS = {"a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
STANDARD_OUTPUT = {">", ">>", ">|", "&>", "&>>", "1>", "1>>", "1>|"}
STANDARD_INPUT = {"<", "0<", "<>", "<&"}
PIPES = {"|", "|&"}
OPENING = {"if": "fi", "while": "done", "until": "done", "for": "done", "select": "done", "case": "esac", "{": "}"}
HEADS = {"for", "select", "case", "function"}
CLOSING = {*OPENING.values()}
WITHIN = {"then", "else", "elif", "do", "!", "coproc"}
"""Reserved words behind which another command begins."""


class Scanner:
    """Reads a script; `simples` and `comments` are what it found, in the order they end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.simples: list[Simple] = []
        self.comments: list[tuple[int, int]] = []
        self.changed: list[str] = []
        """The variables that something else than an assignment may change: `for x`, `((x++))`, `${x:=…}`."""
        self.frames = [Frame(Mode.COMMANDS)]
        self.documents: deque[HereDocument] = deque()

    def scan(self) -> None:
        """Read all of the text. A command in which something is still open at its end is left out."""
        steps = {
            Mode.COMMANDS: self._commands,
            Mode.LIST: self._list,
            Mode.TEST: self._test,
            Mode.QUOTED: self._quotes,
            Mode.BODY: self._document,
            Mode.PARAMETER: self._parameter,
            Mode.ARITHMETIC: self._arithmetic,
        }
        size = len(self.text)
        while self.at < size or self.frames[-1].mode is Mode.BODY:
            steps[self.frames[-1].mode](self.frames[-1])
        if len(self.frames) == 1:
            self._end_command(self.frames[0], "")

    # Each of these reads on in what is open innermost.

    def _commands(self, frame: Frame) -> None:
        char = self.text[self.at]
        if char in " \t":
            self._end_word(frame)
            self._skip(BLANKS)
        elif char == "\n":
            self._end_word(frame)
            if not frame.patterns:
                self._end_command(frame, char)
            self.at += 1
            self._next_document()
        elif char == "#" and frame.pieces is None:
            self._comment()
        elif char in ";&|":
            self._separator(frame)
        elif char in "<>":
            self._redirection(frame)
        elif char == "(":
            self._parenthesis(frame)
        elif char == ")":
            self._closing_parenthesis(frame)
        else:
            self._characters(frame)

    def _list(self, frame: Frame) -> None:
        char = self.text[self.at]
        if char in " \t\n":
            self._end_word(frame)
            self.at += 1
        elif char == "#" and frame.pieces is None:
            self._comment()
        elif char == ")":
            self._end_word(frame)
            self.at += 1
            self._close()
        elif char in ";&|<>(":
            self._text(frame, self.at + 1)
        else:
            self._characters(frame)

    def _test(self, frame: Frame) -> None:
        if self.text[self.at] in " \t\n;&|<>()":
            self._end_word(frame)
            ended = frame.simple.words and frame.simple.words[-1].plain == "]]"
            frame.simple.words.clear()
            if ended:
                self.frames.pop()
            else:
                self.at += 1
        else:
            self._characters(frame)

    def _quotes(self, frame: Frame) -> None:
        char = self.text[self.at]
        if char == '"':
            self.at += 1
            self.frames.pop()
        else:
            self._in_quotes(frame, char, '$`"\\', IN_QUOTES)

    def _document(self, frame: Frame) -> None:
        document = frame.document
        if document is None or self.at >= document.end:
            self._end_document(frame)
            return
        char = self.text[self.at]
        self._in_quotes(frame, char, "$`\\", IN_DOCUMENT)
        if char == "\n" and document.strips:
            self._strip(document)

    def _parameter(self, frame: Frame) -> None:
        char = self.text[self.at]
        if char == "}":
            self.at += 1
            self._close()
        elif char == "'" and frame.quoted:
            self.at += 1
        elif char in "'\"\\$`":
            self._characters(frame)
        else:
            self._skip(IN_PARAMETER)

    def _arithmetic(self, frame: Frame) -> None:
        char = self.text[self.at]
        if char == "(":
            frame.parentheses += 1
            self.at += 1
        elif char == ")" and frame.parentheses:
            frame.parentheses -= 1
            self.at += 1
        elif char == ")":
            self.at += len(frame.closer) if self.text.startswith(frame.closer, self.at) else 1
            self._close()
        elif char in '"\\$`':
            self._characters(frame)
        else:
            found = IN_ARITHMETIC.match(self.text, self.at)
            if found and found["name"]:
                self.changed.append(found["name"])
            self.at = found.end() if found else self.at + 1

    # Words

    def _characters(self, frame: Frame) -> None:
        """Read on in a word, where there are no quotes around it."""
        char = self.text[self.at]
        if char == "'":
            self._apostrophe(frame)
        elif char == '"':
            self._begin(frame)
            self._open(frame, Mode.QUOTED, '"', quoted=True)
        elif char == "\\":
            self._backslash(frame)
        elif char == "$":
            self._dollar(frame, quoted=frame.quoted)
        elif char == "`":
            self._backquote(frame)
        else:
            found = ORDINARY.match(self.text, self.at)
            self._text(frame, found.end() if found else self.at + 1)

    def _in_quotes(self, frame: Frame, char: str, escaped: str, ordinary: re.Pattern[str]) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if char == "$":
            self._dollar(frame, quoted=True)
        elif char == "`":
            self._open(frame, Mode.COMMANDS, "`", quoted=True)
        elif char == "\\" and following == "\n":
            self.at += 2
        elif char == "\\" and following and following in escaped:
            self._piece(frame, Piece(Kind.ESCAPE, following, self.at, self.at + 2, quoted=True))
        elif char == "\\":
            self._text(frame, self.at + 1, quoted=True)
        else:
            limit = frame.document.end if frame.document else len(self.text)
            found = ordinary.match(self.text, self.at, limit)
            self._text(frame, found.end() if found else self.at + 1, quoted=True)

    def _begin(self, frame: Frame) -> Frame:
        """Return the frame that the word which is being read belongs to; begin one if there is none."""
        home = frame.home or frame
        if home.pieces is None:
            home.pieces, home.begun = [], self.at
        return home

    def _piece(self, frame: Frame, piece: Piece) -> None:
        home = self._begin(frame)
        if home.pieces is not None:
            home.pieces.append(piece)
        self.at = piece.end

    def _text(self, frame: Frame, end: int, *, quoted: bool = False) -> None:
        self._piece(frame, Piece(Kind.TEXT, self.text[self.at : end], self.at, end, quoted))

    def _apostrophe(self, frame: Frame) -> None:
        self._begin(frame)
        end = self.text.find("'", self.at + 1)
        if end < 0:
            self._unclosed()
            return
        self.at += 1
        if end > self.at:
            self._text(frame, end, quoted=True)
        self.at = end + 1

    def _unclosed(self) -> None:
        self.frames.append(Frame(Mode.QUOTED))
        self.at = len(self.text)

    def _backslash(self, frame: Frame) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following == "\n":
            self.at += 2
        elif following:
            self._piece(frame, Piece(Kind.ESCAPE, following, self.at, self.at + 2))
        else:
            self._text(frame, self.at + 1)

    def _dollar(self, frame: Frame, *, quoted: bool) -> None:
        text, at = self.text, self.at
        found = EXPANSION.match(text, at)
        if found:
            name = found["name"] or found["braced"]
            kind = Kind.VARIABLE if name else Kind.LIST if found["list"] or found["all"] else Kind.COMPUTED
            self._piece(frame, Piece(kind, name or found["list"] or "", at, found.end(), quoted))
        elif text.startswith("$((", at):
            self._open(frame, Mode.ARITHMETIC, "))", width=3, quoted=quoted)
        elif text.startswith("$(", at):
            self._open(frame, Mode.COMMANDS, ")", width=2, quoted=quoted)
        elif text.startswith("${", at):
            assigned = ASSIGNED_IF_UNSET.match(text, at)
            if assigned:
                self.changed.append(assigned["name"])
            self._open(frame, Mode.PARAMETER, "}", width=2, quoted=quoted)
        elif text.startswith("$'", at) and not quoted:
            self._ansi_c(frame)
        elif text.startswith('$"', at) and not quoted:
            self._begin(frame)
            self.at += 1
        else:
            self._text(frame, at + 1, quoted=quoted)

    def _ansi_c(self, frame: Frame) -> None:
        self._begin(frame)
        self.at += 2
        while found := ANSI_C.match(self.text, self.at):
            written = found[0]
            if written[0] == "\\":
                self._piece(frame, Piece(Kind.ESCAPE, _ansi_c(written[1:]), self.at, found.end(), quoted=True))
            else:
                self._text(frame, found.end(), quoted=True)
        if not self.text.startswith("'", self.at):
            self._unclosed()
        self.at += 1

    def _backquote(self, frame: Frame) -> None:
        home = frame.home or frame
        if home.closer == "`" and frame is home:
            self._end_word(frame)
            self._end_command(frame, "`")
            self.at += 1
            self._close()
        else:
            self._open(frame, Mode.COMMANDS, "`", quoted=frame.quoted)

    # What opens and closes

    def _open(self, frame: Frame, mode: Mode, closer: str, *, width: int = 1, quoted: bool = False) -> None:
        """Open something that is a part of a word."""
        home = self._begin(frame)
        inner = Frame(mode, closer, self.at, kept=len(home.pieces or ()), quoted=quoted)
        if mode in (Mode.COMMANDS, Mode.LIST):
            inner.scope = Scope(home.scope)
        else:
            inner.home = home
        self.frames.append(inner)
        self.at += width

    def _open_apart(self, frame: Frame, mode: Mode, closer: str) -> None:
        """Open something that is no part of a word."""
        self.frames.append(Frame(mode, closer, self.at, part=False, scope=Scope(frame.scope)))
        self.at += len(closer)

    def _close(self) -> None:
        inner = self.frames.pop()
        frame = self.frames[-1]
        if not inner.part:
            frame.pieces = None
            return
        home = frame.home or frame
        if inner.mode is Mode.LIST:
            self._end_list(home, inner)
            return
        if home.pieces is not None:
            del home.pieces[inner.kept :]
        self._piece(home, Piece(Kind.COMPUTED, "", inner.start, self.at, inner.quoted))

    def _end_list(self, frame: Frame, inner: Frame) -> None:
        written = Written(tuple(frame.pieces or ()), frame.begun, self.at)
        frame.pieces = None
        assigned = Assignment.read(written)
        if assigned:
            values = tuple(inner.simple.words) if assigned.value is not None else None
            self._assign(frame.simple, Assignment(assigned.name, self.at, None, values), written)

    # Commands

    def _end_word(self, frame: Frame) -> None:
        if frame.pieces is None:
            return
        written = Written(with_home(frame.pieces), frame.begun, self.at)
        frame.pieces = None
        simple = frame.simple
        if frame.operator:
            self._target(frame, written)
        elif frame.mode is Mode.COMMANDS and not simple.words and self._is_no_word(frame, written):
            pass
        else:
            simple.start = written.start if simple.start < 0 else simple.start
            simple.end = written.end
            simple.words.append(written)
            if simple.head:
                self._head(frame, written)

    def _is_no_word(self, frame: Frame, written: Written) -> bool:
        """Return whether what stands where a program's name is expected is a reserved word or an assignment."""
        simple, plain = frame.simple, written.plain
        if plain and not simple.assignments and not simple.head and self._is_reserved(frame, plain):
            return True
        if simple.head or frame.patterns:
            return False
        assignment = Assignment.read(written)
        if assignment:
            self._assign(simple, assignment, written)
        elif written.pieces and (element := ELEMENT.match(written.pieces[0].text)):
            self.changed.append(element["name"])
        return assignment is not None

    @staticmethod
    def _assign(simple: Simple, assignment: Assignment, written: Written) -> None:
        simple.start = written.start if simple.start < 0 else simple.start
        simple.end = written.end
        simple.assignments.append(assignment)

    def _is_reserved(self, frame: Frame, word: str) -> bool:
        if frame.patterns and word != "esac":
            return False
        if word in CLOSING:
            if frame.groups and frame.groups[-1][0] == word:
                frame.scope = frame.groups.pop()[1]
                frame.patterns = False
        elif word in OPENING or word in HEADS:
            if word in OPENING:
                frame.groups.append((OPENING[word], frame.scope))
            if word in HEADS:
                frame.simple.head = word
            elif word == "{" and frame.function:
                frame.scope, frame.function = Scope(frame.scope), False
        elif word == "[[":
            self.frames.append(Frame(Mode.TEST, part=False))
        elif word not in WITHIN:
            return False
        return True

    def _head(self, frame: Frame, written: Written) -> None:
        """Read on behind `for`, `case`, `function`, which are no commands."""
        simple = frame.simple
        if simple.head == "case" and len(simple.words) == 2:
            frame.simple, frame.patterns = Simple(), True
        elif simple.head == "function":
            frame.simple, frame.function = Simple(), True
        elif simple.head in ("for", "select") and len(simple.words) == 1:
            self.changed.append(written.plain or "")

    def _end_command(self, frame: Frame, separator: str) -> None:
        self._end_word(frame)
        simple = frame.simple
        empty = not simple.words and not simple.assignments
        if empty and separator == "\n" and frame.before in {*PIPES, "&&", "||"}:
            return  # it goes on at the next line
        frame.simple = Simple()
        last, frame.last = frame.last, None
        if not empty and not simple.head and not simple.broken:
            self._link(frame, simple, last if frame.before in PIPES else None)
            simple.sure = len(self.frames) == 1 and not frame.groups and not simple.piped
            simple.sure = simple.sure and frame.before not in {"&&", "||"} and separator not in {*PIPES, "&"}
            self.simples.append(simple)
            frame.last = simple
        frame.before = separator

    @staticmethod
    def _link(frame: Frame, simple: Simple, previous: Simple | None) -> None:
        simple.scope = frame.scope
        simple.piped = frame.before in PIPES
        simple.previous = previous
        if previous is not None:
            previous.following = simple

    def _separator(self, frame: Frame) -> None:
        found = SEPARATOR.match(self.text, self.at)
        separator = found[0] if found else ";"
        self._end_word(frame)
        self.at += len(separator)
        if frame.patterns:
            return
        if separator.startswith("&>"):
            frame.operator = separator
            return
        self._end_command(frame, separator)
        if len(separator) > 1 and separator[0] == ";" and frame.groups and frame.groups[-1][0] == "esac":
            frame.patterns = True

    def _parenthesis(self, frame: Frame) -> None:
        simple, pieces = frame.simple, frame.pieces
        first = pieces[0] if pieces else None
        lone = first.text if first and pieces and len(pieces) == 1 and first.kind is Kind.TEXT and not first.quoted else ""
        defines = FUNCTION.match(self.text, self.at)
        if frame.patterns:
            self.at += 1
        elif lone and ASSIGNMENT.fullmatch(lone):
            self._open(frame, Mode.LIST, ")")
        elif defines and len(simple.words) + (pieces is not None) == 1 and not simple.assignments:
            frame.simple, frame.pieces, frame.function = Simple(), None, True
            self.at = defines.end()
        elif pieces is None and not simple.words and not simple.assignments:
            frame.function = False
            arithmetic = self.text.startswith("((", self.at)
            if arithmetic:
                self._open_apart(frame, Mode.ARITHMETIC, "))")
            else:
                self._open_apart(frame, Mode.COMMANDS, ")")
        elif pieces and pieces[-1].text.endswith(("?", "*", "+", "@", "!")):
            self._open(frame, Mode.ARITHMETIC, ")")
        else:
            simple.broken = True
            self.at += 1

    def _closing_parenthesis(self, frame: Frame) -> None:
        self._end_word(frame)
        if frame.patterns:
            frame.simple, frame.patterns = Simple(), False
            self.at += 1
            return
        self._end_command(frame, ")")
        self.at += 1
        if frame.closer == ")":
            self._close()

    def _comment(self) -> None:
        end = self.text.find("\n", self.at)
        end = len(self.text) if end < 0 else end
        self.comments.append((self.at, end))
        self.at = end

    # Redirections

    def _redirection(self, frame: Frame) -> None:
        found = REDIRECTION.match(self.text, self.at)
        operator = found[0] if found else ">"
        if self.text.startswith(("<(", ">("), self.at) and not frame.operator:
            self._open(frame, Mode.COMMANDS, ")", width=2)
            return
        descriptor = Written(tuple(frame.pieces or ()), 0, 0).plain or ""
        if DESCRIPTOR.fullmatch(descriptor):
            frame.pieces = None
        else:
            self._end_word(frame)
            descriptor = ""
        frame.operator = descriptor + operator
        self.at += len(operator)

    @staticmethod
    def _is_descriptor(written: Written) -> bool:
        return written.plain is not None and (written.plain.isdigit() or written.plain == "-")

    def _target(self, frame: Frame, written: Written) -> None:
        simple, operator = frame.simple, frame.operator
        frame.operator = ""
        simple.end = written.end
        if operator in STANDARD_OUTPUT or (operator == ">&" and not self._is_descriptor(written)):
            simple.output = written
        elif operator in STANDARD_INPUT:
            simple.fed, simple.stdin = True, None
        elif operator == "<<<":
            simple.fed, simple.stdin = True, written
        elif operator in ("<<", "<<-"):
            simple.fed, simple.stdin = True, None
            delimiter = "".join(piece.text or self.text[piece.start : piece.end] for piece in written.pieces)
            quoted = any(piece.quoted or piece.kind is Kind.ESCAPE for piece in written.pieces) or not written.pieces
            self.documents.append(HereDocument(simple, delimiter, quoted, operator == "<<-"))

    def _next_document(self) -> None:
        """Go into the next here-document that the lines above have announced, if there is one."""
        if not self.documents:
            return
        document = self.documents.popleft()
        tabs = r"\t*" if document.strips else ""
        last = re.compile(rf"^{tabs}{re.escape(document.delimiter)}$", re.MULTILINE).search(self.text, self.at)
        if last is None:
            self._unclosed()
            return
        document.end, document.resume = last.start(), min(last.end() + 1, len(self.text))
        document.simple.end = last.end()
        self.frames.append(Frame(Mode.BODY, start=self.at, quoted=True, document=document))
        self._begin(self.frames[-1])
        if document.strips:
            self._strip(document)
        if document.quoted:
            self._literal_body(document)

    def _literal_body(self, document: HereDocument) -> None:
        frame = self.frames[-1]
        while self.at < document.end:
            end = self.text.find("\n", self.at, document.end) + 1 if document.strips else document.end
            self._text(frame, end or document.end, quoted=True)
            if document.strips:
                self._strip(document)

    def _strip(self, document: HereDocument) -> None:
        while self.at < document.end and self.text[self.at] == "\t":
            self.at += 1

    def _end_document(self, frame: Frame) -> None:
        document = frame.document
        if document is not None:
            document.simple.stdin = Written(tuple(frame.pieces or ()), frame.start, document.end)
            self.at = max(self.at, document.resume)
        self.frames.pop()
        self._next_document()

    def _skip(self, pattern: re.Pattern[str]) -> None:
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at + 1


def _ansi_c(escape: str) -> str:
    """Return what an escape in `$'…'` stands for, without its backslash."""
    if escape[0] in "xuU" and len(escape) > 1:
        return chr(min(int(escape[1:], 16), 0x10FFFF))
    if escape[0] in "01234567":
        return chr(int(escape, 8) & 0xFF)
    return CONTROLS.get(escape, escape if escape in "'\"\\?" else f"\\{escape}")
