"""A server with its client: what the client can do, what it is told, and each message to it only once."""

import asyncio
import logging
import sys
import tempfile
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInternalError
from pygls.io_ import StdoutWriter
from pygls.lsp.server import LanguageServer
from pygls.uris import from_fs_path

from skelint import __version__
from skelint.server.changes import EditAbilities
from skelint.server.frames import listen
from skelint.server.protocol import Protocol
from skelint.server.publication import Abilities, translated
from skelint.server.session import Session
from skelint.server.settings import SettingsStore
from skelint.silencing import baseline

log = logging.getLogger("skelint")
WATCHED = ("**/*.toml", "**/*.{json,yaml,yml,sh}")
"""The configurations, whatever extends them, what scripts draw on, and what says something of user pools."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """What a client can do, as far as it matters here."""

    diagnostics: Abilities = field(default_factory=Abilities)
    edits: EditAbilities = field(default_factory=EditAbilities)
    pulls: bool = False
    """Whether it asks for diagnostics: then they are not pushed."""
    refreshes: bool = False
    configuration: bool = False
    registers_watchers: bool = False
    registers_configuration: bool = False
    shows_documents: bool = False
    markup: types.MarkupKind = types.MarkupKind.PlainText
    """How it takes descriptions."""
    snippets: bool = False
    nested_symbols: bool = False

    @classmethod
    def of(cls, client: types.ClientCapabilities) -> "Client":
        """Return what a client says that it can do."""
        documents = client.text_document or types.TextDocumentClientCapabilities()
        workspace = client.workspace or types.WorkspaceClientCapabilities()
        window = client.window or types.WindowClientCapabilities()
        watched, changed = workspace.did_change_watched_files, workspace.did_change_configuration
        item = documents.completion.completion_item if documents.completion else None
        formats = documents.hover.content_format if documents.hover else None
        symbols = documents.document_symbol
        return cls(
            diagnostics=Abilities.of(client),
            edits=EditAbilities.of(client),
            pulls=documents.diagnostic is not None,
            refreshes=bool(workspace.diagnostics and workspace.diagnostics.refresh_support),
            configuration=bool(workspace.configuration),
            registers_watchers=bool(watched and watched.dynamic_registration),
            registers_configuration=bool(changed and changed.dynamic_registration),
            shows_documents=bool(window.show_document and window.show_document.support),
            markup=types.MarkupKind.Markdown if types.MarkupKind.Markdown in (formats or ()) else types.MarkupKind.PlainText,
            snippets=bool(item and item.snippet_support),
            nested_symbols=bool(symbols and symbols.hierarchical_document_symbol_support),
        )


class Connection(LanguageServer):
    """The server of pygls with our state."""

    def __init__(self, *, trusted: bool) -> None:
        super().__init__("skelint", __version__, protocol_cls=Protocol)
        self.session = Session(SettingsStore(trusted=trusted))
        self.client = Client()
        self.settled = False
        """Whether the settings of the user are known: before, nothing is complained of that they could mend."""
        self._said: set[str] = set()
        self._pending: dict[str, asyncio.Task[None]] = {}
        self._pages: tempfile.TemporaryDirectory[str] | None = None

    def start_io(self, stdin: BinaryIO | None = None, stdout: BinaryIO | None = None) -> None:
        """Talk with a client until it ends."""
        self.protocol.set_writer(StdoutWriter(stdout or sys.stdout.buffer))
        try:
            asyncio.run(listen(stdin or sys.stdin.buffer, self.thread_pool, self.protocol, self.report_server_error))
        except BrokenPipeError:
            log.error("the client went away")  # noqa: TRY400 - where we wrote to it tells nothing
        finally:
            self.shutdown()  # type: ignore[no-untyped-call]  # pygls

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002 - as in pygls
        """Log an error in full, and show each kind of it once: the session goes on. What a client asked wrongly it is told."""
        if isinstance(error, JsonRpcException) and not isinstance(error, JsonRpcInternalError):
            return
        log.error("%s", error, exc_info=error)
        self.show_once(f"skelint: an error that should not have happened ({type(error).__name__}); see the log of the server")

    def show_once(self, message: str, kind: types.MessageType = types.MessageType.Error) -> None:
        """Show a message to the user, the first time."""
        if message not in self._said:
            self._said.add(message)
            self.window_show_message(types.ShowMessageParams(kind, message))
            self.window_log_message(types.LogMessageParams(kind, message))

    def show_complaints(self) -> None:
        """Show what is wrong with configurations, as far as that was not shown yet, once the user's settings are known."""
        if not self.settled:
            return
        complaints, self.session.settings.complaints = self.session.settings.complaints, []
        for complaint in complaints:
            self.show_once(complaint, types.MessageType.Warning)

    def lint_soon(self, uri: str, *, wait: bool = True) -> None:
        """Publish what a text gives, after a pause in its changes; a client that pulls asks by itself."""
        if self.client.pulls:
            return
        before = self._pending.pop(uri, None)
        if before is not None:
            before.cancel()
        self._pending[uri] = asyncio.create_task(self._publish(uri, wait=wait))

    def files_changed(self, paths: Collection[str]) -> None:
        """Look anew at what files on the disk have changed for: all texts for a configuration, else those that draw on one."""
        if any(path.endswith(".toml") or Path(path).name == baseline.NAME for path in paths):
            self.session.settings.forget()
            self.session.surveys.forget()
            self.lint_again(self.session.buffers)
        else:
            self.lint_again(self.session.drawing_on(paths))

    def lint_again(self, uris: Collection[str]) -> None:
        """Look at texts anew, whose settings or files have changed."""
        if not uris:
            return
        for uri in list(uris):
            self.lint_soon(uri, wait=False)
        if self.client.pulls and self.client.refreshes:
            self.workspace_diagnostic_refresh(None)

    def forget(self, uri: str) -> None:
        """Take back what was published for a text that is closed."""
        pending = self._pending.pop(uri, None)
        if pending is not None:
            pending.cancel()
        self.session.close(uri)
        if not self.client.pulls:
            self._tell(self.session.board.say(uri, {}))

    async def _publish(self, uri: str, *, wait: bool) -> None:
        try:
            if wait:
                await asyncio.sleep(self.session.wait(uri))
            analysis = await self.session.analysis(uri)
        except Exception as error:  # noqa: BLE001 - one text that cannot be linted must not end the session
            self.report_server_error(error, None)
            return
        self.show_complaints()
        if analysis is not None:
            self._tell(self.session.board.say(uri, translated(analysis, self.client.diagnostics)))

    def _tell(self, uris: Iterable[str]) -> None:
        for uri in sorted(uris):
            buffer = self.session.buffers.get(uri)
            version = buffer.version if buffer and self.client.diagnostics.versions else None
            self.text_document_publish_diagnostics(
                types.PublishDiagnosticsParams(uri, self.session.board.about(uri), version=version)
            )

    async def show_page(self, code: str, text: str) -> None:
        """Show a page: as a document beside the texts where the client can, else as a message."""
        if not self.client.shows_documents:
            self.window_show_message(types.ShowMessageParams(types.MessageType.Info, text))
            return
        self._pages = self._pages or tempfile.TemporaryDirectory(prefix="skelint-")
        path = Path(self._pages.name, f"{code}.md")
        path.write_text(text, encoding="utf-8")
        uri = from_fs_path(str(path)) or ""
        await self.window_show_document_async(types.ShowDocumentParams(uri, take_focus=False))

    def registrations(self) -> Sequence[types.Registration]:
        """Return what the client is asked to tell us of: changed configurations, and changed settings of its own."""
        asked = []
        if self.client.registers_watchers:
            watchers = [types.FileSystemWatcher(pattern) for pattern in WATCHED]
            options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
            asked.append(types.Registration("skelint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options))
        if self.client.registers_configuration:
            section = types.DidChangeConfigurationRegistrationOptions(section="skelint")
            asked.append(types.Registration("skelint-settings", types.WORKSPACE_DID_CHANGE_CONFIGURATION, section))
        return asked

    def end(self) -> None:
        """Let go of what was made for the session."""
        self.session.end()
        if self._pages is not None:
            self._pages.cleanup()
