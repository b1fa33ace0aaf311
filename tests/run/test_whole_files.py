"""Which files a run reads and fixes: links, modes, names, and inputs that scripts use."""

import json
import os
import stat
from pathlib import Path

import pytest

from skelint.cli.targets import targets
from skelint.project.settings import RunOptions, Settings
from skelint.run.outcome import Mending, Outcome
from skelint.run.run import outcomes

NAME = "s.create-user-pool-client.json"
MISTAKEN = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "GenerateSecret": "true"}
FIXED = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "GenerateSecret": True}
COMMAND = "aws cognito-idp create-user-pool-client --cli-input-json file://client.json\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "tree"
    (folder / ".git").mkdir(parents=True)
    monkeypatch.chdir(folder)
    return folder


def run(*paths: str, fix: bool = True, write: bool = True, skip: bool = False) -> list[Outcome]:
    settings = Settings()
    mending = Mending(write=write) if fix else None
    return list(outcomes(targets(paths or ["."], settings, None, skip=skip), settings, mending))


def content(path: Path) -> object:
    return json.loads(path.read_text())


@pytest.mark.parametrize("fix", [False, True])
def test_a_link_out_of_the_tree_is_not_followed_by_a_walk_and_said_to_be_there(folder: Path, fix: bool) -> None:
    outside = folder.parent / "outside.json"
    outside.write_text(json.dumps(MISTAKEN))
    (folder / NAME).symlink_to(outside)
    (found,) = run(fix=fix)
    assert (found.skipped is not None, found.error, found.diagnostics) == (True, "", ())
    assert found.notice.startswith(f"{NAME} is a link that leads out")
    (found,) = run(NAME, skip=True, fix=fix)  # as a hook names what the repository holds
    assert found.skipped
    assert content(outside) == MISTAKEN


def test_a_named_link_is_read_and_what_it_leads_to_is_fixed(folder: Path) -> None:
    outside = folder.parent / "outside.json"
    outside.write_text(json.dumps(MISTAKEN))
    (folder / NAME).symlink_to(outside)
    (found,) = run(NAME)
    assert (found.fixed, found.error) == (1, "")
    assert (folder / NAME).is_symlink()
    assert content(outside) == FIXED


def test_a_link_within_the_tree_is_followed(folder: Path) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "real.data").write_text(json.dumps(MISTAKEN))
    (folder / NAME).symlink_to("sub/real.data")
    (found,) = run()
    assert (found.fixed, found.error) == (1, "")
    assert (folder / NAME).is_symlink()
    assert content(folder / "sub" / "real.data") == FIXED


@pytest.mark.parametrize(("mode", "names"), [(0o444, 1), (0o644, 2)])
def test_what_may_not_be_replaced_keeps_its_findings(folder: Path, mode: int, names: int) -> None:
    (folder / NAME).write_text(json.dumps(MISTAKEN))
    (folder / NAME).chmod(mode)
    if names > 1:
        os.link(folder / NAME, folder.parent / "other")
    (found,) = run()
    assert found.error.startswith(f"{NAME} cannot be written: ")
    assert (found.fixed, [diagnostic.code for diagnostic in found.diagnostics]) == (0, ["AWS010"])
    assert content(folder / NAME) == MISTAKEN
    assert stat.S_IMODE((folder / NAME).stat().st_mode) == mode


