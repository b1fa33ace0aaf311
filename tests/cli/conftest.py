"""`skelint` as a process, in a folder of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Skelint = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def skelint(folder: Path) -> Skelint:
    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
        unset = {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "SKELINT_TRUST_PLUGINS", "GITHUB_SHA", "CI_COMMIT_SHA"}
        inherited = {name: value for name, value in os.environ.items() if name not in unset}
        if "PYTHONPATH" in environment and "PYTHONPATH" in inherited:  # skelint itself may be found by it
            environment["PYTHONPATH"] += os.pathsep + inherited["PYTHONPATH"]
        done = subprocess.run(
            [sys.executable, "-c", "from skelint.cli import main; main()", *arguments],
            input=stdin,
            capture_output=True,
            cwd=folder,
            env=inherited | environment,
            check=False,
        )
        decoded = done.stdout.decode("utf-8"), done.stderr.decode("utf-8", "replace")
        return subprocess.CompletedProcess(done.args, done.returncode, *decoded)

    return run
