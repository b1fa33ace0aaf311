"""What can be done about a diagnostic: its fix, all safe fixes, ignoring it, reading its rule's page."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

from skelint.server.positions import Encoding, span
from skelint.source import Edit, SourceFile, apply

pytestmark = pytest.mark.asyncio(loop_scope="session")
Editor = Any
Start = Callable[..., Awaitable[Any]]
JSON = """\
{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "web", "GenerateSecret": "true",
 "PreventUserExistenceErrors": "enabled"}
"""
YAML = "UserPoolId: us-east-1_Ab12Cd34E\nClientName: web\nExplicitAuthFlows:\n- USER_PASSWORD_AUTH\n"
WHOLE = types.Range(types.Position(0, 0), types.Position(99, 0))
FIX_ALL = "source.fixAll.skelint"


def made(text: str, edit: types.WorkspaceEdit | None, uri: str) -> str:
    """Return a text with the edits that a change makes of it."""
    assert edit is not None
    source = SourceFile("", text)
    edits: list[Any] = list((edit.changes or {}).get(uri, ()))
    for change in edit.document_changes or ():
        if isinstance(change, types.TextDocumentEdit) and change.text_document.uri == uri:
            edits += change.edits
    return apply(text, [Edit(span(source, one.range, Encoding.UTF_16), one.new_text) for one in edits])


async def test_a_safe_fix_is_preferred_and_tied_to_its_diagnostic(editor: Editor) -> None:
    uri = editor.open("web.create-user-pool-client.json", JSON)
    found = await editor.actions(uri, types.Range(types.Position(0, 80), types.Position(0, 80)))
    fix = found["Replace with true"]
    assert (fix.kind, fix.is_preferred) == ("quickfix", True)
    assert [one.code for one in fix.diagnostics] == ["AWS010"]
    assert made(JSON, fix.edit, uri) == JSON.replace('"true"', "true")
    assert "Replace with ENABLED" not in found  # it is on another line


async def test_an_unsafe_fix_says_so_and_is_not_preferred(editor: Editor) -> None:
    uri = editor.open("old.create-user-pool-client.yaml", YAML)
    found = await editor.actions(uri, WHOLE)
    [fix] = [action for title, action in found.items() if title.endswith("(look at it: it may change the meaning)")]
    assert not fix.is_preferred
    assert made(YAML, fix.edit, uri) == YAML.replace("USER_", "ALLOW_USER_") + "- ALLOW_REFRESH_TOKEN_AUTH\n"
    assert FIX_ALL not in {action.kind for action in found.values()}


async def test_fix_all_makes_every_safe_fix_and_only_those(editor: Editor) -> None:
    uri = editor.open("web.create-user-pool-client.json", JSON)
    [action] = (await editor.actions(uri, WHOLE, "source.fixAll")).values()
    assert action.kind == FIX_ALL
    assert made(JSON, action.edit, uri) == JSON.replace('"true"', "true").replace("enabled", "ENABLED")


@pytest.mark.parametrize(
    ("only", "kinds"),
    [
        ((), {"quickfix", FIX_ALL}),
        (("quickfix",), {"quickfix"}),
        ((FIX_ALL,), {FIX_ALL}),
        (("source",), {FIX_ALL}),
        (("source.organizeImports",), set()),
    ],
    ids=lambda value: ",".join(sorted(value)),
)
async def test_only_the_kinds_that_are_asked_for_come_back(editor: Editor, only: tuple[str, ...], kinds: set[str]) -> None:
    uri = editor.open("web.create-user-pool-client.json", JSON)
    assert {action.kind for action in (await editor.actions(uri, WHOLE, *only)).values()} == kinds


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- USER_PASSWORD_AUTH\n", "- USER_PASSWORD_AUTH  # skelint: ignore[COG404] accepted\n"),
        ("- USER_PASSWORD_AUTH # why\n", "- USER_PASSWORD_AUTH # skelint: ignore[COG404] # why\n"),
        (
            "- USER_PASSWORD_AUTH # skelint: ignore[COG405] old app\n",
            "- USER_PASSWORD_AUTH # skelint: ignore[COG405, COG404] old app\n",
        ),
        ("- 'USER_PASSWORD_AUTH'   \n", "- 'USER_PASSWORD_AUTH'  # skelint: ignore[COG404] accepted   \n"),
    ],
)
async def test_in_yaml_a_finding_is_ignored_by_a_comment(editor: Editor, before: str, after: str) -> None:
    text = YAML.replace("- USER_PASSWORD_AUTH\n", before)
    uri = editor.open("old.create-user-pool-client.yaml", text)
    action = (await editor.actions(uri, WHOLE))["Ignore legacy-auth-flow-name here (by a comment)"]
    assert made(text, action.edit, uri) == YAML.replace("- USER_PASSWORD_AUTH\n", after)


IGNORE = "Ignore wrong-type here (in the configuration)"
ENTRY = 'files = ["web.create-user-pool-client.json"]\nrule = "AWS010"\npointer = "/GenerateSecret"\nreason = "accepted"\n'


async def test_in_json_a_finding_is_ignored_by_the_configuration_that_is_created_for_it(editor: Editor) -> None:
    uri = editor.open("web.create-user-pool-client.json", JSON)
    action = (await editor.actions(uri, WHOLE))[IGNORE]
    create, write = action.edit.document_changes
    assert create.uri == write.text_document.uri == editor.uri("skelint.toml")
    assert write.edits[0].new_text == "[[suppressions]]\n" + ENTRY


@pytest.mark.parametrize(
    ("name", "text", "added"),
    [
        ("skelint.toml", 'fail-on = "error"\n', "\n[[suppressions]]\n"),
        ("skelint.toml", 'fail-on = "error"', "\n\n[[suppressions]]\n"),
        ("pyproject.toml", "[tool.skelint]\n", "\n[[tool.skelint.suppressions]]\n"),
    ],
)
async def test_or_by_an_entry_in_the_one_that_is_there(editor: Editor, name: str, text: str, added: str) -> None:
    Path(editor.folder, name).write_text(text, encoding="utf-8")
    uri = editor.open("web.create-user-pool-client.json", JSON)
    action = (await editor.actions(uri, WHOLE))[IGNORE]
    after = made(text, action.edit, editor.uri(name))
    assert after == text + added + ENTRY
    Path(editor.folder, name).write_text(after, encoding="utf-8")
    editor.replace(uri, 2, JSON)
    assert await editor.codes(uri, 2) == ["AWS020"]


async def test_edits_are_made_when_they_are_asked_for_where_the_client_can_wait(start: Start) -> None:
    def lazy(capabilities: types.ClientCapabilities) -> None:
        actions = capabilities.text_document.code_action  # type: ignore[union-attr]
        assert actions is not None
        actions.data_support = True
        actions.resolve_support = types.ClientCodeActionResolveOptions(["edit"])

    editor = await start(change=lazy)
    uri = editor.open("web.create-user-pool-client.json", JSON)
    action = (await editor.actions(uri, WHOLE))["Replace with true"]
    assert action.edit is None
    resolved = await editor.client.code_action_resolve_async(action)
    assert made(JSON, resolved.edit, uri) == JSON.replace('"true"', "true")
    editor.replace(uri, 2, JSON + "\n")
    with pytest.raises(Exception, match="has changed"):
        await editor.client.code_action_resolve_async(action)


SCRIPT = """\
#!/bin/sh
set -eu
if true; then
  aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web \\
    --callback-urls http://shop.example.net/in https://shop.example.net/#in
