"""Where output goes: streams that are full, closed or a file, and files that reports are written to."""

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path

import pytest

NAME = "s.create-user-pool-client.json"
BAD = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "a/b"}'
COMMAND = f"{shlex.quote(sys.executable)} -m skelint"
LINUX = pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux has /proc")


def sh(command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)


@pytest.fixture(autouse=True)
def faulty(folder: Path) -> Path:
    (folder / NAME).write_text(BAD)
    return folder


@pytest.mark.parametrize("command", ["check", "rules", "schema create-user-pool-client", "effective", "--version"])
def test_a_full_disk_is_a_plain_error(full: Path, command: str) -> None:
    done = sh(f"{COMMAND} {command} >{full}")
    assert (done.returncode, done.stderr) == (2, "skelint: standard output cannot be used: No space left on device\n")


@pytest.mark.parametrize("command", ["rules", "schema create-user-pool-client", "check --format json big.sh"])
def test_a_reader_that_went_away_is_no_error_and_no_finding(folder: Path, command: str) -> None:
    (folder / "big.sh").write_text("aws cognito-idp create-user-pool-client --client-name a/b\n" * 300)
    reading, writing = os.pipe()
    os.close(reading)
    call = [sys.executable, "-m", "skelint", *command.split()]
    done = subprocess.run(call, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (2, "")


@pytest.mark.parametrize("command", ["check", "rules", "effective"])
def test_a_closed_stream_is_a_plain_error(command: str) -> None:
    done = sh(f"{COMMAND} {command} >&-")
    assert (done.returncode, done.stderr) == (2, "skelint: standard output is closed\n")


def test_a_closed_standard_input_is_a_plain_error() -> None:
    done = sh(f"{COMMAND} check - <&-")
    assert (done.returncode, done.stderr) == (2, "skelint: standard input is closed\n")


def test_a_working_folder_that_is_gone_is_a_plain_error(folder: Path) -> None:
    done = sh(f"mkdir {folder}/gone && cd {folder}/gone && rmdir {folder}/gone && {COMMAND} check .")
    assert (done.returncode, done.stdout, done.stderr) == (2, "", "skelint: the working folder is gone\n")


@pytest.mark.parametrize("kind", ["mode", "link"])
@pytest.mark.parametrize("command", ["check --output json=out", "baseline create --force --baseline out"])
def test_what_is_written_keeps_its_mode_and_the_link_to_it(folder: Path, kind: str, command: str) -> None:
    real = folder / ("sub/real" if kind == "link" else "out")
    real.parent.mkdir(exist_ok=True)
    real.write_text("old")
    real.chmod(0o600)
    if kind == "link":
        (folder / "out").symlink_to("sub/real")
    sh(f"{COMMAND} {command} {NAME}")
    assert (folder / "out").is_symlink() == (kind == "link")
    assert stat.S_IMODE(real.stat().st_mode) == 0o600
    assert '"version": 1' in real.read_text()


def test_a_guessed_draft_harms_nobody(folder: Path) -> None:
    (folder / "victim").write_text("victim")
    (folder / "..skelint-baseline.json.new").symlink_to("victim")
    assert sh(f"{COMMAND} baseline create {NAME}").returncode == 0
    assert (folder / "victim").read_text() == "victim"


@pytest.mark.parametrize("command", ["check --output json=", "baseline create --force --baseline "])
def test_a_device_stays_a_device(full: Path, command: str) -> None:
    done = sh(f"{COMMAND} {command}{full} {NAME}")
    assert (done.returncode, done.stderr) == (2, f"skelint: {full} cannot be written: No space left on device\n")
    assert stat.S_ISCHR(full.stat().st_mode)


@LINUX
@pytest.mark.parametrize("to", ["", "| cat", "> out; cat out", ">> out; cat out"])
def test_a_report_to_the_standard_output_stands_before_the_other(folder: Path, to: str) -> None:
    (folder / "stdout").symlink_to("/proc/self/fd/1")  # as /dev/stdout is one
    done = sh(f"{COMMAND} check --format concise --output json=stdout {NAME} {to}")
    assert done.stdout.startswith("{")
    assert f'"path": "{NAME}"' in done.stdout
    assert f"{NAME}:1:" in done.stdout.rpartition("}")[2]


def test_what_a_link_out_of_the_tree_leads_to_is_never_printed(folder: Path) -> None:
    (folder / ".git").mkdir()
    secret = folder.parent / f"{folder.name}-secret"
    secret.write_text("root:wJalrXUtnFEMI:\n\tx")
    (folder / "t.create-user-pool-client.yaml").symlink_to(secret)
    for options in ("", "--format json", "--fix", "--diff"):
        done = sh(f"{COMMAND} check {options} .")
        assert "wJalrXUtnFEMI" not in done.stdout + done.stderr
        assert "t.create-user-pool-client.yaml is a link that leads out" in done.stderr
        assert done.returncode == (1 if options != "--diff" else 0)
    assert "wJalrXUtnFEMI" not in sh(f"{COMMAND} effective .").stdout
