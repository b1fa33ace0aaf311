"""Files are written by one function: whole or not at all, in their place, with what they are besides their content."""

import os
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from skelint import saving
from skelint.saving import UnwritableError, rewrite, save

ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def fixed(path: Path, text: str) -> None:
    rewrite(str(path), path.read_bytes(), text)


WRITERS = pytest.mark.parametrize("write", [save, fixed], ids=["report", "fix"])
Write = Callable[[Path, str], None]


@WRITERS
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_stays(tmp_path: Path, write: Write, mode: int) -> None:
    file = tmp_path / "a.json"
    file.write_text("old")
    file.chmod(mode)
    write(file, "new")
    assert (file.read_text(), stat.S_IMODE(file.stat().st_mode)) == ("new", mode)
    assert list(tmp_path.iterdir()) == [file]


@WRITERS
@pytest.mark.skipif(not ROOT, reason="only the superuser gives files away")
def test_the_owner_stays(tmp_path: Path, write: Write) -> None:
    file = tmp_path / "a.json"
    file.write_text("old")
    os.chown(file, 1234, 2345)
    write(file, "new")
    assert (file.read_text(), file.stat().st_uid, file.stat().st_gid) == ("new", 1234, 2345)


def test_a_group_that_may_not_be_given_is_no_other_group(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    file = tmp_path / "a.json"
    file.write_text("old")
    file.chmod(0o664)
    status = file.stat()
    monkeypatch.setattr(os, "chown", refuse)
    draft = tmp_path / "draft"
    draft.write_text("")
    saving._take_over(str(draft), os.stat_result([*status[:4], status.st_uid + 1, status.st_gid + 1, *status[6:10]]))
    assert stat.S_IMODE(draft.stat().st_mode) == 0o644


def test_a_new_file_has_the_mode_of_any_new_file(tmp_path: Path) -> None:
    (tmp_path / "usual").write_text("")
    save(tmp_path / "new", "é\udcff")
    assert (tmp_path / "new").read_text() == "é\\udcff"
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@WRITERS
def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path, write: Write) -> None:
    (tmp_path / "sub").mkdir()
    file, link = tmp_path / "sub" / "a.json", tmp_path / "b.json"
    file.write_text("old")
    link.symlink_to("sub/a.json")
    write(link, "new")
    assert link.is_symlink()
    assert file.read_text() == "new"


def test_a_link_that_nobody_named_is_written_through_only_within_its_tree(tmp_path: Path) -> None:
    outside, tree = tmp_path / "victim", tmp_path / "tree"
    (tree / ".git").mkdir(parents=True)
    outside.write_text("old")
    (tree / "a.json").symlink_to(outside)
    with pytest.raises(UnwritableError, match="leads out"):
        rewrite(str(tree / "a.json"), b"old", "new", named=False)
    assert outside.read_text() == "old"
    rewrite(str(tree / "a.json"), b"old", "new")
    assert outside.read_text() == "new"


@WRITERS
def test_a_file_with_a_second_name_is_left_alone_as_either_would_be_parted_from_the_other(
    tmp_path: Path, write: Write
) -> None:
    file, other = tmp_path / "a.json", tmp_path / "b.json"
    file.write_text("old")
    os.link(file, other)
    with pytest.raises(UnwritableError, match=r"a\.json cannot be written: it has 2 names \(hard links\)"):
        write(file, "new")
    assert (file.read_text(), other.stat().st_nlink) == ("old", 2)


@WRITERS
def test_a_read_only_file_is_left_alone_whoever_asks(tmp_path: Path, write: Write) -> None:
    file = tmp_path / "a.json"
    file.write_text("old")
    file.chmod(0o444)
    with pytest.raises(UnwritableError, match="it is read-only"):
        write(file, "new")
    assert file.read_text() == "old"


@pytest.mark.parametrize("path", ["", "missing/a.json", "a\0b"])
def test_what_cannot_be_written_is_a_plain_error(tmp_path: Path, path: str) -> None:
    with pytest.raises(UnwritableError, match=r"cannot be written: [^\[]*$"):
        save(f"{tmp_path}/{path}", "new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failing", ["fsync", "replace", "write"])
@WRITERS
def test_an_error_leaves_the_file_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, write: Write, failing: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    file = tmp_path / "a.json"
    file.write_text("old")
    monkeypatch.setattr(os, failing, fail)
    with pytest.raises(UnwritableError, match="cannot be written: No space left on device"):
        write(file, "new")
    assert file.read_text() == "old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("change", ["content", "gone", "link"])
def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    file, other = tmp_path / "a.json", tmp_path / "other"
    file.write_text("linted")
    other.write_text("linted")
    if change == "content":
        file.write_text("changed")
    fsync = os.fsync

    def meanwhile(descriptor: int) -> None:
        fsync(descriptor)
        if change != "content":
            file.unlink()
        if change == "link":
            file.symlink_to(other)

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(UnwritableError, match=r"a\.json changed while it was linted"):
        rewrite(str(file), b"linted", "fixed")
    assert other.read_text() == "linted"
    assert "fixed" not in [path.read_text() for path in tmp_path.iterdir()]


def test_the_draft_is_where_nobody_can_have_laid_a_link(tmp_path: Path) -> None:
    victim, file = tmp_path / "victim", tmp_path / "b.json"
    victim.write_text("victim")
    for guess in (".b.json.new", ".b.json.tmp", ".b.json"):
        (tmp_path / guess).symlink_to(victim)
    save(file, "new")
    assert victim.read_text() == "victim"
    assert file.read_text() == "new"


def test_runs_at_once_leave_the_whole_text_of_one_of_them(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    texts = [letter * 100_000 for letter in "abcd"]

    def several(text: str) -> None:
        for _ in range(5):
            save(file, text)

    threads = [threading.Thread(target=several, args=(text,)) for text in texts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert file.read_text() in texts
    assert list(tmp_path.iterdir()) == [file]


def test_a_device_is_written_to_and_not_replaced(tmp_path: Path, full: Path) -> None:
    (tmp_path / "link").symlink_to(full)
    for path in (full, tmp_path / "link"):
        with pytest.raises(UnwritableError, match="cannot be written: No space left on device"):
            save(path, "new")
    assert stat.S_ISCHR(full.stat().st_mode)
    assert (tmp_path / "link").is_symlink()


def test_a_pipe_is_written_to_by_a_report_and_refused_by_a_fix(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UnwritableError, match="not a regular file"):
        rewrite(str(pipe), b"", "new")
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, "new")
    assert os.read(reader, 100) == b"new"
    os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
