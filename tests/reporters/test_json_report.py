"""`json`: the contract for programs, fixed as a JSON Schema: what they read is what is there, and where it is."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from skelint import reporters
from skelint.authoring.finding import Applicability, Severity
from skelint.authoring.operation import Operation
from skelint.engine.diagnostic import Diagnostic, Related, Repair
from skelint.reporters import Terminal, jsonl
from skelint.reporters.json_report import VERSION, report
from skelint.run.report import Report, Summary
from skelint.source import Edit, SourceFile, Span

Diagnosed = Callable[..., Diagnostic]
SCHEMA = json.loads((Path(reporters.__file__).parent / "report.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)


def read(*diagnostics: Diagnostic, **summary: int) -> dict[str, Any]:
    """Return what a program reads: valid, as the schema has it."""
    found: dict[str, Any] = json.loads(report(Report(diagnostics, Summary(**summary)), Terminal(40, colour=True)))
    VALIDATOR.validate(found)
    return found


def test_the_schema_is_one_and_asks_for_every_key() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["version"]["const"] == VERSION
    for definition in (SCHEMA, SCHEMA["properties"]["summary"], *SCHEMA["$defs"].values()):
        if "properties" in definition:
            optional = {"skipped_files"}  # for who asks for them
            assert set(definition["required"]) == set(definition["properties"]) - optional


def test_a_plain_diagnostic_has_all_keys_and_no_more_is_known_of_it(diagnosed: Diagnosed) -> None:
    assert read(diagnosed(), files=1, errors=1) == {
        "version": 1,
        "diagnostics": [
            {
                "code": "AWS010",
                "name": "wrong-type",
                "severity": "error",
                "message": "this is wrong",
                "path": "app.json",
                "operation": None,
                "pointer": "",
                "start": {"line": 1, "column": 1, "offset": 0},
                "end": {"line": 1, "column": 2, "offset": 1},
                "help": None,
                "service_error": None,
                "evidence": None,
                "url": None,
                "related": [],
                "fix": None,
            }
        ],
        "summary": {
            "files": 1,
            "requests": 0,
            "errors": 1,
            "warnings": 0,
            "notes": 0,
            "skipped": 0,
            "left_out": 0,
            "unresolved": 0,
            "suppressed": 0,
            "baselined": 0,
        },
    }


def test_a_diagnostic_says_how_it_is_known(diagnosed: Diagnosed) -> None:
    (found,) = read(diagnosed(evidence="AWS documents it"))["diagnostics"]
    assert found["evidence"] == "AWS documents it"


def test_a_complete_diagnostic_has_its_labels_and_its_fix(diagnosed: Diagnosed) -> None:
    source = SourceFile("app.json", '{\r\n  "漢👍": "e\u0301"\r\n}')
    at = Span(source.text.index('"e'), source.text.index('"e') + 4)
    (found,) = read(
        diagnosed(
            source=source,
            span=at,
            severity=Severity.WARNING,
            operation=Operation("cognito-idp", "create-user-pool-client"),
            pointer="/漢👍/a~1b~0c",
            help="do this",
            service_error="InvalidParameterException: no",
            url="https://a.example/",
            related=[Related(source, Span(5, 9), "/漢👍", "its name")],
            fix=Repair("Mend it", Applicability.SAFE, [Edit(at, '"x"'), Edit(Span(0, 0), "")]),
        )
    )["diagnostics"]
    place = {"start": {"line": 2, "column": 9, "offset": 11}, "end": {"line": 2, "column": 13, "offset": 15}}
    none = {"line": 1, "column": 1, "offset": 0}
    assert found == found | place
    assert found["severity"] == "warning"
    assert found["operation"] == "cognito-idp create-user-pool-client"
    assert found["pointer"] == "/漢👍/a~1b~0c"
    assert (found["help"], found["service_error"]) == ("do this", "InvalidParameterException: no")
    assert found["url"] == "https://a.example/"
    assert found["related"] == [
        {
            "path": "app.json",
            "pointer": "/漢👍",
            "message": "its name",
            "start": {"line": 2, "column": 3, "offset": 5},
            "end": {"line": 2, "column": 7, "offset": 9},
        }
    ]
    assert found["fix"] == {
        "title": "Mend it",
        "applicability": "safe",
        "edits": [{**place, "replacement": '"x"'}, {"start": none, "end": none, "replacement": ""}],
    }


@pytest.mark.parametrize("applicability", Applicability)
@pytest.mark.parametrize("severity", Severity)
def test_severities_and_applicabilities_are_words(
    diagnosed: Diagnosed, severity: Severity, applicability: Applicability
) -> None:
    (found,) = read(diagnosed(severity=severity, fix=Repair("x", applicability, [])))["diagnostics"]
    assert (found["severity"], found["fix"]["applicability"]) == (severity.name.lower(), applicability.name.lower())


def test_the_summary_counts_what_was_looked_at() -> None:
    counts = {"files": 1, "requests": 2, "errors": 3, "warnings": 4, "notes": 5, "skipped": 6, "left_out": 7, "unresolved": 8}
    counts |= {"suppressed": 10, "baselined": 11}
    assert read(**counts, fixable=8, unsafe=9)["summary"] == counts


def test_line_by_line_it_is_the_same(run: Report) -> None:
    *diagnostics, last = map(json.loads, jsonl.report(run, Terminal()).splitlines())
    assert json.loads(report(run, Terminal())) == {"diagnostics": diagnostics, **last}


HOSTILE = [
    "\x1b[31m", "\0", "\x7f", "\x9b", "a\nb", "\r\n", "\u202e", "\u200b", "\U000e0041", "\ud800", "👍", "漢", '"', "\\", "'",
    "::error file=x::", "  ::add-mask::", "##[group]", "\n::error::", r"\u0023#[", "%0A", "</script>",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_text_is_read_back_as_it_was(diagnosed: Diagnosed, text: str) -> None:
    source = SourceFile(text, text)
    fix = Repair(text, Applicability.SAFE, [Edit(Span(0, 0), text)])
    related = [Related(source, Span(0, 0), "", text)]
    made = diagnosed(source=source, span=Span(0, 0), message=text, help=text, service_error=text, related=related, fix=fix)
    (found,) = read(made)["diagnostics"]
    texts = (found["path"], found["message"], found["help"], found["service_error"], found["related"][0]["message"])
    assert {*texts, found["fix"]["title"], found["fix"]["edits"][0]["replacement"]} == {text}
