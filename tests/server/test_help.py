"""Hover, completion and symbols, through the protocol. The cursor stands as ^."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from lsprotocol import types

from skelint.engine.ruleset import Ruleset
from skelint.server.positions import Encoding, position, span
from skelint.source import Edit, SourceFile, apply

pytestmark = pytest.mark.asyncio(loop_scope="session")
Editor = Any
Start = Callable[..., Awaitable[Any]]
CREATE, UPDATE = "web.create-user-pool-client", "web.update-user-pool-client"


def split(text: str) -> tuple[str, types.Position]:
    """Return a text without its cursor, and where that is."""
    source = SourceFile("", text.replace("^", ""))
    return source.text, position(source, text.index("^"), Encoding.UTF_16)


async def hovered(editor: Editor, name: str, text: str) -> str:
    content, at = split(text)
    uri = editor.open(name, content)
    found = await editor.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(uri), at))
    editor.close(uri)
    return found.contents.value if found else ""


async def completed(editor: Editor, name: str, text: str) -> dict[str, Any]:
    content, at = split(text)
    uri = editor.open(name, content)
    params = types.CompletionParams(types.TextDocumentIdentifier(uri), at)
    found = await editor.client.text_document_completion_async(params)
    editor.close(uri)
    return {item.label: item for item in found or ()}


def written(text: str, item: types.CompletionItem) -> str:
    """Return a text with a completion in it."""
    source = SourceFile("", text.replace("^", ""))
    edits: list[Any] = [item.text_edit, *(item.additional_text_edits or ())]
    return apply(source.text, [Edit(span(source, one.range, Encoding.UTF_16), one.new_text) for one in edits])


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            '{"User^PoolId": "x_1"}',
            ["`UserPoolId` · string · required", "region", "1 to 55 characters", "[Documentation](https://"],
        ),
        ('{"Client^Secret": 1}', ["a secret, starred out in reports"]),
        (
            '{"Callback^URLs": []}',
            ["list of strings", "at most 100 items", "1 to 1,024 characters", "COG101 insecure-redirect-url"],
        ),
        ('{"ExplicitAuthFlows": ["ALLOW_USER_^SRP_AUTH"]}', ["`ALLOW_USER_SRP_AUTH`: User name and password, but only"]),
        ('{"RefreshTokenValidity": 3^0}', ["30 days\n\n`RefreshTokenValidity`", "default: 30 days", "counts days, unless"]),
        ('{"RefreshTokenValidity": 36^5, "TokenValidityUnits": {"RefreshToken": "days"}}', ["365 days = 1 year\n\n"]),
        ('{"AuthSessionValidity": 1^5}', ["15 minutes\n\n"]),
        ('{"TokenValidityUnits": {"Id^Token": "hours"}}', ["`TokenValidityUnits.IdToken` · string", "default: hours"]),
        ('{"ReadAttributes": ["em^ail"]}', ["`email`: The e-mail address."]),
    ],
)
async def test_a_member_is_described_where_its_name_or_value_is(editor: Editor, text: str, parts: list[str]) -> None:
    said = await hovered(editor, f"{CREATE}.json", text)
    for part in parts:
        assert part in said
    assert "`" + text.partition('"')[2].partition('"')[0].replace("^", "") in said


async def test_what_a_diagnostic_says_is_not_said_twice(editor: Editor) -> None:
    text = '{"UserPoolId": "eu-west-1_a", "ClientName": "a", "RefreshTokenValidity": 360^0}'
    said = await hovered(editor, f"{CREATE}.json", text)
    assert "9.9 years" not in said  # COG303 says so at the same place
    assert said.startswith("`RefreshTokenValidity`")


@pytest.mark.parametrize(
    "text",
    [
        '{"AccessTokenValidity": 6^0, "TokenValidityUnits": {"AccessToken": "${UNIT}"}}',
        '{"AccessTokenValidity": 6^0, "TokenValidityUnits": "x"}',
        '{"AccessTokenValidity": -1^0}',
        '{"AccessTokenValidity": 1^' + "0" * 400 + "}",
    ],
)
async def test_a_number_whose_unit_nobody_knows_is_not_converted(editor: Editor, text: str) -> None:
    assert (await hovered(editor, f"{CREATE}.json", text)).startswith("`AccessTokenValidity`")


async def test_a_member_of_a_saved_output_or_of_yaml_is_described_too(editor: Editor) -> None:
    assert "`ClientName`" in await hovered(editor, f"{UPDATE}.json", '{"UserPoolClient": {"Client^Name": "x"}}')
    assert "`LogoutURLs`" in await hovered(
        editor, f"{CREATE}.yaml", "UserPoolId: x_1\nLogoutURLs:\n- https://^a.example.org\n"
    )


@pytest.mark.parametrize("text", ["^{}", '{"Unknown^": 1}', '{"name": "^package"}', "{^"])
async def test_where_nothing_is_known_nothing_is_said(editor: Editor, text: str) -> None:
    assert await hovered(editor, "package.json", text) == ""


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        ("{^}", "UserPoolId", '{"UserPoolId": "$1"}'),
        ('{"UserPoolId": "x_1", "Clie^', "ClientName", '{"UserPoolId": "x_1", "ClientName": "$1"'),
        ('{"^"}', "GenerateSecret", '{"GenerateSecret": ${1|true,false|}}'),
        ('{"A^": 1}', "AuthSessionValidity", '{"AuthSessionValidity": 1}'),
        ('{"ClientName": "a"\n  ^\n}', "CallbackURLs", '{"ClientName": "a",\n  "CallbackURLs": ["$1"]\n}'),
        ('{^ "ClientName": "a"}', "TokenValidityUnits", '{"TokenValidityUnits": {$1}, "ClientName": "a"}'),
        ('{"TokenValidityUnits": {^}}', "IdToken", '{"TokenValidityUnits": {"IdToken": "${1|seconds,minutes,hours,days|}"}}'),
        ('{"PreventUserExistenceErrors": "EN^"}', "ENABLED", '{"PreventUserExistenceErrors": "ENABLED"}'),
        ('{"GenerateSecret": ^}', "true", '{"GenerateSecret": true}'),
        ('{"AllowedOAuthScopes": ["openid", "^"]}', "email", '{"AllowedOAuthScopes": ["openid", "email"]}'),
        ('{"AllowedOAuthFlows": ^}', "code", '{"AllowedOAuthFlows": ["code"]}'),
        ('{"ReadAttributes": [^]}', "zoneinfo", '{"ReadAttributes": ["zoneinfo"]}'),
        ("^", "cognito-idp create-user-pool-client", '{\n  "UserPoolId": "$1",\n  "ClientName": "$2"\n}\n'),
    ],
)
async def test_what_is_missing_can_be_completed_in_json(editor: Editor, text: str, label: str, after: str) -> None:
    found = await completed(editor, f"{CREATE}.json", text)
    assert written(text, found[label]) == after


@pytest.mark.parametrize(
    ("text", "label", "after"),
    [
        ("UserPoolId: x_1\nCli^\n", "ClientName", "UserPoolId: x_1\nClientName: $1\n"),
        ("UserPoolId: x_1\n^\n", "CallbackURLs", "UserPoolId: x_1\nCallbackURLs:\n  - $1\n"),
        (
            "UserPoolId: x_1\nTokenValidityUnits:\n  ^\n",
            "IdToken",
            "UserPoolId: x_1\nTokenValidityUnits:\n  IdToken: ${1|seconds,minutes,hours,days|}\n",
        ),
        ("PreventUserExistenceErrors: ^\n", "LEGACY", "PreventUserExistenceErrors: LEGACY\n"),
        (
            "ExplicitAuthFlows:\n- ALLOW_USER_SRP_AUTH\n- ^\n",
            "ALLOW_CUSTOM_AUTH",
            "ExplicitAuthFlows:\n- ALLOW_USER_SRP_AUTH\n- ALLOW_CUSTOM_AUTH\n",
        ),
        ("ExplicitAuthFlows:\n  ^\n", "ALLOW_USER_AUTH", "ExplicitAuthFlows:\n  - ALLOW_USER_AUTH\n"),
        ("AllowedOAuthScopes: [openid, ^]\n", "profile", "AllowedOAuthScopes: [openid, profile]\n"),
        ('SupportedIdentityProviders: ["^"]\n', "Google", "SupportedIdentityProviders: [Google]\n"),
        ("^", "cognito-idp create-user-pool-client", "UserPoolId: $1\nClientName: $2\n"),
    ],
)
async def test_what_is_missing_can_be_completed_in_yaml(editor: Editor, text: str, label: str, after: str) -> None:
    found = await completed(editor, f"{CREATE}.yaml", text)
    assert written(text, found[label]) == after


async def test_required_members_come_first_and_those_that_are_there_do_not_come(editor: Editor) -> None:
    found = await completed(editor, f"{CREATE}.json", '{"ClientName": "a", "^"}')
    assert "ClientName" not in found
    assert min(found, key=lambda label: found[label].sort_text or "") == "UserPoolId"
    assert found["UserPoolId"].detail == "string, required"
    assert found["UserPoolId"].filter_text == '"UserPoolId'
    assert "user pool" in found["UserPoolId"].documentation.value


async def test_an_item_that_is_in_the_list_is_not_offered_again(editor: Editor) -> None:
    found = await completed(editor, f"{CREATE}.json", '{"AllowedOAuthFlows": ["code", "^"]}')
    assert set(found) == {"implicit", "client_credentials"}


async def test_in_an_empty_text_without_a_name_the_operations_of_rules_are_offered(editor: Editor) -> None:
    found = await completed(editor, "untitled:Untitled-9", "^")
    spoken_of = {name for rule in Ruleset.collect() for name in rule.operations}
    assert set(found) == spoken_of


@pytest.mark.parametrize("text", ['{"name": "^"}', '{"dependencies": {"^"}}', "[^]"])
async def test_files_of_other_programs_get_no_completions(editor: Editor, text: str) -> None:
    assert await completed(editor, "package.json", text) == {}


async def test_a_client_without_snippets_gets_plain_text(start: Start) -> None:
    def plain(capabilities: types.ClientCapabilities) -> None:
        capabilities.text_document.completion.completion_item.snippet_support = False  # type: ignore[union-attr]
        capabilities.text_document.hover.content_format = [types.MarkupKind.PlainText]  # type: ignore[union-attr]

    editor = await start(change=plain)
    found = await completed(editor, f"{CREATE}.json", "{^}")
    assert written("{^}", found["GenerateSecret"]) == '{"GenerateSecret": }'
    assert found["GenerateSecret"].documentation.kind == "plaintext"


async def test_the_symbols_of_a_document_are_its_members(editor: Editor) -> None:
    text = '{"UserPoolId": "x_1", "TokenValidityUnits": {"IdToken": "hours"}, "CallbackURLs": ["https://a"]}'
    uri = editor.open(f"{CREATE}.json", text)
    found = await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    )
    assert [one.name for one in found] == ["UserPoolId", "TokenValidityUnits", "CallbackURLs"]
    assert [one.name for one in found[1].children] == ["IdToken"]
    assert [one.name for one in found[2].children] == ["[0]"]
    for one in found:
        assert one.range.start.character <= one.selection_range.start.character <= one.range.end.character


async def test_the_commands_of_a_script_are_described_and_listed(editor: Editor) -> None:
    text = "aws cognito-idp create-user-pool-client --user-pool-id x_1 --client-name a --refresh-token-validity 3^0\n"
    assert (await hovered(editor, "deploy.sh", text)).startswith("30 days\n\n`RefreshTokenValidity`")
    uri = editor.open("deploy.sh", text.replace("^", ""))
    params = types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    [command] = await editor.client.text_document_document_symbol_async(params)
    assert command.name == "cognito-idp create-user-pool-client"
    assert [one.name for one in command.children] == ["UserPoolId", "ClientName", "RefreshTokenValidity"]
    assert await completed(editor, "deploy.sh", text) == {}


async def test_files_of_other_programs_have_no_symbols_of_ours(editor: Editor) -> None:
    uri = editor.open("package.json", '{"name": "x"}')
    assert not await editor.client.text_document_document_symbol_async(
        types.DocumentSymbolParams(types.TextDocumentIdentifier(uri))
    )
