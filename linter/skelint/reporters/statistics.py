"""`statistics`: how often each rule was met, the most frequent first."""

from collections import Counter

from skelint.reporters import Terminal
from skelint.reporters.printable import printable
from skelint.reporters.summary import sentences
from skelint.run.report import Report


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - a line stays a line, whatever the width
    """Return a line for each rule: its findings, its code, whether they can be fixed, its name; and the summary."""
    counts = Counter((one.code, one.name) for one in report.diagnostics)
    fixable = {one.code for one in report.diagnostics if one.fixable(unsafe=True)}
    width = len(f"{max(counts.values(), default=0):,}")
    lines = [
        printable(f"{number:>{width},}  {code:<8} {'[fix]' if code in fixable else '     '} {name}")
        for (code, name), number in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    return "\n".join([*lines, sentences(report.summary), ""])
