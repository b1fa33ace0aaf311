"""Completion in the commands of scripts, in every host. The cursor stands as ^."""

from typing import Any

import pytest
from lsprotocol import types

from skelint.server.positions import Encoding, position, span
from skelint.services import catalogue
from skelint.source import Edit, SourceFile, apply

pytestmark = pytest.mark.asyncio(loop_scope="session")
Editor = Any
CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E"


async def completed(editor: Editor, name: str, text: str) -> dict[str, types.CompletionItem]:
    """Return the completions at the cursor, by their labels, in order."""
    source = SourceFile("", text.replace("^", ""))
    uri = editor.open(name, source.text, "plaintext")
    at = position(source, text.index("^"), Encoding.UTF_16)
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), at)
    items = await editor.client.text_document_completion_async(params)
    editor.close(uri)
    return {item.label: item for item in sorted(items or (), key=lambda item: item.sort_text)}


def beginning(items: dict[str, types.CompletionItem], typed: str) -> list[str]:
    """Return what an editor shows of them: the ones that begin with what is typed."""
    return [label for label in items if label.startswith(typed)]


def written(text: str, item: types.CompletionItem) -> str:
    """Return a text with a completion in it."""
    source = SourceFile("", text.replace("^", ""))
    edit: Any = item.text_edit
    return apply(source.text, [Edit(span(source, edit.range, Encoding.UTF_16), edit.new_text)])


@pytest.mark.parametrize(
    ("text", "typed", "labels"),
    [
        ("aws cognito-i^", "cognito-i", ["cognito-identity", "cognito-idp"]),
        ("aws --region eu-west-1 cognito-id^", "cognito-idp", ["cognito-idp"]),
        ("aws cognito-idp create-user-pool-c^", "create-user-pool-c", ["create-user-pool-client"]),
        ("aws cognito-idp ^", "admin-c", ["admin-confirm-sign-up", "admin-create-user"]),
        ("aws s3 ^", "m", ["mb", "mv"]),
        ("aws dynamodb wait^", "wa", ["wait"]),
        ("aws dynamodb wait ^", "t", ["table-exists", "table-not-exists"]),
        (f"{CREATE} --cal^", "--cal", ["--callback-urls"]),
        (f"{CREATE} --cal^ --client-name web", "--cal", ["--callback-urls"]),
        (f"{CREATE} \\\n  --callb^\n", "--cal", ["--callback-urls"]),
        (f"{CREATE} ^", "--client", ["--client-name", "--client-secret"]),
        (f"{CREATE} --^", "--generate-s", ["--generate-secret"]),
        (f"{CREATE} --^", "--no-g", ["--no-generate-secret"]),
        (f"{CREATE} --^", "--regi", ["--region"]),
        (f"{CREATE} --cli-input-^", "--cli-input", ["--cli-input-json", "--cli-input-yaml"]),
        (f"{CREATE} --generate-secret ^", "--client-n", ["--client-name"]),
        (f"{CREATE} --prevent-user-existence-errors ^", "", ["LEGACY", "ENABLED"]),
        (f"{CREATE} --allowed-o-auth-flows code ^", "i", ["implicit"]),
        (f"{CREATE} --output ^", "y", ["yaml", "yaml-stream"]),
        ("aws --out^ cognito-idp list-user-pools", "--out", ["--output"]),
        ("id=$(aws cognito-idp list-user-pools --max-r^ --query x)", "--max-r", ["--max-results"]),
        ("/usr/bin/aws sts get-caller-i^", "get-caller", ["get-caller-identity"]),
    ],
)
async def test_what_can_stand_there_is_offered(editor: Editor, text: str, typed: str, labels: list[str]) -> None:
    assert beginning(await completed(editor, "deploy.sh", text), typed) == labels


@pytest.mark.parametrize(
    "text",
    [
        "^",
        "aw^",
        "aws^ cognito-idp",
        "git ^",
        "echo aws ^",
        "# aws ^",
        "which aws ^",
        'aws "^',
        "aws $SERVICE ^",
        "aws cognito-idd ^",
        "aws cognito-idp $OPERATION --^",
        f"{CREATE} --client-name ^",
        f"{CREATE} --client-name w^",
        f'{CREATE} --callback-urls "https://^"',
        f'{CREATE} "$X^"',
        f"{CREATE}; ls --^",
        f"{CREATE} --endpoint-url ^",
    ],
)
async def test_nothing_is_offered_where_it_is_not_sure(editor: Editor, text: str) -> None:
    assert await completed(editor, "deploy.sh", text) == {}


