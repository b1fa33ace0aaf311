"""A run is the same on any number of cores, and tells of suppressions in the configuration that are of no use."""

from pathlib import Path

import pytest

from skelint.cli.targets import targets
from skelint.engine.diagnostic import Diagnostic
from skelint.project.settings import Settings
from skelint.reporters import Terminal
from skelint.reporters.json_report import report as as_json
from skelint.run.report import report
from skelint.run.run import FEW, about_suppressions, outcomes

BAD = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "a/b", "AuthSessionValidity": 99}'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_many_processes_give_what_one_gives(folder: Path) -> None:
    for number in range(FEW + 20):
        (folder / f"{number}.json").write_text(BAD if number % 3 else '{"a": 1}')
    (folder / "skelint.toml").write_text('ignore = ["AWS028"]\n[[suppressions]]\nfiles = ["7.json"]\nrule = "AWS027"\n')
    texts = []
    for cores in (1, 3):
        settings = Settings()
        found = list(outcomes(targets(["."], settings, None, skip=False), settings, cores=cores))
        texts.append(as_json(report(found), Terminal()))
        assert [bool(one.matched) for one in found].count(True) == 1
    assert texts[0] == texts[1]
    assert '"suppressed": 1' in texts[0]


def about(text: str, *paths: str) -> list[str]:
    Path("skelint.toml").write_text(text)
    settings = Settings()
    found = list(outcomes(targets(paths or ["."], settings, None, skip=False), settings))
    return [line(one) for one in about_suppressions(found, settings, paths or ["."])]


def line(one: Diagnostic) -> str:
    return f"{one.source.path}:{one.source.position(one.span.start).line} {one.code}"


ENTRY = '[[suppressions]]\nfiles = ["{files}"]\nrule = "{rule}"\npointer = "{pointer}"\nreason = "{reason}"\n'


def entry(files: str = "a.json", rule: str = "AWS028", pointer: str = "/ClientName", reason: str = "why") -> str:
    return ENTRY.format(files=files, rule=rule, pointer=pointer, reason=reason)


@pytest.mark.parametrize(
    ("text", "paths", "said"),
    [
        (entry(), [], []),
        (entry(pointer=""), [], []),
        (entry(rule="malformed-value", files="*.json"), [], []),
        (entry(reason=""), [], ["skelint.toml:1 CLI031"]),
        (entry(pointer="/UserPoolId"), [], ["skelint.toml:1 CLI030"]),
        (entry(pointer="/Client"), [], ["skelint.toml:1 CLI030"]),
        (entry() + entry(rule="AWS021"), [], ["skelint.toml:6 CLI030"]),
        (entry(files="*.json", rule="AWS021"), [], ["skelint.toml:1 CLI030"]),
        (entry(files="*.json", rule="AWS021"), ["a.json"], []),  # another file may need it
        (entry(files="b.json", rule="AWS021"), ["a.json"], []),
        (entry(rule="AWS021"), ["a.json"], ["skelint.toml:1 CLI030"]),
        ('ignore = ["AWS021"]\n' + entry(rule="AWS021"), [], []),
    ],
)
def test_entries_of_no_use_or_without_a_reason_are_reported(
    folder: Path, text: str, paths: list[str], said: list[str]
) -> None:
    for name in ("a.json", "b.json"):
        (folder / name).write_text(BAD)
    assert about(text, *paths) == said


def test_what_an_entry_names_is_silenced_and_nothing_else(folder: Path) -> None:
    (folder / "a.json").write_text(BAD)
    (folder / "skelint.toml").write_text(entry())
    settings = Settings()
    (found,) = outcomes(targets(["a.json"], settings, None, skip=False), settings)
    assert [(one.code, one.silence and one.silence.reason) for one in found.diagnostics] == [
        ("AWS028", "why"),
        ("AWS027", None),
    ]
