"""`skelint skeleton`, whose output `check` accepts once it is filled in, and `skelint operations`, which lists their names."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skelint.services.catalogue import operation_names, operations

Skelint = Callable[..., Any]


def checked(skelint: Skelint, *paths: str) -> list[str]:
    report = json.loads(skelint("check", "--format", "json", *paths).stdout)
    return [diagnostic["code"] for diagnostic in report["diagnostics"]]


def test_what_is_printed_is_a_finding_until_it_is_filled_in(skelint: Skelint, folder: Path) -> None:
    text = skelint("skeleton", "sns", "tag-resource").stdout
    path = folder / "tags.yaml"
    path.write_text(text)
    assert checked(skelint, "tags.yaml") == ["CLI024"]
    half = text.replace('ResourceArn: ""', "ResourceArn: arn:aws:sns:us-east-1:123456789012:news")
    path.write_text(half.replace('Key: ""', "Key: team"))
    assert checked(skelint, "tags.yaml") == []  # a tag may have an empty value
    path.write_text(half)
    assert checked(skelint, "tags.yaml") != []


@pytest.mark.parametrize("words", [["create-user-pool-client"], ["cognito-idp", "create-user-pool-client"]])
def test_json_has_only_the_members(skelint: Skelint, words: list[str]) -> None:
    assert json.loads(skelint("skeleton", *words, "--format", "json").stdout) == {"UserPoolId": "", "ClientName": ""}


def test_all_writes_every_member(skelint: Skelint) -> None:
    printed = json.loads(skelint("skeleton", "iam", "create-user", "--format", "json", "--all").stdout)
    assert list(printed) == ["Path", "UserName", "PermissionsBoundary", "Tags"]


def test_an_operation_without_input_is_an_empty_document(skelint: Skelint) -> None:
    done = skelint("skeleton", "sts", "get-caller-identity")
    assert done.stdout.splitlines()[::2] == ["# skelint: operation=sts get-caller-identity", "{}"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["skeleton", "ecs", "runtask"], "did you mean ecs run-task?"),
        (["operations", "creat-user-pool-client"], "did you mean create-user-pool-client?"),
        (["operations", "cognto-idp"], "did you mean cognito-idp?"),
        (["operations", "ecs", "run-tsk"], "did you mean ecs run-task?"),
        (["operations", "bucket", "--service", "ecs"], "no operation of ecs has 'bucket' in its name"),
        (["operations", "--service", "cognito"], "did you mean"),
    ],
)
def test_what_is_not_there_ends_with_status_2(skelint: Skelint, words: list[str], said: str) -> None:
    done = skelint(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], [str(operation) for operation in operations()]),
        (["--service", "sts"], [f"sts {name}" for name in operation_names("sts")]),
        (["register-task-def"], ["ecs deregister-task-definition", "ecs register-task-definition"]),
        (["ECS", "list-task"], ["ecs list-task-definition-families", "ecs list-task-definitions", "ecs list-tasks"]),
        (
            ["stack-set", "--service", "cloudformation"],
            [f"cloudformation {name}" for name in operation_names("cloudformation") if "stack-set" in name],
        ),
    ],
)
def test_operations_are_listed_by_any_part_of_their_names(
    skelint: Skelint, words: list[str], expected: list[str] | None
) -> None:
    assert skelint("operations", *words).stdout.splitlines() == expected
