"""Which files a run looks at."""

import errno
import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
import typer

from skelint.cli.baseline import create
from skelint.cli.check import check
from skelint.cli.effective import effective
from skelint.cli.targets import targets
from skelint.project.discovery import files
from skelint.project.settings import RunOptions, Settings
from skelint.run.run import outcomes


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.json", "b.yaml", "c.dat", "sub/d.json", "sub/out/e.json", "node_modules/x.json", ".venv/y.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    subprocess.run(["git", "init", "-q"], check=True)
    return tmp_path


def listed(*paths: str, force: bool = False, exclude: list[str] | None = None) -> list[str]:
    settings = Settings(RunOptions(exclude=exclude or (), force_exclude=force))
    return [candidate.path for candidate in files(paths or (".",), settings)]


ALL = ["a.json", "b.yaml", "sub/d.json", "sub/out/e.json"]


@pytest.mark.usefixtures("tree")
def test_a_folder_is_walked_in_order_without_what_others_have_made() -> None:
    assert listed() == ALL


@pytest.mark.parametrize("folder", [".kiro", ".buildkite", ".devcontainer", ".husky", ".github"])
def test_hidden_folders_are_walked(tree: Path, folder: str) -> None:
    (tree / folder).mkdir()
    (tree / folder / "deploy").write_text("#!/bin/sh\naws\n")
    assert f"{folder}/deploy" in listed()


def test_what_is_not_walked_is_told(tree: Path) -> None:
    left_out: list[str] = []
    assert [candidate.path for candidate in files([str(tree)], Settings(), left_out)]
    assert [Path(path).name for path in left_out] == [".venv", "node_modules"]


@pytest.mark.parametrize(
    ("patterns", "left"),
    [
        ("*.json", ["b.yaml"]),
        ("/a.json", ["b.yaml", "sub/d.json", "sub/out/e.json"]),
        ("out/", ["a.json", "b.yaml", "sub/d.json"]),
        ("sub/*", ["a.json", "b.yaml"]),
        ("*.json\n!d.json", ["b.yaml", "sub/d.json"]),
        ("sub/out\n!sub/out/e.json", ["a.json", "b.yaml", "sub/d.json"]),
        ("# a.json\n\n[", ALL),
    ],
)
def test_what_git_ignores_is_left_out(tree: Path, patterns: str, left: list[str]) -> None:
    (tree / ".gitignore").write_text(patterns)
    assert listed() == left
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.json", "*.yaml"], capture_output=True, text=True, check=True
    )
    theirs = [name for name in tracked.stdout.splitlines() if not name.startswith(("node_modules/", ".venv/"))]
    assert sorted(theirs) == left