fi
"""


async def test_in_a_script_a_finding_is_ignored_by_a_comment_above_its_command(editor: Editor) -> None:
    uri, text = editor.open("deploy.sh", SCRIPT, "shellscript"), SCRIPT
    ignored: list[str] = []
    for version in range(1, 5):
        codes = await editor.codes(uri, version)
        if not codes:
            break
        found = await editor.actions(uri, WHOLE, version=version)
        action = next(action for title, action in found.items() if title.startswith("Ignore"))
        text = made(text, action.edit, uri)
        ignored.append(codes[0])
        editor.replace(uri, version + 1, text)
    assert codes == []
    assert text == SCRIPT.replace("  aws", f"  # skelint: ignore[{', '.join(ignored)}] accepted\n  aws")


COMMAND = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name a/b"


@pytest.mark.parametrize(
    ("name", "language", "before", "comment"),
    [
        ("deploy.bat", "bat", f"{COMMAND}\r\n", "REM {}\r\n"),
        ("Jenkinsfile", "groovy", f"  sh '{COMMAND}'\n", "  // {}\n"),
        ("infra.Jenkinsfile", "groovy", f"sh '''\n    {COMMAND}\n'''\n", "    # {}\n"),
        ("site.yml", "yaml", f"- shell: {COMMAND}\n", "# {}\n"),
        ("deploy", "shellscript", f"{COMMAND}\n", "# {}\n"),
    ],
)
async def test_the_comment_is_that_of_the_script_or_else_of_the_file(
    editor: Editor, name: str, language: str, before: str, comment: str
) -> None:
    uri = editor.open(name, before, language)
    [code] = {one.code for one in await editor.diagnostics(uri)}
    found = await editor.actions(uri, WHOLE)
    action = next(action for title, action in found.items() if title.startswith("Ignore"))
    line = comment.format(f"skelint: ignore[{code}] accepted")
    assert line in made(before, action.edit, uri)


async def test_where_a_file_has_no_comments_the_configuration_ignores(editor: Editor) -> None:
    uri = editor.open("package.json", f'{{"scripts": {{"deploy": "{COMMAND}"}}}}\n', "json")
    assert await editor.codes(uri)
    found = await editor.actions(uri, WHOLE)
    assert all("skelint.toml" in str(action.edit) for title, action in found.items() if title.startswith("Ignore"))


async def test_a_rule_is_explained_by_its_page(editor: Editor) -> None:
    uri = editor.open("web.create-user-pool-client.json", JSON)
    action = (await editor.actions(uri, WHOLE))["Explain AWS010 (wrong-type)"]
    assert action.command is not None
    command = types.ExecuteCommandParams(action.command.command, action.command.arguments)
    text = await editor.client.workspace_execute_command_async(command)
    assert text.startswith("# AWS010: wrong-type")
    shown = editor.client.shown_documents[-1]
    assert shown.uri.endswith("/AWS010.md")


async def test_a_client_that_shows_no_documents_gets_the_page_as_a_message(start: Start) -> None:
    editor = await start(like="neovim@v0.7.0")
    command = types.ExecuteCommandParams("skelint.explain", ["COG104"])
    await editor.client.workspace_execute_command_async(command)
    assert [message.message[:9] for message in editor.client.messages] == ["# COG104:"]


async def test_a_display_only_or_hidden_fix_is_never_offered(start: Start) -> None:
    editor = await start(settings={"fixes": "none"})
    uri = editor.open("web.create-user-pool-client.json", JSON)
    assert {title.partition(" ")[0] for title in await editor.actions(uri, WHOLE)} == {"Ignore", "Explain"}
