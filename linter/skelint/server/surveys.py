"""What the files of a workspace say of user pools: read once, and of what changes again."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue

from skelint.context.claim import Saying
from skelint.context.pools import Context, merged
from skelint.context.sayings import sayings
from skelint.project.settings import Settings
from skelint.readers.document import Document
from skelint.run.survey import Said, said_by, said_in


@dataclass(slots=True)
class Surveys:
    """The surveys of all folders of a session; only the thread that lints reads and makes them."""

    _by_root: dict[Path | None, dict[str, Sequence[Saying]]] = field(default_factory=dict)
    _changed: SimpleQueue[str] = field(default_factory=SimpleQueue)
    """What the thread of the event loop tells this one."""

    def forget(self) -> None:
        """Make all surveys anew when they are next asked for."""
        self._by_root.clear()

    def changed(self, paths: Collection[str]) -> None:
        """Note that files have changed, by their absolute paths."""
        for path in paths:
            self._changed.put(path)

    def of(self, root: Path | None, settings: Settings, document: Document) -> Context | None:
        """Return what the files of a folder of the workspace say, but of a document what that says now.

        Without a folder only what the configuration names is read: nobody asked for what lies beside a file.
        """
        while not self._changed.empty():
            self._read_again(self._changed.get(), settings)
        if root not in self._by_root:
            self._by_root[root] = _surveyed(root, settings)
        every = {**self._by_root[root], document.source.path: sayings(document)}
        context = merged((saying for own in every.values() for saying in own), settings.run.pools)
        return context or None

    def _read_again(self, path: str, settings: Settings) -> None:
        for root, said in self._by_root.items():
            before = said.pop(path, None)
            if before is not None or (root is not None and root in Path(path).parents):
                said.update(said_in([path], settings))


def _surveyed(root: Path | None, settings: Settings) -> dict[str, Sequence[Saying]]:
    told: Said = said_by(settings)
    return {**(said_in([str(root)], settings) if root else {}), **told.by_path}
