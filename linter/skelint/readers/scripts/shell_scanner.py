"""The simple commands of a shell script, in one pass over its text: a stack of what is open, and no recursion.

What is read is the POSIX Shell Command Language (IEEE Std 1003.1, chapter 2) with what bash adds to its words. Nothing is
run or expanded. It is no tree-sitter grammar because that one takes quadratic time over broken text (12 seconds for 32 kB of
`a|a|…`), parts a word where its line is continued, and takes the words behind a redirection for further files.
"""

import re
from collections import deque

from skelint.readers.scripts.shell_syntax import ASSIGNMENT, Assignment, Frame, HereDocument, Mode, Scope, Simple, with_home
from skelint.readers.scripts.shell_words import Cursor
from skelint.readers.scripts.words import Kind, Written

BLANKS = re.compile(r"(?:[ \t]|\\\n)+")
IN_DOCUMENT = re.compile(r"[^\\$`\n]+|\n")
ELEMENT = re.compile(r"(?P<name>[A-Za-z_]\w*)\[")
FUNCTION = re.compile(r"\([ \t]*\)")
REDIRECTION = re.compile(r"<<<|<<-|<<|<>|<&|>&|>>|>\||<|>")
DESCRIPTOR = re.compile(r"\d+|\{\w+\}")
SEPARATOR = re.compile(r";;&|;;|;&|;|&&|&>>|&>|&|\|\||\|&|\|")
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
        self.here = Cursor(text)
        self.simples: list[Simple] = []
        self.comments: list[tuple[int, int]] = []
        self.documents: deque[HereDocument] = deque()

    def scan(self) -> None:
        """Read all of the text. A command in which something is still open at its end is left out."""
        steps = {
            Mode.COMMANDS: self._commands,
            Mode.LIST: self._list,
            Mode.TEST: self._test,
            Mode.QUOTED: self.here.quotes,
            Mode.BODY: self._document,
            Mode.PARAMETER: self.here.parameter,
            Mode.ARITHMETIC: self.here.arithmetic,
        }
        size = len(self.here.text)
        while self.here.at < size or self.here.frames[-1].mode is Mode.BODY:
            steps[self.here.frames[-1].mode](self.here.frames[-1])
        if len(self.here.frames) == 1:
            self._end_command(self.here.frames[0], "")

    # Each of these reads on in what is open innermost.

    def _commands(self, frame: Frame) -> None:
        char = self.here.text[self.here.at]
        if char in " \t":
            self._end_word(frame)
            self.here.skip(BLANKS)
        elif char == "\n":
            self._end_word(frame)
            if not frame.patterns:
                self._end_command(frame, char)
            self.here.at += 1
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
        elif char == frame.closer:
            self._closing_backquote(frame)
        else:
            self.here.characters(frame)

    def _list(self, frame: Frame) -> None:
        char = self.here.text[self.here.at]
        if char in " \t\n":
            self._end_word(frame)
            self.here.at += 1
        elif char == "#" and frame.pieces is None:
            self._comment()
        elif char == ")":
            self._end_word(frame)
            self.here.at += 1
            self._end_list(frame)
        elif char in ";&|<>(":
            self.here.ordinary(frame, self.here.at + 1)
        else:
            self.here.characters(frame)

    def _test(self, frame: Frame) -> None:
        if self.here.text[self.here.at] in " \t\n;&|<>()":
            self._end_word(frame)
            ended = frame.simple.words and frame.simple.words[-1].plain == "]]"
            frame.simple.words.clear()
            if ended:
                self.here.frames.pop()
            else:
                self.here.at += 1
        else:
            self.here.characters(frame)

    def _document(self, frame: Frame) -> None:
        document = frame.document
        if document is None or self.here.at >= document.end:
            self._end_document(frame)
            return
        char = self.here.text[self.here.at]
        self.here.in_quotes(frame, char, "$`\\", IN_DOCUMENT)
        if char == "\n" and document.strips:
            self._strip(document)

    # Words

    # What opens and closes

    def _end_list(self, inner: Frame) -> None:
        self.here.frames.pop()
        frame = self.here.frames[-1]
        written = Written(tuple(frame.pieces or ()), frame.begun, self.here.at)
        frame.pieces = None
        assigned = Assignment.read(written)
        if assigned:
            values = tuple(inner.simple.words) if assigned.value is not None else None
            self._assign(frame.simple, Assignment(assigned.name, self.here.at, None, values), written)

    # Commands

    def _end_word(self, frame: Frame) -> None:
        if frame.pieces is None:
            return
        written = Written(with_home(frame.pieces), frame.begun, self.here.at)
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
            self.here.changed.append(element["name"])
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
            self.here.frames.append(Frame(Mode.TEST, part=False))
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
            self.here.changed.append(written.plain or "")

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
            simple.sure = len(self.here.frames) == 1 and not frame.groups and not simple.piped
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
        found = SEPARATOR.match(self.here.text, self.here.at)
        separator = found[0] if found else ";"
        self._end_word(frame)
        self.here.at += len(separator)
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
        defines = FUNCTION.match(self.here.text, self.here.at)
        if frame.patterns:
            self.here.at += 1
        elif lone and ASSIGNMENT.fullmatch(lone):
            self.here.open(frame, Mode.LIST, ")")
        elif defines and len(simple.words) + (pieces is not None) == 1 and not simple.assignments:
            frame.simple, frame.pieces, frame.function = Simple(), None, True
            self.here.at = defines.end()
        elif pieces is None and not simple.words and not simple.assignments:
            frame.function = False
            arithmetic = self.here.text.startswith("((", self.here.at)
            if arithmetic:
                self.here.open_apart(frame, Mode.ARITHMETIC, "))")
            else:
                self.here.open_apart(frame, Mode.COMMANDS, ")")
        elif pieces and pieces[-1].text.endswith(("?", "*", "+", "@", "!")):
            self.here.open(frame, Mode.ARITHMETIC, ")")
        else:
            simple.broken = True
            self.here.at += 1

    def _closing_parenthesis(self, frame: Frame) -> None:
        self._end_word(frame)
        if frame.patterns:
            frame.simple, frame.patterns = Simple(), False
            self.here.at += 1
            return
        self._end_command(frame, ")")
        self.here.at += 1
        if frame.closer == ")":
            self.here.close()

    def _closing_backquote(self, frame: Frame) -> None:
        self._end_word(frame)
        self._end_command(frame, "`")
        self.here.at += 1
        self.here.close()

    def _comment(self) -> None:
        end = self.here.text.find("\n", self.here.at)
        end = len(self.here.text) if end < 0 else end
        self.comments.append((self.here.at, end))
        self.here.at = end

    # Redirections

    def _redirection(self, frame: Frame) -> None:
        found = REDIRECTION.match(self.here.text, self.here.at)
        operator = found[0] if found else ">"
        if self.here.text.startswith(("<(", ">("), self.here.at) and not frame.operator:
            self.here.open(frame, Mode.COMMANDS, ")", width=2)
            return
        descriptor = Written(tuple(frame.pieces or ()), 0, 0).plain or ""
        if DESCRIPTOR.fullmatch(descriptor):
            frame.pieces = None
        else:
            self._end_word(frame)
            descriptor = ""
        frame.operator = descriptor + operator
        self.here.at += len(operator)

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
            delimiter = "".join(piece.text or self.here.text[piece.start : piece.end] for piece in written.pieces)
            quoted = any(piece.quoted or piece.kind is Kind.ESCAPE for piece in written.pieces) or not written.pieces
            self.documents.append(HereDocument(simple, delimiter, quoted, operator == "<<-"))

    def _next_document(self) -> None:
        """Go into the next here-document that the lines above have announced, if there is one."""
        if not self.documents:
            return
        document = self.documents.popleft()
        tabs = r"\t*" if document.strips else ""
        last = re.compile(rf"^{tabs}{re.escape(document.delimiter)}$", re.MULTILINE).search(self.here.text, self.here.at)
        if last is None:
            self.here.unclosed()
            return
        document.end, document.resume = last.start(), min(last.end() + 1, len(self.here.text))
        document.simple.end = last.end()
        self.here.frames.append(Frame(Mode.BODY, start=self.here.at, quoted=True, document=document))
        self.here.begin(self.here.frames[-1])
        if document.strips:
            self._strip(document)
        if document.quoted:
            self._literal_body(document)

    def _literal_body(self, document: HereDocument) -> None:
        frame = self.here.frames[-1]
        while self.here.at < document.end:
            end = self.here.text.find("\n", self.here.at, document.end) + 1 if document.strips else document.end
            self.here.ordinary(frame, end or document.end, quoted=True)
            if document.strips:
                self._strip(document)

    def _strip(self, document: HereDocument) -> None:
        while self.here.at < document.end and self.here.text[self.here.at] == "\t":
            self.here.at += 1

    def _end_document(self, frame: Frame) -> None:
        document = frame.document
        if document is not None:
            document.simple.stdin = Written(tuple(frame.pieces or ()), frame.start, document.end)
            self.here.at = max(self.here.at, document.resume)
        self.here.frames.pop()
        self._next_document()
