"""`skelint schema`: valid, described, and true of the samples."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from skelint.engine.ruleset import BUILT_IN
from skelint.readers.reading import document
from skelint.services.catalogue import named, operation_names, operations
from skelint.services.editor_schema import schema

SAMPLES = Path(__file__).parent.parent.parent / "sample_inputs"
SCHEMAS = {name: schema(named(name), [BUILT_IN]) for name in ("create-user-pool-client", "update-user-pool-client")}


def values(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    return json.loads(text) if path.suffix == ".json" else YAML(typ="safe", pure=True).load(text)


def every(schema: dict[str, Any]) -> list[dict[str, Any]]:
    found = [schema]
    for inner in (*schema.get("properties", {}).values(), *([schema["items"]] if "items" in schema else [])):
        found += every(inner)
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one_and_holds_nothing_internal(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert not [key for one in every(SCHEMAS[name]) for key in one if key.startswith("x-")]


@pytest.mark.parametrize("name", SCHEMAS)
def test_each_member_has_a_title_and_a_description(name: str) -> None:
    for one in every(SCHEMAS[name]):
        for title, member in one.get("properties", {}).items():
            assert member["title"] == title
            assert member["description"]
            assert "](https://" in member["markdownDescription"]
        if "enumDescriptions" in one:
            assert len(one["enumDescriptions"]) == len(one["enum"])


@pytest.mark.parametrize("path", sorted((SAMPLES / "good").glob("*.[jy]*")), ids=lambda path: path.name)
def test_a_good_sample_passes(path: Path) -> None:
    (request,) = document(path.name, path.read_bytes()).requests
    validator = Draft202012Validator(schema(request.model, [BUILT_IN]))
    assert [error.message for error in validator.iter_errors(values(path))] == []


@pytest.mark.parametrize(
    ("changes", "what"),
    [
        ({"$schema": "https://example.org/s"}, "unexpected"),
        ({"ClientName": None}, "not of type"),
        ({"ClientName": "a/b"}, "does not match"),
        ({"PreventUserExistenceErrors": "enabled"}, "is not one of"),
        ({"AuthSessionValidity": 99}, "greater than"),
    ],
)
def test_what_the_service_refuses_does_not(changes: dict[str, Any], what: str) -> None:
    document = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app", **changes}
    [error] = Draft202012Validator(SCHEMAS["create-user-pool-client"]).iter_errors(document)
    assert what in error.message


@pytest.mark.parametrize("words", [["create-user-pool-client"], ["cognito-idp", "create-user-pool-client"]])
def test_it_is_printed(skelint: Any, words: list[str]) -> None:
    done = skelint("schema", *words)
    assert json.loads(done.stdout) == SCHEMAS["create-user-pool-client"]


def test_all_of_a_service_are_written_into_a_folder(skelint: Any, folder: Path) -> None:
    assert skelint("schema", "sts", "--output-dir", "schemas").returncode == 0
    names = sorted(path.name for path in (folder / "schemas").iterdir())
    assert names == sorted(f"{name}.schema.json" for name in operation_names("sts"))


@pytest.mark.parametrize(
    "name", ["wafv2 create-web-acl", "acm request-certificate", "dynamodb put-item", "lex-runtime post-text"]
)
def test_a_schema_of_any_operation_holds_nothing_internal(name: str) -> None:
    compiled = schema(named(name), [BUILT_IN])
    Draft202012Validator.check_schema(compiled)
    assert '"x-' not in json.dumps(compiled)


def test_the_schema_of_the_json_report_is_printed_and_holds_a_report_of_it(skelint: Any, folder: Path) -> None:
    report = json.loads(skelint("schema", "--report").stdout)
    Draft202012Validator.check_schema(report)
    (folder / "web.create-user-pool-client.json").write_text("{}")
    written = json.loads(skelint("check", "--format", "json").stdout)
    Draft202012Validator(report).validate(written)
    assert written["diagnostics"]


def test_the_operations_are_listed(skelint: Any) -> None:
    assert skelint("schema", "--list").stdout.splitlines() == [str(operation) for operation in operations()]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["create-user-pool-clients"], "did you mean create-user-pool-client?"),
        ([], "name an operation"),
    ],
)
def test_what_cannot_be_printed_ends_with_status_2(skelint: Any, words: list[str], said: str) -> None:
    done = skelint("schema", *words)
    assert done.returncode == 2
    assert said in done.stderr
