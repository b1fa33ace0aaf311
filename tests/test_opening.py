"""Files are opened by one function: regular ones, whole up to a limit, without waiting, and not through any link."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from skelint.opening import OutsideError, UnreadableError, load, text

CONTENT = "wJalrXUtnFEMI"
LINUX = pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="Linux has /proc")


@pytest.mark.parametrize("size", [0, 1, 99, 100, 101, 3_000_000])
def test_of_a_file_as_much_is_read_as_tells_that_it_is_too_large(tmp_path: Path, size: int) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"x" * size)
    assert load(str(file), 100) == b"x" * min(size, 101)
    assert load(str(file), 3_000_000) == b"x" * size


def socket_at(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda _: None, "there is no file"),
        (Path.mkdir, "is a folder"),
        (os.mkfifo, "is not a regular file"),
        (socket_at, "cannot be read"),
        (lambda path: path.symlink_to("/dev/zero"), "is not a regular file"),
        (lambda path: path.symlink_to(path), "cannot be read"),
        pytest.param(lambda path: path.symlink_to("/proc/self/environ"), "is not a regular file", marks=LINUX),
    ],
    ids=["nothing", "folder", "pipe", "socket", "device", "loop", "of the system"],
)
def test_what_is_no_regular_file_is_said_to_be_none_at_once(tmp_path: Path, make: Callable[[Path], None], says: str) -> None:
    make(tmp_path / "a")
    with pytest.raises(UnreadableError, match=f"a.*{says}|{says}.*a"):
        load(str(tmp_path / "a"), 100)


@pytest.mark.parametrize("path", ["a\0b", "a\udfffb\ud800"])
def test_what_is_no_path_is_said_to_be_none(path: str) -> None:
    with pytest.raises(UnreadableError):
        load(path, 100)


@pytest.mark.parametrize("raw", [CONTENT.encode() * 10, CONTENT.encode() + b"\xff"], ids=["too large", "not in UTF-8"])
def test_an_error_quotes_nothing_of_the_file(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a").write_bytes(raw)
    with pytest.raises(UnreadableError) as caught:
        text(str(tmp_path / "a"), 100)
    assert "a cannot be read: it is" in str(caught.value)
    assert CONTENT not in str(caught.value)
    assert "ff" not in str(caught.value)


@pytest.mark.parametrize("root", ["repository", "working folder"])
@pytest.mark.parametrize(
    ("target", "follows"),
    [("real.json", True), ("sub/real.json", True), ("../outside.json", False), ("way/outside.json", False)],
)
def test_a_link_that_nobody_named_is_followed_within_its_tree(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str, target: str, follows: bool
) -> None:
    tree = tmp_path / "tree"
    (tree / "sub").mkdir(parents=True)
    (tree / "way").symlink_to(tmp_path)
    for file in (tree / "real.json", tree / "sub" / "real.json", tmp_path / "outside.json"):
        file.write_text("{}")
    (tree / "sub" / "link.json").symlink_to(tree / target)
    if root == "repository":
        (tree / ".git").mkdir()
    monkeypatch.chdir(tree)
    assert load("sub/link.json", 100) == b"{}"
    if follows:
        assert load("sub/link.json", 100, named=False) == b"{}"
    else:
        with pytest.raises(OutsideError, match=r"link\.json is a link that leads out"):
            load("sub/link.json", 100, named=False)
