"""Hover and completion for operations of many services: of what their models say, without a word of a ruleset."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from lsprotocol import types

from skelint.server.positions import Encoding, position, span
from skelint.source import Edit, SourceFile, apply

pytestmark = pytest.mark.asyncio(loop_scope="session")
Editor = Any
Start = Callable[..., Awaitable[Any]]


def opened(editor: Editor, name: str, text: str) -> tuple[str, types.Position]:
    """Open a text without its cursor ^; return its address, and where that is."""
    source = SourceFile("", text.replace("^", ""))
    return editor.open(name, source.text), position(source, text.index("^"), Encoding.UTF_16)


async def hovered(editor: Editor, name: str, text: str) -> str:
    uri, at = opened(editor, name, text)
    hover = await editor.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), at))
    editor.close(uri)
    return hover.contents.value if hover else ""


async def completed(editor: Editor, name: str, text: str) -> dict[str, Any]:
    uri, at = opened(editor, name, text)
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), at)
    items = await editor.client.text_document_completion_async(params)
    editor.close(uri)
    return {item.label: item for item in items or ()}


def written(text: str, item: types.CompletionItem) -> str:
    source = SourceFile("", text.replace("^", ""))
    edits: list[Any] = [item.text_edit, *(item.additional_text_edits or ())]
    return apply(source.text, [Edit(span(source, edit.range, Encoding.UTF_16), edit.new_text) for edit in edits])


@pytest.mark.parametrize(
    ("name", "text", "parts"),
    [
        (
            "web.run-instances.json",
            '{"Placement": {"Ten^ancy": "host"}}',
            ["`Placement.Tenancy` · string", "or `host`", "/cli/latest/reference/ec2/run-instances.html)"],
        ),
        ("put-item.json", '{"TableName": "t", "It^em": {}}', ["`Item` · map of structures · required"]),
        ("put-item.json", '{"TableName": "t", "Item": {"a": {"B^": ""}}}', ["`Item.a.B` · bytes in base64"]),
        (
            "a.register-task-definition.json",
            '{"family": "web", "containerDefinitions": [{"mountPoints": [{"read^Only": true}]}]}',
            ["`containerDefinitions.mountPoints.readOnly` · true or false"],
        ),
        (
            "s3api.put-bucket-lifecycle-configuration.json",
            '{"Bucket": "b", "LifecycleConfiguration": {"Rules": [{"Sta^tus": "Enabled"}]}}',
            ["`LifecycleConfiguration.Rules.Status` · string · required", "one of `Enabled` or `Disabled`"],
        ),
        ("create-function.yaml", "FunctionName: f\nTime^out: 3\n", ["`Timeout` · integer", "- 1 to 5,400"]),
        ("get-metric-data.json", '{"MetricDataQueries": [], "Start^Time": "x"}', ["`StartTime` · timestamp · required"]),
        ("iam.create-user.yaml", "User^Name: a\n", ["`UserName` · string · required", "- 1 to 64 characters"]),
        ("put-parameter.yaml", "Name: /a\nVal^ue: b\n", ["a secret, starred out in reports"]),
        ("wafv2.create-web-acl.json", '{"Name": "a", "Default^Action": {}}', ["`DefaultAction` · structure"]),
        (
            "any.yaml",
            "# skelint: operation=bedrock-runtime converse\nmodelId: m\nmessages:\n- role: user\n  con^tent: []\n",
            ["list of structures with exactly one member"],
        ),
    ],
)
async def test_a_member_is_described_as_its_model_has_it(editor: Editor, name: str, text: str, parts: list[str]) -> None:
    said = await hovered(editor, name, text)
    for part in parts:
        assert part in said


@pytest.mark.parametrize(
    ("name", "text", "label", "after"),
    [
        ("run-instances.json", "{^}", "Placement", '{"Placement": {$1}}'),
        (
            "put-item.json",
            '{"ReturnValues": ^, "TableName": "t"}',
            "ALL_OLD",
            '{"ReturnValues": "ALL_OLD", "TableName": "t"}',
        ),
        ("put-item.json", '{"Item": {"a": {^}}, "TableName": "t"}', "SS", '{"Item": {"a": {"SS": ["$1"]}}, "TableName": "t"}'),
        (
            "register-task-definition.yaml",
            "family: web\ncontainerDefinitions:\n- name: web\n  ^\n",
            "portMappings",
            "family: web\ncontainerDefinitions:\n- name: web\n  portMappings:\n    - $1\n",
        ),
        (
            "s3api.put-bucket-lifecycle-configuration.yaml",
            "Bucket: b\nLifecycleConfiguration:\n  Rules:\n  - Status: ^\n",
            "Enabled",
            "Bucket: b\nLifecycleConfiguration:\n  Rules:\n  - Status: Enabled\n",
        ),
        (
            "create-function.json",
            '{"FunctionName": "f", "Architectures": [^]}',
            "arm64",
            '{"FunctionName": "f", "Architectures": ["arm64"]}',
        ),
        ("iam.create-user.yaml", "UserName: a\nTags:\n- ^\n", "Key", "UserName: a\nTags:\n- Key: $1\n"),
        ("sns.create-topic.yaml", "^", "sns create-topic", "Name: $1\n"),
        ("create-web-acl.json", '{"Name": "a", "Scope": "^"}', "REGIONAL", '{"Name": "a", "Scope": "REGIONAL"}'),
        (
            "any.yaml",
            "# skelint: operation=events put-rule\nName: a\nState: ^\n",
            "DISABLED",
            "# skelint: operation=events put-rule\nName: a\nState: DISABLED\n",
        ),
    ],
)
async def test_what_is_missing_can_be_completed(editor: Editor, name: str, text: str, label: str, after: str) -> None:
    items = await completed(editor, name, text)
    assert written(text, items[label]) == after


async def test_a_structure_with_exactly_one_member_takes_no_second(editor: Editor) -> None:
    text = "# skelint: operation=bedrock-runtime converse\nmodelId: m\nsystem:\n- ^\n"
    assert {"text", "cachePoint"} <= set(await completed(editor, "any.yaml", text))
    assert await completed(editor, "any.yaml", text.replace("- ^", "- text: a\n  ^")) == {}