@pytest.mark.parametrize(
    ("text", "before"),
    [
        (f"{CREATE} --^", "--user-pool-id"),
        (f"{CREATE} --^ --client-name web", "--client-name"),
        (f"{CREATE} --no-generate-secret --^", "--generate-secret"),
        (f"{CREATE} --region us-east-1 --^", "--region"),
    ],
)
async def test_what_is_given_is_not_offered_again(editor: Editor, text: str, before: str) -> None:
    items = await completed(editor, "deploy.sh", text)
    assert "--callback-urls" in items
    assert before not in items


async def test_every_service_and_operation_is_offered(editor: Editor) -> None:
    services = await completed(editor, "deploy.sh", "aws ^")
    assert set(catalogue.services()) <= set(services)
    operations = await completed(editor, "deploy.sh", "aws ec2 ^")
    assert set(catalogue.operation_names("ec2")) <= set(operations)


async def test_the_required_come_first_with_what_they_mean(editor: Editor) -> None:
    items = await completed(editor, "deploy.sh", "aws cognito-idp create-user-pool-client ^")
    assert list(items)[:2] == ["--user-pool-id", "--client-name"]
    assert items["--client-name"].detail == "string, required"
    assert items["--callback-urls"].detail == "list of strings"
    described: Any = items["--callback-urls"].documentation
    assert "`CallbackURLs`" in described.value


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("deploy.ps1", "aws cognito-idp describe-user-pool `\n  --user-p^\n"),
        ("deploy.cmd", "aws cognito-idp describe-user-pool ^ --user-p@\n"),
        ("README.md", "# 😀\n\n```sh\naws cognito-idp describe-user-pool --user-p^\n```\n"),
        ("guide.rst", "Then::\n\n    $ aws cognito-idp describe-user-pool --user-p^\n"),
        ("guide.adoc", "[source,sh]\n----\naws cognito-idp describe-user-pool --user-p^\n----\n"),
        ("notes.txt", "aws cognito-idp describe-user-pool --user-p^\n"),
        ("Makefile", "show:\n\taws cognito-idp describe-user-pool --user-p^\n"),
        ("Dockerfile", "FROM x\nRUN aws cognito-idp describe-user-pool --user-p^\n"),
        ("Jenkinsfile", "sh 'aws cognito-idp describe-user-pool --user-p^'\n"),
        ("justfile", "show:\n  aws cognito-idp describe-user-pool --user-p^\n"),
        ("package.json", '{"scripts": {"show": "aws cognito-idp describe-user-pool --user-p^"}}'),
        (".github/workflows/show.yml", "jobs:\n  a:\n    steps:\n      - run: aws cognito-idp describe-user-pool --user-p^\n"),
        ("Taskfile.yml", "tasks:\n  show:\n    cmds:\n      - aws cognito-idp describe-user-pool --user-p^\n"),
        ("azure-pipelines.yml", "steps:\n  - script: aws cognito-idp describe-user-pool --user-p^\n"),
        ("playbook.yml", "- tasks:\n    - shell: aws cognito-idp describe-user-pool --user-p^\n"),
        ("compose.yml", "services:\n  a:\n    command: aws cognito-idp describe-user-pool --user-p^\n"),
        (
            "main.tf",
            'resource "x" "y" {\n  provisioner "local-exec" { command = "aws cognito-idp describe-user-pool --user-p^"}}\n',
        ),
    ],
)
async def test_every_host_of_commands_completes(editor: Editor, name: str, text: str) -> None:
    if "@" in text:  # a caret continues a line of a batch file
        text = text.replace("^", "").replace("@", "^")
    items = await completed(editor, name, text)
    assert written(text, items["--user-pool-id"]) == text.replace("--user-p^", "--user-pool-id")


async def test_a_word_that_is_there_is_replaced_as_a_whole(editor: Editor) -> None:
    text = "aws cognito-idp list-user^-pool-clients --user-pool-id us-east-1_Ab12Cd34E"
    items = await completed(editor, "deploy.sh", text)
    assert written(text, items["list-user-pools"]).startswith("aws cognito-idp list-user-pools --user-pool-id")
