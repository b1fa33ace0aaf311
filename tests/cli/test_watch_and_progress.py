"""`--watch` checks again at each change; a bar shows how far a slow run has come, and a quick one has none."""

import io
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from skelint.cli import reporting

FAULTY = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "AuthSessionValidity": 99}'
CLEAN = FAULTY.replace("99", "5")


def test_a_change_is_checked(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    file = tmp_path / "web.create-user-pool-client.json"
    file.write_text(FAULTY)
    command = [sys.executable, "-m", "skelint", "check", "--watch", "--format", "concise", "--output", "json=report.out"]
    watching = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True)
    assert watching.stdout is not None
    last_resort = threading.Timer(60, watching.kill)  # so that a fault is a failure and no hang
    last_resort.start()
    try:
        assert "AWS027" in watching.stdout.readline()
        assert "Found 1 error" in watching.stdout.readline()
        mended = threading.Timer(0.5, file.write_text, [CLEAN])  # once it listens
        mended.start()
        assert watching.stdout.readline() == "\n"
        assert watching.stdout.readline() == "No faults found in 1 file.\n"
        assert '"errors": 0' in (tmp_path / "report.out").read_text()
    finally:
        watching.kill()
        watching.communicate()
        last_resort.cancel()


class Screen(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("slow", "shown"), [(0.0, True), (60.0, False)])
def test_a_bar_is_drawn_where_a_run_is_slow(monkeypatch: pytest.MonkeyPatch, slow: float, shown: bool) -> None:
    screen = Screen()
    monkeypatch.setattr(reporting, "SLOW", slow)
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setenv("TERM", "xterm")
    with reporting.progress(3) as advance:
        for _ in range(3):
            advance()
    assert ("checking" in screen.getvalue()) is shown


def test_no_bar_is_drawn_where_there_is_no_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reporting, "SLOW", 0.0)
    with reporting.progress(1) as advance:
        advance()
    assert capsys.readouterr() == ("", "")
