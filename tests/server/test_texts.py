"""Texts as they are opened, typed, saved and closed, and what is published of them."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

pytestmark = pytest.mark.asyncio(loop_scope="session")
Editor = Any
Start = Callable[..., Awaitable[Any]]
NAME = "web.create-user-pool-client.json"
CLEAN = '{\n  "UserPoolId": "us-east-1_Ab12Cd34E",\n  "ClientName": "web"\n}\n'
FAULTY = CLEAN.replace('"web"', '"web", "GenerateSecret": "true"')


async def test_a_text_is_linted_as_it_is_typed_and_forgotten_when_closed(editor: Editor) -> None:
    uri = editor.open(NAME, CLEAN)
    assert await editor.codes(uri, 1) == []
    editor.type(uri, 2, ', "GenerateSecret": "true"', (2, 21))
    assert await editor.codes(uri, 2) == ["AWS010"]
    editor.type(uri, 3, "true", (2, 41), (2, 47))
    assert await editor.codes(uri, 3) == []
    editor.type(uri, 4, "1", (2, 41), (2, 45))
    assert await editor.codes(uri, 4) == ["AWS010"]
    editor.close(uri)
    await editor.becomes(uri, [])


async def test_a_diagnostic_says_what_where_how_bad_and_where_to_read_on(editor: Editor) -> None:
    text = CLEAN.replace('"web"', '"😀", "CallbackURLs": ["https://a.example.org/#x"]')
    found = {one.code: one for one in await editor.diagnostics(editor.open(NAME, text))}
    name, url = found["AWS028"], found["COG102"]
    assert (name.code, name.source, name.severity) == ("AWS028", "skelint", types.DiagnosticSeverity.Error)
    assert name.range == types.Range(types.Position(2, 16), types.Position(2, 20))  # UTF-16: four units, three characters
    assert url.message.startswith('CallbackURLs[0] "https://a.example.org/#x" has a fragment')
    assert "AWS would answer:" in url.message
    assert url.code_description is not None
    assert url.code_description.href.startswith("https://docs.aws.amazon.com/")
    assert url.data == {"name": "redirect-url-with-fragment", "pointer": "/CallbackURLs/0"}


async def test_related_places_and_tags_are_sent(editor: Editor) -> None:
    text = CLEAN.replace('"web"', '"web", "AllowedOAuthFlows": ["code"], "CallbackURLs": ["https://a.example.org"]')
    found = {one.code: one for one in await editor.diagnostics(editor.open(NAME, text))}
    assert found["COG205"].tags == (types.DiagnosticTag.Unnecessary,)
    [related] = found["COG205"].related_information
    assert related.location.uri == editor.uri(NAME)
    assert related.message == "has no effect"
    legacy = CLEAN.replace('"web"', '"web", "ExplicitAuthFlows": ["USER_PASSWORD_AUTH"]')
    [one] = await editor.diagnostics(editor.open("old.create-user-pool-client.json", legacy))
    assert (one.code, one.tags) == ("COG404", (types.DiagnosticTag.Deprecated,))


async def test_a_change_of_an_old_version_or_of_an_unknown_text_changes_nothing(editor: Editor) -> None:
    uri = editor.open(NAME, CLEAN, version=5)
    assert await editor.codes(uri, 5) == []
    editor.replace(uri, 4, FAULTY)
    unknown = editor.uri("unknown.create-user-pool-client.json")
    editor.replace(unknown, 2, FAULTY)
    editor.replace(uri, 6, CLEAN + " ")
    assert await editor.codes(uri, 6) == []
    assert [one.version for one in editor.published if one.uri == uri] == [5, 6]
    assert unknown not in {one.uri for one in editor.published}


async def test_many_changes_in_a_row_end_with_the_diagnostics_of_the_last(start: Start) -> None:
    editor = await start(settings={"debounce": 50})
    uri = editor.open(NAME, CLEAN)
    assert await editor.codes(uri, 1) == []
    for version in range(2, 60):
        editor.replace(uri, version, FAULTY if version % 2 else CLEAN)
    assert await editor.codes(uri, 59) == ["AWS010"]
    assert len(editor.published) < 20


@pytest.mark.parametrize(
    ("uri", "language", "text", "codes"),
    [
        ("untitled:Untitled-1", "json", FAULTY, ["AWS010"]),
        ("untitled:Untitled-2", "yaml", "UserPoolId: us-east-1_Ab12Cd34E\nClientName: web\nGenerateSecret: 1\n", ["AWS010"]),
        ("vscode-notebook-cell:/n.ipynb#W0", "json", FAULTY, ["AWS010"]),
        ("git:/repo/web.create-user-pool-client.json?%7B%22ref%22%3A%22HEAD%22%7D", "json", FAULTY, []),
        ("untitled:empty", "json", "", []),
        ("weird://host/%F0%9F%98%80", "", FAULTY, ["AWS010"]),
    ],
)
async def test_a_text_need_not_be_a_file(editor: Editor, uri: str, language: str, text: str, codes: list[str]) -> None:
    assert await editor.codes(editor.open(uri, text, language)) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "a/b", "Expl', ["AWS028", "CLI004"]),
        ('{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "a/b", "CallbackURLs": ["https:', ["AWS028", "CLI004"]),
        ("", ["CLI003"]),
        ("{", ["CLI004"]),
        ("\x01", ["CLI004"]),
        ("[" * 1000, ["CLI010"]),
    ],
)
async def test_of_a_half_typed_text_is_said_what_can_be_known(editor: Editor, text: str, codes: list[str]) -> None:
    assert sorted(await editor.codes(editor.open(NAME, text))) == codes


async def test_the_encoding_of_the_file_is_reported_until_it_is_saved_otherwise(editor: Editor) -> None:
    path = Path(editor.folder, NAME)
    path.write_bytes(CLEAN.encode("utf-16"))
    uri = editor.open(NAME, CLEAN)
    assert await editor.codes(uri, 1) == ["CLI001"]
    editor.replace(uri, 2, CLEAN + "\n")
    assert await editor.codes(uri, 2) == ["CLI001"]
    path.write_text(CLEAN + "\n", encoding="utf-8")
    editor.save(uri)
    await editor.becomes(uri, [])


async def test_a_byte_order_mark_that_the_editor_shows_moves_no_place(editor: Editor) -> None:
    found = {
        one.code: one.range.start for one in await editor.diagnostics(editor.open(NAME, "\ufeff" + FAULTY.replace("\n", "")))
    }
    plain = {one.code: one.range.start for one in await editor.diagnostics(editor.open("b." + NAME, FAULTY.replace("\n", "")))}
    assert found["AWS010"].character == plain["AWS010"].character + 1
    assert "CLI002" in found


async def test_a_script_is_linted_with_the_inputs_that_it_names(editor: Editor) -> None:
    given = Path(editor.folder, "client.json")
    given.write_text(FAULTY, encoding="utf-8")
    script = editor.open(
        "deploy.sh", "aws cognito-idp create-user-pool-client --cli-input-json file://client.json\n", "shellscript"
    )
    await editor.becomes(editor.uri("client.json"), ["AWS010"])
    assert await editor.codes(script) == []
    given.write_text(CLEAN, encoding="utf-8")
    event = types.FileEvent(editor.uri("client.json"), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
    await editor.becomes(editor.uri("client.json"), [])


async def test_what_a_script_and_the_file_itself_give_is_shown_once(editor: Editor) -> None:
    Path(editor.folder, NAME).write_text(FAULTY, encoding="utf-8")
    script = f"aws cognito-idp create-user-pool-client --cli-input-json file://{NAME}\n"
    shell = editor.open("deploy.sh", script, "shellscript")
    await editor.becomes(editor.uri(NAME), ["AWS010"])
    uri = editor.open(NAME, FAULTY)
    assert await editor.codes(uri) == ["AWS010"]
    editor.close(uri)
    await editor.becomes(uri, ["AWS010"])  # the script is still open
    editor.close(shell)
    await editor.becomes(uri, [])


def _pulling(capabilities: types.ClientCapabilities) -> None:
    assert capabilities.text_document is not None
    assert capabilities.workspace is not None
    capabilities.text_document.diagnostic = types.DiagnosticClientCapabilities(related_document_support=True)
    capabilities.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)


async def test_a_client_that_pulls_is_answered_and_not_pushed(start: Start) -> None:
    editor = await start(change=_pulling)
    uri = editor.open(NAME, FAULTY)
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
    report = await editor.client.text_document_diagnostic_async(params)
    assert [one.code for one in report.items] == ["AWS010"]
    params.previous_result_id = report.result_id
    again = await editor.client.text_document_diagnostic_async(params)
    assert again.kind == "unchanged"
    editor.replace(uri, 2, CLEAN)
    report = await editor.client.text_document_diagnostic_async(params)
    assert list(report.items) == []
    assert report.result_id != params.previous_result_id
    assert editor.published == []


async def test_a_request_can_be_cancelled_and_the_session_goes_on(start: Start) -> None:
    editor = await start(change=_pulling)
    large = (
        '{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "a/b", "CallbackURLs": ['
        + '"http://x",' * 5_000
        + '"https://x"]}'
    )
    uri = editor.open(NAME, large)
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
    asked = asyncio.ensure_future(
        editor.client.protocol.send_request_async(types.TEXT_DOCUMENT_DIAGNOSTIC, params, msg_id="first")
    )
    await asyncio.sleep(0)
    editor.client.cancel_request(types.CancelParams("first"))
    with pytest.raises(Exception, match="cancel"):
        await asked
    editor.replace(uri, 2, FAULTY)
    report = await editor.client.text_document_diagnostic_async(params)
    assert [one.code for one in report.items] == ["AWS010"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_columns_count_what_was_agreed_on(start: Start, encoding: str) -> None:
    def agreeing(capabilities: types.ClientCapabilities) -> None:
        capabilities.general = types.GeneralClientCapabilities(position_encodings=[encoding])

    editor = await start(change=agreeing)
    text = CLEAN.replace('"web"', '"é😀web", "GenerateSecret": 1').replace("é😀", "")
    uri = editor.open(NAME, text)
    width = {"utf-8": 6, "utf-16": 3, "utf-32": 2}[encoding]
    before = (await editor.diagnostics(uri, 1))[0].range.start.character
    editor.type(uri, 2, "é😀", (2, 17))
    found = {one.code: one.range.start.character for one in await editor.diagnostics(uri, 2)}
    assert found["AWS010"] == before + width
    editor.type(uri, 3, "true", (2, before + width), (2, before + width + 1))
    assert await editor.codes(uri, 3) == ["AWS028"]
