"""`skelint effective`: each request as AWS would get it, each value with its origin."""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Annotated, Any, NamedTuple

import typer

from skelint.authoring.finding import Part
from skelint.authoring.operation import OperationModel
from skelint.authoring.pointer import Pointer, json_pointer
from skelint.authoring.request import Request, Unresolved
from skelint.cli.settings import ConfigOption, Form, IsolatedOption
from skelint.cli.terminal import complain, terminal
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import judged
from skelint.engine.redaction import Redaction, redaction
from skelint.engine.ruleset import Ruleset
from skelint.opening import OutsideError, UnreadableError, load
from skelint.project.discovery import files
from skelint.project.settings import RunOptions, Settings
from skelint.readers.document import LARGEST, Document
from skelint.readers.reading import command, document, is_command
from skelint.reporters.ascii_json import as_json
from skelint.reporters.printable import printable
from skelint.run.outcome import STDIN
from skelint.source import SourceFile

LONGEST = 100
"""How many characters of a value are printed in the readable form."""
ABSENT = object()
STARS = "***"


class Asked(NamedTuple):
    """A request, the document that it is in, and what must not be shown of that."""

    document: Document
    request: Request
    hidden: Redaction


def effective(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders, or a command after --. Default: .")] = None,
    output_format: Annotated[
        Form, typer.Option("--format", envvar="SKELINT_EFFECTIVE_FORMAT", help="How to print them.")
    ] = Form.TEXT,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> None:
    """Print each request as AWS would get it, with where each value is written. Secrets are starred out.

    The exit status is 1 where the AWS CLI refuses a command, so that it sends nothing.
    """
    settings = Settings(RunOptions(config=config, isolated=isolated))
    failed = False
    documents: list[Document] = []
    if paths and is_command(paths):
        documents = [command(paths, settings.file(paths[0]).hints)]
    else:
        for path, named, row in files(paths or ["."], settings):
            try:
                raw = sys.stdin.buffer.read(LARGEST + 1) if path == STDIN else load(path, LARGEST, named=named)
            except UnreadableError as error:
                complain(str(error))
                failed = failed or not isinstance(error, OutsideError)
                continue
            name = "<stdin>" if path == STDIN else path
            documents.append(document(name, raw, settings.file(path).hints, named=named, file_format=row))
    # What commands use is printed with them.
    used = frozenset[str]().union(*(document.uses for document in documents))
    own = [document for document in documents if os.path.abspath(document.source.path) not in used]  # noqa: PTH100 - as `uses` has it
    asked = [
        Asked(document, request, hidden)
        for document in own
        for hidden in [redaction(document)]
        for request in document.requests
    ]
    refused = any(ask.document.refusals(ask.request) for ask in asked)
    if output_format is Form.JSON:
        typer.echo(as_json([_as_json(ask) for ask in asked]), nl=False)
    else:
        _print([line for ask in asked for line in _lines(ask)])
    raise typer.Exit(2 if failed else int(refused))


def _as_json(asked: Asked) -> dict[str, Any]:
    document, request, hidden = asked
    source, span = document.locate(request, (), Part.VALUE)
    parameters = _without_unresolved(dict(request.parameters), request.model, hidden)
    return {
        "path": source.path,
        "line": source.position(span.start).line,
        "operation": str(request.operation),
        "parameters": parameters if isinstance(parameters, dict) else {},
        "unresolved": [hidden.text(json_pointer(pointer)) for pointer in _unresolved((), request.parameters)],
        "complete": request.given == frozenset(),
        "refused": [diagnostic.message for diagnostic in _refusals(asked)],
    }


def _refusals(asked: Asked) -> Sequence[Diagnostic]:
    """Return for what the AWS CLI refuses a command, so that it sends nothing of it."""
    problems = asked.document.refusals(asked.request)
    return judged(asked.document, problems, Ruleset.collect()) if problems else []


def _without_unresolved(value: object, model: OperationModel, hidden: Redaction, pointer: Pointer = ()) -> object:
    """Return a value without the members that are not known, or `ABSENT` where it is none itself; secrets are starred out."""
    if isinstance(value, Unresolved):
        return ABSENT
    if _is_secret(model, pointer):
        return STARS
    if isinstance(value, dict):
        members = {hidden.text(key): _without_unresolved(item, model, hidden, (*pointer, key)) for key, item in value.items()}
        return {key: item for key, item in members.items() if item is not ABSENT}
    if isinstance(value, list):
        items = [_without_unresolved(item, model, hidden, (*pointer, index)) for index, item in enumerate(value)]
        return ABSENT if any(item is ABSENT for item in items) else items
    return hidden.text(value) if isinstance(value, str) and not model.is_identifier(pointer) else value


def _unresolved(pointer: Pointer, value: object) -> Iterator[Pointer]:
    """Yield where values are that are not known."""
    if isinstance(value, Unresolved):
        yield pointer
    items: Any = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, item in items:
        yield from _unresolved((*pointer, step), item)


def _lines(asked: Asked) -> Iterator[tuple[str, str, str]]:
    """Yield the lines of a request, each in three columns: what, its value, its place."""
    document, request, hidden = asked
    source, span = document.locate(request, (), Part.VALUE)
    yield "", str(request.operation), _where(source, span.start)
    for diagnostic in _refusals(asked):
        yield "refused by the AWS CLI", printable(diagnostic.message), _where(diagnostic.source, diagnostic.span.start)
    for name, value in request.parameters.items():
        source, span = document.locate(request, (name,), Part.VALUE)
        yield printable(hidden.text(name)), _shown(name, value, request.model, hidden), _where(source, span.start)
    if request.given != frozenset():
        names = sorted(request.given) if isinstance(request.given, frozenset) else []
        yield "more", f"not known{': ' if names else ''}{printable(', '.join(names))}", _where(source, span.start)


def _where(source: SourceFile, offset: int) -> str:
    return printable(f"{source.path}:{source.position(offset).line}")


def _is_secret(model: OperationModel, pointer: Pointer) -> bool:
    return model.is_sensitive(pointer) and not model.is_identifier(pointer)


def _shown(name: str, value: object, model: OperationModel, hidden: Redaction) -> str:
    if isinstance(value, Unresolved):
        return f"not known: {STARS if _is_secret(model, (name,)) else printable(hidden.text(value[:LONGEST]))}"
    text = json.dumps(_starred(value, model, hidden, (name,)), ensure_ascii=False)
    return printable(text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…")


def _starred(value: object, model: OperationModel, hidden: Redaction, pointer: Pointer) -> object:
    if _is_secret(model, pointer):
        return STARS
    if isinstance(value, dict):
        return {hidden.text(name): _starred(item, model, hidden, (*pointer, name)) for name, item in value.items()}
    if isinstance(value, list):
        return [_starred(item, model, hidden, (*pointer, index)) for index, item in enumerate(value)]
    return hidden.text(value) if isinstance(value, str) and not model.is_identifier(pointer) else value


def _print(lines: Sequence[tuple[str, str, str]]) -> None:
    where = terminal()
    widths = [max((len(line[column]) for line in lines if line[0]), default=0) for column in (0, 1)]
    if where.colour:
        from rich.console import Console  # noqa: PLC0415
        from rich.markup import escape  # noqa: PLC0415 - only a terminal needs rich

        console = Console(force_terminal=True, highlight=False, soft_wrap=True)
        for name, value, place in lines:
            if name:
                text = f"  [cyan]{escape(name.ljust(widths[0]))}[/]  {escape(value.ljust(widths[1]))}  [dim]{escape(place)}[/]"
            else:
                text = f"[bold]{escape(place)}[/]: {escape(value)}"
            console.print(text)
        return
    for name, value, place in lines:
        typer.echo(f"  {name.ljust(widths[0])}  {value.ljust(widths[1])}  {place}" if name else f"{place}: {value}")
