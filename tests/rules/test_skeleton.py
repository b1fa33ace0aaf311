"""A skeleton that nobody has filled in is recognised as a whole, of any operation; and what is left of one in an input."""

import json
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.finding import Severity
from skelint.authoring.operation import Operation
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.services.catalogue import model, named, operations
from skelint.services.identification import Hints

ROOT = Path(__file__).parent.parent.parent
SAMPLES = sorted((ROOT / "sample_inputs" / "bad").glob("skeleton-*"))
RULES = Ruleset.collect()
SKELETON: dict[str, Any] = json.loads(SAMPLES[0].read_text(encoding="utf-8"))
CREATE = "cognito-idp create-user-pool-client"
OPERATIONS = list(operations())
CHOSEN = [
    "dynamodb put-item",
    "ecs register-task-definition",
    "ecr put-replication-configuration",
    "lambda create-function",
    "s3api put-bucket-lifecycle-configuration",
    "wafv2 create-web-acl",
]


def diagnostics(text: str, operation: str, suffix: str = "json") -> list[Diagnostic]:
    return lint(document(f"input.{suffix}", text.encode(), Hints(operation=named(operation).operation)), RULES)


def codes(name: str, text: str) -> set[str]:
    return {diagnostic.code for diagnostic in lint(document(name, text.encode()), RULES)}


@pytest.fixture(scope="module")
def services() -> Mapping[str, Any]:
    """Return the services as the AWS CLI has them."""
    driver = pytest.importorskip("awscli.clidriver")
    table: Mapping[str, Any] = driver.create_clidriver()._get_command_table()
    return table


def generated(operation: Operation, services: Mapping[str, Any]) -> Any:
    """Return what `--generate-cli-skeleton` writes for an operation; nothing where the installed AWS CLI does not have it."""
    generator = pytest.importorskip("botocore.utils").ArgumentGenerator()
    facts = model(operation)
    service = services[operation.service].service_model if operation.service in services else None
    if facts is None or service is None or facts.api not in service.operation_names:
        return {}
    shape = service.operation_model(facts.api).input_shape
    return generator.generate_skeleton(shape) if shape else {}


def is_empty(value: object) -> bool:
    """Return whether a skeleton has something that can only be filled in: not so `true`, zeros and listed values."""
    if isinstance(value, dict):
        return "KeyName" in value or any(map(is_empty, value.values()))
    return any(map(is_empty, value)) if isinstance(value, list) else value in ("", None)


def check_generated(operation: Operation, services: Mapping[str, Any]) -> None:
    skeleton = generated(operation, services)
    text = json.dumps(skeleton, indent=4, default=datetime.isoformat)
    told = [diagnostic.code for diagnostic in diagnostics(text, str(operation))]
    if is_empty(skeleton):
        assert told == ["CLI024"] or len(told) == len(skeleton) == 1, operation


@pytest.mark.parametrize("operation", [*CHOSEN, *map(str, OPERATIONS[::400])])
def test_what_the_aws_cli_generates_is_one_finding(operation: str, services: Mapping[str, Any]) -> None:
    check_generated(named(operation).operation, services)


@pytest.mark.slow
@pytest.mark.parametrize("start", range(20))
def test_what_it_generates_for_any_operation_is_one_finding(start: int, services: Mapping[str, Any]) -> None:
    for operation in OPERATIONS[start::20]:
        check_generated(operation, services)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_skeletons_of_both_versions_are_recognised(sample: Path) -> None:
    assert codes(sample.name, sample.read_text(encoding="utf-8")) == {"CLI024"}


def test_the_yaml_of_version_2_is_recognised() -> None:
    lines = [
        "StreamName: ''  # [REQUIRED] the stream",
        "ShardIteratorType: AFTER_SEQUENCE_NUMBER  # [REQUIRED] Valid values are: AFTER_SEQUENCE_NUMBER, LATEST.",
        "ShardId: ''  # [REQUIRED]",
        "Timestamp: 1970-01-01 00:00:00",
    ]
    [diagnostic] = diagnostics("\n".join(lines), "kinesis get-shard-iterator", "yaml")
    assert diagnostic.code == "CLI024"


