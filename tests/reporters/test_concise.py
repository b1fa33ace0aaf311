"""`concise`: one line a diagnostic, whatever is in its texts."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.reporters import Terminal
from skelint.reporters.concise import report
from skelint.run.report import Report, Summary
from skelint.source import Span

Diagnosed = Callable[..., Diagnostic]


def lines(*diagnostics: Diagnostic, width: int | None = None) -> list[str]:
    return report(Report(diagnostics, Summary(files=1)), Terminal(width, colour=True)).splitlines()


def test_a_diagnostic_is_a_line_with_place_severity_code_and_message(diagnosed: Diagnosed) -> None:
    diagnostic = diagnosed("{\n  漢: 1\n}", span=Span(5, 6), severity=Severity.WARNING)
    assert lines(diagnostic)[:-1] == ["app.json:2:4: warning[AWS010] this is wrong"]


def test_the_summary_is_the_last_line(diagnosed: Diagnosed) -> None:
    assert lines(diagnosed())[-1] == "No faults found in 1 file."
    assert report(Report([], Summary(files=1)), Terminal()) == "No faults found in 1 file.\n"


def test_a_narrow_terminal_breaks_no_line_and_nothing_is_coloured(diagnosed: Diagnosed) -> None:
    assert lines(diagnosed(message="word " * 50 + "end"), width=40)[0].endswith("word end")


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("a\nb.json", r"a\nb.json"),
        ("\x1b[2Ja.json", r"\x1b[2Ja.json"),
        ("::error file=x::a.json", r":\:error file=x::a.json"),
        ("  ::add-mask::a.json", r"  :\:add-mask::a.json"),
        ("##[group]a.json", r"##\[group]a.json"),
        ("\udcff.json", r"\udcff.json"),
    ],
    ids=["line break", "escape", "command", "indented command", "old command", "undecodable byte"],
)
def test_a_hostile_path_is_shown_as_what_it_is(diagnosed: Diagnosed, path: str, shown: str) -> None:
    assert lines(diagnosed(path=path))[0] == f"{shown}:1:1: error[AWS010] this is wrong"


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_each_diagnostic_is_one_line_whatever_is_in_it(diagnosed: Diagnosed, texts: list[tuple[str, str]]) -> None:
    found = lines(*(diagnosed(path=path, message=message) for path, message in texts))
    assert len(found) == len(texts) + 1
    assert all(": error[AWS010] " in line for line in found[:-1])
