"""The wheel holds the two packages and their data, and nothing else."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from skelint.services.packed import PACK

pytest.importorskip("build")
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    (file,) = out.iterdir()
    return zipfile.ZipFile(file).namelist()


def test_there_are_two_packages_and_the_metadata(wheel: list[str]) -> None:
    assert {name.partition("/")[0] for name in wheel} == {"skelint", "skelint_rules", "skelint-0.1.0.dist-info"}


def test_both_packages_are_typed_and_the_models_are_there(wheel: list[str]) -> None:
    assert {"skelint/py.typed", "skelint_rules/py.typed", "skelint/services/pack/cognito-idp.lines.z"} <= set(wheel)


def test_every_module_is_there_and_nothing_but_modules_and_data(wheel: list[str]) -> None:
    sources = {
        path.relative_to(ROOT / root).as_posix()
        for root, package in (("linter", "skelint"), ("rules", "skelint_rules"))
        for path in (ROOT / root / package).rglob("*.py")
    }
    modules = {name for name in wheel if name.endswith(".py")}
    assert modules == sources
    others = {name for name in wheel if not name.endswith(".py") and ".dist-info/" not in name}
    data = {
        "skelint/project/config.schema.json",
        "skelint/reporters/report.schema.json",
        "skelint/services/overlay.toml",
        *(f"skelint/services/pack/{path.name}" for path in PACK.iterdir()),
        *(path.relative_to(ROOT / "rules").as_posix() for path in (ROOT / "rules").rglob("members.toml")),
        "skelint_rules/rules.json",
    }
    assert others == {"skelint/py.typed", "skelint_rules/py.typed", *data}
