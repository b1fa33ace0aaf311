"""Output formats: each takes a report and returns text. They are imported when they are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Protocol

from skelint.diagnostic import Diagnostic
from skelint.rule import Rule

FORMATS: Mapping[str, str] = {
    "full": "full",
    "concise": "concise",
    "json": "json_report",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
    "markdown": "markdown",
    "statistics": "statistics",
}
"""The formats by name, and the module of each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run looked at and found, in numbers."""

    files: int = 0
    requests: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    skipped: int = 0
    """Files found in a folder that nothing shows to be the input of an operation."""
    unresolved: int = 0
    """Values that cannot be known offline, and that nothing was said about."""
    fixable: int = 0
    """Findings that --fix would mend."""
    unsafe: int = 0
    """Findings that --unsafe-fixes would mend besides."""
    suppressed: int = 0
    """Findings that a comment or the configuration silences."""
    baselined: int = 0
    """Findings that the baseline holds."""
    stale: int = 0
    """Findings that the baseline holds and that are there no more."""


@dataclass(frozen=True, slots=True)
class Report:
    """The diagnostics of a run, in the order in which they are shown, and its summary."""

    diagnostics: Sequence[Diagnostic]
    summary: Summary
    silenced: Sequence[Diagnostic] = ()
    """What is not shown, each with its `silence`. Formats that can mark it keep it: absent, it would seem mended."""
    checked: Sequence[str] = ()
    """The paths of all files that were looked at, in order."""
    errors: Sequence[str] = ()
    """What could not be done."""
    rules: Sequence[Rule] = ()
    """The rules that ran, in the order of their codes."""
    folder: str = "."
    """The root of the repository, which formats for other programs name files relative to; absolute, or as seen from here."""
    baseline: bool = False
    """Whether the run was held against a baseline."""


@dataclass(frozen=True, slots=True)
class Terminal:
    """Where a report is shown."""

    width: int | None = None
    """How many cells a line has; None where lines are not to be wrapped."""
    colour: bool = False


class Reporter(Protocol):
    """Turns a report into text."""

    def __call__(self, report: Report, terminal: Terminal) -> str:
        """Return the text of a report."""


def reporter(name: str) -> Reporter:
    """Return the reporter of a format that is in `FORMATS`."""
    found: Reporter = import_module(f"skelint.reporters.{FORMATS[name]}").report
    return found
