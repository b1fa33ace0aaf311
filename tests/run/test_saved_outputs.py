"""A walk takes the saved output of a command for what it is, also where it could be an input."""

import json
from pathlib import Path

import pytest

from skelint.cli.targets import targets
from skelint.project.settings import Settings
from skelint.run.outcome import Outcome
from skelint.run.run import outcomes

MFA = {"MfaConfiguration": "OPTIONAL", "WebAuthnConfiguration": {"RelyingPartyId": "auth.example.com"}}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def outcome(path: str) -> Outcome:
    (only,) = outcomes(targets([path], Settings(), None, skip=False), Settings())
    return only


def test_second_factors_as_they_are_got_are_no_input_to_set_them(folder: Path) -> None:
    (folder / "mfa.json").write_text(json.dumps(MFA))
    assert outcome(".").skipped


@pytest.mark.parametrize("more", [{"UserPoolId": "us-east-1_Ex1"}, {"UserPoolId": "${POOL}"}])
def test_with_the_pool_they_are(folder: Path, more: dict[str, str]) -> None:
    (folder / "mfa.json").write_text(json.dumps(MFA | more))
    assert outcome(".").checked == "mfa.json"


def test_a_file_whose_name_says_that_it_is_an_input_is_one(folder: Path) -> None:
    (folder / "portal.set-user-pool-mfa-config.json").write_text(json.dumps(MFA))
    assert [diagnostic.code for diagnostic in outcome(".").diagnostics] == ["AWS001", "COG1202"]
