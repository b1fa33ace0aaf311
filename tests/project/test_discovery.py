"""Which files a run looks at."""

import subprocess
from pathlib import Path

import pytest

from skelint.project.discovery import files
from skelint.project.settings import Options, Settings


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.json", "b.yaml", "c.txt", "sub/d.json", "sub/out/e.json", "node_modules/x.json", ".hid/y.json"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}")
    subprocess.run(["git", "init", "-q"], check=True)
    return tmp_path


def listed(*paths: str, force: bool = False, exclude: list[str] | None = None) -> list[str]:
    settings = Settings(Options(exclude=exclude or (), force_exclude=force))
    return [candidate.path for candidate in files(paths or (".",), settings)]


ALL = ["a.json", "b.yaml", "sub/d.json", "sub/out/e.json"]


@pytest.mark.usefixtures("tree")
def test_a_folder_is_walked_in_order_without_what_is_hidden_or_of_others() -> None:
    assert listed() == ALL


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
    theirs = [name for name in tracked.stdout.splitlines() if not name.startswith(("node_modules/", ".hid/"))]
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
