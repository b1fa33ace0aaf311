"""`jsonl`: the contract for programs that read line by line: a diagnostic each, and the summary last."""

from skelint.reporters import Terminal
from skelint.reporters.ascii_json import as_json_line
from skelint.reporters.json_report import VERSION, diagnostic_object, summary_object
from skelint.run.report import Report


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - programs have no terminal
    """Return a line for each diagnostic, an object as `json` has it, and a last one with the version and the summary."""
    last = {"version": VERSION, "summary": summary_object(report)}
    return "".join(map(as_json_line, [*map(diagnostic_object, report.diagnostics), last]))
