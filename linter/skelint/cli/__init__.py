"""The command line: `skelint check`, `rules`, `explain`, `baseline`; one module a command."""

import os
import sys
from typing import Annotated

import typer

from skelint import __version__
from skelint.cli import baseline, check, effective, explain, rules, schema, server
from skelint.cli.terminal import complain

app = typer.Typer(
    help="Lint what people hand to the AWS CLI: input files, filled-in skeletons, commands in scripts. Nothing is sent.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
OF_A_COMMAND = {"auto_envvar_prefix": "SKELINT"}
"""Each option has an environment variable: SKELINT_ and its name."""
app.command("check", context_settings=OF_A_COMMAND)(check.check)
app.command("effective", context_settings=OF_A_COMMAND)(effective.effective)
app.command("rules", context_settings=OF_A_COMMAND)(rules.rules)
app.command("explain", context_settings=OF_A_COMMAND)(explain.explain)
app.command("schema", context_settings=OF_A_COMMAND)(schema.schema)
app.command("server", context_settings=OF_A_COMMAND)(server.server)
app.add_typer(baseline.app, name="baseline")


def _version(value: bool) -> None:
    if value:
        typer.echo(f"skelint {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Lint what people hand to the AWS CLI."""


def _told(error: OSError) -> str:
    """Return what an error of the system is about that nobody has dealt with."""
    if isinstance(error, FileNotFoundError) and not error.filename:
        return "the working folder is gone"
    return f"{error.filename or 'standard output'} cannot be used: {error.strerror}"


def main() -> None:
    """Run the command line; a reader of the output that went away is no error of ours."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show é must not end the run
    if sys.stdout is None:
        complain("standard output is closed")
        sys.exit(2)
    try:
        try:
            app()
        finally:
            sys.stdout.flush()  # what cannot be printed is told here, and not by the interpreter as it ends
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            complain(_told(error))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except Exception as error:
        if os.environ.get("SKELINT_DEBUG"):
            raise
        # Status 1 would read as findings. What the fault says may hold what was linted, so it is shown only to who asks.
        complain(f"this is a fault of skelint: {type(error).__name__}; with SKELINT_DEBUG=1 it is shown in full")
        sys.exit(2)
