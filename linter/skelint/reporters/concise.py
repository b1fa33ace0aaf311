"""`concise`: one line a diagnostic, as compilers write them."""

from skelint.authoring.finding import Applicability
from skelint.engine.diagnostic import Diagnostic
from skelint.reporters import Terminal
from skelint.reporters.colours import BESIDE, SEVERITIES, painted
from skelint.reporters.printable import guarded, printable
from skelint.reporters.summary import sentences
from skelint.run.report import Report

FIXES = {Applicability.SAFE: "fix", Applicability.UNSAFE: "unsafe fix", Applicability.DISPLAY: "suggestion"}
MEANT = "did you mean "
"""How a help begins that names the value that is meant."""


def report(report: Report, terminal: Terminal) -> str:
    """Return a line for each diagnostic, `path:line:column: error[CODE] message [fix: title]`, and the summary."""
    lines = [_line(diagnostic, colour=terminal.colour) for diagnostic in report.diagnostics]
    if not terminal.quiet:
        lines.append(sentences(report.summary))
    return "".join(f"{line}\n" for line in lines)  # one line stays one line, whatever the width


def _line(diagnostic: Diagnostic, *, colour: bool) -> str:
    line, column = diagnostic.source.position(diagnostic.span.start)
    place = guarded(f"{printable(diagnostic.source.path)}:{line}:{column}: ")
    kind = painted(f"{diagnostic.severity}[{diagnostic.code}]", SEVERITIES[diagnostic.severity], colour=colour)
    mark = painted(printable(advice(diagnostic)), BESIDE, colour=colour)
    return f"{place}{kind} {printable(diagnostic.message)}{mark}"


def advice(diagnostic: Diagnostic) -> str:
    """Return the mark of what can be fixed, with what the fix does; else the value that is meant, where that is known."""
    if diagnostic.fix:
        return f" [{FIXES[diagnostic.fix.applicability]}: {diagnostic.fix.title}]"
    return f" [{diagnostic.help}]" if diagnostic.help and diagnostic.help.startswith(MEANT) else ""
