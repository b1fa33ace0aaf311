"""The drawing of `full`, with rich."""

from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from skelint.diagnostic import Diagnostic
from skelint.finding import Severity
from skelint.reporters import Report, Terminal
from skelint.reporters.frame import Mark, frame
from skelint.reporters.printable import guarded, printable

COLOURS = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.NOTE: "bold cyan"}
UNWRAPPED = 120
"""The width of frames where there is no terminal."""


def drawn(report: Report, terminal: Terminal) -> str:
    """Return each diagnostic with its place, its source frame, what the service would answer, and what to do."""
    console = Console(
        file=StringIO(),
        width=max(terminal.width or UNWRAPPED, 20),
        force_terminal=terminal.colour,
        no_color=not terminal.colour,
        color_system="standard" if terminal.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    with console.capture() as capture:
        for diagnostic in report.diagnostics:
            for line in _diagnostic(diagnostic, console, wrap=terminal.width is not None):
                line.rstrip()
                console.print(line, soft_wrap=True)
            console.print()
    return capture.get()


def _diagnostic(diagnostic: Diagnostic, console: Console, *, wrap: bool) -> Iterator[Text]:
    source = diagnostic.source
    colour = COLOURS[diagnostic.severity]
    line, column = source.position(diagnostic.span.start)
    link = f" link {diagnostic.url}" if diagnostic.url else ""
    header = Text(f"{diagnostic.severity}[{diagnostic.code}]", style=colour + link)
    header.append(f": {printable(diagnostic.message)}", style="bold")
    yield from _wrapped(header, console, indent="  ", wrap=wrap)
    marks = [Mark(diagnostic.span, primary=True)]
    marks += [Mark(related.span, related.message) for related in diagnostic.related if related.source.path == source.path]
    last = max(source.position(mark.span.start).line for mark in marks)
    gutter = " " * len(str(last))
    place = Text(f"{gutter}--> ", style="blue")
    yield place.append(guarded(f"{printable(source.path)}:{line}:{column}"), style="default")
    yield from frame(source, marks, colour, console.width)
    for name, text in _notes(diagnostic):
        note = Text(f"{gutter} = ", style="blue").append(f"{name}: ", style="bold").append(printable(text))
        yield from _wrapped(note, console, indent=f"{gutter}   ", wrap=wrap)


def _notes(diagnostic: Diagnostic) -> Iterator[tuple[str, str]]:
    if diagnostic.service_error:
        yield "AWS would answer", diagnostic.service_error
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix:
        yield f"fix ({diagnostic.fix.applicability.value})", diagnostic.fix.title
    if diagnostic.evidence:
        yield "known because", f"{diagnostic.evidence} (skelint explain {diagnostic.code})"


def _wrapped(text: Text, console: Console, *, indent: str, wrap: bool) -> Iterator[Text]:
    """Yield a text in lines that fit the terminal, all but the first indented."""
    if not wrap or text.cell_len <= console.width:
        yield text
        return
    room = max(console.width - len(indent), 20)
    first, *rest = text.wrap(console, room)
    yield first
    for line in rest:
        yield Text(indent).append_text(line)
