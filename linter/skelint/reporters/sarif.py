"""`sarif`: the exchange format SARIF 2.1.0, in the part and within the limits that GitHub reads.

The parts: docs.github.com, "SARIF support for code scanning". The paragraphs named here are those of the standard.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skelint import SITE, __version__
from skelint.authoring.finding import Applicability
from skelint.engine.diagnostic import Diagnostic, Repair, Silence
from skelint.reporters import Terminal
from skelint.reporters.ascii_json import as_json
from skelint.reporters.printable import printable
from skelint.reporters.results import Result, explanation, results
from skelint.reporters.sarif_rules import LEVELS, descriptors, literal
from skelint.reporters.uri import file_uri
from skelint.run.report import Report
from skelint.source import Edit, SourceFile, Span

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
MOST_RESULTS = 25_000
"""GitHub refuses a run with more. Of these it keeps 5,000, so the worst come first."""
MOST_RELATED = 100
"""How many further places of a result GitHub keeps."""
FINGERPRINT = "skelint/v1"
LINE_FINGERPRINT = "primaryLocationLineHash"
"""What GitHub compares. Its upload action makes one of the line's text, and warns where another is there already."""
KINDS = {"comment": "inSource", "configuration": "external", "baseline": "external"}


def report(report: Report, terminal: Terminal) -> str:  # noqa: ARG001 - programs have no terminal
    """Return a log of one run: the rules that were met, the files looked at, and all findings; silenced ones are marked."""
    every = results(report)
    kept = every[:MOST_RESULTS]
    rules = descriptors(report.rules, report.severities, [result.diagnostic for result in kept])
    run = {
        "tool": {"driver": {**_driver(), "rules": list(rules.values())}},
        "automationDetails": {"id": "skelint/"},
        "columnKind": "utf16CodeUnits",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": list(_notifications(report.errors, len(every) - len(kept))),
            }
        ],
        "artifacts": [
            {"location": {"uri": uri}, "roles": ["analysisTarget"]}
            for uri in dict.fromkeys(file_uri(path, report.folder) for path in report.checked)
        ],
        "results": list(_results(kept, list(rules), report)),
    }
    return as_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _driver() -> dict[str, str]:
    address = {"informationUri": SITE} if SITE else {}
    return {"name": "skelint", "version": __version__, "semanticVersion": __version__, **address}


def _notifications(errors: Sequence[str], cut: int) -> Iterator[dict[str, Any]]:
    for error in errors:
        yield {"level": "error", "message": {"text": literal(printable(error))}}
    if cut:
        text = f"{cut:,} further findings are left out, the least severe ones: GitHub takes no more than {MOST_RESULTS:,}"
        yield {"level": "warning", "message": {"text": text}}


def _results(kept: Sequence[Result], codes: Sequence[str], report: Report) -> Iterator[dict[str, Any]]:
    numbers = {code: number for number, code in enumerate(codes)}
    lines: set[tuple[str, int, str]] = set()
    for result in kept:
        diagnostic = result.diagnostic
        row = _result(result, report.folder) | {"ruleIndex": numbers[diagnostic.code]}
        line = (result.path, result.lines[0], diagnostic.code)
        if line in lines:  # GitHub would take it for the same as the one before
            row["partialFingerprints"][LINE_FINGERPRINT] = result.fingerprint
        lines.add(line)
        if report.baseline:
            baselined = diagnostic.silence is not None and diagnostic.silence.by == "baseline"
            row["baselineState"] = "unchanged" if baselined else "new"
        yield row


def _result(result: Result, folder: str) -> dict[str, Any]:
    diagnostic = result.diagnostic
    text = "\n".join([printable(diagnostic.message), *explanation(diagnostic)])
    row: dict[str, Any] = {
        "ruleId": diagnostic.code,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": literal(text)},
        "locations": [_location(diagnostic.source, diagnostic.span, folder) | _logical(diagnostic)],
        "partialFingerprints": {FINGERPRINT: result.fingerprint},
    }
    related = [
        _location(place.source, place.span, folder) | {"id": number, "message": {"text": literal(printable(place.message))}}
        for number, place in enumerate(diagnostic.related[:MOST_RELATED])
    ]
    if related:
        row["relatedLocations"] = related
    fixes = list(_fixes(diagnostic.fix, diagnostic.source, folder)) if diagnostic.fix else []
    if fixes:
        row["fixes"] = fixes
    # Where some results of a run have this list, all must (3.27.23): an empty one says that nothing silences it.
    row["suppressions"] = [_suppression(diagnostic.silence)] if diagnostic.silence else []
    return row


def _suppression(silence: Silence) -> Mapping[str, str]:
    reason = silence.reason or ("it is in the baseline" if silence.by == "baseline" else "")
    return {"kind": KINDS[silence.by], "status": "accepted", "justification": printable(reason)}


def _location(source: SourceFile, span: Span, folder: str) -> dict[str, Any]:
    # No uriBaseId: GitHub resolves none, and takes what is relative to be so to the root of the repository.
    return {"physicalLocation": {"artifactLocation": {"uri": file_uri(source.path, folder)}, "region": _region(source, span)}}


def _region(source: SourceFile, span: Span) -> dict[str, int]:
    start, end = source.utf16_position(span.start), source.utf16_position(span.end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": end.line, "endColumn": end.column}


def _logical(diagnostic: Diagnostic) -> dict[str, Any]:
    """Return the member that it is about, by operation and pointer: a name that outlives lines."""
    name = f"{diagnostic.operation or ''}{diagnostic.pointer}"
    return {"logicalLocations": [{"fullyQualifiedName": printable(name), "kind": "member"}]} if name else {}


def _fixes(fix: Repair, source: SourceFile, folder: str) -> Iterator[dict[str, Any]]:
    """Yield the fix if programs may offer it: not what is for display only, and nothing that is not text."""
    if fix.applicability is Applicability.DISPLAY or not fix.edits:
        return
    if any(not _is_text(edit.replacement) for edit in fix.edits):
        return
    advice = "" if fix.applicability is Applicability.SAFE else " (it may change the meaning: look at it)"
    change = {
        "artifactLocation": {"uri": file_uri(source.path, folder)},
        "replacements": [_replacement(source, edit) for edit in fix.edits],
    }
    yield {"description": {"text": literal(printable(fix.title) + advice)}, "artifactChanges": [change]}


def _replacement(source: SourceFile, edit: Edit) -> dict[str, Any]:
    return {"deletedRegion": _region(source, edit.span), "insertedContent": {"text": edit.replacement}}


def _is_text(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:  # half a character
        return False
    return True
