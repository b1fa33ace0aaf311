"""What must hold before a version is published, and the image that is published with it."""

import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import skelint

ROOT = Path(__file__).parents[2]
DOCKERFILE = ROOT / "linter" / "container" / "Dockerfile"
COPIED = ("pyproject.toml", "README.md", "CHANGELOG.md", ".ci", ".github", "rules/website/pages", "linter/skelint/__init__.py")


def test_the_version_is_written_twice_and_is_the_same() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == skelint.__version__


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return what the check of a release reads, in a folder of its own, as it would be on the day of the release."""
    for name in COPIED:
        target = tmp_path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, target)
        else:
            shutil.copy(ROOT / name, target)
    for page in (ROOT / "rules").glob("*.md"):
        shutil.copy(page, tmp_path / "rules" / page.name)
    for page in tmp_path.rglob("*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace("OWNER/", "acme/"), encoding="utf-8")
    changelog = tmp_path / "CHANGELOG.md"
    changelog.write_text(changelog.read_text(encoding="utf-8") + "\n## [0.1.0] - 2026-12-01\n", encoding="utf-8")
    module = tmp_path / "linter" / "skelint" / "__init__.py"
    text = re.sub(
        r'^SITE = ".*"$', 'SITE = "https://skelint.example/"', module.read_text(encoding="utf-8"), flags=re.MULTILINE
    )
    module.write_text(text, encoding="utf-8")
    return tmp_path


def checked(repository: Path, tag: str) -> tuple[int, list[str]]:
    run = ["bash", str(repository / ".ci" / "release"), tag]
    done = subprocess.run(run, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout.splitlines()


def test_a_version_that_is_ready_may_be_published(repository: Path) -> None:
    assert checked(repository, "v0.1.0") == (0, [])


@pytest.mark.parametrize(
    ("file", "before", "after", "complaint"),
    [
        ("pyproject.toml", 'version = "0.1.0"', 'version = "0.2.0"', "pyproject.toml has another version"),
        ("linter/skelint/__init__.py", '"0.1.0"', '"0.2.0"', "skelint.__version__ is another one"),
        ("linter/skelint/__init__.py", "https://skelint.example/", "", "skelint.SITE is empty"),
        ("CHANGELOG.md", "## [0.1.0]", "## [0.1]", "CHANGELOG.md has no section [0.1.0]"),
        ("rules/website/pages/ci.md", "acme/skelint", "OWNER/skelint", "ci.md still says OWNER"),
    ],
)
def test_what_is_missing_is_named(repository: Path, file: str, before: str, after: str, complaint: str) -> None:
    path = repository / file
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")
    status, (line,) = checked(repository, "v0.1.0")
    assert status == 1
    assert complaint in line


def instructions() -> Iterator[tuple[str, str]]:
    """Yield the instructions of the Dockerfile, each with what is given to it, its lines joined."""
    text = re.sub(r"^#.*\n", "", DOCKERFILE.read_text(encoding="utf-8"), flags=re.MULTILINE).replace("\\\n", " ")
    for line in filter(None, text.splitlines()):
        name, _, given = line.partition(" ")
        yield name, given


def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    hadolint = shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("hadolint is not installed here")
    done = subprocess.run([hadolint, DOCKERFILE], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_the_image_is_slim_pinned_and_run_by_nobody_in_particular() -> None:
    given = list(instructions())
    bases = [text.split()[0] for name, text in given if name == "FROM"]
    assert all(re.fullmatch(r"python:3\.\d+-slim-\w+", base) for base in bases)
    assert len(set(bases)) == 1
    (user,) = [text for name, text in given if name == "USER"]
    assert all(int(number) > 0 for number in user.split(":"))
    assert [text for name, text in given if name in {"ENTRYPOINT", "CMD"}] == ['["skelint"]', '["check"]']
    assert not [name for name, _ in given if name in {"ADD", "EXPOSE", "ARG"}]


@pytest.mark.slow
def test_what_is_copied_into_the_image_is_enough_to_install_from(tmp_path: Path) -> None:
    source, home = tmp_path / "source", tmp_path / "skelint"
    source.mkdir()
    allowed = (DOCKERFILE.parent / "Dockerfile.dockerignore").read_text(encoding="utf-8").split("\n!")[1:]
    for name, given in instructions():
        if name == "COPY" and not given.startswith("--from"):
            *names, target = given.split()
            for item in names:
                assert item in [line.split("\n")[0] for line in allowed]
                if (ROOT / item).is_dir():
                    shutil.copytree(ROOT / item, source / target, ignore=shutil.ignore_patterns("__pycache__"))
                else:
                    shutil.copy(ROOT / item, source / target)
        if name == "RUN":
            command = given.replace("/opt/skelint", shlex.quote(str(home))).replace("python -m", f"{sys.executable} -m")
            done = subprocess.run(["bash", "-e", "-c", command], cwd=source, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stdout + done.stderr
    work = tmp_path / "work"
    work.mkdir()
    shutil.copy(ROOT / "sample_inputs" / "bad" / "token-lifetimes.create-user-pool-client.json", work)
    done = subprocess.run([home / "bin" / "skelint", "check"], cwd=work, capture_output=True, text=True, check=False)
    assert (done.returncode, "error[COG301]" in done.stdout) == (1, True), done.stdout + done.stderr
