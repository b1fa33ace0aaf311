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
            "complete": True,
            "refused": [],
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


CREATE = ["aws", "cognito-idp", "create-user-pool-client", "--user-pool-id", "us-east-1_Ex1"]


def test_a_command_that_the_cli_refuses_is_said_to_be_refused(skelint: Skelint) -> None:
    done = skelint("effective", "--", *CREATE, "--client-name", "app", "--generate-secret", "false")
    assert done.returncode == 1
    assert 'refused by the AWS CLI  --generate-secret is a flag and does not take the value "false"' in done.stdout
    done = skelint("effective", "--format", "json", "--", *CREATE, "--client-name", "app", "--output", "xml")
    assert (done.returncode, json.loads(done.stdout)[0]["refused"]) == (1, ['--output does not take "xml"'])


@pytest.mark.parametrize("text", ['{"ClientName": "app",}', '{"ClientName": "app" /* web */}', '\ufeff{"ClientName": "app"}'])
def test_an_input_that_the_cli_refuses_is_said_to_be_refused(text: str, folder: Path, skelint: Skelint) -> None:
    name = "x.create-user-pool-client.json"
    (folder / name).write_text(text, encoding="utf-8")
    (folder / "x.sh").write_text(f"{' '.join(CREATE)} --cli-input-json file://{name}\n", encoding="utf-8")
    for path in (name, "x.sh"):
        done = skelint("effective", "--format", "json", path)
        (request,) = json.loads(done.stdout)
        assert (done.returncode, len(request["refused"])) == (1, 1)


def test_a_value_that_a_finding_is_about_is_printed_as_it_is_sent(skelint: Skelint) -> None:
    done = skelint("effective", "--format", "json", "--", *CREATE, "--client-name", "app", "--explicit-auth-flows", "A,B")
    assert json.loads(done.stdout)[0]["parameters"]["ExplicitAuthFlows"] == ["A,B"]
    done = skelint(
        "effective", "--format", "json", "--", *CREATE, "--client-name", "a", "--allowed-o-auth-flows", "code,implicit"
    )
    assert json.loads(done.stdout)[0]["parameters"]["AllowedOAuthFlows"] == ["code,implicit"]


@pytest.mark.parametrize("words", ['"${ARGS[@]}"', '--cli-input-json "$(cat client.json)"'])
def test_a_request_that_is_not_known_whole_says_so(words: str, folder: Path, skelint: Skelint) -> None:
    (folder / "x.sh").write_text(f"{' '.join(CREATE)} {words}\n", encoding="utf-8")
    (request,) = json.loads(skelint("effective", "--format", "json", "x.sh").stdout)
    assert (request["parameters"], request["complete"]) == ({"UserPoolId": "us-east-1_Ex1"}, False)
    assert ["more", "not", "known", "x.sh:1"] in [line.split() for line in skelint("effective", "x.sh").stdout.splitlines()]
    assert "1 value not known offline" in skelint("check", "x.sh").stdout
