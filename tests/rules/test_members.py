"""What is said of members: each has its text and none is left over, and no word of it is AWS's own."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from skelint.authoring.duration import SECONDS
from skelint.engine.ruleset import BUILT_IN
from skelint.services.catalogue import named
from skelint.services.glossary import Meaning, glossary
from skelint_rules.cognito import _attributes
from skelint_rules.cognito.app_client.attributes import write_attribute_not_writable
from skelint_rules.cognito.app_client.oauth import _scopes
from skelint_rules.cognito.app_client.tokens._lifetimes import TOKENS

OPERATIONS = ["cognito-idp create-user-pool-client", "cognito-idp update-user-pool-client"]
"""The operations that a ruleset speaks of member by member."""
Schema = Mapping[str, Any]


def members(schema: Schema, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Schema]]:
    """Yield the members of a structure, nested ones too, with their schemas, or those of their items."""
    for name, inner in schema.get("properties", {}).items():
        yield ".".join((*path, name)), inner.get("items", inner)
        yield from members(inner, (*path, name))


SCHEMAS = {name: schema for operation in OPERATIONS for name, schema in members(named(operation).schema)}
MEANINGS: dict[str, Meaning] = {
    name: one for operation in OPERATIONS for name, one in glossary(operation, [BUILT_IN]).members.items()
}


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_has_a_text_and_a_source(operation: str) -> None:
    known = glossary(operation, [BUILT_IN])
    assert known.text.endswith(".")
    assert known.source.startswith("https://docs.aws.amazon.com/")


def test_every_member_has_a_text_and_none_is_left_over() -> None:
    assert set(MEANINGS) == set(SCHEMAS)


@pytest.mark.parametrize("name", MEANINGS)
def test_a_text_is_a_sentence_with_a_source(name: str) -> None:
    assert MEANINGS[name].text[0].isupper()
    assert MEANINGS[name].text.endswith(".")
    assert MEANINGS[name].source.startswith("https://docs.aws.amazon.com/")


@pytest.mark.parametrize("name", [name for name, schema in SCHEMAS.items() if "enum" in schema])
def test_each_allowed_value_is_explained(name: str) -> None:
    assert set(MEANINGS[name].values) == set(SCHEMAS[name]["enum"])


@pytest.mark.parametrize("name", [name for name, one in MEANINGS.items() if one.unit])
def test_a_unit_is_one_and_its_member_exists(name: str) -> None:
    unit = MEANINGS[name].unit
    assert unit is not None
    assert unit.default in SECONDS
    assert not unit.member or ".".join(unit.member) in SCHEMAS


def test_the_words_are_those_that_the_rules_know() -> None:
    assert tuple(MEANINGS["ReadAttributes"].words) == _attributes.STANDARD
    writable = [name for name in _attributes.STANDARD if name not in write_attribute_not_writable.NOT_WRITABLE]
    assert list(MEANINGS["WriteAttributes"].words) == writable
    assert set(MEANINGS["AllowedOAuthScopes"].words) == set(_scopes.BUILT_IN)


def test_lifetimes_count_what_the_rules_say() -> None:
    for token in TOKENS:
        assert MEANINGS[token.validity].unit == (token.default_unit, token.unit)


def test_no_text_is_copied_from_the_service_model() -> None:
    loaders = pytest.importorskip("botocore.loaders")
    prose = " ".join(str(loaders.Loader().load_service_model("cognito-idp", "service-2")).split()).lower()
    for name, meaning in MEANINGS.items():
        words = meaning.text.lower().split()
        copied = [" ".join(words[at : at + 9]) for at in range(len(words) - 8)]
        assert not [piece for piece in copied if piece in prose], name


def test_nothing_claims_a_default_that_an_update_does_not_have() -> None:
    published = MEANINGS["PublishSecretsInAWSSecretsManager"]
    assert not published.default
    assert "deletes it for good" in published.text


def test_the_default_of_the_user_existence_errors_is_the_one_that_was_seen() -> None:
    assert MEANINGS["PreventUserExistenceErrors"].default == "LEGACY"
