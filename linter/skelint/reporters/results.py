"""What formats for other programs tell of a run: each finding with what makes it recognised in the next run."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from skelint.engine.diagnostic import Diagnostic
from skelint.engine.fingerprint import fingerprints, relative
from skelint.reporters.printable import printable, printable_lines
from skelint.run.report import Report


class Result(NamedTuple):
    """A diagnostic, its file as the repository names it, and a text that is its own and the same when lines move."""

    diagnostic: Diagnostic
    path: str
    fingerprint: str

    @property
    def place(self) -> str:
        """Where it is, as a text that is safe to show: `clients/web.json:4:21`."""
        line, column = self.diagnostic.source.position(self.diagnostic.span.start)
        return f"{printable(self.path)}:{line}:{column}"

    @property
    def lines(self) -> tuple[int, int]:
        """The first line it is about, and the last: that of its last character."""
        source, (start, end) = self.diagnostic.source, self.diagnostic.span
        return source.position(start).line, source.position(max(start, end - 1)).line


def results(report: Report) -> Sequence[Result]:
    """Return all findings of a run, the worst first and what is silenced last, each of these by path, start and code.

    What is silenced or shown is fingerprinted together: silencing one finding must not make another one new.
    """
    diagnostics = sorted([*report.diagnostics, *report.silenced], key=lambda diagnostic: diagnostic.sort_key)
    own = fingerprints(diagnostics, report.folder)
    ordered = [
        Result(diagnostic, relative(diagnostic.source.path, report.folder), text)
        for diagnostic, text in zip(diagnostics, own, strict=True)
    ]
    return sorted(ordered, key=lambda result: (result.diagnostic.silence is not None, -result.diagnostic.severity))


def shown(report: Report) -> Sequence[Result]:
    """Return the findings of a run that nothing silences, the worst first."""
    return [result for result in results(report) if result.diagnostic.silence is None]


def untold(report: Report) -> Sequence[str]:
    """Return what could not be done and no diagnostic tells of: a check that crashed is one."""
    told = {diagnostic.message for diagnostic in [*report.diagnostics, *report.silenced]}
    return [error for error in report.errors if error not in told]


def explanation(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield what there is to say beside the message, each a line that is safe to show."""
    if diagnostic.service_error:
        yield f"AWS would answer: {printable(diagnostic.service_error)}"
    if diagnostic.help:
        first, *others = printable_lines(diagnostic.help)
        yield f"help: {first}"
        yield from (f"  {line}" for line in others)
    if diagnostic.fix:
        yield f"fix ({diagnostic.fix.applicability.value}): {printable(diagnostic.fix.title)}"
    if diagnostic.evidence and not diagnostic.firm:
        yield f"known because: {printable(diagnostic.evidence)} (skelint explain {diagnostic.code})"
