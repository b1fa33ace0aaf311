"""The members of an input tell one operation of all of AWS, or leave it open; a file of another tool is none."""

import json
import lzma
import random
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.operation import OperationModel
from skelint.authoring.pointer import Pointer
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.run.fixer import fix
from skelint.services import catalogue
from skelint.services.identification import Clue, identify, is_possible, possible_for

RULES = Ruleset.collect()
EXAMPLES = Path(__file__).parents[1] / "readers" / "awscli" / "aws-cli-examples.jsonl.xz"
SERVICES = ("cloudfront", "dynamodb", "ec2", "ecs", "glue", "iam", "lambda", "rds", "s3api", "sagemaker")
EACH = 20
"""How many operations of each service are tried."""
KEYS = {"AttributeDefinitions": [{"AttributeName": "a", "AttributeType": "S"}], "KeySchema": [{"AttributeName": "a"}]}
CONTAINERS = {"containerDefinitions": [{"name": "web", "image": "nginx"}]}


def told(parameters: Mapping[str, Any]) -> str | None:
    recognition = identify("a.json", parameters)
    return str(recognition.model.operation) if recognition else None


@pytest.mark.parametrize(
    ("parameters", "operation"),
    [
        (CONTAINERS | {"family": "web", "networkMode": "awsvpc"}, "ecs register-task-definition"),
        (CONTAINERS | {"family": "web"}, None),  # or register-daemon-task-definition
        (CONTAINERS | {"family": "web", "requiresCompatibilities": "FARGATE"}, None),  # no list
        (CONTAINERS | {"family": "web", "colour": "red"}, None),
        (CONTAINERS | {"familly": "web", "requiresCompatibilities": ["FARGATE"]}, "ecs register-task-definition"),
        (CONTAINERS, None),  # in part, and one name alone
        ({"family": "web"}, None),
        ({"containerDefinitions": [{"title": "web"}], "family": "web"}, None),
        (KEYS | {"TableName": "Music"}, "dynamodb create-table"),
        ({"TableName": "Music", "Key": {"Artist": {"S": "a"}}}, None),  # get, update or delete
        ({"TableName": "Music"}, None),
        ({"Bucket": "a", "LifecycleConfiguration": {}}, "s3api put-bucket-lifecycle-configuration"),  # the other is old
        ({"ImageId": "ami-1", "InstanceType": "t3.micro", "MinCount": 1, "MaxCount": 1}, "ec2 run-instances"),
        ({"FunctionName": "a", "Role": "r", "Code": {"S3Bucket": "b"}, "Runtime": "python3.13"}, "lambda create-function"),
        ({"FunctionName": "a", "Runtime": "python3.13"}, "lambda update-function-configuration"),
        ({"FunctionName": "a"}, None),
        ({"name": "a", "version": "1", "description": "b"}, None),
    ],
)
def test_members_tell_an_operation_or_none(parameters: Mapping[str, Any], operation: str | None) -> None:
    assert told(parameters) == operation


def value(model: OperationModel, schema: Mapping[str, Any], depth: int = 0) -> Any:
    """Return a value of a type, with what is required in it."""
    schema = model.resolved(schema)
    if "enum" in schema:
        return schema["enum"][0]
    if "properties" in schema:
        names = schema.get("required") or list(schema["properties"])[:1]
        return {name: value(model, schema["properties"][name], depth + 1) for name in names if depth < 4}
    kind = schema["type"][0] if isinstance(schema.get("type"), list) else schema.get("type")
    if kind == "array":
        return [value(model, schema["items"], depth + 1)] if depth < 4 else []
    return {"string": "a", "integer": 1, "number": 1, "boolean": True}.get(str(kind), {})


def inputs(some: float) -> list[tuple[str, dict[str, Any]]]:
    """Return inputs of operations of large services, with all that is required and a share of the rest."""
    chance = random.Random(13)  # noqa: S311 - no secret
    drawn = []
    for service in SERVICES:
        for name in chance.sample(catalogue.operation_names(service), EACH):
            model = catalogue.named(f"{service} {name}")
            members = [member for member in model.members if member in model.required or chance.random() < some]
            drawn.append((str(model.operation), {member: value(model, model.members[member]) for member in members}))
    return [(operation, parameters) for operation, parameters in drawn if parameters]


