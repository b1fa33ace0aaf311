"""The ways in which people really write inputs and commands give no error, with the rules that run by default."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.finding import Severity
from skelint.cli.targets import targets
from skelint.project.settings import Settings
from skelint.run.run import outcomes

IDIOMS: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("idioms.toml").read_text(encoding="utf-8"))["idiom"]


@pytest.mark.parametrize("idiom", IDIOMS, ids=lambda idiom: str(idiom["name"]))
@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_a_real_idiom_gives_no_error(
    idiom: dict[str, Any], ending: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name, text in idiom["files"].items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.lstrip("\n").replace("\n", ending).encode())
    settings = Settings()
    run = list(outcomes(targets(["."], settings, None, skip=False), settings))
    said = [f"{one.code} {one.message}" for outcome in run for one in outcome.diagnostics if one.severity is Severity.ERROR]
    assert said == []
    assert [outcome.error for outcome in run if outcome.error] == []
    assert sum(outcome.requests for outcome in run) == idiom.get("requests", 1)
    if idiom.get("silent"):
        assert [one.code for outcome in run for one in outcome.diagnostics] == []
