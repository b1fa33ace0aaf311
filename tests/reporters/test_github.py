"""`github`: workflow commands that the runner reads as they are meant, whatever is in the texts."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.reporters import Terminal
from skelint.reporters.github import report
from skelint.run.report import Report, Summary
from skelint.source import Span

Diagnosed = Callable[..., Diagnostic]
Read = Mapping[str, Callable[[str], Any]]


def written(*diagnostics: Diagnostic, **summary: int) -> str:
    return report(Report(diagnostics, Summary(**summary)), Terminal(40, colour=True))


def test_a_finding_is_one_line_with_its_place_and_all_there_is_to_say(diagnosed: Diagnosed) -> None:
    made = diagnosed(
        '{"ClientName": 1}',
        path="./clients/web.json",
        span=Span(15, 16),
        severity=Severity.WARNING,
        help="do this",
        service_error="no",
        evidence="AWS documents it",
    )
    assert written(made, files=1, warnings=1) == (
        "::warning title=AWS010 wrong-type,file=clients/web.json,line=1,endLine=1,col=16,endColumn=17::clients/web.json:1:16: "
        "AWS010 this is wrong%0A"
        "AWS would answer: no%0Ahelp: do this%0Aknown because: AWS documents it (skelint explain AWS010)\n"
        "Found 1 warning in 1 file.\n"
    )


def test_nothing_found_is_the_summary_alone() -> None:
    assert written(files=2) == "No faults found in 2 files.\n"


@pytest.mark.parametrize(
    ("text", "span", "place"),
    [
        ('{"a": 1}', Span(1, 4), {"line": "1", "endLine": "1", "col": "2", "endColumn": "5"}),
        ("{\n}\n", Span(0, 3), {"line": "1", "endLine": "2"}),
        ("{\n}\n", Span(0, 2), {"line": "1", "endLine": "1", "col": "1", "endColumn": "3"}),
        ("", Span(0, 0), {"line": "1", "endLine": "1", "col": "1", "endColumn": "2"}),
    ],
    ids=["in a line", "several lines", "a line and its end", "an empty file"],
)
def test_columns_are_there_only_within_a_line(
    diagnosed: Diagnosed, read: Read, text: str, span: Span, place: dict[str, str]
) -> None:
    (command,) = read["github"](written(diagnosed(text, span=span)))
    assert {key: value for key, value in command.properties.items() if key not in {"title", "file"}} == place


def test_the_signs_of_the_syntax_are_read_back(diagnosed: Diagnosed, read: Read) -> None:
    (command,) = read["github"](written(diagnosed(path="a,b:c%0A%25=d.json", message="100%0A::, =%25")))
    assert command.properties["file"] == "a,b:c%0A%25=d.json"
    assert command.text == "a,b:c%0A%25=d.json:1:1: AWS010 100%0A::, =%25"
    assert command.properties["line"] == "1"


def test_the_worst_come_first_and_notes_are_notices(diagnosed: Diagnosed, read: Read) -> None:
    found = [diagnosed(severity=severity) for severity in (Severity.NOTE, Severity.WARNING, Severity.ERROR)]
    assert [command.name for command in read["github"](written(*found))] == ["error", "warning", "notice"]


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "hidden"),
    [(10, 10, 10, 0), (11, 0, 0, 1), (0, 12, 3, 2), (0, 0, 11, 2), (11, 0, 10, 2), (11, 0, 9, 1), (30, 30, 30, 61)],
)
def test_how_many_are_hidden_is_said_where_it_is_seen(
    diagnosed: Diagnosed, read: Read, errors: int, warnings: int, notes: int, hidden: int
) -> None:
    found = [diagnosed()] * errors
    found += [diagnosed(severity=Severity.WARNING)] * warnings + [diagnosed(severity=Severity.NOTE)] * notes
    commands = read["github"](written(*found))
    visible = [
        command
        for name in ("error", "warning", "notice")
        for command in [command for command in commands if command.name == name][:10]
    ]
    said = [command.text for command in visible if "can be seen only in the log" in command.text]
    assert len(commands) == errors + warnings + notes + len(said)
    assert len(commands) - len(visible) == hidden
    assert [text.split()[0] for text in said] == ([str(hidden)] if hidden else [])


def test_what_could_not_be_done_is_an_error(read: Read) -> None:
    (command,) = read["github"](report(Report([], Summary(), errors=["a.json cannot be read"]), Terminal()))
    assert (command.name, command.text) == ("error", "a.json cannot be read")


def test_each_run_is_read_as_its_findings(run: Report, read: Read) -> None:
    text = report(run, Terminal())
    commands = read["github"](text)
    ours = [command for command in commands if "can be seen only in the log" not in command.text]
    assert len(ours) == len(run.diagnostics) + len(run.errors)
    assert {command.name for command in commands} <= {"error", "warning", "notice"}
    assert text.count("\n") == len(commands) + 1


def test_a_report_of_a_folder_below_names_files_from_the_root(diagnosed: Diagnosed, read: Read) -> None:
    made = replace(Report([diagnosed(path="web.json")], Summary()), folder="..")
    (command,) = read["github"](report(made, Terminal()))
    assert command.properties["file"].endswith("/web.json")
    assert not command.properties["file"].startswith(("/", "."))
