"""`gitlab`: a Code Quality report, valid as GitLab documents it."""

import json
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.reporters import Terminal
from skelint.reporters.gitlab import report
from skelint.run.report import Report, Summary
from skelint.source import Span

Diagnosed = Callable[..., Diagnostic]
Read = Mapping[str, Callable[[str], Any]]


def issues(read: Read, *diagnostics: Diagnostic, **given: Any) -> Any:
    return read["gitlab"](report(Report(diagnostics, Summary(), **given), Terminal()))


def test_a_finding_is_an_issue(diagnosed: Diagnosed, read: Read) -> None:
    (issue,) = issues(read, diagnosed("{\n}\n", path="./clients/web.json", span=Span(0, 4)))
    assert len(issue.pop("fingerprint")) == 32
    assert issue == {
        "type": "issue",
        "check_name": "AWS010",
        "description": "AWS010: this is wrong",
        "categories": ["Bug Risk"],
        "severity": "critical",
        "location": {"path": "clients/web.json", "lines": {"begin": 1, "end": 2}},
    }


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "critical"), (Severity.WARNING, "minor"), (Severity.NOTE, "info")]
)
def test_severities_are_those_of_gitlab(diagnosed: Diagnosed, read: Read, severity: Severity, word: str) -> None:
    assert [issue["severity"] for issue in issues(read, diagnosed(severity=severity))] == [word]


def test_nothing_found_is_an_empty_array() -> None:
    assert report(Report([], Summary(files=1)), Terminal()) == "[]\n"


def test_what_is_silenced_is_no_issue(diagnosed: Diagnosed, read: Read) -> None:
    silenced = diagnosed(silence=Silence("baseline"))
    assert issues(read, silenced=[silenced], baseline=True) == []


def test_two_findings_of_one_place_are_two(diagnosed: Diagnosed, read: Read) -> None:
    found = issues(read, diagnosed(), replace(diagnosed(), span=Span(1, 2)))
    assert len({issue["fingerprint"] for issue in found}) == 2


def test_each_run_is_valid_and_every_finding_has_its_own_fingerprint(run: Report, read: Read) -> None:
    found = read["gitlab"](report(run, Terminal()))
    assert len({issue["fingerprint"] for issue in found}) == len(found) == len(run.diagnostics)


def test_half_a_character_in_a_name_is_left_to_no_parser(diagnosed: Diagnosed, read: Read) -> None:
    for half in ("\ud83d", "\udcff"):
        text = report(Report([diagnosed(path=f"a{half}.json", message=half)], Summary()), Terminal())
        json.dumps(read["gitlab"](text), ensure_ascii=False).encode("utf-8")
