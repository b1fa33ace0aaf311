"""`concise`: one line a diagnostic, whatever is in its texts."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.authoring.finding import Applicability, Severity
from skelint.engine.diagnostic import Diagnostic, Repair
from skelint.reporters import Terminal
from skelint.reporters.concise import report
from skelint.run.report import Report, Summary
from skelint.source import Span

Diagnosed = Callable[..., Diagnostic]


def lines(*diagnostics: Diagnostic, width: int | None = None, colour: bool = False) -> list[str]:
    return report(Report(diagnostics, Summary(files=1)), Terminal(width, colour)).splitlines()


def test_a_diagnostic_is_a_line_with_place_severity_code_and_message(diagnosed: Diagnosed) -> None:
    diagnostic = diagnosed("{\n  漢: 1\n}", span=Span(5, 6), severity=Severity.WARNING)
    assert lines(diagnostic)[:-1] == ["app.json:2:4: warning[AWS010] this is wrong"]


@pytest.mark.parametrize(
    ("fix", "help", "mark"),
    [
        (Repair("Write x", Applicability.SAFE, []), "do this", " [fix: Write x]"),
        (Repair("Write x", Applicability.UNSAFE, []), None, " [unsafe fix: Write x]"),
        (Repair("Write x", Applicability.DISPLAY, []), None, " [suggestion: Write x]"),
        (None, "did you mean x?", " [did you mean x?]"),
        (None, "do this", ""),
        (None, None, ""),
    ],
)
def test_what_can_be_fixed_is_marked_and_what_is_meant_is_named(
    diagnosed: Diagnosed, fix: Repair | None, help: str | None, mark: str
) -> None:
    assert lines(diagnosed(fix=fix, help=help))[0] == f"app.json:1:1: error[AWS010] this is wrong{mark}"


def test_the_severity_is_coloured_and_the_mark_is_dim(diagnosed: Diagnosed) -> None:
    diagnostic = diagnosed(fix=Repair("Write x", Applicability.SAFE, []))
    assert lines(diagnostic, colour=True)[0] == (
        "app.json:1:1: \x1b[1;31merror[AWS010]\x1b[0m this is wrong\x1b[2m [fix: Write x]\x1b[0m"
    )


def test_the_summary_is_the_last_line(diagnosed: Diagnosed) -> None:
    assert lines(diagnosed())[-1] == "No faults found in 1 file."
    assert report(Report([], Summary(files=1)), Terminal()) == "No faults found in 1 file.\n"


def test_a_narrow_terminal_breaks_no_line(diagnosed: Diagnosed) -> None:
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
