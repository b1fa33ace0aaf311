"""What the command line knows of where its output goes."""

import os
import shutil
import sys
from collections.abc import Mapping

import typer

from skelint.reporters import Terminal
from skelint.reporters.printable import guarded, printable, printable_text


def terminal(colour: str = "auto") -> Terminal:
    """Return how wide standard output is and whether it takes colours: as asked, else by NO_COLOR, FORCE_COLOR, and itself."""
    tty = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if colour == "auto":
        coloured = (tty or bool(os.environ.get("FORCE_COLOR"))) and not os.environ.get("NO_COLOR")
    else:
        coloured = colour == "always"
    return Terminal(shutil.get_terminal_size().columns if tty else None, coloured, browsable=browsable(os.environ))


def browsable(environment: Mapping[str, str]) -> str:
    """Return the web address of the repository's files at this commit, where GitHub Actions or GitLab CI tells it."""
    get = environment.get
    if (server := get("GITHUB_SERVER_URL")) and (name := get("GITHUB_REPOSITORY")) and (commit := get("GITHUB_SHA")):
        return f"{server}/{name}/blob/{commit}"
    if (project := get("CI_PROJECT_URL")) and (commit := get("CI_COMMIT_SHA")):
        return f"{project}/-/blob/{commit}"
    return ""


def show(text: str) -> None:
    """Print a text of several lines that holds what files hold, or are called: nothing in it steers a terminal or a CI."""
    typer.echo(printable_text(text), nl=False)


def show_diff(text: str, *, colour: bool) -> None:
    """Print a diff, as safe, and coloured where that is wanted."""
    from skelint.reporters.colours import ADDED, BESIDE, REMOVED, painted  # noqa: PLC0415 - most runs print no diff

    styles = {"-": REMOVED, "+": ADDED, "@": BESIDE}
    for line in printable_text(text).splitlines(keepends=True):
        style = "bold" if line.startswith(("---", "+++")) else styles.get(line[:1], "")
        typer.echo(
            painted(line.rstrip("\n"), style, colour=colour and bool(style)) + "\n" * line.endswith("\n"), nl=False, color=True
        )


def complain(message: str) -> None:
    """Print why something could not be done."""
    typer.echo(guarded(f"skelint: {printable(message)}"), err=True)


def fail(message: str) -> typer.Exit:
    """Print why a run could not be made, and return the exit with status 2 to raise."""
    complain(message)
    return typer.Exit(2)
