"""The exit status of `skelint check`."""

from collections.abc import Sequence

from skelint.authoring.finding import Severity
from skelint.records import dataclass
from skelint.run.outcome import Outcome
from skelint.run.report import Report

NOTHING_CHECKED = 3
"""The exit status where neither an input nor a command was met."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """What decides the exit status."""

    fail_on: str
    max_warnings: int | None
    exit_zero: bool
    fixed_fails: bool
    """Whether a fix that is made is a failure."""
    diff: bool
    """Whether it is asked what would change: then that alone counts."""
    allow_empty: bool
    """Whether it is a success that nothing was checked."""

    def status(self, results: Sequence[Outcome], run: Report) -> int:
        """Return the exit status of a run."""
        if run.errors:
            return 2
        if run.nothing_checked:
            return 0 if self.allow_empty else NOTHING_CHECKED
        fixed = any(outcome.fixed for outcome in results)
        if self.diff:
            return int(fixed)
        if fixed and self.fixed_fails:
            return 1
        if self.exit_zero:
            return 0
        if self.max_warnings is not None and run.summary.warnings > self.max_warnings:
            return 1
        worst = max((diagnostic.severity for diagnostic in run.diagnostics), default=-1)
        return int(self.fail_on != "never" and worst >= Severity[self.fail_on.upper()])