def test_a_deeper_gitignore_counts_more(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.json")
    (tree / "sub" / ".gitignore").write_text("!d.json")
    assert listed() == ["b.yaml", "sub/d.json"]
    assert listed("sub") == ["sub/d.json"]


def test_the_gitignore_of_another_repository_above_does_not_count(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.json")
    subprocess.run(["git", "init", "-q", "sub"], check=True)
    assert listed("sub") == ["sub/d.json", "sub/out/e.json"]


def test_git_can_be_disregarded(tree: Path) -> None:
    (tree / ".gitignore").write_text("*.json")
    (tree / "skelint.toml").write_text("respect-gitignore = false")
    assert listed() == ALL


@pytest.mark.parametrize("where", ["configuration", "option"])
def test_excluded_files_are_left_out(tree: Path, where: str) -> None:
    if where == "configuration":
        (tree / "skelint.toml").write_text('exclude = ["out/", "/a.json"]')
    assert listed(exclude=["out/", "/a.json"] if where == "option" else None) == ["b.yaml", "sub/d.json"]


def test_a_named_file_is_looked_at_unless_exclusion_is_forced(tree: Path) -> None:
    (tree / "skelint.toml").write_text('exclude = ["sub/"]')
    (tree / ".gitignore").write_text("a.json")
    named = ["sub/d.json", "a.json", "b.yaml", str(tree / "sub/out/e.json"), "missing.json"]
    assert listed(*named) == named
    assert listed(*named, force=True) == ["b.yaml", "missing.json"]
    (tree / "skelint.toml").write_text('exclude = ["sub/"]\nforce-exclude = true')
    assert listed(*named) == ["b.yaml", "missing.json"]


def test_a_file_is_listed_once_however_it_is_named(tree: Path) -> None:
    assert listed("a.json", "./a.json", str(tree / "a.json"), "sub/../a.json") == ["a.json"]


def test_a_loop_of_links_ends(tree: Path) -> None:
    (tree / "sub" / "loop").symlink_to(tree)
    (tree / "self.json").symlink_to(tree / "self.json")
    assert listed() == ALL


@pytest.fixture
def closed(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder of the tree that nobody may look into, the superuser neither."""
    folder = tree / "sub"
    folder.chmod(0)
    scandir, open_ = os.scandir, os.open

    def looked_into(path: str) -> object:
        return refuse(path) if Path(path).absolute() == folder else scandir(path)

    def opened(path: str, *given: int) -> int:
        return refuse(path) if Path(path).absolute() == folder else open_(path, *given)

    def refuse(path: str) -> NoReturn:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)

    monkeypatch.setattr(os, "scandir", looked_into)
    monkeypatch.setattr(os, "open", opened)
    yield folder
    folder.chmod(0o755)


def errors(*paths: str) -> list[str]:
    settings = Settings()
    return [found.error for found in outcomes(targets(paths or ["."], settings, None, skip=False), settings) if found.error]


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize(("path", "others"), [(".", ["a.json", "b.yaml"]), ("sub", [])])
def test_a_folder_that_cannot_be_read_is_an_error_that_names_it(path: str, others: list[str]) -> None:
    assert errors(path) == ["sub cannot be read: Permission denied"]
    assert listed(path) == [*others, "sub"]


@pytest.mark.usefixtures("closed")
@pytest.mark.parametrize("command", [check, create, effective])
def test_a_folder_that_cannot_be_read_ends_a_command_with_2_and_all_else_is_shown(
    tree: Path, capsys: pytest.CaptureFixture[str], command: Callable[[list[str]], None]
) -> None:
    (tree / "c.create-user-pool-client.json").write_text('{"UserPoolId": "us-east-1_Ex1", "ClientName": "a/b"}')
    with pytest.raises(typer.Exit) as caught:
        command(["."])
    said = capsys.readouterr()
    assert caught.value.exit_code == 2
    assert "sub cannot be read: Permission denied" in said.err
    assert command is create or "c.create-user-pool-client.json" in said.out
    assert not (tree / ".skelint-baseline.json").exists()


@pytest.mark.usefixtures("closed")
def test_a_folder_that_is_left_out_need_not_be_read(tree: Path) -> None:
    (tree / ".gitignore").write_text("sub/")
    assert errors() == []


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (os.mkfifo, "is not a regular file"),
        (lambda path: path.symlink_to("/dev/zero"), None),
        (lambda path: path.symlink_to("/etc/hostname"), None),
    ],
    ids=["pipe", "device", "link"],
)
@pytest.mark.parametrize("folder", ["", "sub"])
def test_a_gitignore_that_is_no_file_of_the_tree_is_said_to_be_none(
    tree: Path, make: Callable[[Path], None], says: str | None, folder: str
) -> None:
    make(tree / folder / ".gitignore")
    settings = Settings()
    found = list(outcomes(targets(["sub"], settings, None, skip=False), settings))
    path = str(Path(folder, ".gitignore"))
    assert [one.error for one in found if one.error] == ([f"{path} {says}"] if says else [])
    assert [one.notice.partition(" is a link")[0] for one in found if one.notice] == ([] if says else [path])
    assert listed("sub/d.json", force=True) == ["sub/d.json"]


def test_a_line_that_is_no_pattern_matches_nothing_as_with_git(tree: Path) -> None:
    (tree / ".gitignore").write_text("!\n\\\n[z-a]\nb.yaml\na.json\\\n")
    assert listed() == ["a.json", "sub/d.json", "sub/out/e.json"]
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", "*.json", "*.yaml"], capture_output=True, text=True, check=True
    )
    assert "a.json" in tracked.stdout.splitlines()
    assert "b.yaml" not in tracked.stdout.splitlines()


@pytest.mark.parametrize("name", ["pipe.json", "pipe"])
def test_a_pipe_is_no_file_to_wait_for(tree: Path, name: str) -> None:
    os.mkfifo(tree / name)
    assert listed() == ALL
