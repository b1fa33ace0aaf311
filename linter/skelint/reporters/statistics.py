"""`statistics`: how often each rule was met, the most frequent first."""

from collections import Counter

from skelint.reporters import Terminal
from skelint.reporters.printable import printable
from skelint.reporters.summary import sentences
from skelint.run.report import Report


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - a line stays a line, whatever the width
    """Return a line for each rule: its findings, its code, whether they can be fixed, its name; and the summary."""
    counts = Counter((diagnostic.code, diagnostic.name) for diagnostic in report.diagnostics)
    fixable = {diagnostic.code for diagnostic in report.diagnostics if diagnostic.fixable(unsafe=True)}
    width = len(f"{max(counts.values(), default=0):,}")
    lines = [
        printable(f"{number:>{width},}  {code:<8} {'[fix]' if code in fixable else '     '} {name}")
        for (code, name), number in sorted(counts.items(), key=lambda row: (-row[1], row[0]))
    ]
    return "\n".join([*lines, sentences(report.summary), ""])
