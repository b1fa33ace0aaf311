"""`rdjson`: what reviewdog reads, with fixes that give the mended text when they are accepted."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from skelint.authoring.finding import Applicability, Severity
from skelint.engine.diagnostic import Diagnostic, Repair, Silence
from skelint.reporters import Terminal
from skelint.reporters.rdjson import report
from skelint.run.report import Report, Summary
from skelint.source import Edit, SourceFile, Span, apply

Diagnosed = Callable[..., Diagnostic]
Read = Mapping[str, Callable[[str], Any]]


def diagnostics(read: Read, *given: Diagnostic, **report_fields: Any) -> Any:
    return read["rdjson"](report(Report(given, Summary(), **report_fields), Terminal()))["diagnostics"]


def accepted(text: str, suggestion: Mapping[str, Any]) -> str:
    """Return a text after a suggestion, its columns counted in bytes as reviewdog does."""
    lines = text.encode("utf-8", "surrogatepass").splitlines(keepends=True) or [b""]
    start, end = (
        sum(map(len, lines[: place["line"] - 1])) + place["column"] - 1
        for place in (suggestion["range"]["start"], suggestion["range"]["end"])
    )
    raw = b"".join(lines)
    mended: bytes = raw[:start] + suggestion["text"].encode() + raw[end:]
    return mended.decode("utf-8", "surrogatepass")


def test_a_finding_is_a_diagnostic_with_its_place_and_all_there_is_to_say(diagnosed: Diagnosed, read: Read) -> None:
    made = diagnosed(
        '{"é👍": 1}',
        path="./clients/web.json",
        span=Span(7, 8),
        severity=Severity.WARNING,
        help="do this",
        service_error="no",
        url="https://docs.example/x",
    )
    assert diagnostics(read, made) == [
        {
            "message": "this is wrong\nAWS would answer: no\nhelp: do this",
            "location": {
                "path": "clients/web.json",
                "range": {"start": {"line": 1, "column": 12}, "end": {"line": 1, "column": 13}},
            },
            "severity": "WARNING",
            "code": {"value": "AWS010", "url": "https://docs.example/x"},
        }
    ]


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "ERROR"), (Severity.WARNING, "WARNING"), (Severity.NOTE, "INFO")]
)
def test_severities_are_those_of_reviewdog(diagnosed: Diagnosed, read: Read, severity: Severity, word: str) -> None:
    assert [made["severity"] for made in diagnostics(read, diagnosed(severity=severity))] == [word]


@pytest.mark.parametrize(
    "edits",
    [
        [Edit(Span(4, 5), "x")],
        [Edit(Span(0, 0), "# ")],
        [Edit(Span(2, 9), "")],
        [Edit(Span(4, 5), "é"), Edit(Span(8, 8), "\n")],
        [Edit(Span(8, 9), "b"), Edit(Span(1, 2), "a")],
    ],
    ids=["a replacement", "an insertion", "lines that go", "two edits", "in another order"],
)
@pytest.mark.parametrize("applicability", [Applicability.SAFE, Applicability.UNSAFE])
def test_a_fix_is_one_suggestion_that_makes_all_of_it(
    diagnosed: Diagnosed, read: Read, edits: list[Edit], applicability: Applicability
) -> None:
    source = SourceFile("app.yaml", "a: 👍\r\nb: 漢\nc")
    (made,) = diagnostics(read, diagnosed(source=source, fix=Repair("Mend it", applicability, edits)))
    (suggestion,) = made["suggestions"]
    assert accepted(source.text, suggestion) == apply(source.text, edits)


@pytest.mark.parametrize(
    ("text", "edits", "applicability"),
    [
        ("abc", [Edit(Span(0, 1), "x")], Applicability.DISPLAY),
        ("abc", [], Applicability.SAFE),
        ("abc", [Edit(Span(0, 1), "\ud83d")], Applicability.SAFE),
        ("a: 1\nClientSecret: ***\nb: 2", [Edit(Span(0, 1), "x"), Edit(Span(23, 24), "y")], Applicability.SAFE),
    ],
    ids=["for display", "no edits", "half a character", "a secret between the edits"],
)
def test_what_cannot_be_accepted_is_not_suggested(
    diagnosed: Diagnosed, read: Read, text: str, edits: list[Edit], applicability: Applicability
) -> None:
    (made,) = diagnostics(read, diagnosed(text, fix=Repair("Mend it", applicability, edits)))
    assert "suggestions" not in made


def test_what_is_silenced_is_left_out(diagnosed: Diagnosed, read: Read) -> None:
    assert diagnostics(read, silenced=[diagnosed(silence=Silence("baseline"))]) == []


def test_each_run_is_valid_and_each_suggestion_mends(run: Report, read: Read) -> None:
    assert len(read["rdjson"](report(run, Terminal()))["diagnostics"]) == len(run.diagnostics)
    for diagnostic in run.diagnostics:
        (made,) = diagnostics(read, diagnostic)
        for suggestion in made.get("suggestions", ()):
            assert diagnostic.fix is not None
            assert accepted(diagnostic.source.text, suggestion) == apply(diagnostic.source.text, list(diagnostic.fix.edits))
