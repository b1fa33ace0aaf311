"""`full`: what a person reads: each diagnostic with its source frame, and a line of counts."""

from skelint.reporters import Report, Terminal
from skelint.reporters.summary import sentences


def report(report: Report, terminal: Terminal) -> str:
    """Return the diagnostics as they are drawn, and the summary."""
    if not report.diagnostics:
        return sentences(report.summary) + "\n"
    from skelint.reporters.drawing import drawn  # noqa: PLC0415 - rich is imported only when there is something to draw

    return drawn(report, terminal) + sentences(report.summary) + "\n"
