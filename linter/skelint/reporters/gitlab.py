"""`gitlab`: a Code Quality report (docs.gitlab.com, "Code Quality report format").

Of all that an issue can hold, a merge request shows its description, in one line, and its place: so the description names
the rule and the fix too.
"""

from typing import Any

from skelint.authoring.finding import Severity
from skelint.reporters import Terminal
from skelint.reporters.ascii_json import as_json, whole
from skelint.reporters.concise import advice
from skelint.reporters.printable import printable
from skelint.reporters.results import Result, shown
from skelint.run.report import Report

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}
"""An error is critical: the service rejects the input. Of blocker and major none is made."""
CATEGORIES = {Severity.ERROR: "Bug Risk", Severity.WARNING: "Bug Risk", Severity.NOTE: "Style"}


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - programs have no terminal
    """Return one array of the findings that nothing silences; GitLab has no mark for the others."""
    return as_json([_issue(result) for result in shown(report)])


def _issue(result: Result) -> dict[str, Any]:
    diagnostic, path, fingerprint = result
    begin, end = result.lines
    return {
        "type": "issue",
        "check_name": diagnostic.code,
        "description": f"{diagnostic.code}: {printable(diagnostic.message + advice(diagnostic))}",
        "categories": [CATEGORIES[diagnostic.severity]],
        "severity": SEVERITIES[diagnostic.severity],
        "fingerprint": fingerprint,
        "location": {
            "path": whole(path),
            "lines": {"begin": begin, "end": end},
        },
    }
