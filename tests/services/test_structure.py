"""Two engines judge structure: the fast one decides, the other explains. They must agree."""

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.authoring.finding import Severity
from skelint.authoring.operation import Operation, OperationModel
from skelint.authoring.request import EVERYTHING, Request, Unresolved
from skelint.authoring.rule import Rule
from skelint.authoring.subject import FaultKind
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.pages.examples import read_example
from skelint.readers.values.json import WrittenFloat
from skelint.services import catalogue
from skelint.services.catalogue import named, operations
from skelint.services.structure import _decide, _explained, _fits, faults, matcher, meant

CREATE = Operation("cognito-idp", "create-user-pool-client")
UPDATE = Operation("cognito-idp", "update-user-pool-client")
TODAY = date(2026, 11, 23)
MODELS = {operation: named(str(operation)) for operation in (CREATE, UPDATE)}
EVERY = list(operations())
SAMPLE = {str(operation): named(str(operation)) for operation in EVERY[::100]} | {
    name: named(name)
    for name in (
        "bedrock-runtime converse",
        "dynamodb put-item",
        "ec2 run-instances",
        "ecs register-task-definition",
        "lex-runtime post-text",
        "quicksight create-analysis",
        "s3api put-bucket-lifecycle-configuration",
        "wafv2 create-web-acl",
    )
}
"""Some of all operations, and those that have structures of each kind."""
KEYWORDS_THAT_ARE_NO_FAULT = {"properties", "items", "deprecated"}
FAULTS_OF_KEYWORD = {
    "type": ["type", "null", "fraction", "boolean-number"],
    "additionalProperties": ["unknown", "read-only", "elsewhere"],
    "minLength": ["empty", "minLength"],
    "pattern": ["pattern", "non-ascii", "empty"],
    "not": ["pattern", "non-ascii"],
    "allOf": ["pattern", "non-ascii"],
}


def request(parameters: dict[str, Any], operation: Operation = CREATE, **facts: Any) -> Request:
    return Request(model=MODELS[operation], parameters=parameters, **facts)


def kinds(parameters: dict[str, Any], operation: Operation = CREATE) -> list[tuple[str, str]]:
    whole = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"} if operation is CREATE else {}
    return [
        (fault.kind, "/".join(str(step) for step in fault.pointer))
        for fault in faults(request(whole | parameters, operation), TODAY)
    ]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, []),
        ({"Foo": 1}, [("unknown", "Foo")]),
        ({"ClientId": "a"}, [("elsewhere", "ClientId")]),
        ({"CreationDate": 1}, [("read-only", "CreationDate")]),
        ({"CallbackURLs": None}, [("null", "CallbackURLs")]),
        ({"CallbackURLs": [None]}, [("null", "CallbackURLs/0")]),
        ({"CallbackURLs": "https://a"}, [("type", "CallbackURLs")]),
        ({"RefreshTokenValidity": WrittenFloat(30)}, [("fraction", "RefreshTokenValidity")]),
        ({"RefreshTokenValidity": True}, [("boolean-number", "RefreshTokenValidity")]),
        ({"ClientName": True}, [("type", "ClientName")]),
        ({"ClientName": WrittenFloat(3)}, [("type", "ClientName")]),
        ({"ClientName": ""}, [("empty", "ClientName")]),
        ({"ClientName": "a/b"}, [("pattern", "ClientName")]),
        ({"ClientName": "équipe"}, [("non-ascii", "ClientName")]),
        ({"ClientName": "équipe/x"}, [("pattern", "ClientName")]),
        ({"ClientName": "x" * 129}, [("maxLength", "ClientName")]),
        ({"ClientName": "\ud800"}, [("pattern", "ClientName")]),
        ({"ClientName": "app\n"}, []),
        ({"UserPoolId": "us-east-1_Ex1\n"}, [("pattern", "UserPoolId")]),
        ({"ClientSecret": "short"}, [("minLength", "ClientSecret")]),
        ({"AuthSessionValidity": 2}, [("minimum", "AuthSessionValidity")]),
        ({"AuthSessionValidity": 16}, [("maximum", "AuthSessionValidity")]),
        ({"AccessTokenValidity": 10**30}, [("maximum", "AccessTokenValidity")]),
        ({"AllowedOAuthFlows": ["token"]}, [("enum", "AllowedOAuthFlows/0")]),
        ({"AllowedOAuthFlows": ["code"] * 4}, [("maxItems", "AllowedOAuthFlows")]),
        ({"RefreshTokenRotation": {}}, [("required", "RefreshTokenRotation/Feature")]),
        ({"TokenValidityUnits": {"Access": "hours"}}, [("unknown", "TokenValidityUnits/Access")]),
        ({"AnalyticsConfiguration": {"ApplicationId": ""}}, [("empty", "AnalyticsConfiguration/ApplicationId")]),
    ],
    ids=lambda value: json.dumps(value)[:40] if isinstance(value, dict) else "",
)
def test_each_kind_of_fault_is_told_once(parameters: dict[str, Any], expected: list[tuple[str, str]]) -> None:
    assert kinds(parameters) == expected


