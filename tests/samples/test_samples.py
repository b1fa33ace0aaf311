"""The reports of the sample inputs, as golden files: `pytest tests/samples --golden` rewrites them, to be looked at."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
FOLDERS = ("bad", "good")
SAMPLES = sorted(path for name in FOLDERS for path in (ROOT / "sample_inputs" / name).iterdir())
PROJECT = ROOT / "sample_inputs" / "members-portal"
REPORTS = Path(__file__).parent / "reports"


def report(sample: Path, *options: str) -> str:
    command = [sys.executable, "-m", "skelint", "check", sample.relative_to(ROOT).as_posix(), *options]
    done = subprocess.run(command, capture_output=True, check=False, cwd=ROOT)
    assert done.stderr == b""
    return done.stdout.decode("utf-8")


@pytest.mark.parametrize("sample", [*SAMPLES, PROJECT], ids=lambda path: path.name)
def test_the_report_is_the_one_that_was_looked_at(sample: Path, request: pytest.FixtureRequest) -> None:
    golden = REPORTS / f"{sample.name}.txt"
    found = report(sample, "--isolated")
    if request.config.getoption("--golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(found, encoding="utf-8")
    assert golden.read_text(encoding="utf-8") == found


@pytest.mark.parametrize("sample", [path for path in SAMPLES if path.parent.name == "good"], ids=lambda path: path.name)
def test_a_good_sample_is_silent(sample: Path) -> None:
    assert report(sample, "--isolated").startswith("No faults found in 1 file")


@pytest.mark.parametrize("sample", [path for path in SAMPLES if path.parent.name == "bad"], ids=lambda path: path.name)
def test_a_bad_sample_is_not(sample: Path) -> None:
    assert report(sample, "--isolated", "--format", "concise").count("\n") > 1


def test_no_report_is_left_of_a_sample_that_is_gone() -> None:
    assert {path.name for path in REPORTS.iterdir()} == {f"{path.name}.txt" for path in [*SAMPLES, PROJECT]}
