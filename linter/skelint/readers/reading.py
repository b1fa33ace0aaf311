"""Opening a file: its format told, its bytes decoded, its text parsed, its operation recognised."""

import os
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from skelint.authoring.pointer import value_at
from skelint.authoring.request import EVERYTHING, Request
from skelint.authoring.subject import Problem, ProblemKind
from skelint.opening import UnreadableError, load
from skelint.readers.document import LARGEST, LARGEST_SCRIPT, NOWHERE, Document, InputFile, LimitError, Parsed
from skelint.readers.foreign import foreign_format
from skelint.readers.registry import BY_NAME, UNREAD, Contents, Format, format_of
from skelint.readers.template import templates
from skelint.readers.tree import unread
from skelint.services import catalogue
from skelint.services.identification import SHOWN, Clue, Hints, identify, is_possible, possible_for
from skelint.source import BINARY, SourceFile, Span

if TYPE_CHECKING:
    from skelint.readers.awscli.document import ScriptFile

OPERATION = re.compile(
    r"(?<![a-z0-9-])(?:add|attach|create|delete|describe|disable|enable|get|list|modify|put|register|remove|run|send|set|start|stop"
    r"|tag|untag|update)(?:-[a-z0-9]+)+(?=\.|\Z)"
)
"""What looks like the name of an operation in the name of a file; which operations there are is not all known."""

FOR_PEOPLE = frozenset({"markdown", "rst", "asciidoc", "text"})
"""The formats of texts that are read by people: the log of changes of a large project says much of commands, and has none."""
TOO_LARGE = f"the file is larger than {LARGEST:,} bytes"


def read(path: str, hints: Hints | None = None, *, named: bool = True) -> Document:
    """Return the file at a path as a document: `document()` of what `load()` returns."""
    return document(path, load(path, LARGEST), hints, named=named)


def document(
    path: str, raw: bytes, hints: Hints | None = None, *, named: bool = True, file_format: Format | None = None
) -> Document:
    """Return the bytes of a file as a document of its format: a script, or else an input.

    `named` says whether the user named the file: one that was found in a folder, and that nothing shows to be the input of an
    operation, has neither requests nor problems. A format that is not told is recognised.
    """
    source = SourceFile.from_bytes(path, raw) if len(raw) <= LARGEST else SourceFile(path, "")
    row = file_format or format_of(path, lambda: source.text, named=named)
    if row.contents is Contents.NOTHING and named and hints and hints.operation:  # the user says that it is an input
        row = BY_NAME["json" if source.text.lstrip()[:1] in ("{", "[") else "yaml"]
    if row.contents is Contents.COMMANDS and source.encoding != BINARY:
        if len(raw) > LARGEST:
            return _large_script(row, source, raw, named=named)
        return _script(row, source, hints or Hints(), named=named)
    return input_file(row, source, len(raw), hints, named=named)


def is_silent(row: Format | None, raw: bytes) -> bool:
    """Return whether a file is a script that surely calls no operation, as most of a folder are: it is not even decoded."""
    return row is not None and row.contents is Contents.COMMANDS and not catalogue.speaks_of_aws(raw)


def input_file(row: Format, source: SourceFile, size: int, hints: Hints | None = None, *, named: bool = True) -> InputFile:
    """Return a file of a size as an input; of a file of another kind, that it is none."""
    if row is UNREAD:
        problems = [Problem(ProblemKind.UNREAD_FORMAT, Span(0, 0))] if named else []
        return InputFile(Parsed(source, [], None, unread), problems, [])
    if size > LARGEST:
        return _document(_too_large(source), hints, named=named)
    if not named and not is_possible(source.path, source.text, hints):  # most files of a folder: they are not parsed at all
        return InputFile(Parsed(source, [], None, unread), [], [])
    foreign = foreign_format(source.text)
    if foreign:
        return InputFile(Parsed(source, [], None, unread), _another_format(source, foreign) if named else [], [])
    return _document(_parsed(source, row, hints), hints, named=named)


def _parsed(source: SourceFile, row: Format, hints: Hints | None) -> Parsed:
    if source.encoding == BINARY:
        return Parsed(source, [], None, unread)
    parsed: Parsed = row.parse(source, templates(hints.templates) if hints else None)
    return parsed


def _script(row: Format, source: SourceFile, hints: Hints, *, named: bool) -> Document:
    from skelint.readers.awscli.document import ScriptFile, script_file  # noqa: PLC0415 - an input file pays for none of this

    if not catalogue.may_be_called(source.text):  # it is not parsed at all
        return ScriptFile(source, [])
    from skelint.readers.awscli.call import wanted  # noqa: PLC0415

    if len(source.text) > LARGEST_SCRIPT:
        return _beyond(row, source, f"it holds more than {LARGEST_SCRIPT:,} characters", named=named)
    try:
        script = row.parse(source, wanted)
    except LimitError as error:
        return _beyond(row, source, str(error), error.span, named=named)
    if not row.verbatim:
        script = replace(script, commands=[replace(command, embedded=True) for command in script.commands])
    return script_file(source, script, partial(_opened, hints), hints.templates, hints.aws_cli)


