"""The hooks, under the real pre-commit: what blocks a commit, and what does not."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from ruamel.yaml import YAML

pytest.importorskip("pre_commit")
ROOT = Path(__file__).parents[2]
HOOKS = YAML(typ="safe").load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
Run = Callable[..., subprocess.CompletedProcess[str]]

CLEAN = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
FAULTY = CLEAN | {"AuthSessionValidity": 99}
WARNED = CLEAN | {"PreventUserExistenceErrors": "LEGACY"}
FIXABLE = CLEAN | {"GenerateSecret": "true"}
NAME = "web.create-user-pool-client.json"


def written(parameters: Mapping[str, object]) -> str:
    return json.dumps(parameters, indent=2, ensure_ascii=False) + "\n"


def configuration(repo: Path, *hooks: Mapping[str, object]) -> str:
    return json.dumps({"repos": [{"repo": str(repo), "rev": "v0.1.0", "hooks": hooks}]})


@pytest.fixture
def commit(repository: Path, run: Run) -> Run:
    """Return how to commit files, by name and text."""

    def commit(files: dict[str, str]) -> subprocess.CompletedProcess[str]:
        for name, text in files.items():
            (repository / name).parent.mkdir(parents=True, exist_ok=True)
            (repository / name).write_text(text, encoding="utf-8")
        run("git", "add", "--all")
        return run("git", "commit", "-m", "a change")

    return commit


@pytest.fixture
def installed(repository: Path, checkout: Path, run: Run) -> Callable[..., None]:
    """Return how to install hooks of the checkout into the repository, each as its entry in the configuration."""

    def install(*hooks: Mapping[str, object]) -> None:
        (repository / ".pre-commit-config.yaml").write_text(configuration(checkout, *hooks), encoding="utf-8")
        assert run("pre-commit", "install").returncode == 0

    return install


def test_the_manifest_is_one_of_pre_commit(run: Run) -> None:
    done = run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("hook", HOOKS, ids=[hook["id"] for hook in HOOKS])
@pytest.mark.parametrize(("parameters", "status"), [(CLEAN, 0), (FAULTY, 1), (FIXABLE, 1), ({"name": "app"}, 0)])
def test_the_command_of_each_hook_tells(
    repository: Path, run: Run, hook: dict[str, str], parameters: Mapping[str, object], status: int
) -> None:
    (repository / "a.json").write_text(written(parameters))
    assert run(*hook["entry"].split(), "a.json").returncode == status


@pytest.mark.slow
def test_the_hooks_are_tried(repository: Path, checkout: Path, run: Run) -> None:
    (repository / NAME).write_text(written(FIXABLE))
    run("git", "add", "--all")
    tried = [run("pre-commit", "try-repo", checkout, hook, "--all-files") for hook in ("skelint", "skelint-fix", "skelint")]
    assert [done.returncode for done in tried] == [1, 1, 0], [done.stdout for done in tried]
    assert 'error[AWS010]: GenerateSecret must be true or false, not the string "true"\n' in tried[0].stdout
    assert "- files were modified by this hook\n" in tried[1].stdout


@pytest.mark.slow
def test_a_fault_blocks_the_commit_and_the_report_says_where(commit: Run, installed: Callable[..., None], run: Run) -> None:
    installed({"id": "skelint"})
    assert commit({NAME: written(CLEAN)}).returncode == 0
    done = commit({NAME: written(FAULTY)})
    assert done.returncode == 1
    assert f"--> {NAME}:4:26\n" in done.stdout
    assert '4 |   "AuthSessionValidity": 99\n' in done.stdout
    assert "Found 1 error in 1 file.\n" in done.stdout
    assert run("git", "status", "--short").stdout == f"M  {NAME}\n"


@pytest.mark.slow
def test_what_is_no_input_of_a_command_is_silent(commit: Run, installed: Callable[..., None]) -> None:
    installed({"id": "skelint", "verbose": True})
    done = commit(
        {
            "package.json": written({"name": "app", "version": "1.0.0"}),
            "tsconfig.json": '{\n  // strict, always\n  "compilerOptions": {"strict": true,},\n}\n',
            "chart/templates/service.yaml": "{{- if .Values.service }}\nkind: Service\n{{- end }}\n",
            "notes.ipynb": written({"cells": [], "nbformat": 4}),
            "list.json": "[1, 2]\n",
            "build.sh": "#!/bin/sh\nmake all && aws s3 ls\n",
            "README.md": "# An app\n\n```sh\nmake\n```\n",
            "empty.json": "",
            "broken.json": '{"name": ',
            "saved.json": written({"UserPoolClient": FAULTY | {"ClientId": "abc"}}),
        }
    )
    assert done.returncode == 0, done.stdout
    assert "Nothing was checked (11 other files skipped).\n" in done.stdout  # with pre-commit's own configuration


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["my client.json", "größe-日本-🔑.json", "-dash.json", "--fix.json", "a;b'c\"d$(e).json", "sub folder/a.json"]
)
def test_any_name_is_the_name_of_a_file(commit: Run, installed: Callable[..., None], name: str) -> None:
    installed({"id": "skelint"})
    done = commit({name: written(FAULTY)})
    assert done.returncode == 1
    assert f"--> {name}:4:26\n" in done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deploy.sh", "{}\n"),
        ("deploy", "#!/usr/bin/env bash\n{}\n"),
        ("deploy.ps1", "{}\n"),
        ("deploy.bat", "{}\n"),
        ("Makefile", "all:\n\t{}\n"),
        ("Dockerfile", "FROM scratch\nRUN {}\n"),
        ("README.md", "```sh\n{}\n```\n"),
        (".github/workflows/deploy.yml", "on: push\njobs:\n  a:\n    steps:\n      - run: {}\n"),
    ],
)
def test_a_fault_in_a_command_blocks_the_commit_too(
    repository: Path, commit: Run, installed: Callable[..., None], name: str, text: str
) -> None:
    installed({"id": "skelint"})
    command = (
        "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name app --auth-session-validity 99"
    )
    (repository / name).parent.mkdir(parents=True, exist_ok=True)
    (repository / name).write_text(text.format(command))
    (repository / name).chmod(0o755)
    done = commit({})
    assert (done.returncode, "error[AWS027]" in done.stdout) == (1, True), done.stdout


@pytest.mark.slow
def test_what_the_configuration_excludes_stays_excluded_though_it_is_named(
    commit: Run, installed: Callable[..., None]
) -> None:
    installed({"id": "skelint"})
    done = commit({"skelint.toml": 'exclude = ["old/"]\n', f"old/{NAME}": written(FAULTY)})
    assert done.returncode == 0, done.stdout
    assert commit({f"new/{NAME}": written(FAULTY)}).returncode == 1


@pytest.mark.slow
def test_the_fixing_hook_mends_and_fails_once(repository: Path, commit: Run, installed: Callable[..., None]) -> None:
    installed({"id": "skelint-fix"})
    done = commit({NAME: written(FIXABLE)})
    assert done.returncode == 1
    assert "Made 1 fix.\n" in done.stdout
    mended = (repository / NAME).read_text()
    assert mended == written(CLEAN | {"GenerateSecret": True})
    assert commit({NAME: mended}).returncode == 0


@pytest.mark.slow
def test_a_hook_of_the_system_installs_nothing(commit: Run, installed: Callable[..., None]) -> None:
    installed({"id": "skelint-system"})
    assert "AWS027" in commit({NAME: written(FAULTY)}).stdout
    assert commit({NAME: written(CLEAN)}).returncode == 0


@pytest.mark.slow
def test_arguments_of_the_user_come_on_top(commit: Run, installed: Callable[..., None]) -> None:
    installed({"id": "skelint", "args": ["--fail-on=error", "--"]})
    assert commit({NAME: written(WARNED), "package.json": written({"name": "app"})}).returncode == 0
    assert commit({NAME: written(FAULTY)}).returncode == 1


@pytest.mark.slow
def test_what_the_baseline_holds_passes_and_a_new_fault_does_not(
    commit: Run, installed: Callable[..., None], run: Run
) -> None:
    old = f"old/{NAME}"
    commit({old: written(FAULTY)})
    assert run("skelint", "baseline", "create").returncode == 0
    installed({"id": "skelint"})
    assert commit({}).returncode == 0
    reordered = {"AuthSessionValidity": 99, "ClientName": "renamed", "UserPoolId": "us-east-1_Ex1"}
    assert commit({old: "\n\n" + written(reordered)}).returncode == 0
    done = commit({old: written(FAULTY | {"IdTokenValidity": 90}), "another.json": written(FAULTY)})
    assert done.returncode == 1
    assert done.stdout.count("error[") == 2
    assert "1 in the baseline" in done.stdout
