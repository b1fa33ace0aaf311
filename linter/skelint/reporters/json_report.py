"""`json`: the contract for programs. Its version changes when a key does."""

from typing import Any

from skelint.engine.diagnostic import Diagnostic, Repair
from skelint.reporters import Terminal
from skelint.reporters.ascii_json import as_json
from skelint.run.report import Report
from skelint.source import SourceFile, Span

VERSION = 1
LEVELS = ("errors", "warnings", "notes")
COUNTS = ("files", "requests", *LEVELS, "skipped", "left_out", "unresolved", "suppressed", "baselined")


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - programs have no terminal
    """Return the report as one JSON object; lines and columns count from 1, columns and offsets in characters."""
    diagnostics = [diagnostic_object(diagnostic) for diagnostic in report.diagnostics]
    return as_json({"version": VERSION, "diagnostics": diagnostics, "summary": summary_object(report)})


def summary_object(report: Report) -> dict[str, Any]:
    """Return the counts of a run, and the files that were skipped where that is asked for."""
    summary: dict[str, Any] = {name: getattr(report.summary, name) for name in COUNTS}
    if report.skipped:
        summary["skipped_files"] = [{"path": path, "reason": reason} for path, reason in report.skipped]
    return summary


def diagnostic_object(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as programs read it."""
    source = diagnostic.source
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "path": source.path,
        "operation": str(diagnostic.operation) if diagnostic.operation else None,
        "pointer": diagnostic.pointer,
        **_range(source, diagnostic.span),
        "help": diagnostic.help,
        "service_error": diagnostic.service_error,
        "evidence": diagnostic.evidence or None,
        "url": diagnostic.url or None,
        "related": [
            {
                "path": related.source.path,
                "pointer": related.pointer,
                "message": related.message,
                **_range(related.source, related.span),
            }
            for related in diagnostic.related
        ],
        "fix": _fix(diagnostic.fix, source) if diagnostic.fix else None,
    }


def _fix(fix: Repair, source: SourceFile) -> dict[str, Any]:
    edits = [{**_range(source, edit.span), "replacement": edit.replacement} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.value, "edits": edits}


def _range(source: SourceFile, span: Span) -> dict[str, Any]:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: SourceFile, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}
