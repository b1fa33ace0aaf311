"""The simple commands of a shell script, in one pass over its text: a stack of what is open, and no recursion.

What is read is the POSIX Shell Command Language (IEEE Std 1003.1, chapter 2) with what bash adds to its words. Nothing is
run or expanded. It is no tree-sitter grammar because that one takes quadratic time over broken text (12 seconds for 32 kB of
`a|a|…`), parts a word where its line is continued, and takes the words behind a redirection for further files.
"""

import re

from skelint.readers.scripts.shell_documents import Documents
from skelint.readers.scripts.shell_syntax import (
    ASSIGNMENT,
    PIPES,
    Assignment,
    Block,
    Branch,
    Changed,
    Close,
    Flow,
    HereDocument,
    Mode,
    Open,
    Redirection,
    Scope,
    ShellFrame,
    Simple,
    with_home,
)
from skelint.readers.scripts.shell_words import Cursor
from skelint.readers.scripts.words import Kind, WrittenWord

BLANKS = re.compile(r"(?:[ \t]|\\\n)+")
ELEMENT = re.compile(r"(?P<name>[A-Za-z_]\w*)\[", re.ASCII)
FUNCTION = re.compile(r"\([ \t]*\)")
REDIRECTION = re.compile(r"<<<|<<-|<<|<>|<&|>&|>>|>\||<|>")
DESCRIPTOR = re.compile(r"\d+|\{(?P<name>\w+)\}")
SEPARATOR = re.compile(r";;&|;;|;&|;|&&|&>>|&>|&|\|\||\|&|\|")
STANDARD_OUTPUT = {">", ">>", ">|", "&>", "&>>", "1>", "1>>", "1>|"}
STANDARD_INPUT = {"<", "0<", "<>", "<&"}
LISTS = {*PIPES, "&&", "||"}
FLOWS = {"if": Flow.BRANCHES, "case": Flow.BRANCHES, "{": Flow.GROUP}
OPENING = {"if": "fi", "while": "done", "until": "done", "for": "done", "select": "done", "case": "esac", "{": "}"}
HEADS = {"for", "select", "case", "function"}
CLOSING = {*OPENING.values()}
BRANCHING = {"else", "elif"}
WITHIN = {"then", "do", "!", "coproc", "time", *BRANCHING}
"""Reserved words behind which another command begins."""
COUNTS = re.compile(
    r"(?:\+\+|--)(?P<before>[A-Za-z_]\w*)|(?P<behind>[A-Za-z_]\w*)(?:\[.*\])?(?:\+\+|--|[-+*/%&|^]?=)", re.ASCII
)
"""A word in `[[ … ]]` that changes a variable, as `[[ x++ -lt 3 ]]` does."""
GLOBBING = ("?", "*", "+", "@", "!")
"""What stands in front of the parentheses of a pattern."""


