"""Fixes keep a secret that somebody wrote down, and each other's promises."""

import json

import pytest

from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.run.fixer import fix

RULES = Ruleset.collect().select(["ALL"])
EXAMPLE = "EXAMPLEexampleEXAMPLEexample"
NAME = "x.create-user-pool-client.json"


def reported(text: str) -> list[Diagnostic]:
    return lint(document(NAME, text.encode()), RULES)


@pytest.mark.parametrize(
    "client",
    [
        {"GenerateSecret": True, "ClientSecret": EXAMPLE},
        {"ClientSecret": EXAMPLE},
        {"ClientSecret": EXAMPLE, "PublishSecretsInAWSSecretsManager": True},
        {"ClientSecret": EXAMPLE, "CallbackURLs": ["myapp://callback"], "GenerateSecret": True},
    ],
)
def test_no_fix_loses_a_secret(client: dict[str, object]) -> None:
    text = json.dumps({"UserPoolId": "us-east-1_Ex1", "ClientName": "app"} | client)
    fixed = fix(document(NAME, text.encode()).source, reported(text), reported, unsafe=True).text
    assert json.loads(fixed)["ClientSecret"] == EXAMPLE


@pytest.mark.parametrize(
    ("published", "codes"), [(True, {"COG811"}), (False, {"COG810"}), (None, set())], ids=["true", "false", "omitted"]
)
def test_what_an_update_does_to_the_published_secret(*, published: bool | None, codes: set[str]) -> None:
    client = {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc"}
    changed = client if published is None else client | {"PublishSecretsInAWSSecretsManager": published}
    there = lint(document("x.update-user-pool-client.json", json.dumps(changed).encode()), RULES)
    assert {diagnostic.code for diagnostic in there} & {"COG809", "COG810", "COG811", "COG812"} == codes


@pytest.mark.parametrize("key", ["client_secret", "private_key", "clientSecret"])
def test_no_report_shows_the_secret_of_an_identity_provider(key: str) -> None:
    provider = {"ProviderType": "Google", "ProviderDetails": {"client_id": "a", key: EXAMPLE}}
    reports = lint(document("x.create-identity-provider.json", json.dumps(provider).encode()), RULES)
    assert "COG2201" in {diagnostic.code for diagnostic in reports}
    assert not [diagnostic for diagnostic in reports if EXAMPLE in diagnostic.source.text]
