"""`rdjson`: reviewdog's Diagnostic format, with fixes as suggestions (github.com/reviewdog/reviewdog, proto/rdf)."""

from collections.abc import Iterator, Sequence
from typing import Any

from skelint.authoring.finding import Applicability, Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.redaction import STARS
from skelint.reporters import Terminal
from skelint.reporters.ascii_json import as_json, whole
from skelint.reporters.printable import printable
from skelint.reporters.results import Result, explanation, shown
from skelint.reporters.uri import web
from skelint.run.report import Report
from skelint.source import Edit, SourceFile, Span, apply

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - programs have no terminal
    """Return one object with the findings that nothing silences, the worst first."""
    return as_json({"source": {"name": "skelint"}, "diagnostics": [_diagnostic(result) for result in shown(report)]})


def _diagnostic(result: Result) -> dict[str, Any]:
    diagnostic = result.diagnostic
    address = web(diagnostic.url)
    suggestions = list(_suggestions(diagnostic))
    return {
        "message": "\n".join([printable(diagnostic.message), *explanation(diagnostic)]),
        "location": {"path": whole(result.path), "range": _range(diagnostic.source, diagnostic.span)},
        "severity": SEVERITIES[diagnostic.severity],
        "code": {"value": diagnostic.code, **({"url": address} if address else {})},
        **({"suggestions": suggestions} if suggestions else {}),
    }


def _suggestions(diagnostic: Diagnostic) -> Iterator[dict[str, Any]]:
    """Yield the fix as one suggestion, as each is accepted by itself: none of what is for display, or holds a secret."""
    fix, source = diagnostic.fix, diagnostic.source
    if fix is None or not fix.edits or fix.applicability is Applicability.DISPLAY:
        return
    span = Span(min(edit.span.start for edit in fix.edits), max(edit.span.end for edit in fix.edits))
    text = _mended(source, span, fix.edits)
    if text == whole(text) and (len(fix.edits) == 1 or STARS not in source.text[span.start : span.end]):
        yield {"range": _range(source, span), "text": text}


def _mended(source: SourceFile, span: Span, edits: Sequence[Edit]) -> str:
    moved = [Edit(Span(start - span.start, end - span.start), text) for (start, end), text in edits]
    return apply(source.text[span.start : span.end], moved)


def _range(source: SourceFile, span: Span) -> dict[str, Any]:
    return {"start": _position(source, span.start), "end": _position(source, span.end)}


def _position(source: SourceFile, offset: int) -> dict[str, int]:
    """Return a position, its column in bytes of UTF-8."""
    line, column = source.position(offset)
    before = source.text[offset - column + 1 : offset]
    return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + 1}
