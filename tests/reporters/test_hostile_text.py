"""Hostile texts in every field of a diagnostic: they steer no terminal and no CI, and every format still parses."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from skelint.authoring.finding import Applicability
from skelint.engine.diagnostic import Diagnostic, Related, Repair, Silence
from skelint.reporters import FORMATS, Terminal, reporter
from skelint.run.report import Report, Summary
from skelint.source import Edit, SourceFile, Span

Diagnosed = Callable[..., Diagnostic]
PARTS = [
    "\x1b[2J", "\x1b]0;x\a", "\0", "\t", "\b", "\x7f", "\x85", "\x9b31m", "\n", "\r\n", "\r", "\u2028", "\v",
    "\u202e", "\u2066", "\u200b", "\u200d", "\ufeff", "\U000e0041", "\ud800", "\udfff", "\xad", "\xa0",
    "::error file=x::", "::add-mask::", "\n  ::group::", "##[group]", "##", "[", ":", "::", "%0A", '"', "'", "\\",
    "[bold]", ":smile:",
    "漢字", "👩\u200d💻", "❤\ufe0f", "e\u0301", "word ", " ", "   ", "x" * 25, "https://a.example/" + "y" * 40,
]  # fmt: skip
HOSTILE = st.lists(st.sampled_from(PARTS), max_size=8).map("".join)
STEERING = re.compile(
    "[\0-\x09\x0b-\x1f\x7f-\xa0\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)

OURS = re.compile(r"::error title=(skelint::|AWS010 wrong-type,file=)")
FORMATS_FOR_PROGRAMS = ("json", "sarif", "gitlab", "junit", "github", "markdown", "jsonl", "rdjson", "checkstyle")


@pytest.fixture(scope="session")
def report(diagnosed: Diagnosed) -> Callable[..., Report]:
    """Return a function that makes a report with texts in all fields that a file, its name or a rule can fill."""

    def made(texts: list[str], at: int, length: int) -> Report:
        path, text, message, help_, answer, label, title, evidence = texts
        source = SourceFile(path, text)
        span = Span(min(at, len(text)), min(at + length, len(text)))
        other = SourceFile(title, path)
        diagnostic = diagnosed(
            source=source,
            span=span,
            message=message,
            pointer="/" + label.replace("~", "~0"),
            help=help_,
            service_error=answer,
            evidence=evidence,
            related=[Related(source, Span(0, len(text)), f"/{label}", label), Related(other, Span(0, 0), "", label)],
            fix=Repair(title, Applicability.SAFE, [Edit(span, label)]),
        )
        reasons = Silence("comment", evidence), Silence("baseline")
        return Report(
            [diagnostic, replace(diagnostic, span=Span(0, 0))],
            Summary(files=1, errors=2),
            silenced=[replace(diagnostic, silence=reason) for reason in reasons],
            checked=[path, title],
            errors=[message, answer, title],
            baseline=True,
        )

    return made


ALL_TEXTS = st.lists(HOSTILE, min_size=8, max_size=8)
PLACE = st.integers(0, 60)


@given(texts=ALL_TEXTS, at=PLACE, length=PLACE)
def test_nothing_that_steers_leaves(report: Callable[..., Report], texts: list[str], at: int, length: int) -> None:
    made = report(texts, at, length)
    for name in FORMATS:
        for width in (None, 40):
            written = reporter(name)(made, Terminal(width))
            assert not STEERING.search(written)
            assert "##[" not in written
            commands = [line for line in written.split("\n") if line.lstrip().startswith("::")]
            assert [line for line in commands if name != "github" or not OURS.match(line)] == []


@given(texts=ALL_TEXTS, at=PLACE, length=PLACE)
def test_every_format_for_people_still_has_its_lines(
    report: Callable[..., Report], texts: list[str], at: int, length: int
) -> None:
    made = report(texts, at, length)
    assert reporter("concise")(made, Terminal()).count("\n") == 3
    full = reporter("full")(made, Terminal()).split("\n")
    assert [line[:14] for line in full if line.startswith("error")] == ["error[AWS010]:"] * 2
    assert sum(line.lstrip().startswith("--> ") for line in full) == 2


ANY_TEXTS = st.lists(HOSTILE | st.text(st.characters(), max_size=8), min_size=8, max_size=8)


@given(texts=ANY_TEXTS, at=PLACE, length=PLACE)
def test_every_format_for_programs_is_valid_and_whole(
    report: Callable[..., Report],
    read: Mapping[str, Callable[[str], Any]],
    texts: list[str],
    at: int,
    length: int,
) -> None:
    made = report(texts, at, length)
    found = {name: read[name](reporter(name)(made, Terminal())) for name in FORMATS_FOR_PROGRAMS}
    untold = [error for error in made.errors if error != made.diagnostics[0].message]
    assert found["json"]["diagnostics"][0]["message"] == made.diagnostics[0].message
    assert len(found["sarif"]["results"]) == 4
    assert len(found["gitlab"]) == len(found["rdjson"]["diagnostics"]) == 2
    assert [*found["jsonl"][:-1]] == found["json"]["diagnostics"]
    assert sum(len(file) for file in found["checkstyle"]) == 2
    assert [command.name for command in found["github"]] == ["error"] * (2 + len(untold))
    assert len(found["markdown"].findall(".//tbody/tr")) == 2
    results = [result.tag for case in found["junit"] for result in case]
    assert {tag: results.count(tag) for tag in results} == {"failure": 2, "skipped": 2} | (
        {"error": len(untold)} if untold else {}
    )


@given(texts=ALL_TEXTS, at=PLACE, length=PLACE, width=st.integers(30, 120))
def test_no_line_is_wider_than_the_terminal_but_that_of_the_path(
    report: Callable[..., Report], texts: list[str], at: int, length: int, width: int
) -> None:
    lines = reporter("full")(report(texts, at, length), Terminal(width)).split("\n")
    assert [line for line in lines if cell_len(line) > width and "--> " not in line] == []
