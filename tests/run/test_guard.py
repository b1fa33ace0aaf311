"""Whatever goes wrong with one file is an error that names it, and costs no finding of another; no process outlives a run."""

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from skelint.cli.targets import targets
from skelint.project.settings import Settings
from skelint.run import outcome as outcome_module
from skelint.run import workers
from skelint.run.outcome import Mending, Outcome
from skelint.run.run import FEW, outcomes

BAD = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "a/b", "LogoutURLs": null}'
CONTENT = "wJalrXUtnFEMI"
NAME = "{}.create-user-pool-client.json"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(mending: Mending | None = None, cores: int = 1) -> list[Outcome]:
    settings = Settings()
    return list(outcomes(targets(["."], settings, None, skip=False), settings, mending, cores))


def crash(path: object, *_: object, **__: object) -> NoReturn:
    raise RuntimeError(f"{CONTENT} in {path}")


@pytest.mark.parametrize("step", ["load", "document", "lint", "_uses", "_mended"])
def test_a_fault_is_an_error_of_the_one_file_and_quotes_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], step: str
) -> None:
    for name in "abc":
        (folder / NAME.format(name)).write_text(BAD)
    usual = getattr(outcome_module, step)
    calls = iter(range(100))

    def second(*arguments: object, **further: object) -> object:
        return (crash if next(calls) == 1 else usual)(*arguments, **further)

    monkeypatch.setattr(outcome_module, step, second)
    found = run(Mending(write=False))
    (error,) = (outcome.error for outcome in found if outcome.error)
    assert error.startswith(f"{NAME.format('b')} could not be checked: RuntimeError")
    assert CONTENT not in error + capsys.readouterr().err
    assert [bool(outcome.diagnostics) for outcome in found] == [True, step == "_mended", True]


def test_who_asks_is_shown_a_fault_in_full(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / NAME.format("a")).write_text(BAD)
    monkeypatch.setattr(outcome_module, "lint", crash)
    monkeypatch.setenv("SKELINT_DEBUG", "1")
    assert run()[0].error
    assert f"RuntimeError: {CONTENT}" in capsys.readouterr().err


def test_a_file_that_ends_its_process_costs_no_finding_of_another_batch(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "BATCH", 20)
    names = [NAME.format(f"{number:03}") for number in range(FEW + 5)]
    for name in names:
        (folder / name).write_text(BAD)
    check = outcome_module.check

    def deadly(target: outcome_module.Target, *given: object) -> Outcome:
        if target.path in (names[30], names[130]):
            os.kill(os.getpid(), signal.SIGKILL)
        return check(target, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "check", deadly)  # the processes are forked
    found = run(cores=3)
    lost = [names.index(outcome.error.split(" ")[0]) for outcome in found if outcome.error]
    assert lost == [*range(20, 40), *range(120, 140)]
    assert all("could not be checked" in outcome.error for outcome in found if outcome.error)
    assert [outcome.checked for outcome in found if outcome.diagnostics] == names[:20] + names[40:120] + names[140:]


def test_a_process_that_is_killed_from_outside_costs_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(FEW + 5):
        (folder / NAME.format(number)).write_text(BAD)
    check = outcome_module.check
    once = folder / "killed"

    def killed(target: outcome_module.Target, *given: object) -> Outcome:
        if target.path == NAME.format(120) and not once.exists():
            once.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return check(target, *given)  # type: ignore[arg-type]

    monkeypatch.setattr(workers, "check", killed)
    found = run(cores=2)
    assert once.exists()
    assert [outcome.error for outcome in found] == [""] * (FEW + 5)
    assert all(outcome.diagnostics for outcome in found)


SLOW = """
import sys, time
from skelint.run import workers
def check(target, settings, mending, context):
    print("at it", flush=True)
    time.sleep(60)
    print("slept", flush=True)
workers.check = check
sys.argv = ["skelint", "check", "--jobs", "2", "."]
from skelint.cli import main
main()
"""


def test_when_a_run_is_killed_its_processes_end_and_let_go_of_the_report(folder: Path) -> None:
    for number in range(FEW + 5):
        (folder / NAME.format(number)).write_text(BAD)
    with subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline().startswith(b"at it")
        parent.kill()
        assert b"slept" not in parent.stdout.read()  # which ends when nobody holds the pipe any more
