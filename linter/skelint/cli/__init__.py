"""The command line: `skelint check`, `rules`, `explain`, `baseline`; one module a command."""

import gc
import os
import sys

from skelint import __version__

VERSION = f"skelint {__version__}\n"
CYCLES = 50_000
"""After so many new objects the collector looks for cycles: the usual 700 make a tenth of what one file costs."""


def _told(error: OSError) -> str:
    """Return what an error of the system is about that nobody has dealt with."""
    if isinstance(error, FileNotFoundError) and not error.filename:
        return "the working folder is gone"
    return f"{error.filename or 'standard output'} cannot be used: {error.strerror}"


def _command() -> None:
    if sys.argv[1:] in (["--version"], ["-V"]):  # what installers and editors ask for imports nothing more
        sys.stdout.write(VERSION)
        return
    from skelint.cli import commands  # noqa: PLC0415

    try:
        commands.app()
    except SystemExit:
        if type(sys.stdout).__name__ == "PacifyFlushWrapper":  # typer's way to say that the reader went away, with status 1
            raise BrokenPipeError from None
        raise


def _complain(message: str) -> None:
    from skelint.cli.terminal import complain  # noqa: PLC0415 - the package itself imports next to nothing

    complain(message)


def main() -> None:
    """Run the command line, and end the process: to take the interpreter down would cost a seventh of what one file does."""
    try:
        run()
    except SystemExit as ended:
        if "multiprocessing" in sys.modules or not isinstance(ended.code, int):
            raise
        os._exit(ended.code)


def run() -> None:
    """Run the command line; a reader of the output that went away is no error of ours.

    Raises:
        SystemExit: The command ended; its code is the exit status.
    """
    gc.set_threshold(CYCLES)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal that cannot show é must not end the run
    if sys.stdout is None:
        _complain("standard output is closed")
        sys.exit(2)
    try:
        try:
            _command()
        finally:
            sys.stdout.flush()  # what cannot be printed is told here, and not by the interpreter as it ends
            sys.stderr.flush()
    except OSError as error:
        if not isinstance(error, BrokenPipeError):
            _complain(_told(error))
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(2)
    except Exception as error:
        if os.environ.get("SKELINT_DEBUG"):
            raise
        # Status 1 would read as findings. What the fault says may hold what was linted, so it is shown only to who asks.
        _complain(f"this is a fault of skelint: {type(error).__name__}; with SKELINT_DEBUG=1 it is shown in full")
        sys.exit(2)