@pytest.mark.parametrize("some", [0, 0.4, 1])
def test_inputs_of_large_services_are_told_or_left_open(some: float) -> None:
    """Half of all operations take an identifier and little else, and cannot be told from each other."""
    answers = [(operation, told(parameters), parameters) for operation, parameters in inputs(some)]
    assert [(operation, answer) for operation, answer, _ in answers if answer not in (None, operation)] == []
    alone = [answer for operation, answer, parameters in answers if [*map(str, possible_for(parameters))] == [operation]]
    assert len(alone) - alone.count(None) >= 0.8 * len(alone) >= 30


def test_requests_of_aws_own_examples_are_told_or_left_open() -> None:
    examples = [json.loads(line) for line in lzma.decompress(EXAMPLES.read_bytes()).splitlines()]
    sent = [(example["operation"], example["sent"]) for example in examples if example.get("sent")]
    verdicts = Counter((told(parameters) or "nothing", operation) for operation, parameters in sent)
    assert [(wrong, right) for wrong, right in verdicts if wrong not in ("nothing", right)] == []
    assert sum(number for (named, right), number in verdicts.items() if named == right) > 1_200


@pytest.mark.parametrize("some", [0, 0.4])
def test_what_is_told_is_possible_however_it_is_written(some: float) -> None:
    for operation, parameters in inputs(some):
        if told(parameters) == operation:
            lines = "".join(f"{name}: {json.dumps(value)}\n" for name, value in parameters.items())
            texts = (json.dumps(parameters), json.dumps(parameters, indent=2), f"---\n# an input\n{lines}")
            assert [text for text in texts if not is_possible("a", text)] == []


FOREIGN = {
    "package.json": '{"name": "a", "version": "1.0.0", "description": "b", "type": "module", "files": ["a"]}',
    "tsconfig.json": '{"compilerOptions": {"target": "es2022"}, "include": ["src"], "exclude": []}',
    "deployment.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: web\nspec:\n  replicas: 3\n",
    "openapi.json": '{"openapi": "3.1.0", "info": {"title": "a", "version": "1"}, "paths": {}, "components": {}, "tags": []}',
    "appsettings.json": '{"ConnectionStrings": {"Default": "a"}, "Logging": {"LogLevel": {}}, "AllowedHosts": "*"}',
    "compose.yaml": "services:\n  web:\n    image: nginx\nvolumes: {}\n",
    "playbook.yml": "- hosts: all\n  tasks:\n    - name: a\n      command: b\n",
    "parameters.json": '{"contentVersion": "1.0.0.0", "parameters": {}, "resources": [], "outputs": {}}',
    "patient.json": '{"resourceType": "Patient", "id": "a", "name": [{"family": "b"}], "active": true}',
    "event.json": '{"version": "0", "id": "a", "detail-type": "b", "source": "aws.ec2", "resources": [], "detail": {}}',
    "dashboard.json": '{"title": "a", "tags": [], "timezone": "utc", "schemaVersion": 39, "panels": []}',
    "project.json": '{"projectName": "a", "sourceType": "b", "displayName": "c", "environment": {}}',
}


@pytest.mark.parametrize("path", FOREIGN)
@pytest.mark.parametrize("named", [True, False])
def test_a_file_of_another_tool_is_taken_for_no_input(path: str, named: bool) -> None:
    assert document(path, FOREIGN[path].encode(), named=named).requests == []


