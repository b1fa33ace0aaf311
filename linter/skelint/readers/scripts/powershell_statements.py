"""The statements of a PowerShell script: their commands with the arguments of each, what is assigned, where output goes.

It is one pass over the text with a stack of what is open, and no recursion (about_Language_Keywords, about_Pipelines,
about_Redirection, about_Pipeline_Chain_Operators). It is no tree-sitter grammar because the one in the package registry
stumbles over `--option=value`, and takes half a millisecond a command.
"""

import re

from skelint.readers.scripts.powershell_arguments import PowerShellCursor, PowerShellToken, name_of
from skelint.readers.scripts.powershell_passing import Argument, Comma
from skelint.readers.scripts.powershell_syntax import PowerShellAssignment, PowerShellFrame, Role, Statement
from skelint.readers.scripts.words import Kind, Piece, WrittenWord
from skelint.source import Span

BLANKS = re.compile(r"(?:[^\S\n]|`\n)+")
ENDED_LINE = re.compile(r"\n\s*")
REDIRECTION = re.compile(r"(?P<stream>[1-6*]?)>(?:>|(?P<merged>&[12]))?")
"""Only at the start of an argument: `a>b` is one text (about_Redirection)."""
SEPARATOR = re.compile(r";|&&|\|\||[&|]")
VERBATIM = re.compile(r"--%(?=\s|\Z)(?P<rest>[^\n|]*)")
TARGET = re.compile(
    r"(?:\[[\w.\[\], ]+\][ \t]*)*\$(?:\{(?P<braced>[^{}\n]+)\}|(?P<name>(?:\w+:)?\w+))"
    r"(?P<part>(?:\.\w+|\[[^\[\]\n;]*\])*)[ \t]*(?P<sign>(?:[+*/%-]|\?\?)?=)(?!=)[ \t]*"
)
"""What is assigned to (about_Assignment_Operators)."""
KEY = re.compile(r"[\w-]+[ \t]*=[ \t]*")
BEFORE_A_COMMAND = {"return", "throw", "exit"}
CHANGES = re.compile(r"\+\+|--|\[ref\]", re.IGNORECASE)
"""What stands beside a variable that is changed in place."""
BODIES = {"if", "elseif", "else", "foreach", "for", "while", "until", "do", "switch", "function", "filter", "class", "enum"}
BODIES |= {"try", "catch", "finally", "trap", "begin", "process", "end", "clean", "dynamicparam", "data", "param", "workflow"}
"""The keywords before a block of statements (about_Language_Keywords)."""
NAMING = {"param", "foreach", "function", "filter", "catch"}
"""The keywords whose parentheses give values to variables."""


