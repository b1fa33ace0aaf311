"""`checkstyle`: XML that a strict parser takes, in the structure of Checkstyle's own report."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from skelint import __version__
from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.reporters import Terminal
from skelint.reporters.checkstyle import report
from skelint.run.report import Report, Summary
from skelint.source import Span

Diagnosed = Callable[..., Diagnostic]
Read = Mapping[str, Callable[[str], Any]]


def written(*diagnostics: Diagnostic, **given: Any) -> str:
    return report(Report(diagnostics, Summary(), **given), Terminal())


def test_a_finding_is_an_error_of_its_file(diagnosed: Diagnosed, read: Read) -> None:
    made = diagnosed('{\n  "a": 1}', path="./web.json", span=Span(9, 10), severity=Severity.WARNING, help="do this")
    root = read["checkstyle"](written(made, checked=["web.json"]))
    ((error,),) = root
    assert (root.get("version"), root[0].get("name")) == (__version__, "web.json")
    assert dict(error.attrib) == {
        "line": "2",
        "column": "8",
        "severity": "warning",
        "message": "this is wrong\nhelp: do this",
        "source": "skelint.AWS010",
    }


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.NOTE, "info")]
)
def test_severities_are_those_of_checkstyle(diagnosed: Diagnosed, read: Read, severity: Severity, word: str) -> None:
    ((error,),) = read["checkstyle"](written(diagnosed(severity=severity)))
    assert error.get("severity") == word


def test_files_without_findings_are_there_and_none_twice(diagnosed: Diagnosed, read: Read) -> None:
    silenced = diagnosed(path="other.json", silence=Silence("comment", "they know"))
    root = read["checkstyle"](written(diagnosed(), silenced=[silenced], checked=["./other.json", "app.json", "b.json"]))
    assert [(file.get("name"), len(file)) for file in root] == [("app.json", 1), ("b.json", 0), ("other.json", 0)]


def test_errors_of_a_file_are_in_the_order_of_its_lines(diagnosed: Diagnosed, read: Read) -> None:
    found = [diagnosed(span=Span(1, 2), severity=Severity.NOTE), diagnosed(span=Span(3, 4))]
    (file,) = read["checkstyle"](written(*found))
    assert [error.get("column") for error in file] == ["2", "4"]


@pytest.mark.parametrize("character", ["\x1b", "\0", "\ud83d", "\ufffe", "]]>", '"', "&", "漢"], ids=ascii)
def test_what_xml_forbids_is_shown_as_an_escape(diagnosed: Diagnosed, read: Read, character: str) -> None:
    text = written(diagnosed(path=f"a{character}.json", message=f"x{character}"), checked=[f"b{character}.json"])
    assert text.isascii()
    assert len(read["checkstyle"](text)) == 2


def test_each_run_is_valid_and_whole(run: Report, read: Read) -> None:
    root = read["checkstyle"](report(run, Terminal()))
    assert sum(len(file) for file in root) == len(run.diagnostics)
    assert len(root) == len({*run.checked, *(one.source.path for one in run.diagnostics)})