def test_what_is_missing_in_a_structure_is_one_fault() -> None:
    (fault,) = faults(request({}, UPDATE), TODAY)
    assert (fault.kind, fault.pointer, fault.value) == (FaultKind.REQUIRED, ("UserPoolId",), ("UserPoolId", "ClientId"))


def test_a_misspelt_member_is_meant_for_one_that_is_not_there() -> None:
    assert meant(request({"clientName": "app", "userPoolId": "x", "Foo": 1})) == {"ClientName", "UserPoolId"}


def test_what_is_given_elsewhere_is_not_missing() -> None:
    assert faults(request({}, given=frozenset({"UserPoolId", "ClientName"})), TODAY) == []
    assert faults(request({}, given=EVERYTHING), TODAY) == []


def test_unresolved_values_have_no_faults() -> None:
    unknown = Unresolved("${X}")
    parameters = {"UserPoolId": unknown, "ClientName": unknown, "GenerateSecret": unknown, "CallbackURLs": [unknown]}
    assert faults(request(parameters | {"TokenValidityUnits": unknown}), TODAY) == []


def test_an_operation_without_a_schema_has_no_faults() -> None:
    model = OperationModel(operation=Operation("s3api", "put-object"), schema={})
    assert faults(Request(model=model, parameters={"Body": 1}), TODAY) == []


def test_a_key_of_a_map_is_a_fault_of_its_own() -> None:
    names = {"type": "string", "maxLength": 3, "pattern": "^(?:[a-z]+)$", "x-pattern": "[a-z]+"}
    tags = {"type": "object", "additionalProperties": {"type": "string"}, "propertyNames": names, "maxProperties": 1}
    model = OperationModel(operation=Operation("any", "operation"), schema={"type": "object", "properties": {"Tags": tags}})
    tagged = Request(model=model, parameters={"Tags": {"a#b": "1", "long": "2"}})
    assert [(fault.kind, fault.pointer, fault.expected) for fault in faults(tagged, TODAY)] == [
        (FaultKind.MEMBER_NAME, ("Tags", "a#b"), "[a-z]+"),
        (FaultKind.MEMBER_NAME, ("Tags", "long"), 3),
        (FaultKind.TOO_MANY_MEMBERS, ("Tags",), 1),
    ]


