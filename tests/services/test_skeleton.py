"""The skeleton of any operation: it parses, `check` tells that nothing is filled in, and once filled in it has no fault."""

import json
from collections.abc import Collection, Mapping
from typing import Any

import jsonschema_rs
import pytest
from ruamel.yaml import YAML

from skelint.authoring.operation import OperationModel
from skelint.authoring.request import Request, Unresolved
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.services.catalogue import named, operations
from skelint.services.commented import as_yaml
from skelint.services.identification import Hints
from skelint.services.skeleton import skeleton
from skelint.services.structure import faults

RULES = Ruleset.collect().select(["AWS", "CLI"])
"""Those of single services say besides what they would have there."""
EVERY = list(map(str, operations()))
CHOSEN = [
    "arc-region-switch update-plan",
    "bedrock-runtime converse",
    "cognito-idp create-user-pool-client",
    "dynamodb put-item",
    "ecs register-task-definition",
    "quicksight create-analysis",
    "s3api put-bucket-lifecycle-configuration",
    "wafv2 create-web-acl",
]
"""Maps with two entries, unions, documents, sensitive and recursive members, long lists."""
SAMPLE = [*CHOSEN, *EVERY[::400]]
each_operation = pytest.mark.parametrize("operation", SAMPLE)
TEXTS = ["a", "arn:aws:iam::123456789012:role/web", "123456789012", "https://a.example/", "us-east-1_Ab12", "us-east-1", "1"]
TEXTS += ["12345678-1234-1234-1234-123456789012", "2024-01-01T00:00:00Z", "a@a.example", *(letter * 60 for letter in "a1A")]


def filled(value: Any, schema: Mapping[str, Any], model: OperationModel, taken: Collection[str] = ()) -> Any:
    """Return a skeleton with values that its schema allows; a text of which none is at hand, or not taken, is left open."""
    schema = model.resolved(schema)
    if isinstance(value, dict):
        entries: dict[str, Any] = {}
        for name, item in value.items():
            key = name if "properties" in schema else filled("", schema.get("propertyNames", {}), model, entries)
            entries[key] = filled(item, model.below(schema, name) or {}, model)
        return entries
    if isinstance(value, list):
        return [filled(item, model.below(schema, 0) or {}, model) for item in value]
    numbers = [schema.get("minimum", 1), schema.get("maximum", 1)]
    lengths = [text * schema.get("minLength", 1) for text in "aA1"]
    engine = jsonschema_rs.RegexOptions()
    fits = jsonschema_rs.validator_for({**schema, "$defs": model.schema.get("$defs", {})}, pattern_options=engine).is_valid
    choices = [True, *numbers, *schema.get("enum", ()), *TEXTS, *lengths]
    return next((choice for choice in choices if choice not in taken and fits(choice)), Unresolved("${VALUE}"))


def check_skeleton(operation: str, *, every: bool) -> None:
    model = named(operation)
    written = skeleton(model, every=every)
    text = as_yaml(written, model)
    assert (YAML(typ="safe", pure=True).load(text) or {}) == written
    assert json.loads(json.dumps(written)) == written
    told = [diagnostic.code for diagnostic in lint(document("input.yaml", text.encode()), RULES)]
    assert told in (["CLI024"], []) or len(told) == len(written) == 1, operation
    assert told or not has_blanks(written), operation
    request = Request(model=model, parameters=filled(written, model.schema, model))
    assert [fault for fault in faults(request) if fault.kind != "maxProperties"] == [], operation


def has_blanks(value: Any) -> bool:
    if isinstance(value, dict):
        return any(map(has_blanks, value.values()))
    return any(map(has_blanks, value)) if isinstance(value, list) else value in ("", None)


@each_operation
def test_the_required_members_are_a_skeleton(operation: str) -> None:
    check_skeleton(operation, every=False)


@pytest.mark.parametrize("operation", [name for name in SAMPLE if "quicksight" not in name])
def test_all_members_are_one_too(operation: str) -> None:
    check_skeleton(operation, every=True)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(20))
def test_so_it_is_with_every_operation(start: int) -> None:
    for operation in EVERY[start::20]:
        for every in (False, True):
            if not (every and operation.startswith("quicksight")):  # a megabyte each
                check_skeleton(operation, every=every)


def test_a_skeleton_in_json_is_recognised_where_its_operation_is_named() -> None:
    model = named("ecs run-task")
    text = json.dumps(skeleton(model)).encode()
    [diagnostic] = lint(document("input.json", text, Hints(operation=model.operation)), RULES)
    assert diagnostic.code == "CLI024"


def test_one_member_of_a_union_is_written_and_a_structure_within_itself_is_left_out() -> None:
    written = skeleton(named("bedrock-runtime converse"), every=True)
    assert all(len(block) == 1 for block in written["system"])
    statement = skeleton(named("wafv2 create-rule-group"), every=True)["Rules"][0]["Statement"]
    assert "ByteMatchStatement" in statement
    assert "NotStatement" not in json.dumps(statement)  # it requires a statement


@pytest.mark.parametrize(
    ("operation", "line"),
    [
        ("ecs run-task", 'taskDefinition: ""  # required; string'),
        ("ecs run-task", "count:  # integer"),
        ("ecs run-task", 'launchType: ""  # string; one of EC2, FARGATE, EXTERNAL or MANAGED_INSTANCES'),
        ("ecs run-task", "    subnets:  # required; list of strings"),
        ("sqs create-queue", "Attributes:  # map of strings"),
        ("dynamodb put-item", '        B: ""  # bytes in base64'),
        ("cloudwatch get-metric-data", 'StartTime: ""  # required; timestamp'),
        (
            "cognito-idp create-user-pool-client",
            r'UserPoolId: ""  # required; string; 1 to 55 characters; matches `[\w-]+_[0-9a-zA-Z]+`',
        ),
    ],
)
def test_a_comment_says_what_is_known_of_a_member(operation: str, line: str) -> None:
    model = named(operation)
    assert line in as_yaml(skeleton(model, every=True), model).splitlines()


def test_its_first_lines_say_what_it_is_for_and_what_is_left_out() -> None:
    model = named("iam create-user")
    assert as_yaml(skeleton(model), model).splitlines() == [
        "# skelint: operation=iam create-user",
        "# https://docs.aws.amazon.com/cli/latest/reference/iam/create-user.html",
        "# Optional, and written with --all: Path, PermissionsBoundary and Tags",
        'UserName: ""  # required; string; 1 to 64 characters; matches `[\\w+=,.@-]+`',
    ]
