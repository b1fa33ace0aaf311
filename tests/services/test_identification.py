"""Which operation is a file for? What is declared wins, then the names of file and folder, then the members."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.services.catalogue import WORD, UnknownOperationError, may_be_called, named, speaks_of_aws, words_of
from skelint.services.identification import Clue, Hints, identify, is_possible

CREATE, UPDATE = "create-user-pool-client", "update-user-pool-client"
POOL = {"UserPoolId": "us-east-1_Ex1"}
SAVED_TASK = {"family": "web", "containerDefinitions": [{"name": "a"}], "revision": 1}
URLS = {"CallbackURLs": ["https://a.example"]}


def who(path: str, parameters: dict[str, Any], **told: Any) -> tuple[str, Clue] | None:
    found = identify(path, parameters, **told)
    return (found.model.operation.name, found.clue) if found else None


@pytest.mark.parametrize(
    ("path", "parameters", "expected"),
    [
        ("web.create-user-pool-client.json", {}, (CREATE, Clue.NAME)),
        ("update-user-pool-client/web.json", {}, (UPDATE, Clue.NAME)),
        ("update-user-pool-client-web.json", {}, None),
        ("create-user-pool-clients.json", {}, None),
        ("update-user-pool-client/package.json", {"name": "web", "version": "1.0.0"}, None),
        ("create-user-pool-client.json", {"clientname": "web"}, (CREATE, Clue.NAME)),
        (
            "register-task-definition.json",
            {"family": "web", "containerDefinitions": []},
            ("register-task-definition", Clue.NAME),
        ),
        ("create-user-pool-client.json", {"A": 1}, (CREATE, Clue.NAME)),
        ("update-web-app.json", POOL | {"ClientId": "a"} | URLS, (UPDATE, Clue.MEMBERS)),  # Transfer has such an operation
        ("create-backup/package.json", {"name": "backup", "main": "index.js"}, None),
        ("describe-task-definition.json", {"taskDefinition": {"family": "web"}, "tags": []}, None),
        ("a.json", {"taskDefinition": SAVED_TASK, "tags": [{"key": "a"}]}, ("register-task-definition", Clue.OUTPUT)),
        ("a.json", {"taskDefinition": SAVED_TASK, "tags": [], "failures": ["a"]}, None),
        ("a.json", {"ETag": "E1", "DistributionConfig": {"Enabled": True}}, ("update-distribution", Clue.OUTPUT)),
        ("a.json", {"ETag": "E1", "DistributionConfig": {}, "x": 1}, None),
        ("a.json", {"ETag": "E1", "Config": {"Enabled": True}}, None),
        ("describe-task-definition.json", {"taskDefinition": "web"}, ("describe-task-definition", Clue.NAME)),
        ("put-item.json", {"TableName": "a", "Item": {}}, ("put-item", Clue.NAME)),
        ("create-user.json", {"UserName": "anna"}, None),
        ("create-user.json", {"UserName": "anna", "Path": "/", "PermissionsBoundary": "x"}, ("create-user", Clue.NAME)),
        ("create-user.json", {}, None),
        ("publish.json", {"TopicArn": "a", "Message": "b"}, ("publish", Clue.MEMBERS)),
        (
            "update-identity-provider.json",
            POOL | {"ProviderName": "a", "ProviderType": "SAML"},
            ("update-identity-provider", Clue.NAME),
        ),
        ("a.json", POOL | {"ClientName": "app"}, (CREATE, Clue.MEMBERS)),
        ("a.json", POOL | {"ClientId": "a"} | URLS, (UPDATE, Clue.MEMBERS)),
        ("a.json", POOL | {"ClientId": "a"}, None),
        ("a.json", POOL, None),
        ("a.json", {"ClientId": "a"}, None),
        ("a.json", {}, None),
        ("a.json", {"ClientName": "app"}, (CREATE, Clue.MEMBERS)),
        ("a.json", {"ClientId": "a"} | URLS, (UPDATE, Clue.MEMBERS)),
        ("a.json", {"GenerateSecret": True}, (CREATE, Clue.MEMBERS)),
        ("update-web.json", URLS, (UPDATE, Clue.MEMBERS)),
        ("new-client.json", URLS, (CREATE, Clue.MEMBERS)),
        ("a.json", POOL | {"ClientName": "app", "Comment": "x"}, (CREATE, Clue.MEMBERS)),
        ("settings.json", {"userPoolId": "x", "clientId": "y", "callbackUrls": [], "logoutUrls": []}, None),
        ("package.json", {"name": "x", "version": "1", "ClientName": "x"}, None),
        ("a.json", {"UserPoolClient": POOL | {"ClientId": "a"}}, (UPDATE, Clue.OUTPUT)),
        ("a.json", POOL | {"ClientId": "a", "CreationDate": 1}, (UPDATE, Clue.OUTPUT)),
        ("a.json", {"UserPoolClient": {"Foo": 1}}, None),
        ("x.create-user-pool-client.json", {"UserPoolClient": POOL}, (CREATE, Clue.NAME)),
    ],
)
def test_names_and_members_tell(path: str, parameters: dict[str, Any], expected: tuple[str, Clue] | None) -> None:
    assert who(path, parameters) == expected


def test_a_hint_wins_over_all_else() -> None:
    hints = Hints(named(UPDATE).operation, Clue.CONFIG)
    assert who("x.create-user-pool-client.json", {"ClientName": "a"}, hints=hints, comment=CREATE) == (UPDATE, Clue.CONFIG)


def test_a_comment_wins_over_names() -> None:
    assert who("x.create-user-pool-client.yaml", {}, comment=f"cognito-idp {UPDATE}") == (UPDATE, Clue.COMMENT)


def test_what_fits_create_and_update_is_judged_by_what_they_share() -> None:
    found = identify("client.json", URLS)
    assert found is not None
    assert all(name in found.given for name in ("UserPoolId", "ClientName", "ClientId", "GenerateSecret", "ClientSecret"))
    assert "LogoutURLs" not in found.given


def test_given_members_count_as_there() -> None:
    assert who("a.json", URLS, hints=Hints(given=frozenset({"UserPoolId", "ClientId"}))) == (UPDATE, Clue.MEMBERS)


def test_a_wrapper_is_entered() -> None:
    found = identify("x.update-user-pool-client.json", {"UserPoolClient": POOL})
    assert found is not None
    assert found.wrapper == ("UserPoolClient",)


@pytest.mark.parametrize(
    "written", ["cognito-idp create-user-pool-client", "create-user-pool-client", "aws cognito-idp create-user-pool-client"]
)
def test_operations_are_written_as_in_the_cli(written: str) -> None:
    assert str(named(written).operation) == "cognito-idp create-user-pool-client"


def test_an_unknown_operation_is_named_with_a_near_one() -> None:
    with pytest.raises(UnknownOperationError, match="did you mean create-user-pool-client"):
        named("create-user-pool-clinet")


MEMBERS = sorted(
    {name for operation in (CREATE, UPDATE) for name in named(operation).members} | {"Foo", "UserPoolClient", "CreationDate"}
)


@given(
    st.sets(st.sampled_from(MEMBERS), max_size=5), st.sampled_from(["a.json", "update-user-pool-client/a.json", "update.json"])
)
def test_what_is_recognised_was_possible(members: set[str], path: str) -> None:
    parameters: dict[str, Any] = dict.fromkeys(members, 1)
    found = identify(path, parameters)
    assert found is None or found.clue is Clue.OUTPUT or is_possible(path, json.dumps(parameters))


@pytest.mark.parametrize(
    "text",
    [
        '{"openapi": "3.1.0", "operationId": "ClientGenerateSecret"}',
        "openapi: 3.1.0\noperationId: xGenerateSecret\n",
        "",
        "{}",
        '{"name": "x", "version": "y"}',
        '["GenerateSecret"]',
        "- GenerateSecret: true\n",
        "on: push\njobs: {}\n",
    ],
)
def test_other_files_are_told_by_their_text(text: str) -> None:
    assert not is_possible("a.json", text)


@pytest.mark.parametrize("path", ["client-update.json", "a.json"])
def test_a_member_of_another_operation_does_not_hide_the_operation(path: str) -> None:
    found = identify(path, {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc", "GenerateSecret": True})
    assert found is not None
    assert found.model.operation.name == "update-user-pool-client"
    assert identify(path, {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc"}) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aws cognito-idp create-user-pool", True),
        ("AWS.EXE sqs create-queue", True),
        ("cli=aws\n$cli sqs create-queue", True),
        ("aws sqs create-qeue", True),
        ("é aws sqs create-queue", True),
        ("awslocal sqs create-queue", True),
        ("laws, draws, aws sqs create-queue", True),
        ("laws, draws: lambda invoke", False),
        ("docker run lambda invoke", False),
        ("aws: a cloud", False),
        ("", False),
    ],
)
def test_a_script_calls_no_operation_that_does_not_speak_of_aws_and_of_one(text: str, expected: bool) -> None:
    assert may_be_called(text) is expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32-be", "windows-1252"])
def test_whether_bytes_speak_of_aws_is_told_in_every_encoding(encoding: str) -> None:
    assert speaks_of_aws("é AWS".encode(encoding))


@given(st.text("ab0-_ Aé\n", max_size=30))
def test_words_are_those_that_the_pattern_finds(text: str) -> None:
    assert words_of(text.encode()) == WORD.findall(text)
