"""Where reports go: standard output in one format, and files in any number of others."""

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from skelint.authoring.wording import counted, did_you_mean, listed
from skelint.cli.terminal import fail, terminal
from skelint.reporters import ALIASES, FORMATS, Terminal, reporter
from skelint.run.report import Report
from skelint.saving import UnwritableError, save

if TYPE_CHECKING:
    from rich.progress import Progress

FOR_PEOPLE = ("full", "concise")
SLOW = 1.0
"""After so many seconds a terminal is shown how far a run has come."""


class Output(NamedTuple):
    """A file that a report is written to, in a format."""

    format: str
    file: Path


def format_name(name: str) -> str:
    """Return the name of a format, whichever of its names is given.

    Raises:
        BadParameter: There is none of that name.
    """
    name = ALIASES.get(name, name)
    if name not in FORMATS:
        raise typer.BadParameter(f"there is no format {name!r}{did_you_mean(name, list(FORMATS))} ({listed(FORMATS, 'or')})")
    return name


def other_format_name(name: str | None) -> str | None:
    """Return the name of a format, where one is given."""
    return format_name(name) if name else None


def complete(incomplete: str) -> list[str]:
    """Return the formats that begin so, for the completion of the shell."""
    return [name for name in FORMATS if name.startswith(incomplete)]


def complete_output(incomplete: str) -> list[str]:
    """Return what `--output` may begin with: a format that begins so, and its sign."""
    return [f"{name}=" for name in complete(incomplete)]


def outputs(values: Sequence[str] | None) -> list[Output]:
    """Return what `--output FORMAT=FILE` asks for.

    Raises:
        BadParameter: One is not of that form, or its format is unknown.
    """
    files = []
    for value in values or ():
        name, sign, file = value.partition("=")
        if not (sign and file):
            raise typer.BadParameter(f"{value!r} is not of the form FORMAT=FILE, as sarif=skelint.sarif")
        files.append(Output(format_name(name), Path(file)))
    return files


def write(
    report: Report,
    name: str,
    files: Sequence[Output],
    colour: str,
    *,
    fixed: int = 0,
    to_stderr: bool = False,
    silent: bool = False,
    quiet: bool = False,
    verbose: bool = False,
) -> None:
    """Write a report to files, and unless it is silent to standard output, or to standard error where that is taken.

    A quiet one holds findings, and no counts; a verbose one says how each is known.
    """
    shown = terminal(colour)
    for output in files:
        _save(output.file, reporter(output.format)(report, Terminal(browsable=shown.browsable)))
    if silent:
        return
    text = reporter(name)(report, replace(shown, quiet=quiet, verbose=verbose))
    if fixed and not quiet and name in FOR_PEOPLE:
        text += f"Made {counted(fixed, 'fix', 'fixes')}.\n"
    (sys.stderr if to_stderr else sys.stdout).write(text)


def _save(path: Path, text: str) -> None:
    try:
        save(path, text)
    except UnwritableError as error:
        raise fail(str(error)) from error


@contextmanager
def progress(total: int) -> Iterator[Callable[[], None]]:
    """Give a function to call after each file: it draws a bar on a terminal once a run is slow."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda: None
        return
    from time import monotonic  # noqa: PLC0415 - only a terminal needs it

    bar = _Bar(total, monotonic, monotonic() + SLOW)
    try:
        yield bar.advance
    finally:
        bar.stop()


class _Bar:
    def __init__(self, total: int, clock: Callable[[], float], start_at: float) -> None:
        self.total, self.clock, self.start_at = total, clock, start_at
        self.done = 0
        self.shown: Progress | None = None

    def advance(self) -> None:
        self.done += 1
        if self.shown is None and self.clock() >= self.start_at:
            self._start()
        if self.shown is not None:
            self.shown.update(self.task, completed=self.done)

    def stop(self) -> None:
        if self.shown is not None:
            self.shown.stop()

    def _start(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - most runs are quicker
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

        columns = (TextColumn("checking"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self.shown = Progress(*columns, console=Console(stderr=True), transient=True)
        self.task = self.shown.add_task("checking", total=self.total)
        self.shown.start()