def _large_script(row: Format, source: SourceFile, raw: bytes, *, named: bool) -> InputFile:
    """Return a file that is too large to be read: nobody wonders about that of one whose beginning calls no operation."""
    if catalogue.may_be_called(raw[:LARGEST].decode("utf-8", "replace")):
        return _beyond(row, source, TOO_LARGE, named=named)
    return InputFile(Parsed(source, [], None, unread), [], [])


def _beyond(row: Format, source: SourceFile, detail: str, span: Span = NOWHERE, *, named: bool) -> InputFile:
    """Return a file of commands that is not read, as it is beyond a limit; of a text for people only its reader is told."""
    problems = [Problem(ProblemKind.LIMIT, span, detail, syntax="")] if named or row.name not in FOR_PEOPLE else []
    return InputFile(Parsed(source, [], None, unread), problems, [])


def is_command(arguments: Sequence[str]) -> bool:
    """Return whether arguments are a command of the AWS CLI, or another that calls an operation, and not paths."""
    if len(arguments) < 2:
        return False
    if arguments[0] != "aws" and not any(map(catalogue.is_service, arguments)):
        return False
    from skelint.readers.awscli.call import is_program, wanted  # noqa: PLC0415 - an input file pays for none of this
    from skelint.readers.awscli.files import exists  # noqa: PLC0415
    from skelint.readers.awscli.spoken import spoken  # noqa: PLC0415

    return wanted(spoken(arguments)[1].words) or (is_program(arguments[0]) and not exists(arguments[0]))


def command(arguments: Sequence[str], hints: Hints | None = None) -> "ScriptFile":
    """Return a command that is given as arguments as a document; files that it names are looked for here."""
    from skelint.readers.awscli.document import script_file  # noqa: PLC0415
    from skelint.readers.awscli.spoken import spoken  # noqa: PLC0415
    from skelint.readers.scripts.command import Script  # noqa: PLC0415 - an input file pays for none of this

    hints = hints or Hints()
    source, words = spoken(arguments)
    return script_file(source, Script([words]), partial(_opened, hints), hints.templates, hints.aws_cli)


def _opened(hints: Hints, path: str, syntax: str) -> Parsed | None:
    """Return the input file that a command names, read; None where it cannot be."""
    try:
        raw = load(path, LARGEST, named=False)
    except UnreadableError:
        return None
    if len(raw) > LARGEST:
        return _too_large(SourceFile(path, ""))
    source = SourceFile.from_bytes(path, raw)
    parsed = Parsed(source, [], None, unread) if syntax == "text" else _parsed(source, BY_NAME[syntax], hints)
    return replace(parsed, problems=[*_of_encoding(parsed), *parsed.problems])


def _too_large(source: SourceFile) -> Parsed:
    return Parsed(source, [Problem(ProblemKind.LIMIT, NOWHERE, TOO_LARGE)], None, unread)


def _another_format(source: SourceFile, name: str) -> list[Problem]:
    start = len(source.text) - len(source.text.lstrip())
    return [Problem(ProblemKind.ANOTHER_FORMAT, Span(start, start + 1), name)]


def _document(parsed: Parsed, hints: Hints | None, *, named: bool) -> InputFile:
    problems = [*_of_encoding(parsed), *parsed.problems]
    try:
        identity = identify(parsed.source.path, parsed.parameters or {}, hints, parsed.comment)
    except catalogue.UnknownOperationError as error:
        return InputFile(parsed, [*problems, Problem(ProblemKind.UNKNOWN_OPERATION, parsed.comment_span, str(error))], [])
    if identity is None or (identity.clue is Clue.OUTPUT and not named):
        if not named:
            return InputFile(parsed, [], [])
        if parsed.parameters is not None and not parsed.broken:
            start = len(parsed.source.text) - len(parsed.source.text.lstrip())
            named_after = OPERATION.search(os.path.basename(parsed.source.path))  # noqa: PTH119 - as above
            name = named_after[0] if named_after else ""
            named_so = catalogue.by_name(name)  # of several services: else it would be known
            possible = ", ".join(map(str, named_so[:SHOWN] or possible_for(parsed.parameters, hints)))
            value = "" if named_so else name
            problems.append(Problem(ProblemKind.UNIDENTIFIED, Span(start, start + 1), possible, value=value))
        return InputFile(parsed, problems, [])
    if parsed.parameters is None:
        return InputFile(parsed, problems, [])
    inner = value_at(parsed.parameters, identity.wrapper)
    parameters = inner if isinstance(inner, dict) else None
    request = Request(
        model=identity.model,
        parameters=parameters or {},
        given=EVERYTHING if parameters is None or parsed.broken else identity.given,
        wrapper=identity.wrapper,
        guessed=identity.clue.value if identity.clue in (Clue.MEMBERS, Clue.OUTPUT) else "",
    )
    return InputFile(parsed, problems, [request])


def _of_encoding(parsed: Parsed) -> list[Problem]:
    source = parsed.source
    if source.encoding == "utf-8":
        return []
    if source.encoding == "utf-8-sig":
        if parsed.syntax == "YAML":  # version 2 reads it, and version 1 no YAML
            return []
        return [Problem(ProblemKind.BYTE_ORDER_MARK, Span(0, 0), mend=[])]
    if source.encoding == BINARY:
        return [Problem(ProblemKind.NOT_TEXT, Span(0, 0))]
    return [Problem(ProblemKind.ENCODING, Span(0, 0), source.encoding.upper(), mend=[])]
