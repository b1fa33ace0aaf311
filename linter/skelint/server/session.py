"""What a running server knows: the open texts, what was found in them, the folders and the wishes of the user."""

import asyncio
import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.uris import to_fs_path

from skelint.opening import UnreadableError, text
from skelint.readers.document import LARGEST
from skelint.server.analysis import Analysis, analyse
from skelint.server.buffer import Buffer
from skelint.server.positions import Encoding
from skelint.server.preferences import Preferences
from skelint.server.publication import Board
from skelint.server.settings import SettingsStore, TextSettings
from skelint.server.surveys import Surveys

log = logging.getLogger("skelint")
LONGEST_WAIT = 0.5
"""How many seconds a text that is slow to lint waits for further changes, at most."""


@dataclass(frozen=True, slots=True)
class Linted:
    """An analysis that was made or is being made, and of what."""

    buffer: Buffer
    settings: TextSettings
    future: "asyncio.Future[Analysis]"


@dataclass(slots=True)
class Session:
    """The state of one connection; only the event loop's thread touches it. Texts are linted one at a time in a thread."""

    settings: SettingsStore
    folders: list[Path] = field(default_factory=list)
    preferences: Preferences = field(default_factory=Preferences)
    by_folder: Mapping[Path, Preferences] = field(default_factory=dict)
    """The settings of the folders of a workspace that have their own."""
    encoding: Encoding = Encoding.UTF_16
    buffers: dict[str, Buffer] = field(default_factory=dict)
    board: Board = field(default_factory=Board)
    surveys: Surveys = field(default_factory=Surveys)
    _linted: dict[str, Linted] = field(default_factory=dict)
    _took: dict[str, float] = field(default_factory=dict)
    _worker: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "skelint"))

    def open(self, item: types.TextDocumentItem) -> None:
        """Take in a text."""
        self.buffers[item.uri] = Buffer.opened(item)

    def change(
        self, document: types.VersionedTextDocumentIdentifier, changes: Sequence[types.TextDocumentContentChangeEvent]
    ) -> bool:
        """Take in changes, and return whether they were taken: not those of a text or version that nobody could have."""
        buffer = self.buffers.get(document.uri)
        if buffer is None or document.version <= buffer.version:
            log.warning(
                "a change of %s to version %s is left out: %s", document.uri, document.version, buffer and buffer.version
            )
            return False
        self.buffers[document.uri] = buffer.changed(changes, document.version, self.encoding)
        return True

    def save(self, uri: str) -> None:
        """Look again at how a file is encoded."""
        buffer = self.buffers.get(uri)
        if buffer is not None:
            self.buffers[uri] = buffer.saved()

    def drawing_on(self, paths: Collection[str]) -> list[str]:
        """Return the texts that draw on one of some files, or may be judged by it, and forget what was found in them."""
        self.surveys.changed(paths)
        uris = [
            analysis.buffer.uri
            for analysis in self.analyses()
            if not analysis.document.uses.isdisjoint(paths)
            or (analysis.judged_by_others and {analysis.buffer.path} != set(paths))
        ]
        for uri in uris:
            self._linted.pop(uri, None)
        return uris

    def close(self, uri: str) -> None:
        """Forget a text."""
        for by_uri in (self.buffers, self._linted, self._took):
            by_uri.pop(uri, None)

    def root(self, buffer: Buffer) -> Path:
        """Return the folder of the workspace that a text belongs to: the innermost around its file, else the first."""
        folder = Path(buffer.path).parent if buffer.path else None
        around = [root for root in self.folders if folder and (root == folder or root in folder.parents)]
        return max(around, key=lambda root: len(root.parts), default=folder or next(iter(self.folders), Path.cwd()))

    def settings_of(self, buffer: Buffer) -> TextSettings:
        """Return what counts for a text; one that is no file has the settings of its workspace."""
        root = self.root(buffer)
        name = buffer.name if buffer.path else str(root / "untitled")
        return self.settings.of(name, root, self.by_folder.get(root, self.preferences))

    async def analysis(self, uri: str) -> Analysis | None:
        """Return what is found in the latest version of a text, made once however many ask; None for one that is not open."""
        while True:
            buffer = self.buffers.get(uri)
            if buffer is None:
                return None
            future = self._started(buffer)
            try:
                analysis = await asyncio.shield(future)  # who gives up waiting does not stop it for the others
            except asyncio.CancelledError:
                task, latest = asyncio.current_task(), self._linted.get(uri)
                if not future.cancelled() or (task and task.cancelling()) or (latest and latest.future is future):
                    raise
                continue  # there is a later version
            if self.buffers.get(uri) is buffer:
                return analysis

    def _started(self, buffer: Buffer) -> "asyncio.Future[Analysis]":
        settings = self.settings_of(buffer)
        before = self._linted.get(buffer.uri)
        if before and before.buffer is buffer and before.settings is settings and not before.future.cancelled():
            return before.future
        if before:
            before.future.cancel()  # what still waits for its turn is stale: a burst of changes is not linted change by change
        future = asyncio.get_running_loop().run_in_executor(self._worker, self._timed, buffer, settings)
        self._linted[buffer.uri] = Linted(buffer, settings, future)
        return future

    def _timed(self, buffer: Buffer, settings: TextSettings) -> Analysis:
        from time import perf_counter  # noqa: PLC0415

        start = perf_counter()
        root = self.root(buffer)
        survey = partial(self.surveys.of, root if root in self.folders else None, settings.run)
        analysis = analyse(buffer, settings, self.encoding, survey)
        self._took[buffer.uri] = perf_counter() - start
        return analysis

    def wait(self, uri: str) -> float:
        """Return how many seconds without a change a text is left alone: as long as it last took, and as the user wishes."""
        buffer = self.buffers.get(uri)
        wished = self.settings_of(buffer).preferences.debounce / 1_000 if buffer else 0
        return max(wished, min(self._took.get(uri, 0.0), LONGEST_WAIT))

    def analyses(self) -> Iterator[Analysis]:
        """Yield what has been found in the versions that are open."""
        for linted in self._linted.values():
            if linted.future.done() and not linted.future.cancelled() and linted.future.exception() is None:
                yield linted.future.result()

    def read(self, path: Path) -> tuple[str, int | None]:
        """Return the text of a file as an editor has it, with its version; else as it is on the disk, or nothing."""
        for buffer in self.buffers.values():
            if buffer.path is not None and Path(buffer.path) == path:
                return buffer.text, buffer.version
        try:
            return text(str(path), LARGEST), None
        except UnreadableError:
            return "", None

    def set_folders(self, uris: Sequence[str]) -> None:
        """Take in the folders of the workspace."""
        self.folders = [Path(path) for uri in uris if (path := to_fs_path(uri))]

    def end(self) -> None:
        """Stop the thread."""
        self._worker.shutdown(wait=False, cancel_futures=True)
