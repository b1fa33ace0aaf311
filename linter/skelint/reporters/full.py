"""`full`: what a person reads: each diagnostic with its source frame, and a line of counts."""

from skelint.reporters import Terminal
from skelint.reporters.summary import sentences
from skelint.run.report import Report


def report(report: Report, terminal: Terminal) -> str:
    """Return the diagnostics as they are drawn, and the summary."""
    counts = "" if terminal.quiet else _wrapped(sentences(report.summary), terminal.width) + "\n"
    if not report.diagnostics:
        return counts
    from skelint.reporters.drawing import drawn  # noqa: PLC0415 - rich is imported only when there is something to draw

    return drawn(report, terminal) + counts


def _wrapped(line: str, width: int | None) -> str:
    if width is None or len(line) <= width:
        return line
    from textwrap import fill  # noqa: PLC0415 - a clean file's counts fit

    return fill(line, width, break_long_words=False, break_on_hyphens=False)
