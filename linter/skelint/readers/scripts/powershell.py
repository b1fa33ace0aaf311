"""Reads PowerShell: its commands, with the arguments that programs get from it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from skelint.readers.scripts import batch, windows
from skelint.readers.scripts.command import Command, Dialect, Script, Template, Word
from skelint.readers.scripts.limits import DEEPEST, MOST_FILTERS, MOST_FOLDERS
from skelint.readers.scripts.passage import Passage, whole
from skelint.readers.scripts.powershell_passing import passed
from skelint.readers.scripts.powershell_statements import PowerShellScanner
from skelint.readers.scripts.powershell_syntax import Statement
from skelint.readers.scripts.powershell_variables import Variables
from skelint.readers.scripts.shell import NAMED, Wanted
from skelint.readers.scripts.words import Builder, Kind, Piece, WrittenWord
from skelint.source import SourceFile, Span

WRITING = {"out-file", "set-content", "add-content", "tee-object", "tee", "sc"}
GOING = {"cd", "chdir", "sl", "set-location", "pushd", "push-location"}
EVALUATING = {"invoke-expression", "iex"}
FILLED = re.compile(
    r"\b(?:Get-Content|gc|cat)\s+(?:-\w+\s+)*(?P<quote>['\"]?)(?P<path>[\w./\\-]+)(?P=quote)[^\n]{0,400}?(?:-c?replace\b|\.Replace\()",
    re.IGNORECASE,
)
"""Where a file is read, and what is written there is replaced."""
PATHS = ("", "-filepath", "-path", "-literalpath", "-append", "-force")
"""The options behind which commands that write take their file."""


def parse(source: SourceFile, wanted: Wanted) -> Script:
    """Return the commands of a script."""
    return read(source, whole(source), wanted)


def read(
    source: SourceFile, passage: Passage, wanted: Wanted, *, folders: Sequence[str] = (), placeholders: bool = False
) -> Script:
    """Return the commands of a passage of a file; `folders` are where it may be run."""
    commands: list[Command] = []
    comments: list[Span] = []
    pending = [(passage, tuple(folders), 0)]
    while pending:
        part, working_folders, depth = pending.pop()
        reading = _PowerShellReading(source, part)
        comments += reading.comments()
        for statement in reading.statements:
            words = reading.words(statement)
            if not words:
                continue
            if words[0].text.lower() in GOING and len(words) == 2 and words[1].is_known:
                working_folders = (*working_folders, words[1].text.replace("\\", "/"))[-MOST_FOLDERS:]
            inner = _script(words) if depth < DEEPEST else None
            if wanted(words):
                command = replace(reading.command(statement, words), folders=working_folders, placeholders=placeholders)
                commands.append(_within(command) if depth else command)
            elif inner and words[0].text.lower() in EVALUATING:
                pending.append((Passage(inner.text, inner.origins, part.one_word), working_folders, depth + 1))
            elif inner:
                script = batch.read(
                    source, Passage(inner.text, inner.origins), wanted, folders=working_folders, placeholders=placeholders
                )
                commands += [_within(command) for command in script.commands]
    commands.sort(key=lambda command: command.span)
    templates = [Template(match["path"].replace("\\", "/"), tuple(folders)) for match in FILLED.finditer(passage.text)]
    return Script(commands, sorted(comments), templates=templates)


def _within(command: Command) -> Command:
    """Return a command of a script that is itself an argument: what quotes it needs within those of the other is not told."""
    return replace(command, dialect=Dialect.ARGUMENTS)


def _script(words: Sequence[Word]) -> Word | None:
    """Return the word that is itself a script, as in `Invoke-Expression "aws …"` and `cmd /c "aws …"`."""
    program = words[0].text.lower().rpartition("\\")[2].removesuffix(".exe")
    script = words[-1] if len(words) == 2 and program in EVALUATING else None
    if len(words) == 3 and program == "cmd" and words[1].text.lower() in ("/c", "/k"):
        script = words[-1]
    return script if script is not None and script.literal and not script.splits and " " in script.text else None


class _PowerShellReading:
    """A passage with what was read of it."""

    def __init__(self, source: SourceFile, passage: Passage) -> None:
        self.passage = passage
        scanner = PowerShellScanner(passage.text)
        scanner.scan()
        self._comments = scanner.comments
        self.statements = sorted(
            (statement for statement in scanner.statements if statement.arguments),
            key=lambda statement: statement.arguments[0].items[0].start,
        )
        builder = Builder(source, passage, patterns=False)
        self._variables = Variables(self.statements, scanner.assignments, scanner.changed, builder)
        self._builder = replace(builder, lookup=self._variables.lookup)

    def comments(self) -> Sequence[Span]:
        """Return the comments that name skelint."""
        origins, text = self.passage.origins, self.passage.text
        return [Span(origins[start], origins[end]) for start, end in self._comments if text.find(NAMED, start, end) >= 0]

    def words(self, statement: Statement) -> list[Word]:
        """Return the words of a command."""
        words = [word for argument in statement.arguments for word in passed(argument)]
        return self._builder.words([*map(self._variables.resolved, words), *self._verbatim(statement)])

    def _verbatim(self, statement: Statement) -> Sequence[WrittenWord]:
        """Return the words behind `--%`; where `%NAME%` is replaced in them, they may be any."""
        if statement.verbatim is None:
            return []
        start, end = statement.verbatim
        rest = self.passage.text[start:end]
        words = windows.arguments(self.passage.text, start, end) if "%" not in rest else None
        unknown = WrittenWord((Piece(Kind.LIST, "", start, end),), start, end)
        return [unknown, unknown] if words is None else words  # more than the value of the option before them

    def command(self, statement: Statement, words: Sequence[Word]) -> Command:
        """Return a command with what stands around it."""
        origins, text = self.passage.origins, self.passage.text
        filters, last = list[str](), statement
        while last.following is not None and len(filters) < MOST_FILTERS:
            last = last.following
            filters.append(text[last.arguments[0].items[0].start : last.end])
        output = statement.output or last.output or (self._output_of(last) if filters else None)
        return Command(
            words=words,
            span=Span(origins[statement.arguments[0].items[0].start], origins[statement.end]),
            dialect=Dialect.POWERSHELL if statement.verbatim is None else Dialect.ARGUMENTS,
            piped=statement.piped,
            output=self._builder.word(self._variables.resolved(output)) if output else None,
            filters=filters,
        )

    def _output_of(self, statement: Statement) -> WrittenWord | None:
        """Return the file that the last command of a pipe writes to."""
        if statement.first not in WRITING:
            return None
        option = ""
        for argument in statement.arguments[1:]:
            text = (argument.items[0].literal or "").lower()
            if text.startswith("-"):
                option = text
            elif option in PATHS:
                return argument.items[0]
            else:
                option = ""
        return None
