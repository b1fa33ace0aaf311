"""A checkout that hooks and actions install from, and a repository that takes them up."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT_FROM = ["pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml", ".github", "linter", "rules"]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    """Return the environment of a user without hooks and a configuration of git; the commands of this Python are at hand."""
    steering = ("GIT_", "GITHUB_", "SKELINT_", "PRE_COMMIT")
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(steering)}
    return inherited | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.com",
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("pre-commit")),
        "PRE_COMMIT_COLOR": "never",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PYTHONUTF8": "1",
        "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
    }


@pytest.fixture(scope="session")
def needed() -> Callable[[str], None]:
    """Return how to say that a test needs a command of the `dev` extra: without it, the test is skipped."""

    def need(command: str) -> None:
        if not (Path(sys.executable).parent / command).exists():
            pytest.skip(f"{command} is not installed here")

    return need


@pytest.fixture(scope="session")
def run_in(environment: Mapping[str, str]) -> Run:
    """Return how to run a command in a folder; its two outputs are read as one."""

    def run(folder: Path, *command: str | Path, **further: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command,
            cwd=folder,
            env={**environment, **further},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            encoding="utf-8",
            check=False,
        )

    return run


@pytest.fixture(scope="session")
def checkout(tmp_path_factory: pytest.TempPathFactory, run_in: Run) -> Path:
    """Return a repository that holds this project as it lies here, committed or not."""
    copy = tmp_path_factory.mktemp("checkout") / "skelint"
    copy.mkdir()
    for name in BUILT_FROM:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
        else:
            shutil.copy(ROOT / name, copy / name)
    for command in (["init", "--quiet"], ["add", "--all"], ["commit", "--quiet", "-m", "all"], ["tag", "v0.1.0"]):
        assert run_in(copy, "git", *command).returncode == 0
    return copy


@pytest.fixture
def repository(tmp_path: Path, run_in: Run) -> Path:
    """Return an empty repository."""
    folder = tmp_path / "repository"
    folder.mkdir()
    assert run_in(folder, "git", "init", "--quiet").returncode == 0
    return folder


@pytest.fixture
def run(repository: Path, run_in: Run) -> Run:
    """Return how to run a command in the repository."""
    return lambda *command, **further: run_in(repository, *command, **further)
