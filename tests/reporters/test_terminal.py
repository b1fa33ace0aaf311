"""Where output goes: how wide it is and whether it takes colours."""

import io
import os
import shutil
import sys

import pytest

from skelint.cli.terminal import browsable, fail, terminal
from skelint.reporters import Terminal


class Screen(io.StringIO):
    """A standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


CASES = {
    "a terminal": (True, {}, "auto", Terminal(72, colour=True)),
    "no terminal": (False, {}, "auto", Terminal(None, colour=False)),
    "NO_COLOR": (True, {"NO_COLOR": "1"}, "auto", Terminal(72, colour=False)),
    "an empty NO_COLOR": (True, {"NO_COLOR": ""}, "auto", Terminal(72, colour=True)),
    "FORCE_COLOR in a log": (False, {"FORCE_COLOR": "1"}, "auto", Terminal(None, colour=True)),
    "an empty FORCE_COLOR": (False, {"FORCE_COLOR": ""}, "auto", Terminal(None, colour=False)),
    "both": (True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, "auto", Terminal(72, colour=False)),
    "a dumb terminal": (True, {"TERM": "dumb"}, "auto", Terminal(None, colour=False)),
    "FORCE_COLOR on a dumb terminal": (True, {"TERM": "dumb", "FORCE_COLOR": "1"}, "auto", Terminal(None, colour=True)),
    "always": (False, {"NO_COLOR": "1"}, "always", Terminal(None, colour=True)),
    "never": (True, {"FORCE_COLOR": "1"}, "never", Terminal(72, colour=False)),
}


@pytest.mark.parametrize(("tty", "environment", "colour", "expected"), CASES.values(), ids=CASES)
def test_the_option_the_environment_and_the_terminal_decide_in_this_order(
    monkeypatch: pytest.MonkeyPatch, tty: bool, environment: dict[str, str], colour: str, expected: Terminal
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TERM", "GITHUB_SHA", "CI_COMMIT_SHA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "stdout", Screen() if tty else io.StringIO())
    monkeypatch.setattr(shutil, "get_terminal_size", lambda: os.terminal_size((72, 24)))
    assert terminal(colour) == expected


def test_a_run_that_cannot_be_made_says_why_in_one_line_and_ends_with_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert fail("there is no file \x1b[2J\n::error::x").exit_code == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err == "skelint: there is no file \\x1b[2J\\n::error::x\n"


@pytest.mark.parametrize(
    ("environment", "address"),
    [
        ({}, ""),
        (
            {"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r", "GITHUB_SHA": "1f"},
            "https://github.com/o/r/blob/1f",
        ),
        ({"GITHUB_SERVER_URL": "https://github.com", "GITHUB_REPOSITORY": "o/r"}, ""),
        ({"CI_PROJECT_URL": "https://gitlab.example/g/p", "CI_COMMIT_SHA": "1f"}, "https://gitlab.example/g/p/-/blob/1f"),
        ({"CI_PROJECT_URL": "https://gitlab.example/g/p"}, ""),
    ],
    ids=["no CI", "GitHub Actions", "GitHub Actions without a commit", "GitLab CI", "GitLab CI without a commit"],
)
def test_a_ci_tells_where_the_files_can_be_seen(environment: dict[str, str], address: str) -> None:
    assert browsable(environment) == address