class PowerShellScanner:
    """Reads a script; `statements`, `assignments` and `comments` are what it found, in the order they end."""

    def __init__(self, text: str) -> None:
        self.here = PowerShellCursor(text)
        self.statements: list[Statement] = []
        self.assignments: list[PowerShellAssignment] = []
        self.changed: set[str] = set()
        """The variables that get values in other ways."""
        self.comments: list[Span] = []
        self.frames = [PowerShellFrame()]

    def scan(self) -> None:
        """Read all of the text. A command in which something is still open at its end is left out."""
        here, length = self.here, len(self.here.text)
        while here.at < length:
            frame = self.frames[-1]
            token = frame.token
            if token is None:
                self._between(frame)
            elif token.string:
                if not here.quotes(token):
                    self._open(frame, Role.PART, ")", 2)
                elif not token.string and not token.generic:
                    self._expression(frame, token)
            elif token.generic:
                if not here.plain(token):
                    self._inside(frame, token)
            else:
                self._expression(frame, token)
        frame = self.frames[-1]
        if frame.token is not None and not frame.token.string:
            self._end_item(frame, frame.token)
        if len(self.frames) == 1 and frame.token is None:
            self._end_statement(frame, "")

    def _between(self, frame: PowerShellFrame) -> None:
        """Read what stands between two arguments."""
        here, text, at = self.here, self.here.text, self.here.at
        char = text[at]
        if blanks := BLANKS.match(text, at):
            here.at = blanks.end()
        elif char == "\n":
            self._line_end(frame)
        elif char == "#" or text.startswith("<#", at):
            self._comment(char)
        elif not frame.statement.arguments and self._target(frame):
            pass
        elif redirection := REDIRECTION.match(text, at):
            here.at = redirection.end()
            frame.redirected = None if redirection["merged"] else redirection["stream"] or "1"
        elif separator := SEPARATOR.match(text, at):
            self._separator(frame, separator[0])
        elif char == ",":
            self._comma(frame)
        elif char in ")}":
            self._close(frame, char)
        elif verbatim := VERBATIM.match(text, at):
            frame.statement.verbatim = Span(*verbatim.span("rest"))
            frame.statement.end = here.at = verbatim.end()
        elif not self._bracket(frame):
            frame.token = here.begin()

    def _inside(self, frame: PowerShellFrame, token: PowerShellToken) -> None:
        """Read what ends a text, or opens in it."""
        if self.here.text.startswith("$(", self.here.at):
            self._open(frame, Role.PART, ")", 2)
        else:
            self._end_item(frame, token)

    def _expression(self, frame: PowerShellFrame, token: PowerShellToken) -> None:
        """Read what belongs to an expression that may end here."""
        before = self.here.at
        self.here.members(token)
        if self.here.at == before:
            self._end_item(frame, token)
            return
        frame.array = None
        if self.here.text.startswith("(", self.here.at):
            self._open(frame, Role.PART, ")", 1)

    def _bracket(self, frame: PowerShellFrame) -> bool:
        text, at = self.here.text, self.here.at
        statement = frame.statement
        if text.startswith(("$(", "@(", "@{"), at):
            role = {"$(": Role.PART, "@(": Role.ARRAY, "@{": Role.TABLE}[text[at : at + 2]]
            frame.token = PowerShellToken(at, generic=False)
            self._open(frame, role, "}" if role is Role.TABLE else ")", 2)
        elif text[at] in "({":
            block = not statement.arguments or (text[at] == "{" and statement.first in BODIES)
            frame.token = None if block else PowerShellToken(at, generic=False)
            self._open(frame, Role.BLOCK if block else Role.PART, ")" if text[at] == "(" else "}", 1)
        else:
            return False
        return True

    def _open(self, frame: PowerShellFrame, role: Role, closer: str, width: int) -> None:
        naming = closer == ")" and frame.statement.first in NAMING
        self.frames.append(PowerShellFrame(role, closer, self.here.at, naming=naming))
        self.here.at += width

    def _close(self, frame: PowerShellFrame, char: str) -> None:
        self._end_statement(frame, char)
        start, self.here.at = self.here.at, self.here.at + 1
        if frame.closer != char:
            return
        self.frames.pop()
        outer = self.frames[-1]
        if outer.token is not None:
            quoted = outer.token.generic or bool(outer.token.string)
            outer.token.pieces.append(Piece(Kind.COMPUTED, "", frame.start, start + 1, quoted))
            outer.array = frame.ended if frame.role is Role.ARRAY else None
        elif char == "}":  # the body of `if (…) { … }`: a statement ends with it
            self._end_statement(outer, "}")
        else:
            # `(…) | …`, `(…).Name`: an expression whose value nobody knows
            outer.token = PowerShellToken(
                frame.start, generic=False, pieces=[Piece(Kind.COMPUTED, "", frame.start, start + 1)]
            )

    def _line_end(self, frame: PowerShellFrame) -> None:
        here = self.here
        ended = ENDED_LINE.match(here.text, here.at)
        here.at = ended.end() if ended else here.at + 1
        goes_on = here.text.startswith("|", here.at) and not here.text.startswith("||", here.at)
        if not (goes_on and frame.statement.arguments):  # else the pipe stands at the start of the next line
            self._end_statement(frame, "\n")

    def _comment(self, char: str) -> None:
        here, text = self.here, self.here.text
        end = text.find("\n", here.at) if char == "#" else text.find("#>", here.at)
        end = len(text) if end < 0 else end + (char != "#") * 2
        self.comments.append(Span(here.at, end))
        here.at = end

    def _target(self, frame: PowerShellFrame) -> bool:
        """Read what the value of the statement is assigned to."""
        here = self.here
        if frame.role is Role.TABLE and (key := KEY.match(here.text, here.at)):
            here.at = key.end()
            return True
        target = TARGET.match(here.text, here.at)
        if target is None:
            return False
        name = name_of(target)
        whole = not target["part"] and target["sign"] == "="
        frame.statement.assigned.append(PowerShellAssignment(name, whole and len(self.frames) == 1))
        here.at = target.end()
        if here.text.startswith("\n", here.at):
            here.at += 1
        return True

    def _comma(self, frame: PowerShellFrame) -> None:
        """Read a comma, behind which another item of a list stands, if need be on the next line."""
        here, text, at = self.here, self.here.text, self.here.at
        here.at += 1
        while (blanks := BLANKS.match(text, here.at) or ENDED_LINE.match(text, here.at)) is not None:
            here.at = blanks.end()
        if frame.statement.arguments and frame.redirected is None:
            frame.comma = Comma(at, text[at - 1].isspace(), here.at > at + 1)

    def _separator(self, frame: PowerShellFrame, separator: str) -> None:
        self.here.at += len(separator)
        if separator != "&" or frame.statement.arguments:  # else it is the operator that calls what follows
            self._end_statement(frame, separator)

    def _end_item(self, frame: PowerShellFrame, token: PowerShellToken) -> None:
        """Add an item that ends here to its statement."""
        item = WrittenWord(tuple(token.pieces), token.start, self.here.at)
        frame.token = None
        statement = frame.statement
        statement.end = self.here.at
        if frame.redirected is not None:
            if frame.redirected in ("1", "*") and not any(piece.text == "null" for piece in item.pieces):
                statement.output = item
            frame.redirected = None
        elif frame.comma is not None:
            statement.arguments[-1].items.append(item)
            statement.arguments[-1].commas.append(frame.comma)
            frame.comma = None
        elif statement.arguments or (item.plain or "").lower() not in BEFORE_A_COMMAND:
            statement.arguments.append(Argument([item]))
        if frame.naming or any(piece.kind is Kind.TEXT and CHANGES.match(piece.text) for piece in item.pieces):
            self.changed.update(piece.text for piece in item.pieces if piece.kind is Kind.VARIABLE)
        if (item.plain or "").startswith("=") and len(statement.arguments) == 2:  # `$a, $b = …`
            targets = [piece for target in statement.arguments[0].items for piece in target.pieces]
            self.changed.update(piece.text for piece in targets if piece.kind is Kind.VARIABLE)

    def _end_statement(self, frame: PowerShellFrame, separator: str) -> None:
        statement = frame.statement
        frame.comma = frame.redirected = None
        if not statement.arguments and not statement.assigned:
            frame.last = None if separator not in ("\n", "") else frame.last
            return
        frame.statement = Statement()
        self._assign(frame, statement, separator)
        if frame.role is Role.ARRAY:
            frame.ended.append(_single(statement) if separator != "|" and frame.last is None else None)
        if not statement.arguments:
            frame.last = None
            return
        if frame.last is not None:
            statement.piped, frame.last.following = True, statement
        self.statements.append(statement)
        frame.last = statement if separator == "|" else None

    def _assign(self, frame: PowerShellFrame, statement: Statement, separator: str) -> None:
        """Note what the variables are given that a statement assigns to."""
        argument = _single(statement) if separator in ("\n", ";", "") and frame.last is None else None
        array = frame.array if argument is not None and len(argument.items) == 1 else None
        values = [argument] if array is None else array
        arguments = [value for value in values if value is not None]
        frame.array = None
        for assignment in statement.assigned:
            assignment.end = self.here.at
            assignment.value = arguments if len(arguments) == len(values) else None
            assignment.is_list = array is not None
            self.assignments.append(assignment)


def _single(statement: Statement) -> Argument | None:
    """Return the argument that a statement is, if it is no more than one."""
    alone = len(statement.arguments) == 1 and statement.verbatim is None and statement.output is None
    return statement.arguments[0] if alone else None
