"""What goes wrong inside ends neither the session nor the talk."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcContentModified

from skelint.server import session
from skelint.server.features import connection

pytestmark = pytest.mark.asyncio(loop_scope="session")
Start = Callable[..., Awaitable[Any]]
NAME = "web.create-user-pool-client.json"
CLEAN = '{"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": "web"}'
NOISY = '''
from skelint import Evidence, Example, Severity, rule

print("Content-Length: 5")

@rule(
    code="NOISE001", name="noisy", severity=Severity.NOTE, evidence=Evidence.INFERRED,
    bad=[Example("A: 1", says="x")], good=[Example("A: 1")],
)
def check(request):
    """Makes noise."""
    print("Content-Length: 5")
    raise RuntimeError("noise")
'''


async def test_a_plugin_that_prints_and_crashes_is_reported_and_does_not_get_between_the_messages(
    start: Start, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "noise_rules"
    (package / "topic").mkdir(parents=True)
    for name in ("__init__.py", "topic/__init__.py"):
        (package / name).touch()
    (package / "topic" / "noisy.py").write_text(NOISY, encoding="utf-8")
    (tmp_path / "skelint.toml").write_text('plugins = ["noise_rules"]\nextend-select = ["NOISE"]\n', encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    editor = await start(settings={"trustPlugins": True})
    uri = editor.open(NAME, CLEAN)
    await editor.becomes(uri, ["SKL001"])
    editor.replace(uri, 2, CLEAN + "\n")
    assert await editor.codes(uri, 2) == ["SKL001"]


async def test_an_error_is_shown_once_and_the_session_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    server = connection(trusted=False)
    shown: list[str] = []
    monkeypatch.setattr(server, "window_show_message", lambda params: shown.append(params.message))
    monkeypatch.setattr(server, "window_log_message", lambda _: None)
    published: list[types.PublishDiagnosticsParams] = []
    monkeypatch.setattr(server, "text_document_publish_diagnostics", published.append)

    def failing(*_: object) -> None:
        raise RuntimeError("a fault of skelint")

    with monkeypatch.context() as broken:
        broken.setattr(session, "analyse", failing)
        for version in (1, 2):
            server.session.open(types.TextDocumentItem("untitled:a", "json", version, CLEAN))
            await server._publish("untitled:a", wait=False)
    assert shown == ["skelint: an error that should not have happened (RuntimeError); see the log of the server"]
    server.session.open(types.TextDocumentItem("untitled:a", "json", 3, CLEAN))
    await server._publish("untitled:a", wait=False)
    assert [list(one.diagnostics) for one in published] == [[]]
    server.session.end()


async def test_what_a_client_asks_wrongly_is_told_to_it_and_shown_to_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    server = connection(trusted=False)
    monkeypatch.setattr(server, "window_show_message", pytest.fail)
    server.report_server_error(JsonRpcContentModified("the text has changed"), None)
    server.session.end()


@pytest.mark.parametrize("uri", ["untitled:never-opened", "file:///never/opened.json"])
async def test_a_text_that_is_not_open_has_nothing(editor: Any, uri: str) -> None:
    document, at = types.TextDocumentIdentifier(uri), types.Position(0, 0)
    place = types.Range(at, at)
    assert await editor.client.text_document_hover_async(types.HoverParams(document, at)) is None
    assert not await editor.client.text_document_completion_async(types.CompletionParams(document, at))
    assert not await editor.client.text_document_document_symbol_async(types.DocumentSymbolParams(document))
    context = types.CodeActionContext([])
    assert not await editor.client.text_document_code_action_async(types.CodeActionParams(document, place, context))
