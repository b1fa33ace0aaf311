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


USE = "aws cognito-idp create-user-pool-client --cli-input-json file://client.json"
TEMPLATE = '{"UserPoolId": "<UserPoolId>", "ClientName": "app"}'


def reported(*paths: str) -> tuple[set[str], set[str]]:
    """Return the files that have findings, and those that are skipped."""
    settings = Settings()
    found = list(outcomes(targets(paths, settings, None, skip=False), settings))
    diagnosed = {one.source.path for outcome in found for one in outcome.diagnostics}
    return diagnosed, {outcome.skipped.path for outcome in found if outcome.skipped}


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("x.sh", f'sed "s/<UserPoolId>/$ID/" t.json > client.json\n{USE}'),
        ("x.sh", f'sed -e "s/<UserPoolId>/$ID/" < t.json > client.json\n{USE}'),
        ("x.sh", f'cat t.json | sed "s|<UserPoolId>|$ID|" > client.json\n{USE}'),
        (
            "x.sh",
            f'cd "${{0%/*}}"; f=c.json; sed s/x/y/ t.json > "edit/$f"\n{USE.replace("client.json", "edit/$f")}',
        ),
        ("x.sh", f'perl -pe "s/<UserPoolId>/$ID/" "$HERE/t.json" > client.json\n{USE}'),
        ("x.sh", f'cp t.json client.json\nsed -i "s/<UserPoolId>/$ID/" client.json\n{USE}'),
        ("x.sh", f'sed -i "s/<UserPoolId>/$ID/" t.json\n{USE.replace("client.json", "t.json")}'),
        ("x.sh", f'{USE.replace("file://client.json", "")}"$(envsubst < t.json)"'),
        ("x.ps1", f"(Get-Content t.json) -replace '<UserPoolId>', $id | Set-Content client.json\n{USE}"),
        ("x.ps1", f"(Get-Content -Raw './t.json').Replace('<UserPoolId>', $id) | Out-File client.json\n{USE}"),
        (".gitlab-ci.yml", f"x:\n  script:\n    - sed s/a/b/ t.json > client.json\n    - {USE}\n"),
    ],
)
def test_a_template_that_a_script_fills_is_no_input_unless_it_is_named(name: str, script: str, folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "t.json").write_text(TEMPLATE)
    (folder / name).write_text(f"{script}\n")
    assert reported(".") == (set(), {"t.json"})
    assert reported("t.json", name)[0] == {"t.json"}


@pytest.mark.parametrize("script", ["sed -n 1,5p t.json", "cat t.json", "jq . t.json", "envsubst < other.json"])
def test_a_file_that_a_script_only_reads_is_an_input(script: str, folder: Path) -> None:
    (folder / ".git").mkdir()
    (folder / "t.json").write_text(TEMPLATE)
    (folder / "x.sh").write_text(f"{script} > client.json\n{USE}\n")
    assert reported(".")[0] == {"t.json"}