@pytest.mark.parametrize(
    "raw", [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", bytes(range(256)), b'{"ClientName": "a\0b"}', b"\xff\xfe{"], ids=repr
)
@pytest.mark.parametrize("name", [NAME, "bin.json", "bin.yaml", "bin"])
def test_what_is_not_text_is_said_to_be_none_and_never_fixed(folder: Path, raw: bytes, name: str) -> None:
    (folder / name).write_bytes(raw)
    settings = Settings()
    (found,) = outcomes(targets([name], settings, None, skip=False), settings, Mending(unsafe=True))
    assert [(diagnostic.code, diagnostic.fix) for diagnostic in found.diagnostics] == [("CLI013", None)]
    assert (folder / name).read_bytes() == raw


@pytest.mark.parametrize("name", ["bin.json", "setup.sh", "x.md"])
def test_what_is_not_text_is_skipped_in_a_folder(folder: Path, name: str) -> None:
    (folder / name).write_bytes(b"#!/bin/sh\n" + COMMAND.encode() + b"\0\xff")
    assert [(found.skipped is not None, found.notice) for found in run()] == [(True, "")]


@pytest.mark.parametrize("paths", [[], ["deploy.sh", "client.json"], ["client.json", "deploy.sh"]])
def test_an_input_that_a_script_uses_is_fixed_where_it_is_of_the_run(folder: Path, paths: list[str]) -> None:
    (folder / "deploy.sh").write_text(COMMAND)
    (folder / "client.json").write_text(json.dumps(MISTAKEN))
    found = run(*paths)
    assert content(folder / "client.json") == FIXED
    assert sum(outcome.fixed for outcome in found) == 1
    assert [diagnostic.code for outcome in found for diagnostic in outcome.diagnostics] == []
    assert [outcome.checked for outcome in found if outcome.checked] == ["deploy.sh"]


def test_an_input_that_only_a_script_names_is_not_fixed(folder: Path) -> None:
    (folder / "deploy.sh").write_text(COMMAND)
    (folder / "client.json").write_text(json.dumps(MISTAKEN))
    (found,) = run("deploy.sh")
    assert content(folder / "client.json") == MISTAKEN
    assert (found.fixed, [diagnostic.code for diagnostic in found.diagnostics]) == (0, ["AWS010"])


def test_an_input_is_fixed_for_the_operation_and_with_the_members_of_the_script(folder: Path) -> None:
    script = f"{COMMAND.rstrip()} --user-pool-id us-east-1_Ex1 --client-name app\n"
    (folder / "deploy.sh").write_text(script)
    (folder / "client.json").write_text('{"GenerateSecret": "true"}')  # not enough to recognise it by
    found = run()
    assert content(folder / "client.json") == {"GenerateSecret": True}
    assert (folder / "deploy.sh").read_text() == script
    assert sum(outcome.fixed for outcome in found) == 1


def test_a_fault_of_the_text_alone_is_fixed_as_well(folder: Path) -> None:
    (folder / "deploy.sh").write_text(COMMAND)
    (folder / "client.json").write_bytes(json.dumps(FIXED).encode("utf-16"))
    found = run()
    assert content(folder / "client.json") == FIXED
    assert [diagnostic.code for outcome in found for diagnostic in outcome.diagnostics] == []


def test_what_fixing_an_input_would_change_is_shown_once(folder: Path) -> None:
    for name in ("deploy.sh", "again.sh"):
        (folder / name).write_text(COMMAND)
    (folder / "client.json").write_text(json.dumps(MISTAKEN))
    found = run(write=False)
    assert content(folder / "client.json") == MISTAKEN
    assert "".join(outcome.diff for outcome in found).count("a/client.json") == 1
    assert sum(outcome.fixed for outcome in found) == 1


@pytest.mark.parametrize(
    ("operations", "known"), [(["create"], True), (["create", "create"], True), (["create", "update", "create"], False)]
)
def test_an_input_has_the_operation_that_all_commands_use_it_for(folder: Path, operations: list[str], known: bool) -> None:
    (folder / "client.json").write_text(json.dumps(FIXED))
    (folder / "deploy.sh").write_text("".join(COMMAND.replace("create", operation) for operation in operations))
    (found,) = run("deploy.sh")
    (use,) = found.uses.values()
    assert (use.operation is not None) == known


def test_thousands_of_fixes_of_one_rule_are_made(folder: Path) -> None:
    command = (
        "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web --generate-secret true\n"
    )
    (folder / "deploy.sh").write_text(command * 2_500)
    (outcome,) = run("deploy.sh")
    assert (outcome.error, outcome.fixed) == ("", 2_500)
    assert (folder / "deploy.sh").read_text() == command.replace(" true", "") * 2_500


def test_a_fix_that_would_hide_the_command_is_not_written(folder: Path) -> None:
    text = "steps:\n- script: |\n    aws cognito-idp create-user-pool-client --user-pool-id us-ea\u2028"
    path = folder / "azure-pipelines.yml"
    path.write_text(text, encoding="utf-8")
    settings = Settings(RunOptions(select=("ALL",)))
    (outcome,) = outcomes(targets(["."], settings, None, skip=False), settings, Mending())
    assert (outcome.requests, outcome.fixed) == (1, 0)
    assert any(diagnostic.fixable(unsafe=False) for diagnostic in outcome.diagnostics)
    assert path.read_text(encoding="utf-8") == text
