"""Output formats: each takes a report and returns text. They are imported when they are asked for."""

from collections.abc import Mapping
from importlib import import_module
from typing import Protocol

from skelint.records import dataclass
from skelint.run.report import Report

FORMATS: Mapping[str, str] = {
    "full": "full",
    "concise": "concise",
    "json": "json_report",
    "jsonl": "jsonl",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "checkstyle": "checkstyle",
    "rdjson": "rdjson",
    "markdown": "markdown",
    "statistics": "statistics",
}
"""The formats by name, and the module of each."""
ALIASES: Mapping[str, str] = {"json-lines": "jsonl"}
"""What other linters call formats that are the same here."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a report is shown."""

    width: int | None = None
    """How many cells a line has; None where lines are not to be wrapped."""
    colour: bool = False
    quiet: bool = False
    """Whether only findings are shown, and no counts."""
    verbose: bool = False
    """Whether each finding says how it is known."""
    browsable: str = ""
    """The web address of the repository's files at this commit, where a CI tells it."""


class Reporter(Protocol):
    """Turns a report into text."""

    def __call__(self, report: Report, terminal: Terminal) -> str:
        """Return the text of a report."""


def reporter(name: str) -> Reporter:
    """Return the reporter of a format that is in `FORMATS`."""
    report: Reporter = import_module(f"skelint.reporters.{FORMATS[name]}").report
    return report