@pytest.mark.parametrize(
    ("text", "operation", "wrapper"),
    [
        (
            {"taskDefinition": CONTAINERS | {"family": "web", "revision": 3, "status": "ACTIVE"}, "tags": []},
            "ecs register-task-definition",
            ("taskDefinition",),
        ),
        ({"Table": KEYS | {"TableName": "Music", "TableStatus": "ACTIVE"}}, "dynamodb update-table", ("Table",)),
        (
            {"services": [{"clusterArn": "a", "desiredCount": 2, "taskDefinition": "web:3"}], "failures": []},
            "ecs update-service",
            ("services", 0),
        ),
        (
            {"Functions": [{"FunctionName": "a", "Handler": "a.b", "MemorySize": 128, "CodeSize": 3}]},
            "lambda update-function-configuration",
            ("Functions", 0),
        ),
        (
            {
                "FunctionName": "a",
                "Runtime": "python3.13",
                "Handler": "a.b",
                "MemorySize": 128,
                "CodeSize": 3,
                "PackageType": "Zip",
            },
            "lambda update-function-configuration",
            (),
        ),
        ({"Name": "a", "Arn": "b", "ScheduleExpression": "rate(1 day)", "EventBusName": "default"}, "events put-rule", ()),
    ],
)
def test_a_saved_output_is_told_and_named_only(text: Mapping[str, Any], operation: str, wrapper: Pointer) -> None:
    recognition = identify("a.json", text)
    assert recognition is not None
    assert (str(recognition.model.operation), recognition.clue, recognition.wrapper) == (operation, Clue.OUTPUT, wrapper)
    assert not document("a.json", json.dumps(text).encode(), named=False).requests


@pytest.mark.parametrize(
    ("path", "operation"),
    [
        ("task-definition.json", "ecs register-task-definition"),
        ("infra/web_task-definition.v2.json", "ecs register-task-definition"),
        ("web.daemon-task-definition.json", "ecs register-daemon-task-definition"),
        ("task-definitions.json", None),
        ("subtask-definition.json", None),
        ("task-definition/a.json", None),
    ],
)
def test_of_two_operations_that_take_the_members_the_name_of_the_resource_tells(path: str, operation: str | None) -> None:
    recognition = identify(path, {"family": "web", "containerDefinitions": []})
    assert (recognition and str(recognition.model.operation)) == operation


def test_the_name_of_a_resource_tells_nothing_alone() -> None:
    assert identify("task-definition.json", {"family": "web"}) is None
    assert identify("service.json", {"serviceName": "web", "tags": []}) is None


def test_a_described_task_definition_is_mended_to_an_input() -> None:
    own = CONTAINERS | {"family": "web", "volumes": [], "placementConstraints": []}
    described = {"taskDefinitionArn": "a", **own, "revision": 3, "status": "ACTIVE", "registeredAt": "b"}
    text = json.dumps({"taskDefinition": described, "tags": []}, indent=4)
    assert json.loads(mended(text)) == own


def test_a_listed_service_is_mended_to_an_input() -> None:
    own = {"desiredCount": 2, "taskDefinition": "web:3"}
    text = json.dumps({"services": [{"clusterArn": "a", **own, "status": "ACTIVE"}], "failures": []}, indent=4)
    assert json.loads(mended(text)) == own


def test_one_of_several_is_not_chosen() -> None:
    text = '{"DBInstances": [{"DBInstanceIdentifier": "a"}, {"DBInstanceIdentifier": "b"}]}'
    named_after = document("rds.modify-db-instance.json", text.encode())
    (diagnostic,) = lint(named_after, RULES)
    assert (diagnostic.code, diagnostic.message) == (
        "AWS003",
        "this is the saved output of a command; the input is one inside DBInstances",
    )
    assert diagnostic.fix is None
    assert [diagnostic.code for diagnostic in lint(document("a.json", text.encode()), RULES)] == ["CLI011"]


def mended(text: str) -> str:
    """Return a text with all safe fixes made."""

    def again(text: str) -> list[Diagnostic]:
        return lint(document("a.json", text.encode()), RULES)

    return fix(document("a.json", text.encode()).source, again(text), again, unsafe=False).text


def test_what_a_file_may_be_for_is_listed() -> None:
    text = '{"TableName": "Music", "Key": {"Artist": {"S": "a"}}}'
    (diagnostic,) = lint(document("a.json", text.encode()), RULES)
    assert diagnostic.code == "CLI011"
    assert diagnostic.help == (
        "it may be for dynamodb get-item, dynamodb delete-item or dynamodb update-item: "
        "use --operation, or name the file after the operation: NAME.OPERATION.json"
    )
    assert lint(document("a.json", text.encode(), named=False), RULES) == []


def test_at_most_five_are_listed() -> None:
    assert len(possible_for({"UserPoolId": "us-east-1_Ex1"})) == 5
