"""The drawing of `full`, with rich."""

import re
from collections.abc import Iterator
from io import StringIO

from rich.console import Console
from rich.text import Text

from skelint.engine.diagnostic import Diagnostic
from skelint.reporters import Terminal
from skelint.reporters.change import change
from skelint.reporters.colours import BESIDE, SEVERITIES
from skelint.reporters.frame import Frame, Mark, frame
from skelint.reporters.printable import guarded, printable, printable_lines
from skelint.run.report import Report

UNWRAPPED = 120
"""The width of frames where there is no terminal."""
NARROWEST = 30
"""A narrower terminal is drawn for as if it had this many cells: there is no room for words in it."""
LINK_ID = re.compile(r"(?<=\x1b\]8;)id=\d+")
"""What rich draws lots for in each link; one report must be like the next."""


def drawn(report: Report, terminal: Terminal) -> str:
    """Return each diagnostic with its place, its source frame, what the service would answer, and what to do."""
    console = Console(
        file=StringIO(),
        width=max(terminal.width or UNWRAPPED, NARROWEST),
        force_terminal=terminal.colour,
        no_color=not terminal.colour,
        color_system="standard" if terminal.colour else None,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )
    told: set[str] = set()
    with console.capture() as capture:
        previous: Diagnostic | None = None
        for diagnostic in report.diagnostics:
            guessed = bool(diagnostic.guessed) and diagnostic.source.path not in told
            told |= {diagnostic.source.path} if guessed else set()
            grouped = previous is not None and _is_about_the_same(diagnostic, previous)
            if previous is not None and not grouped:
                console.print()
            previous = diagnostic
            for line in _diagnostic(diagnostic, console, terminal, guessed=guessed, grouped=grouped):
                line.rstrip()
                console.print(line, soft_wrap=True)
        console.print()
    return LINK_ID.sub("", capture.get())


def _is_about_the_same(diagnostic: Diagnostic, previous: Diagnostic) -> bool:
    """Return whether a diagnostic is about the value of the one before, and its frame would show nothing else."""
    place, other = ((shown.source.path, shown.span, list(shown.related)) for shown in (diagnostic, previous))
    return place[:2] == other[:2] and (not place[2] or place[2] == other[2])


def _diagnostic(
    diagnostic: Diagnostic, console: Console, terminal: Terminal, *, guessed: bool, grouped: bool
) -> Iterator[Text]:
    source = diagnostic.source
    wrap = terminal.width is not None
    colour = SEVERITIES[diagnostic.severity]
    # A terminal shows the link; the log of a CI, though it may take colours, would show its letters.
    link = f" link {printable(diagnostic.url)}" if wrap and diagnostic.url else ""
    header = Text().append(f"{diagnostic.severity}[{diagnostic.code}]", style=colour + link)
    header.append(f": {printable(diagnostic.message)}", style="bold")
    yield from _wrapped(header, console, indent="  ", wrap=wrap)
    framed = _framed(diagnostic, colour, console)
    gutter = " " * framed.gutter
    # A path is left in one piece, however long: a terminal finds the file in it, and people copy it.
    yield (
        Text()
        .append(f"{gutter}--> ", style=BESIDE)
        .append(guarded(_place(source.path, *source.position(diagnostic.span.start))))
    )
    if not grouped:
        yield from framed.rows
    for name, text in _notes(diagnostic, guessed=guessed, verbose=terminal.verbose):
        first, *others = printable_lines(text)
        note = Text().append(f"{gutter} = ", style=BESIDE).append(f"{name}:", style="bold").append(f" {first}")
        yield from _wrapped(note, console, indent=f"{gutter}   ", wrap=wrap)
        for line in others:
            yield from _wrapped(Text(f"{gutter}     {line}"), console, indent=f"{gutter}     ", wrap=wrap)
    if diagnostic.fix:
        yield from change(source, diagnostic.fix, framed.gutter, console)


def _framed(diagnostic: Diagnostic, colour: str, console: Console) -> Frame:
    source = diagnostic.source
    marks = [Mark(diagnostic.span, primary=True)]
    marks += [Mark(related.span, related.message) for related in diagnostic.related if related.source.path == source.path]
    return frame(source, marks, colour, console, diagnostic.inside)


def _place(path: str, line: int, column: int) -> str:
    return f"{printable(path)}:{line}:{column}"


def _notes(diagnostic: Diagnostic, *, guessed: bool, verbose: bool) -> Iterator[tuple[str, str]]:
    """Yield what stands below the frame, each with its name; what the fix would change comes last, so it does too."""
    for related in diagnostic.related:
        if related.source.path != diagnostic.source.path:
            place = _place(related.source.path, *related.source.position(related.span.start))
            yield "see", f"{place}: {related.message}"
    if diagnostic.service_error:
        yield "AWS would answer", diagnostic.service_error
    if diagnostic.evidence and (verbose or not diagnostic.firm):
        yield "known because", f"{diagnostic.evidence} (skelint explain {diagnostic.code})"
    if guessed:
        yield "checked as", f"{diagnostic.operation}, recognised by {diagnostic.guessed}; --operation declares it"
    if diagnostic.help:
        yield "help", diagnostic.help
    if diagnostic.fix:
        yield f"fix ({diagnostic.fix.applicability.value})", diagnostic.fix.title


def _wrapped(text: Text, console: Console, *, indent: str, wrap: bool) -> Iterator[Text]:
    """Yield a text in lines that fit the terminal, all but the first indented."""
    if not wrap or text.cell_len <= console.width:
        yield text
        return
    first, *rest = text.wrap(console, console.width - len(indent) - 1)
    yield first
    for line in rest:
        if line.plain.lstrip().startswith("::"):  # a command in the log of a CI, now that it begins a line
            line = Text(":\\").append_text(line[line.plain.index("::") + 1 :])  # noqa: PLW2901
        yield Text(indent).append_text(line)
