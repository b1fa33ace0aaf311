"""`skelint server`: the language server, for editors."""

import logging
import os
import sys
from typing import Annotated

import typer

from skelint.cli.terminal import fail

LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "info": logging.INFO, "debug": logging.DEBUG}


def server(
    untrusted_workspace: Annotated[
        bool, typer.Option("--untrusted-workspace", help="Never load plugins, whatever the settings of the editor say.")
    ] = False,
    stdio: Annotated[bool, typer.Option("--stdio", help="Speak over standard input and output: the default.")] = True,  # noqa: ARG001 - what some editors give
    log_level: Annotated[str, typer.Option(help="What is logged to standard error: error, warning, info or debug.")] = "error",
) -> None:
    """Run the language server over standard input and output. An editor starts it."""
    try:
        import pygls  # noqa: F401, PLC0415 - an extra: only this command needs it
    except ImportError as error:
        raise fail("the language server needs pygls: python3 -m pip install 'skelint[server]'") from error
    if log_level not in LEVELS:
        raise fail(f"--log-level must be one of {', '.join(LEVELS)}")
    logging.basicConfig(level=LEVELS[log_level], stream=sys.stderr)
    from skelint.server.features import connection  # noqa: PLC0415

    output = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a plugin prints must not get between the messages
    connection(trusted=not untrusted_workspace).start_io(sys.stdin.buffer, output)
