"""What is said of members: each has its text and none is left over, and no word of it is AWS's own."""

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import skelint_rules
from skelint.authoring.duration import SECONDS
from skelint.engine.ruleset import BUILT_IN
from skelint.services.catalogue import named
from skelint.services.glossary import NAME, Meaning, glossary
from skelint_rules.cognito import _attributes
from skelint_rules.cognito.app_client.attributes import write_attribute_not_writable
from skelint_rules.cognito.app_client.oauth import _scopes
from skelint_rules.cognito.app_client.tokens._lifetimes import TOKENS
from skelint_rules.cognito.identity_provider._kinds import KINDS

Schema = Mapping[str, Any]
FILES = sorted(Path(skelint_rules.__file__).parent.rglob(NAME))
OPERATIONS = {file.parent.name: list(tomllib.loads(file.read_text(encoding="utf-8"))["operations"]) for file in FILES}
"""The operations of each file, by the resource that it is about."""


def members(schema: Schema, path: tuple[str, ...] = ()) -> Iterator[tuple[str, Schema]]:
    """Yield the members of a structure, nested ones too, with their schemas, or those of their items."""
    for name, inner in schema.get("properties", {}).items():
        of_item = inner.get("items", inner)
        yield ".".join((*path, name)), of_item
        yield from members(of_item, (*path, name))


SCHEMAS: dict[tuple[str, str], Schema] = {
    (resource, name): schema
    for resource, operations in OPERATIONS.items()
    for operation in operations
    for name, schema in members(named(operation).schema)
}
ALL_MEANINGS: dict[tuple[str, str], Meaning] = {
    (resource, name): meaning
    for resource, operations in OPERATIONS.items()
    for operation in operations
    for name, meaning in glossary(operation, [BUILT_IN]).members.items()
}
MEANINGS = {name: meaning for (resource, name), meaning in ALL_MEANINGS.items() if resource == "app_client"}
in_words = "-".join


@pytest.mark.parametrize("operation", [operation for operations in OPERATIONS.values() for operation in operations])
def test_an_operation_has_a_text_and_a_source(operation: str) -> None:
    known = glossary(operation, [BUILT_IN])
    assert known.text.endswith(".")
    assert known.source.startswith("https://docs.aws.amazon.com/")


@pytest.mark.parametrize("resource", OPERATIONS)
def test_every_member_has_a_text_and_none_is_left_over(resource: str) -> None:
    """Those of a map that people fill themselves are not in the model."""
    own = {name: schema for (of, name), schema in SCHEMAS.items() if of == resource}
    maps = [name for name, schema in own.items() if "additionalProperties" in schema and "properties" not in schema]
    known = {name for of, name in ALL_MEANINGS if of == resource}
    assert {name for name in known if name.rpartition(".")[0] not in maps} == set(own)


@pytest.mark.parametrize("place", ALL_MEANINGS, ids=in_words)
def test_a_text_is_a_sentence_with_a_source(place: tuple[str, str]) -> None:
    meaning = ALL_MEANINGS[place]
    assert not meaning.text[0].islower()
    assert meaning.text.endswith(".")
    assert meaning.source.startswith("https://docs.aws.amazon.com/")


@pytest.mark.parametrize("place", [place for place, schema in SCHEMAS.items() if "enum" in schema], ids=in_words)
def test_each_allowed_value_is_explained(place: tuple[str, str]) -> None:
    assert set(ALL_MEANINGS[place].values) == set(SCHEMAS[place]["enum"])


@pytest.mark.parametrize("place", [place for place, meaning in ALL_MEANINGS.items() if meaning.unit], ids=in_words)
def test_a_unit_is_one_and_its_member_exists(place: tuple[str, str]) -> None:
    unit = ALL_MEANINGS[place].unit
    assert unit is not None
    assert unit.default in SECONDS
    assert not unit.member or (place[0], ".".join(unit.member)) in SCHEMAS


def test_the_details_of_a_provider_are_those_that_the_rules_know() -> None:
    details = {name.partition(".")[2] for _, name in ALL_MEANINGS if name.startswith("ProviderDetails.")}
    assert details == {detail for kind in KINDS.values() for detail in kind.taken}


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
    models = [loaders.Loader().load_service_model(service, "service-2") for service in ("cognito-idp", "cognito-identity")]
    prose = " ".join(str(models).split()).lower()
    for name, meaning in ALL_MEANINGS.items():
        words = meaning.text.lower().split()
        copied = [" ".join(words[at : at + 9]) for at in range(len(words) - 8)]
        assert not [piece for piece in copied if piece in prose], name


def test_nothing_claims_a_default_that_an_update_does_not_have() -> None:
    published = MEANINGS["PublishSecretsInAWSSecretsManager"]
    assert not published.default
    assert "deletes it for good" in published.text


def test_the_default_of_the_user_existence_errors_is_the_one_that_was_seen() -> None:
    assert MEANINGS["PreventUserExistenceErrors"].default == "LEGACY"
