"""The server says of each sample what the command line says of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from skelint.source import SourceFile

pytestmark = pytest.mark.asyncio(loop_scope="session")
SAMPLES = Path(__file__).parent.parent.parent / "sample_inputs"
NAMES = sorted(path.relative_to(SAMPLES).as_posix() for path in SAMPLES.rglob("*.*"))
Said = list[tuple[str, str, str, int, int, int, int]]


@pytest.fixture(scope="session")
def reported() -> dict[str, Said]:
    """What `--format json` says of each file of the folder, with places as an editor counts them."""
    command = [sys.executable, "-m", "skelint", "check", "--isolated", "--format", "json", "--extend-select", "advice", "."]
    done = subprocess.run(command, capture_output=True, check=False, cwd=SAMPLES)
    said: dict[str, Said] = {name: [] for name in NAMES}
    for one in json.loads(done.stdout)["diagnostics"]:
        start, end = one["start"], one["end"]
        place = (start["line"] - 1, start["column"] - 1, end["line"] - 1, end["column"] - 1)
        said[one["path"]].append((one["code"], one["severity"], one["message"], *place))
    return said


async def test_there_is_something_to_agree_on(reported: dict[str, Said]) -> None:
    assert sum(bool(said) for said in reported.values()) > 10


@pytest.mark.parametrize("name", NAMES)
async def test_the_server_and_the_json_report_agree(advised: Any, reported: dict[str, Said], name: str) -> None:
    text = SourceFile.from_bytes(name, (SAMPLES / name).read_bytes()).text
    found: Said = []
    for one in await advised.diagnostics(advised.open(name, text)):
        place = (one.range.start.line, one.range.start.character, one.range.end.line, one.range.end.character)
        severity = {1: "error", 2: "warning", 3: "note"}[one.severity.value]
        found.append((one.code, severity, one.message.partition("\n")[0], *place))
    assert found == reported[name]
