"""`concise`: one line a diagnostic, as compilers write them."""

from skelint.reporters import Terminal
from skelint.reporters.printable import guarded, printable
from skelint.reporters.summary import sentences
from skelint.run.report import Report


def report(report: Report, terminal: Terminal) -> str:
    """Return a line for each diagnostic, `path:line:column: error[CODE] message`, and the summary."""
    lines = []
    for diagnostic in report.diagnostics:
        line, column = diagnostic.source.position(diagnostic.span.start)
        place = f"{printable(diagnostic.source.path)}:{line}:{column}"
        lines.append(guarded(f"{place}: {diagnostic.severity}[{diagnostic.code}] {printable(diagnostic.message)}"))
    if not terminal.quiet:
        lines.append(sentences(report.summary))
    return "".join(f"{line}\n" for line in lines)  # one line stays one line, whatever the width