def test_the_bytes_of_yaml_are_recognised() -> None:
    lines = ["Image:", "  Bytes: !!binary ''", "Attributes:", "- ALL"]
    [diagnostic] = diagnostics("\n".join(lines), "rekognition detect-faces", "yaml")
    assert diagnostic.code == "CLI024"


@pytest.mark.parametrize("member", ["UserPoolId", "ClientName", "RefreshTokenValidity", "CallbackURLs"])
def test_of_one_with_a_value_it_is_said_what_is_left(member: str) -> None:
    values = {
        "UserPoolId": "us-east-1_Ex1",
        "ClientName": "app",
        "RefreshTokenValidity": 30,
        "CallbackURLs": ["https://a.example/"],
    }
    [diagnostic] = diagnostics(json.dumps(SKELETON | {member: values[member]}), CREATE)
    assert diagnostic.code == "CLI022"
    assert diagnostic.severity is Severity.ERROR
    assert member not in diagnostic.message


@pytest.mark.parametrize(
    ("operation", "parameters", "left"),
    [
        (
            "iam put-role-policy",
            {"RoleName": "web", "PolicyName": "", "PolicyDocument": ""},
            "PolicyName and PolicyDocument are",
        ),
        (
            "dynamodb create-table",
            {
                "TableName": "t",
                "AttributeDefinitions": [{"AttributeName": "", "AttributeType": "S"}],
                "KeySchema": [{"AttributeName": "", "KeyType": "HASH"}],
                "BillingMode": "PAY_PER_REQUEST",
            },
            "AttributeDefinitions, KeySchema and BillingMode are",
        ),
        (
            "cognito-idp create-user-pool-client",
            SKELETON
            | {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
            | {"AnalyticsConfiguration": {"ApplicationId": "", "RoleArn": "arn:aws:iam::123456789012:role/r"}},
            "AnalyticsConfiguration.ApplicationId, ClientSecret",
        ),
    ],
)
def test_one_finding_names_the_members_that_are_left(operation: str, parameters: dict[str, Any], left: str) -> None:
    [diagnostic] = [one for one in diagnostics(json.dumps(parameters), operation) if one.code.startswith(("CLI", "AWS"))]
    assert diagnostic.code == "CLI022"
    assert diagnostic.message.startswith(left)


def test_a_mistake_in_what_is_filled_in_is_told_beside_it() -> None:
    parameters = SKELETON | {"UserPoolId": "us-east-1_Ex1", "ClientName": "a#b", "CallbackURLs": "https://a.example/"}
    told = {diagnostic.code for diagnostic in diagnostics(json.dumps(parameters), CREATE)}
    assert {"CLI022", "AWS028", "AWS010"} <= told
    assert not told & {"AWS021", "AWS026"}


@pytest.mark.parametrize(
    ("operation", "parameters"),
    [
        # Empty texts that are meant: below keys of one's own, or the one value that is to be cleared.
        (
            "lambda update-function-configuration",
            {"FunctionName": "f", "Description": "", "Environment": {"Variables": {"A": "", "B": ""}}, "DryRun": True},
        ),
        ("ssm put-parameter", {"Name": "/a", "Value": "v", "Description": "", "Overwrite": True}),
        ("autoscaling set-desired-capacity", {"AutoScalingGroupName": "web", "DesiredCapacity": 0, "HonorCooldown": True}),
        ("ec2 describe-instances", {"DryRun": True, "MaxResults": 0}),
    ],
)
def test_an_input_is_no_skeleton(operation: str, parameters: dict[str, Any]) -> None:
    assert not {diagnostic.code for diagnostic in diagnostics(json.dumps(parameters), operation)} & {"CLI022", "CLI024"}


def test_its_finding_stands_for_all_others_of_the_request() -> None:
    assert RULES["CLI024"].covers == ["ALL"]