def test_an_old_model_is_called_stale() -> None:
    compiled = MODELS[CREATE].compiled
    broken = request({"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "Foo": 1})
    assert [fault.stale for fault in faults(broken, compiled + timedelta(days=365))] == [False]
    assert [fault.stale for fault in faults(broken, compiled + timedelta(days=366))] == [True]


def test_thousands_of_faults_are_cut_off() -> None:
    many = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "ReadAttributes": [""] * 5_000}
    assert len(faults(request(many), TODAY)) == 1_000


def subschemas(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield schema
    named = [*schema.get("properties", {}).values(), *schema.get("$defs", {}).values()]
    roles = [schema.get(role) for role in ("items", "additionalProperties", "propertyNames")]
    for inner in [*named, *(role for role in roles if isinstance(role, dict))]:
        yield from subschemas(inner)


def test_each_keyword_of_the_pack_has_a_rule_for_its_fault() -> None:
    explained = {kind for rule in Ruleset.collect() for kind in rule.faults}
    keywords = {
        keyword
        for model in SAMPLE.values()
        for schema in subschemas(dict(model.schema))
        for keyword in schema
        if not keyword.startswith(("$", "x-"))
    }
    needed = {kind for keyword in keywords - KEYWORDS_THAT_ARE_NO_FAULT for kind in FAULTS_OF_KEYWORD.get(keyword, [keyword])}
    assert {"minItems", "maxProperties", "union"} <= explained
    assert needed <= explained


def demoted(rule: Rule) -> list[Severity]:
    late = date(2099, 1, 1)
    return [one.severity for example in rule.bad for one in lint(read_example(rule, example), Ruleset((rule,)), today=late)]


@pytest.mark.parametrize("code", ["AWS002", "AWS020", "AWS023", "AWS025", "AWS027"])
def test_what_only_a_model_says_is_a_warning_once_the_model_is_old(code: str) -> None:
    assert Severity.WARNING in demoted(Ruleset.collect()[code])


SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 400_000_000),
    st.floats(allow_nan=False, allow_infinity=False).map(WrittenFloat),
    st.text(max_size=40),
    st.sampled_from(["hours", "code", "ALLOW_USER_SRP_AUTH", "https://a.example/cb", "us-east-1_Ex1", "ENABLED", "a\n", "é"]),
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(st.sampled_from(["AccessToken", "Feature", "RoleArn", "ExternalId", "X"]), inner, max_size=3)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("model", list(MODELS.values()), ids=lambda model: str(model.operation))
@settings(max_examples=300)
@given(data=st.data())
def test_the_two_engines_agree(model: OperationModel, data: st.DataObject) -> None:
    members = st.sampled_from([*model.members, "Foo"])
    parameters = data.draw(st.dictionaries(members, VALUES, max_size=6))
    explained = list(_explained(model, request(parameters, model.operation), stale=False))
    if _fits(model, parameters):
        assert explained == []
    elif not any(isinstance(value, float) or "\ud800" <= str(value)[:1] <= "\udfff" for value in leaves(parameters)):
        assert explained != []


class Draw:
    """Values of all kinds, mostly such as a schema asks for."""

    def __init__(self, model: OperationModel, seed: int) -> None:
        self.model, self.random = model, random.Random(seed)  # noqa: S311 - no secret

    def value(self, schema: Any, depth: int = 0) -> object:
        schema = self.model.resolved(schema)
        kind = (
            schema.get("type") if self.random.random() > 0.05 else self.random.choice(["string", "array", "integer", "object"])
        )
        if "enum" in schema and self.random.random() > 0.1:
            return self.random.choice(schema["enum"])
        match kind:
            case "object" if depth < 6:
                members = list(schema.get("properties", {}).items()) or [("key", schema.get("additionalProperties", {}))]
                wanted = {name for name in schema.get("required", ()) if self.random.random() > 0.05}
                wanted |= {name for name, _ in members if self.random.random() < 2 / len(members)}
                return {name: self.value(inner or {}, depth + 1) for name, inner in members if name in wanted}
            case "array" if depth < 6:
                return [self.value(schema.get("items", {}), depth + 1) for _ in range(self.random.choice([0, 1, 1, 2]))]
            case "integer":
                return self.random.choice([schema.get("minimum", 1), schema.get("maximum", 5), 0, 10**12])
            case "number":
                return self.random.choice([1, 2, -7])
            case "boolean":
                return self.random.random() < 0.5
            case _:
                return self.random.choice(["a", "arn:aws:iam::123456789012:role/a", "", "é", "2026-01-01", "x" * 300, "aws:a"])


def disagreement(model: OperationModel, seed: int) -> object:
    """Return an input of an operation of which one engine says that it fits, and the other that it does not."""
    parameters = Draw(model, seed).value(model.schema)
    assert isinstance(parameters, dict | list | str | int)
    if not isinstance(parameters, dict):
        return None
    explained = list(_explained(model, Request(model=model, parameters=parameters), stale=False))
    return None if _fits(model, parameters) == (not explained) else parameters


@pytest.mark.parametrize("name", SAMPLE)
def test_the_two_engines_agree_on_operations_of_all_services(name: str) -> None:
    assert [disagreement(SAMPLE[name], seed) for seed in range(8)] == [None] * 8


@pytest.mark.slow
def test_every_schema_compiles_and_the_two_engines_agree() -> None:
    for number, operation in enumerate(EVERY):
        model = named(str(operation))
        assert _decide.__wrapped__(model)({}) in (True, False), operation
        if number % 20 == 0:
            assert disagreement(model, 1) is None, operation
        catalogue.model.cache_clear()


def test_a_union_holds_exactly_one_member() -> None:
    model = named("bedrock-runtime converse")
    messages = [
        {"role": "user", "content": [{}, {"text": "a", "document": {"name": "a", "source": {"text": "b"}}}, {"text": "a"}]}
    ]
    judged = faults(Request(model=model, parameters={"modelId": "a.b", "messages": messages}), TODAY)
    assert [(fault.kind, fault.pointer[-1]) for fault in judged if fault.kind is FaultKind.UNION] == [
        (FaultKind.UNION, 0),
        (FaultKind.UNION, 1),
    ]


def test_recursive_structures_are_judged_at_any_depth_and_hide_what_is_secret() -> None:
    model = named("dynamodb put-item")
    item = {"a": {"M": {"b": {"L": [{"M": {"c": {"X": "1"}}}]}}}}
    (fault,) = faults(Request(model=model, parameters={"TableName": "t", "Item": item}), TODAY)
    assert (fault.kind, fault.pointer) == (FaultKind.UNKNOWN, ("Item", "a", "M", "b", "L", 0, "M", "c", "X"))
    prompt = named("bedrock-runtime converse")
    assert not prompt.is_sensitive(("modelId",))
    assert named("rds create-db-instance").is_sensitive(("MasterUserPassword",))
    assert named("secretsmanager create-secret").is_sensitive(("SecretString",))


def leaves(value: object) -> Iterator[object]:
    if isinstance(value, dict):
        for item in value.values():
            yield from leaves(item)
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item)
    else:
        yield value


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        (r"^(?:[0-9A-Za-z_]+)$", "é", False),
        (r"^(?:[0-9A-Za-z_]+)$", "a\n", False),
        (r"^(?:[\p{L}\p{M}\p{S}\p{N}\p{P}]+)$", "https://é.example/😀", True),
        (r"^(?:[\p{L}\p{M}\p{S}\p{N}\p{P}]+)$", "a b", False),
        (r"^(?:(a+)+b)$", "a" * 100_000, False),
    ],
    ids=["ascii", "whole-value", "classes", "no-blank", "linear"],
)
def test_patterns_match_whole_values_in_linear_time(pattern: str, text: str, found: bool) -> None:
    assert matcher(pattern)(text) is found
