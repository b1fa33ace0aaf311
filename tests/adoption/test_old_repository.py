"""A repository with ten bad files takes skelint up as the site says, as a new user would: in a fresh environment."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GUIDES = [(ROOT / "rules" / "website" / "pages" / name).read_text(encoding="utf-8") for name in ("ci.md", "old-repository.md")]
BAD = [
    ROOT / "sample_inputs" / "bad" / name
    for name in (
        "broken.create-user-pool-client.json",
        "create-clients.sh",
        "machine-without-secret.json",
        "mixed-auth-flows.json",
        "not-quite-json.create-user-pool-client.json",
        "partial-update.json",
        "placeholders.create-user-pool-client.yaml",
        "powershell.create-user-pool-client.json",
        "redirects.create-user-pool-client.yaml",
        "saved-output.update-user-pool-client.json",
    )
]
PLAIN = ["machine-without-secret.json", "mixed-auth-flows.json", "partial-update.json"]
"""Those of them that any JSON parser reads, and so can write in another order."""
Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = pytest.mark.slow


def block(language: str) -> str:
    block = re.search(rf"^```{language}\n(.*?)^```$", "\n".join(GUIDES), re.MULTILINE | re.DOTALL)
    assert block
    return block[1]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory, checkout: Path, run_in: Run) -> str:
    """Return the PATH of a user who has installed skelint and pre-commit, and nothing else, into a new environment."""
    folder = tmp_path_factory.mktemp("user")
    for command in (
        (sys.executable, "-m", "venv", "venv"),
        (folder / "venv" / "bin" / "pip", "install", "--quiet", checkout, "pre-commit"),
    ):
        done = run_in(folder, *command)
        assert done.returncode == 0, done.stdout
    return f"{folder / 'venv' / 'bin'}:/usr/local/bin:/usr/bin:/bin"


@pytest.fixture(scope="module")
def adopted(tmp_path_factory: pytest.TempPathFactory, checkout: Path, run_in: Run, path: str) -> Path:
    """Return the old repository after the three commands, and after the commit of what they made."""
    folder = tmp_path_factory.mktemp("old")
    (folder / "clients").mkdir()
    for sample in BAD:
        shutil.copy(sample, folder / "clients" / sample.name)
    for command in ("git init --quiet", "git add --all", "git commit --quiet -m old"):
        assert run_in(folder, *command.split()).returncode == 0
    before = run_in(folder, "skelint", "check", "--format", "concise", PATH=path)
    assert before.returncode == 1
    assert all(f"clients/{sample.name}:" in before.stdout for sample in BAD)

    hooks = block("yaml").replace("https://github.com/OWNER/skelint", str(checkout))
    (folder / ".pre-commit-config.yaml").write_text(hooks)
    commands = block("shell").splitlines()
    assert len(commands) == 3
    for command in commands:
        done = run_in(folder, *command.split(), PATH=path)
        assert done.returncode == 0, done.stdout
    assert re.search(r"No faults found in 1\d files \(.*\d+ in the baseline", done.stdout)
    run_in(folder, "git", "add", "--all")
    done = run_in(folder, "git", "commit", "-m", "skelint", PATH=path)
    assert done.returncode == 0, done.stdout
    return folder


@pytest.fixture
def repository(tmp_path: Path, adopted: Path) -> Path:
    folder = tmp_path / "repository"
    shutil.copytree(adopted, folder, symlinks=True)
    return folder


@pytest.fixture
def commit(run: Run, path: str) -> Run:
    def commit() -> subprocess.CompletedProcess[str]:
        run("git", "add", "--all")
        return run("git", "commit", "-m", "a change", PATH=path)

    return commit


def test_lines_that_move_change_nothing(repository: Path, commit: Run, run: Run, path: str) -> None:
    for sample in BAD:
        file = repository / "clients" / sample.name
        raw = file.read_bytes()
        encoding = "utf-16-le" if raw.startswith(b"\xff\xfe") else "utf-8"
        text = raw.decode(encoding)
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        moved = "\n# moved\n" if file.suffix == ".yaml" else "\n \n"
        file.write_bytes((mark + moved + text.removeprefix(mark)).encode(encoding))
    done = commit()
    assert done.returncode == 0, done.stdout
    assert run("skelint", "check", PATH=path).returncode == 0


def test_keys_in_another_order_change_nothing(repository: Path, commit: Run, run: Run, path: str) -> None:
    for name in PLAIN:
        file = repository / "clients" / name
        members = json.loads(file.read_text())
        file.write_text(json.dumps(dict(reversed(members.items())), indent=4))
    done = commit()
    assert done.returncode == 0, done.stdout
    assert run("skelint", "check", PATH=path).returncode == 0


def test_a_new_fault_in_an_old_file_fails_the_commit_and_is_all_that_is_shown(
    repository: Path, commit: Run, run: Run, path: str
) -> None:
    file = repository / "clients" / "mixed-auth-flows.json"
    file.write_text(file.read_text().replace('"backend",', '"backend",\n  "AuthSessionValidity": 99,'))
    done = commit()
    assert done.returncode == 1
    assert re.findall(r"^(?:error|warning)\[(\w+)\]", done.stdout, re.MULTILINE) == ["AWS027"]
    assert run("git", "commit", "--no-verify", "-m", "past the hook", PATH=path).returncode == 0
    done = run("skelint", "check", "--format", "concise", PATH=path)
    assert done.returncode == 1
    assert done.stdout.count("\n") == 2
    assert done.stdout.startswith("clients/mixed-auth-flows.json:4:26: error[AWS027] ")


def test_the_fault_of_an_old_file_is_new_in_another(repository: Path, commit: Run) -> None:
    shutil.copy(repository / "clients" / PLAIN[0], repository / "clients" / "copied.json")
    done = commit()
    assert done.returncode == 1
    assert "--> clients/copied.json:" in done.stdout


def test_a_clean_file_is_committed(repository: Path, commit: Run) -> None:
    shutil.copy(ROOT / "sample_inputs" / "good" / "machine-to-machine.json", repository / "clients" / "new.json")
    assert commit().returncode == 0


def test_a_mended_fault_is_asked_for_no_more(repository: Path, commit: Run, run: Run, path: str) -> None:
    file = repository / "clients" / "mixed-auth-flows.json"
    old = file.read_text()
    file.write_text(old.replace('"enabled"', '"ENABLED"'))
    done = commit()
    assert done.returncode == 0, done.stdout
    assert run("skelint", "baseline", "prune", PATH=path).returncode == 0
    assert commit().returncode == 0
    file.write_text(old)
    assert commit().returncode == 1
