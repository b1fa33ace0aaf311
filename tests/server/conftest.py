"""A server in a process of its own, and a client of it: one for all tests that need no other, and one with wishes."""

import asyncio
import shutil
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import pytest_asyncio
from lsprotocol import types
from pytest_lsp import LanguageClient, client_capabilities, make_test_lsp_client

SERVER = [sys.executable, "-m", "skelint", "server"]
WAITED = 500
"""How often is looked whether something has come."""


class Editor:
    """What a test does with a server: it opens texts, and sees what comes back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.client: LanguageClient = make_test_lsp_client()
        self.opened: set[str] = set()
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.Registration] = []
        converter = self.client.protocol._converter
        converter.register_structure_hook(types.Command | types.CodeAction, lambda found, _: _action(converter, found))
        features = self.client.protocol.fm.features
        features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = lambda params: self.published.append(params)  # noqa: PLW0108 - pygls marks it
        features[types.CLIENT_REGISTER_CAPABILITY] = lambda params: self.registered.extend(params.registrations)

    async def begin(
        self,
        *options: str,
        like: str = "visual-studio-code",
        change: Callable[[types.ClientCapabilities], None] | None = None,
        settings: object = None,
        folders: tuple[str, ...] = (".",),
    ) -> None:
        """Start the server as a client that can do what pytest-lsp knows of one, changed; with settings."""
        if settings is not None:
            self.client.set_configuration({"skelint": settings})
        await self.client.start_io(*SERVER, *options)
        capabilities = client_capabilities(like)
        document = capabilities.text_document
        assert document is not None
        assert document.publish_diagnostics is not None
        document.diagnostic = None
        assert document.code_action is not None
        document.code_action.resolve_support = None
        document.publish_diagnostics.version_support = True  # so that a test can wait for a version
        if change:
            change(capabilities)
        roots = [types.WorkspaceFolder((self.folder / name).as_uri(), name) for name in folders]
        bare = settings if capabilities.workspace and not capabilities.workspace.configuration else None
        await self.client.initialize_session(
            types.InitializeParams(capabilities, workspace_folders=roots, initialization_options=bare)
        )

    def uri(self, name: str) -> str:
        return name if ":" in name else (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None, language: str = "", version: int = 1) -> str:
        uri = self.uri(name)
        content = (self.folder / name).read_text(encoding="utf-8") if text is None else text
        item = types.TextDocumentItem(uri, language or ("yaml" if name.endswith(".yaml") else "json"), version, content)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        self.opened.add(uri)
        return uri

    def type(self, uri: str, version: int, text: str, start: tuple[int, int], end: tuple[int, int] | None = None) -> None:
        place = types.Range(types.Position(*start), types.Position(*(end or start)))
        self._change(uri, version, types.TextDocumentContentChangePartial(place, text))

    def replace(self, uri: str, version: int, text: str) -> None:
        self._change(uri, version, types.TextDocumentContentChangeWholeDocument(text))

    def _change(self, uri: str, version: int, change: types.TextDocumentContentChangeEvent) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))

    def save(self, uri: str) -> None:
        self.client.text_document_did_save(types.DidSaveTextDocumentParams(types.TextDocumentIdentifier(uri)))

    def close(self, uri: str) -> None:
        self.opened.discard(uri)
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for something that must come."""
        for _ in range(WAITED):
            if holds():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(f"what was waited for did not come; published was {self.published}")

    async def diagnostics(self, uri: str, version: int = 1) -> list[types.Diagnostic]:
        """Return what was last published of a version of a text, waiting for it."""
        await self.until(lambda: any((one.uri, one.version) == (uri, version) for one in self.published))
        return list(next(one.diagnostics for one in reversed(self.published) if (one.uri, one.version) == (uri, version)))

    async def codes(self, uri: str, version: int = 1) -> list[str]:
        return [str(one.code) for one in await self.diagnostics(uri, version)]

    async def becomes(self, uri: str, codes: list[str]) -> None:
        """Wait until the last that was published of a text has these codes."""

        def last() -> list[str] | None:
            found = [one for one in self.published if one.uri == uri]
            return [str(one.code) for one in found[-1].diagnostics] if found else None

        await self.until(lambda: last() == codes)

    async def actions(self, uri: str, place: types.Range, *only: str, version: int = 1) -> dict[str, types.CodeAction]:
        """Return the code actions at a place, by their titles."""
        context = types.CodeActionContext(await self.diagnostics(uri, version), only=list(only) or None)
        params = types.CodeActionParams(types.TextDocumentIdentifier(uri), place, context)
        found = await self.client.text_document_code_action_async(params)
        return {action.title: action for action in found or () if isinstance(action, types.CodeAction)}


def _action(converter: Any, found: dict[str, Any]) -> Any:
    """Return a code action, where lsprotocol takes each that has a command for one."""
    kind = types.Command if isinstance(found.get("command"), str) else types.CodeAction
    return converter.structure(found, kind)


Start = Callable[..., Awaitable[Editor]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def shared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    """The server that most tests share."""
    editor = Editor(tmp_path_factory.mktemp("shared"))
    await editor.begin()
    yield editor
    await editor.client.shutdown_session()


@pytest_asyncio.fixture(loop_scope="session")
async def editor(shared: Editor, tmp_path: Path) -> AsyncIterator[Editor]:
    """An editor with a folder of its own and nothing open."""
    shared.folder = tmp_path
    shared.published.clear()
    yield shared
    for uri in list(shared.opened):
        shared.close(uri)


@pytest_asyncio.fixture(loop_scope="session")
async def start(tmp_path: Path) -> AsyncIterator[Start]:
    """A function that starts a server of one's own."""
    started: list[Editor] = []

    async def begin(*options: str, **wishes: object) -> Editor:
        editor = Editor(tmp_path)
        await editor.begin(*options, **wishes)  # type: ignore[arg-type]
        started.append(editor)
        return editor

    yield begin
    for editor in started:
        await editor.client.shutdown_session()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def advised(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Editor]:
    """A server that gives advice, too, in columns that count characters; its workspace are the sample inputs."""

    def counting(capabilities: types.ClientCapabilities) -> None:
        capabilities.general = types.GeneralClientCapabilities(position_encodings=[types.PositionEncodingKind.Utf32])
        assert capabilities.workspace is not None
        capabilities.workspace.configuration = False

    folder = tmp_path_factory.mktemp("advised") / "sample_inputs"
    shutil.copytree(Path(__file__).parents[2] / "sample_inputs", folder)
    editor = Editor(folder)
    await editor.begin(change=counting, settings={"extendSelect": ["advice"]})
    yield editor
    await editor.client.shutdown_session()