class Scanner:
    """Reads a script; `here.events` and `comments` are what it consists of."""

    def __init__(self, text: str) -> None:
        self.here = Cursor(text)
        self.comments: list[tuple[int, int]] = []
        self.documents = Documents(self.here)

    def scan(self) -> None:
        """Read all of the text. A command in which something is still open at its end is left out."""
        steps = {
            Mode.COMMANDS: self._commands,
            Mode.LIST: self._list,
            Mode.TEST: self._test,
            Mode.QUOTED: self.here.quotes,
            Mode.BODY: self.documents.read,
            Mode.PARAMETER: self.here.parameter,
            Mode.ARITHMETIC: self.here.arithmetic,
            Mode.GLOB: self.here.glob,
        }
        size = len(self.here.text)
        while self.here.at < size or self.here.frames[-1].mode is Mode.BODY:
            steps[self.here.frames[-1].mode](self.here.frames[-1])
        if len(self.here.frames) == 1:
            self._end_command(self.here.frames[0], "")

    # Each of these reads on in what is open innermost.

    def _commands(self, frame: ShellFrame) -> None:
        char = self.here.text[self.here.at]
        if char in " \t":
            self._end_word(frame)
            self.here.skip(BLANKS)
        elif char == "\n":
            self._end_word(frame)
            if not frame.patterns:
                self._end_command(frame, char)
            self.here.at += 1
            self.documents.enter()
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
            self.here.characters(frame)

    def _list(self, frame: ShellFrame) -> None:
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

    def _test(self, frame: ShellFrame) -> None:
        if self.here.text[self.here.at] in " \t\n;&|<>()":
            self._end_word(frame)
            word = frame.simple.words[-1].plain if frame.simple.words else None
            frame.simple.words.clear()
            counts = COUNTS.match(word) if word else None
            if counts:
                self.here.events.append(Changed(counts["before"] or counts["behind"]))
            if word == "]]":
                self.here.frames.pop()
                self.here.frames[-1].closed = Block(Flow.GROUP, self.here.at)
            else:
                self.here.at += 1
        else:
            self.here.characters(frame)

    # What opens and closes

    def _end_list(self, inner: ShellFrame) -> None:
        self.here.frames.pop()
        frame = self.here.frames[-1]
        word = WrittenWord(tuple(frame.pieces or ()), frame.begun, self.here.at)
        frame.pieces = None
        assigned = Assignment.read(word)
        if assigned:
            values = tuple(inner.simple.words) if assigned.value is not None else None
            listed = Assignment(assigned.name, self.here.at, None, values, assigned.appends)
            self._assign(frame.simple, listed, word)

    # Commands

    def _end_word(self, frame: ShellFrame) -> None:
        if frame.pieces is None:
            return
        end = self.here.at
        while self.here.text.endswith("\\\n", frame.begun, end):  # the line goes on behind it
            end -= 2
        word = WrittenWord(with_home(frame.pieces), frame.begun, end)
        frame.pieces = None
        simple = frame.simple
        if frame.operator:
            self._target(frame, word)
        elif frame.mode is Mode.COMMANDS and not simple.words and self._is_no_word(frame, word):
            pass
        else:
            simple.start = word.start if simple.start < 0 else simple.start
            simple.end = word.end
            simple.words.append(word)
            if simple.head:
                self._head(frame, word)

    def _is_no_word(self, frame: ShellFrame, word: WrittenWord) -> bool:
        """Return whether what stands where a program's name is expected is a reserved word or an assignment."""
        simple, plain = frame.simple, word.plain
        if plain and not simple.assignments and not simple.head and self._is_reserved(frame, plain):
            return True
        if simple.head or frame.patterns:
            return False
        assignment = Assignment.read(word)
        if assignment:
            self._assign(simple, assignment, word)
        elif word.pieces and (element := ELEMENT.match(word.pieces[0].text)):
            self.here.events.append(Changed(element["name"]))
        return assignment is not None

    @staticmethod
    def _assign(simple: Simple, assignment: Assignment, word: WrittenWord) -> None:
        simple.start = word.start if simple.start < 0 else simple.start
        simple.end = word.end
        simple.assignments.append(assignment)

    def _is_reserved(self, frame: ShellFrame, word: str) -> bool:
        if frame.patterns and word != "esac":
            return False
        if word in CLOSING:
            self._close_group(frame, word)
        elif word in OPENING or word in HEADS:
            if word in OPENING:
                self._open_group(frame, word)
            if word in HEADS:
                frame.simple.head = word
        elif word == "[[":
            self.here.frames.append(ShellFrame(Mode.TEST, part=False))
        elif word not in WITHIN:
            return False
        elif word in BRANCHING and frame.groups and frame.groups[-1].closer == "fi":
            self.here.events.append(Branch(frame.groups[-1]))
        return True

    def _open_group(self, frame: ShellFrame, word: str) -> None:
        block = Block(FLOWS.get(word, Flow.LOOP), frame.begun, frame.before, closer=OPENING[word], outer=frame.scope)
        block.piped = self._is_piped(frame)
        if frame.function is not None:
            block.flow, block.name, frame.function = Flow.FUNCTION, frame.function, None
            frame.scope = Scope(frame.scope)
        frame.groups.append(block)
        frame.before, frame.last = "", None
        self.here.events.append(Open(block))

    def _close_group(self, frame: ShellFrame, word: str) -> None:
        if frame.groups and frame.groups[-1].closer == word:
            block = frame.groups.pop()
            frame.scope, frame.closed = block.outer or frame.scope, block
            frame.patterns = False
            self.here.events.append(Close(block))

    @staticmethod
    def _is_piped(frame: ShellFrame) -> bool:
        block = frame.groups[-1] if frame.groups else frame.block
        return frame.before in PIPES or (block is not None and block.piped)

    def _head(self, frame: ShellFrame, word: WrittenWord) -> None:
        """Read on behind `for`, `case`, `function`, which are no commands."""
        simple = frame.simple
        if simple.head == "case" and len(simple.words) == 2:
            frame.simple, frame.patterns = Simple(), True
        elif simple.head == "function":
            frame.simple, frame.function = Simple(), word.plain or ""
        elif simple.head in ("for", "select") and len(simple.words) == 1:
            self.here.events.append(Changed(word.plain or ""))

    def _end_command(self, frame: ShellFrame, separator: str) -> None:
        self._end_word(frame)
        simple, closed = frame.simple, frame.closed
        empty = not simple.words and not simple.assignments and not simple.writes
        if empty and closed is None and separator == "\n" and frame.before in LISTS:
            return  # it goes on at the next line
        frame.simple, frame.closed = Simple(), None
        last, frame.last = frame.last, None
        if closed is not None:
            closed.after = separator
        if not empty and not simple.head and not simple.broken:
            simple.before, simple.after = ("", "") if closed else (frame.before, separator)
            self._link(frame, simple, last if frame.before in PIPES else None)
            self.here.events.append(simple)
            frame.last = None if closed else simple
        frame.before = separator

    def _link(self, frame: ShellFrame, simple: Simple, previous: Simple | None) -> None:
        simple.scope = frame.scope
        simple.piped = self._is_piped(frame)
        simple.previous = previous
        if previous is not None:
            previous.following = simple

    def _separator(self, frame: ShellFrame) -> None:
        match = SEPARATOR.match(self.here.text, self.here.at)
        separator = match[0] if match else ";"
        self._end_word(frame)
        self.here.at += len(separator)
        if frame.patterns:
            return
        if separator.startswith("&>"):
            frame.operator = separator
            return
        self._end_command(frame, separator)
        if len(separator) > 1 and separator[0] == ";" and frame.groups and frame.groups[-1].closer == "esac":
            self.here.events.append(Branch(frame.groups[-1], falls_through=separator != ";;"))
            frame.patterns = True

    def _parenthesis(self, frame: ShellFrame) -> None:
        simple, pieces = frame.simple, frame.pieces
        first = pieces[0] if pieces else None
        lone = first.text if first and pieces and len(pieces) == 1 and first.kind is Kind.TEXT and not first.quoted else ""
        defines = FUNCTION.match(self.here.text, self.here.at)
        if pieces and pieces[-1].text.endswith(GLOBBING) and not pieces[-1].quoted and pieces[-1].kind is Kind.TEXT:
            self.here.open(frame, Mode.GLOB, ")")
        elif frame.patterns:
            self.here.at += 1
        elif lone and ASSIGNMENT.fullmatch(lone):
            self.here.open(frame, Mode.LIST, ")")
        elif defines and len(simple.words) + (pieces is not None) == 1 and not simple.assignments:
            frame.function = lone or simple.program or ""
            frame.simple, frame.pieces = Simple(), None
            self.here.at = defines.end()
        elif pieces is None and not simple.words and not simple.assignments:
            self._open_subshell(frame)
        else:
            simple.broken = True
            self.here.at += 1

    def _open_subshell(self, frame: ShellFrame) -> None:
        if self.here.text.startswith("((", self.here.at):
            self.here.open_apart(frame, Mode.ARITHMETIC, "))")
            return
        block = Block(Flow.SUBSHELL, self.here.at, frame.before, piped=self._is_piped(frame))
        if frame.function is not None:
            block.flow, block.name, frame.function = Flow.FUNCTION, frame.function, None
        self.here.begins(self.here.open_apart(frame, Mode.COMMANDS, ")"), block)

    def _closing_parenthesis(self, frame: ShellFrame) -> None:
        self._end_word(frame)
        if frame.patterns:
            frame.simple, frame.patterns = Simple(), False
            self.here.at += 1
            return
        self._end_command(frame, ")")
        self.here.at += 1
        if frame.closer == ")":
            self.here.close()

    def _comment(self) -> None:
        end = self.here.text.find("\n", self.here.at)
        end = len(self.here.text) if end < 0 else end
        self.comments.append((self.here.at, end))
        self.here.at = end

    # Redirections

    def _redirection(self, frame: ShellFrame) -> None:
        match = REDIRECTION.match(self.here.text, self.here.at)
        operator = match[0] if match else ">"
        if self.here.text.startswith(("<(", ">("), self.here.at):
            self.here.open(frame, Mode.COMMANDS, ")", width=2)
            return
        descriptor = DESCRIPTOR.fullmatch(WrittenWord(tuple(frame.pieces or ()), 0, 0).plain or "")
        if descriptor:
            frame.pieces = None
        else:
            self._end_word(frame)
        if descriptor and descriptor["name"]:
            self.here.events.append(Changed(descriptor["name"]))
        frame.operator = (descriptor[0] if descriptor else "") + operator
        self.here.at += len(operator)

    @staticmethod
    def _is_descriptor(word: WrittenWord) -> bool:
        return word.plain is not None and (word.plain.isdigit() or word.plain == "-")

    def _target(self, frame: ShellFrame, word: WrittenWord) -> None:
        simple, operator = frame.simple, frame.operator
        frame.operator = ""
        simple.end = word.end
        if ">" in operator and not (operator.endswith("&") and self._is_descriptor(word)):
            simple.start = word.start if simple.start < 0 else simple.start
            simple.writes.append(Redirection(operator, word))
        if operator in STANDARD_OUTPUT or (operator == ">&" and not self._is_descriptor(word)):
            simple.output = word
        elif operator in STANDARD_INPUT:
            simple.fed, simple.stdin, simple.source = True, None, word if operator in ("<", "0<") else None
        elif operator == "<<<":
            simple.fed, simple.stdin, simple.source = True, word, None
        elif operator in ("<<", "<<-"):
            simple.fed, simple.stdin, simple.source = True, None, None
            delimiter = "".join(piece.text or self.here.text[piece.start : piece.end] for piece in word.pieces)
            quoted = any(piece.quoted or piece.kind is Kind.ESCAPE for piece in word.pieces) or not word.pieces
            self.documents.announced.append(HereDocument(simple, delimiter, quoted, operator == "<<-"))
