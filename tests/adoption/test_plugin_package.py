"""The package of the guide for rule authors, installed beside skelint as its users would install it."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory, checkout: Path, run_in: Run) -> Path:
    """Return where the commands of a new environment are, in which both are installed."""
    folder = tmp_path_factory.mktemp("author")
    shutil.copytree(ROOT / "tests" / "plugin", folder / "plugin", ignore=shutil.ignore_patterns("__pycache__"))
    pip = folder / "venv" / "bin" / "pip"
    for command in (
        (sys.executable, "-m", "venv", "venv"),
        (pip, "install", "--quiet", checkout),
        (pip, "install", "--quiet", "./plugin"),
    ):
        done = run_in(folder, *command)
        assert done.returncode == 0, done.stdout
    return folder / "venv" / "bin"


def test_its_rule_reports_and_its_page_is_printed(repository: Path, run: Run, scripts: Path) -> None:
    (repository / "web.create-user-pool-client.json").write_text('{"UserPoolId": "us-east-1_Ex1", "ClientName": "web"}')
    done = run(scripts / "skelint", "check", "--plugin", "acme_skelint_rules", "--format", "json")
    assert (done.returncode, '"url": "https://rules.acme.example/ACME001/"' in done.stdout) == (1, True), done.stdout
    page = run(scripts / "skelint", "explain", "ACME001", "--plugin", "acme_skelint_rules").stdout
    assert page.startswith("# ACME001: client-name-without-team\n")


def test_its_index_is_written_and_is_then_current(tmp_path: Path, run_in: Run, scripts: Path) -> None:
    python = scripts / "python"
    index = (python, "-m", "skelint.index", "acme_skelint_rules")
    assert run_in(tmp_path, *index, "--check").returncode == 1
    assert run_in(tmp_path, *index).returncode == 0
    assert run_in(tmp_path, *index, "--check").returncode == 0
