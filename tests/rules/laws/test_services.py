"""Laws of services beyond Cognito: no valid input is an error, and one broken constraint gives its rule and no other error."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.laws.judging import RULES, Breaking, Input, each_breaking, errors, only_error, put, without

from skelint.authoring.finding import Severity
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint_rules.ecs.fargate._fargate import SIZES

TABLE, UPDATE_TABLE = "dynamodb create-table", "dynamodb update-table"
RECORDS, LIFECYCLE = "route53 change-resource-record-sets", "s3api put-bucket-lifecycle-configuration"
TARGETS, TASK = "events put-targets", "ecs register-task-definition"
ROLE, BUCKET_POLICY = "iam create-role", "s3api put-bucket-policy"
THROUGHPUT = {"ReadCapacityUnits": 5, "WriteCapacityUnits": 5}
PREFIXES = ("BKT", "DDB", "ECS", "EVB", "POL", "RTE")
"""Not those of CloudFront: of a file on its own, its rule gives a warning; its examples show the error of a command."""


def keyed(*names: str) -> list[Input]:
    return [{"AttributeName": name, "KeyType": kind} for name, kind in zip(names, ("HASH", "RANGE"), strict=False)]


def defined(*names: str) -> list[Input]:
    return [{"AttributeName": name, "AttributeType": "S"} for name in names]


@st.composite
def tables(draw: st.DrawFn) -> Input:
    """Return a table with its indexes, all attributes defined, of either billing mode."""
    names = draw(st.permutations(["Artist", "SongTitle", "Größe", "pk", "year"]))
    indexes = draw(st.lists(st.sampled_from([names[:1], names[1:3], names[2:4]]), max_size=2))
    provisioned = draw(st.booleans())
    capacity: Input = {"ProvisionedThroughput": THROUGHPUT} if provisioned else {}
    used = dict.fromkeys([*names[:2], *(name for index in indexes for name in index)])
    table: Input = {
        "TableName": "Music",
        "AttributeDefinitions": draw(st.permutations(defined(*used))),
        "KeySchema": keyed(*names[:2]),
        **capacity,
    }
    table |= (
        {} if provisioned and draw(st.booleans()) else {"BillingMode": "PROVISIONED" if provisioned else "PAY_PER_REQUEST"}
    )
    index = {"Projection": {"ProjectionType": "ALL"}, **capacity}
    made = [{"IndexName": f"by-{n}", "KeySchema": keyed(*keys)} | index for n, keys in enumerate(indexes)]
    return table | ({"GlobalSecondaryIndexes": made} if made else {})


ALIAS: Input = {
    "HostedZoneId": "Z35SXDOTRQ7X7K",
    "DNSName": "app-1.us-east-1.elb.amazonaws.com",
    "EvaluateTargetHealth": False,
}
PLAIN: Input = {"Name": "a.example.com", "Type": "A", "TTL": 300, "ResourceRecords": [{"Value": "192.0.2.1"}]}
ALIASED: Input = {"Name": "b.example.com", "Type": "AAAA", "AliasTarget": ALIAS}


def changes(*records: Input, action: str = "UPSERT") -> Input:
    return {"ChangeBatch": {"Changes": [{"Action": action, "ResourceRecordSet": record} for record in records]}}


@st.composite
def batches(draw: st.DrawFn) -> Input:
    """Return changes of plain records and of aliases."""
    records = draw(st.lists(st.sampled_from([PLAIN, ALIASED]), min_size=1, max_size=3))
    return {"HostedZoneId": "Z1", **changes(*records, action=draw(st.sampled_from(["CREATE", "UPSERT", "DELETE"])))}


@st.composite
def lifecycles(draw: st.DrawFn) -> Input:
    """Return lifecycle rules, each with a filter or a prefix, and with an action."""
    filters: list[Input] = [{"Filter": {}}, {"Filter": {"Prefix": "a/"}}, {"Prefix": ""}]
    actions: list[Input] = [
        {"Expiration": {"Days": 30}},
        {"Transitions": [{"Days": 30, "StorageClass": "GLACIER"}]},
        {"AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}},
    ]
    rule = st.builds(lambda where, action: {"Status": "Enabled"} | where | action, *map(st.sampled_from, (filters, actions)))
    return {"Bucket": "example-logs", "LifecycleConfiguration": {"Rules": draw(st.lists(rule, min_size=1, max_size=3))}}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=5,
)
TEMPLATES = [
    '{"a": <x>, "b": "at <x> \\"<x>\\"", "c": [<x>]}',
    '"<x> is <x>"',
    "<x>",
    '"one"\n"two <x>"',
    "[<aws.events.event>]",
]


@st.composite
def targets(draw: st.DrawFn) -> Input:
    """Return targets that get a constant, or what a template makes of the event."""
    constant = st.fixed_dictionaries({"Input": JSON.map(json.dumps)})
    template = st.sampled_from(TEMPLATES).map(
        lambda text: {"InputTransformer": {"InputPathsMap": {"x": "$.detail.x"}, "InputTemplate": text}}
    )
    inputs = draw(st.lists(constant | template, min_size=1, max_size=3))
    return {
        "Rule": "r",
        "Targets": [{"Id": str(n), "Arn": "arn:aws:sqs:us-east-1:111122223333:q"} | i for n, i in enumerate(inputs)],
    }


LOGS = {"logConfiguration": {"logDriver": "awslogs", "options": {"awslogs-group": "g"}}}
SECRETS = {"secrets": [{"name": "TOKEN", "valueFrom": "/app/token"}]}


@st.composite
def tasks(draw: st.DrawFn) -> Input:
    """Return a task definition for Fargate of a size that it offers, written in either unit, or one for EC2."""
    container = {"name": "web", "image": draw(st.sampled_from(["nginx", "public.ecr.aws/nginx/nginx:1"])), "memory": 128}
    if not draw(st.booleans()):
        return {"family": "web", "containerDefinitions": [container | LOGS], "requiresCompatibilities": ["EC2"]}
    cpu = draw(st.sampled_from(sorted(SIZES)))
    memory = draw(st.sampled_from(list(SIZES[cpu])))
    return {
        "family": "web",
        "requiresCompatibilities": ["FARGATE"],
        "networkMode": "awsvpc",
        "cpu": draw(st.sampled_from([str(cpu), f"{cpu / 1_024:g} vCPU"])),
        "memory": draw(st.sampled_from([str(memory), f"{memory / 1_024:g}GB"])),
        "executionRoleArn": "arn:aws:iam::111122223333:role/ecsTaskExecutionRole",
        "containerDefinitions": [container | draw(st.sampled_from([{}, LOGS, SECRETS]))],
    }


DOCUMENTS = st.dictionaries(st.sampled_from(["Version", "Statement"]), st.just("x")).map(json.dumps)
VALID: dict[str, st.SearchStrategy[Input]] = {
    TABLE: tables(),
    RECORDS: batches(),
    LIFECYCLE: lifecycles(),
    TARGETS: targets(),
    TASK: tasks(),
    ROLE: st.builds(lambda text: {"RoleName": "app", "AssumeRolePolicyDocument": text}, DOCUMENTS),
    BUCKET_POLICY: st.builds(lambda text: {"Bucket": "example", "Policy": text}, DOCUMENTS),
    UPDATE_TABLE: st.just({"TableName": "Music"}),
}


def rule(*names: str, **members: Any) -> Breaking:
    whole = {"Status": "Enabled", "Filter": {}, "Expiration": {"Days": 1}} | members
    return put(LifecycleConfiguration={"Rules": [{name: whole[name] for name in whole if name not in names}]})


def target(**members: Any) -> Breaking:
    return put(Targets=[{"Id": "1", "Arn": "arn:aws:sqs:us-east-1:111122223333:q", **members}])


def template(text: str) -> Breaking:
    return target(InputTransformer={"InputPathsMap": {"x": "$.x"}, "InputTemplate": text})


def on_fargate(*names: str, container: Input | None = None, **members: Any) -> Breaking:
    task: Input = {"requiresCompatibilities": ["FARGATE"], "networkMode": "awsvpc", "cpu": "256", "memory": "512"} | members
    task["containerDefinitions"] = [{"name": "web", "image": "nginx", "memory": 128} | (container or {})]
    kept = {name: value for name, value in task.items() if name not in names}
    return lambda _: {"family": "web"} | kept


ON_DEMAND = without("GlobalSecondaryIndexes", "ProvisionedThroughput")
SIMPLE = {"AttributeDefinitions": defined("id"), "KeySchema": keyed("id"), "BillingMode": "PAY_PER_REQUEST"}


def table(**members: Any) -> Breaking:
    return lambda parameters: ON_DEMAND(parameters) | SIMPLE | members


def new_index(*names: str) -> Breaking:
    index = {"IndexName": "i-1", "KeySchema": keyed("id", "at"), "Projection": {"ProjectionType": "ALL"}}
    return put(AttributeDefinitions=defined(*names), GlobalSecondaryIndexUpdates=[{"Create": index}])


BREAKINGS: list[tuple[str, str, Breaking]] = [
    ("DDB101", TABLE, table(KeySchema=keyed("id", "at"))),
    ("DDB101", TABLE, table(KeySchema=keyed("ID"))),
    ("DDB101", TABLE, without("AttributeDefinitions")),
    ("DDB101", UPDATE_TABLE, new_index("id")),
    ("DDB102", TABLE, table(AttributeDefinitions=defined("id", "at", "name"))),
    ("DDB103", TABLE, table(AttributeDefinitions=defined("id", "at"), KeySchema=keyed("id", "at")[::-1])),
    ("DDB103", TABLE, table(AttributeDefinitions=defined("id", "at"), KeySchema=[*keyed("id"), *keyed("at")])),
    ("DDB201", TABLE, lambda parameters: without("BillingMode")(table()(parameters))),
    ("DDB201", TABLE, table(BillingMode="PROVISIONED")),
    ("DDB202", TABLE, table(ProvisionedThroughput=THROUGHPUT)),
    ("RTE101", RECORDS, put(**changes(PLAIN, ALIASED | {"TTL": 300}))),
    ("RTE101", RECORDS, put(**changes(PLAIN | {"AliasTarget": ALIAS}, action="CREATE"))),
    ("RTE102", RECORDS, put(**changes({"Name": "a.example.com", "Type": "A", "TTL": 60}))),
    ("RTE102", RECORDS, put(**changes({name: PLAIN[name] for name in ("Name", "Type", "ResourceRecords")}))),
    ("BKT101", LIFECYCLE, rule("Filter")),
    ("BKT103", LIFECYCLE, rule("Expiration")),
    ("BKT103", LIFECYCLE, rule("Expiration", Transitions=[])),
    ("EVB101", TARGETS, target(Input="start")),
    ("EVB101", TARGETS, target(Input="{'env': 'prod'}")),
    ("EVB102", TARGETS, template('{"x": <x>,}')),
    ("EVB102", TARGETS, template("{<x>: 1}")),
    ("ECS101", TASK, on_fargate("cpu")),
    ("ECS101", TASK, on_fargate("cpu", "memory")),
    ("ECS102", TASK, on_fargate(cpu="512", memory="512")),
    ("ECS102", TASK, on_fargate(cpu="300")),
    ("ECS102", TASK, on_fargate(cpu="16 vCPU", memory="36 GB")),
    ("ECS103", TASK, on_fargate("networkMode")),
    ("ECS103", TASK, on_fargate(networkMode="bridge")),
    ("ECS104", TASK, on_fargate(container=LOGS)),
    ("ECS104", TASK, on_fargate(container=SECRETS)),
    ("ECS104", TASK, on_fargate(container={"image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1"})),
    ("POL101", ROLE, put(AssumeRolePolicyDocument="trust.json")),
    ("POL101", BUCKET_POLICY, put(Policy="./site-policy")),
    ("POL102", ROLE, put(AssumeRolePolicyDocument='{"Version": "2012-10-17",}')),
    ("POL102", BUCKET_POLICY, put(Policy="Version: 2012-10-17")),
]


@pytest.mark.parametrize("operation", VALID)
@settings(max_examples=100)
@given(data=st.data())
def test_a_valid_input_is_no_error(operation: str, data: st.DataObject) -> None:
    assert errors(operation, data.draw(VALID[operation])) == []


@each_breaking(BREAKINGS)
@settings(max_examples=10)
@given(data=st.data())
def test_one_broken_constraint_gives_its_rule_and_no_other_error(
    code: str, operation: str, breaking: Breaking, data: st.DataObject
) -> None:
    broken = breaking(data.draw(VALID[operation]))
    assert only_error(operation, broken, code), errors(operation, broken)


@pytest.mark.parametrize(
    "value", ["https://a.example/trust.json", '"$TRUST"', "file://trust.json", "'<your-policy>'", "'%7B%22a%22%3A1%7D'"]
)
def test_a_policy_that_is_fetched_or_still_to_be_filled_in_is_none_that_is_wrong(value: str) -> None:
    command = f"aws iam create-role --role-name a --assume-role-policy-document {value}\n"
    assert [each.code for each in lint(document("x.sh", command.encode()), RULES) if each.code.startswith("POL")] == []


def test_each_rule_that_reports_errors_is_broken() -> None:
    erring = {rule.code for rule in Ruleset.collect() if rule.code.startswith(PREFIXES) and rule.severity is Severity.ERROR}
    assert erring == {code for code, *_ in BREAKINGS}


@pytest.mark.parametrize("operation", VALID)
@settings(max_examples=60)
@given(data=st.data())
def test_what_is_wrong_with_the_structure_is_said_by_the_rules_of_the_structure_alone(
    operation: str, data: st.DataObject
) -> None:
    parameters = data.draw(VALID[operation])
    member = data.draw(st.sampled_from(sorted(parameters)))
    wrong: Any = data.draw(st.sampled_from([None, 12.5, [None], [1], [[]], {"x": []}, -1, "${X}", ["${X}"]]))
    reported = errors(operation, parameters | {member: wrong})
    assert [line for line in reported if not line.startswith("AWS")] == []
