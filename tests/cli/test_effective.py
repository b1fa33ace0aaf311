"""`skelint effective` prints requests as AWS would get them; `skelint check -- aws …` lints a command given as arguments."""

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

Skelint = Callable[..., CompletedProcess[str]]
SCRIPT = """\
NAME=web
aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --cli-input-json file://client.json \\
  --client-name "$NAME" --callback-urls https://a.example/cb "https://$HOST/cb" --client-secret Kq7vWx2ZpLm9RtYbNc4JdFhG
"""


@pytest.fixture
def script(folder: Path) -> Path:
    (folder / "client.json").write_text('{"ClientName": "file",\n "RefreshTokenValidity": 5}', encoding="utf-8")
    path = folder / "deploy.sh"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


@pytest.mark.usefixtures("script")
def test_each_value_is_printed_with_its_place(skelint: Skelint) -> None:
    done = skelint("effective", ".")
    assert [line.split() for line in done.stdout.splitlines()] == [
        ["deploy.sh:2:", "cognito-idp", "create-user-pool-client"],
        ["RefreshTokenValidity", "5", "client.json:2"],
        ["UserPoolId", '"us-east-1_Ex1"', "deploy.sh:2"],
        ["ClientName", '"web"', "deploy.sh:1"],
        ["CallbackURLs", '["https://a.example/cb",', '"https://$HOST/cb"]', "deploy.sh:3"],
        ["ClientSecret", '"***"', "deploy.sh:3"],
    ]


def test_as_json_it_is_what_is_known_and_where_the_rest_would_be(script: Path, skelint: Skelint) -> None:
    found: list[dict[str, Any]] = json.loads(skelint("effective", "--format", "json", script.name).stdout)
    assert found == [
        {
            "path": "deploy.sh",
            "line": 2,
            "operation": "cognito-idp create-user-pool-client",
            "parameters": {
                "RefreshTokenValidity": 5,
                "UserPoolId": "us-east-1_Ex1",
                "ClientName": "web",
                "ClientSecret": "***",
            },
            "unresolved": ["/CallbackURLs/1"],
        }
    ]


def test_a_command_is_given_as_arguments(skelint: Skelint) -> None:
    words = ["aws", "cognito-idp", "create-user-pool-client", "--user-pool-id", "us-east-1_Ex1", "--generate-secret", "false"]
    done = skelint("check", "--format", "concise", "--", *words)
    assert done.returncode == 1
    assert [line.split(": ")[1] for line in done.stdout.splitlines()[:2]] == [
        "error[AWS001] ClientName is missing",
        'error[CLI101] --generate-secret is a flag and does not take the value "false"',
    ]


@pytest.mark.usefixtures("script")
def test_an_input_file_of_a_script_is_linted_once_with_that(skelint: Skelint) -> None:
    done = skelint("check", "--format", "json", ".")
    assert json.loads(done.stdout)["summary"]["files"] == 1
