"""`junit`: test results that each reader of XML takes, with names that do not change when lines move."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from junitparser import Error, Failure, JUnitXml, Skipped

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic, Related, Silence
from skelint.reporters import Terminal
from skelint.reporters.junit import report
from skelint.run.report import Report, Summary
from skelint.source import SourceFile, Span

Diagnosed = Callable[..., Diagnostic]
Read = Mapping[str, Callable[[str], Any]]
Case = tuple[str, str, str | None]


def cases(text: str) -> list[Case]:
    """Return what junitparser reads: of each case the class, the name, and the tag of its result."""
    (suite,) = JUnitXml.fromstring(text.encode("utf-8"))
    found = list(suite)
    results = [result for case in found for result in case.result]
    assert (suite.tests, suite.failures) == (len(found), sum(isinstance(one, Failure) for one in results))
    assert suite.errors == sum(isinstance(one, Error) for one in results)
    assert suite.skipped == sum(isinstance(one, Skipped) for one in results)
    return [(case.classname, case.name, next((type(one).__name__ for one in case.result), None)) for case in found]


def written(*diagnostics: Diagnostic, **given: Any) -> str:
    return report(Report(diagnostics, Summary(), **given), Terminal())


def test_a_finding_fails_and_a_clean_file_passes(diagnosed: Diagnosed) -> None:
    text = written(diagnosed(path="./web.json", pointer="/CallbackURLs/0"), checked=["web.json", "app.json"])
    assert cases(text) == [
        ("web.json", "AWS010 wrong-type: /CallbackURLs/0", "Failure"),
        ("app.json", "no faults", None),
    ]


def test_what_is_silenced_is_skipped_what_is_advice_passes_and_what_was_not_done_is_an_error(diagnosed: Diagnosed) -> None:
    advice = diagnosed(severity=Severity.NOTE)
    silenced = diagnosed(path="other.json", silence=Silence("comment", "they know"))
    text = written(advice, silenced=[silenced], errors=["x.json cannot be read"], checked=["app.json", "other.json"])
    assert cases(text) == [
        ("skelint", "could not be done", "Error"),
        ("app.json", "AWS010 wrong-type", None),
        ("other.json", "AWS010 wrong-type", "Skipped"),
        ("other.json", "no faults", None),
    ]
    assert 'message="silenced by the comment: they know"' in text


def test_a_failure_holds_all_there_is_to_say(diagnosed: Diagnosed, read: Read) -> None:
    source = SourceFile("./app.json", '{\n  "a": 1\n}')
    related = [Related(source, Span(4, 7), "/a", "its name")]
    made = diagnosed(source=source, span=Span(9, 10), help="do this", service_error="no", evidence="so", related=related)
    (case,) = read["junit"](written(made))
    (failure,) = case
    assert (case.get("file"), case.get("line")) == ("app.json", "2")
    assert failure.attrib == {"type": "error", "message": "this is wrong"}
    assert failure.text.split("\n") == [
        "app.json:2:8: this is wrong",
        "see app.json:2:3: its name",
        "AWS would answer: no",
        "help: do this",
        "known because: so (skelint explain AWS010)",
    ]


def test_namesakes_are_numbered(diagnosed: Diagnosed) -> None:
    text = written(diagnosed(), replace(diagnosed(), span=Span(1, 2)), errors=["a", "b"])
    assert [name for _, name, _ in cases(text)] == [
        "could not be done", "could not be done (2)", "AWS010 wrong-type", "AWS010 wrong-type (2)",
    ]  # fmt: skip


def test_each_run_is_valid_and_no_two_cases_have_one_name(run: Report, read: Read) -> None:
    text = report(run, Terminal())
    read["junit"](text)
    found = cases(text)
    assert len({(owner, name) for owner, name, _ in found}) == len(found)
    failures = [one for one in run.diagnostics if one.severity > Severity.NOTE]
    assert [tag for _, _, tag in found].count("Failure") == len(failures)
    assert len(found) >= len(run.checked)


FORBIDDEN = [chr(code) for code in (*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xFFFE, 0xFFFF)]


@pytest.mark.parametrize("character", FORBIDDEN, ids=ascii)
def test_what_xml_forbids_is_shown_as_an_escape(diagnosed: Diagnosed, read: Read, character: str) -> None:
    made = diagnosed(path=f"a{character}.json", message=character, pointer=f"/{character}", help=character)
    suite = read["junit"](written(made, errors=[f"error{character}"], checked=[f"b{character}.json"]))
    assert len(suite) == 3


def test_the_text_is_ascii_whatever_standard_output_encodes(diagnosed: Diagnosed, read: Read) -> None:
    text = written(diagnosed(message="漢字 👍 ]]> </failure>"))
    assert text.isascii()
    ((failure,),) = read["junit"](text)
    assert failure.get("message") == "漢字 👍 ]]> </failure>"
