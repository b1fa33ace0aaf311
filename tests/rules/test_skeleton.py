"""A skeleton that nobody has filled in is recognised as a whole, and only as long as nobody has."""

import json
from pathlib import Path
from typing import Any

import pytest

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "sample_inputs" / "bad").glob("skeleton-*"))
RULES = Ruleset.collect()
SKELETON: dict[str, Any] = json.loads(SAMPLES[0].read_text(encoding="utf-8"))


def codes(name: str, text: str) -> set[str]:
    return {diagnostic.code for diagnostic in lint(document(name, text.encode()), RULES)}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_skeletons_of_both_versions_are_recognised(sample: Path) -> None:
    assert "CLI024" in codes(sample.name, sample.read_text(encoding="utf-8"))


@pytest.mark.parametrize("member", ["UserPoolId", "ClientName", "RefreshTokenValidity", "CallbackURLs"])
def test_one_value_that_was_filled_in_ends_it(member: str) -> None:
    values = {
        "UserPoolId": "us-east-1_Ex1",
        "ClientName": "app",
        "RefreshTokenValidity": 30,
        "CallbackURLs": ["https://a.example/"],
    }
    assert "CLI024" not in codes(SAMPLES[0].name, json.dumps(SKELETON | {member: values[member]}))


def test_its_finding_stands_for_all_others_of_the_request() -> None:
    assert RULES["CLI024"].covers == ["ALL"]
