"""The first pass of a run: what the files say of user pools, before each is linted with what the others say."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from skelint.context.pools import Context, PoolFiles, merged
from skelint.context.sayings import saved_output, sayings
from skelint.context.statement import Saying
from skelint.opening import OutsideError, UnreadableError, load
from skelint.patterns import static_folder
from skelint.project.discovery import ListedFile, files
from skelint.project.settings import Settings
from skelint.readers.document import LARGEST, Document
from skelint.readers.reading import document


class Survey(NamedTuple):
    """What is known before a file of the run is looked at: by `--context` and the configuration."""

    sayings: Sequence[Saying] = ()
    pools: Sequence[PoolFiles] = ()
    """The pools that the configuration names."""
    errors: Sequence[str] = ()
    """What could not be read, or says nothing though it is named."""

    def with_files(self, more: Iterable[Saying]) -> Context:
        """Return all pools, with what the files of the run say; what is said of a file twice counts once."""
        known = {os.path.abspath(saying.at.path) for saying in self.sayings}  # noqa: PTH100 - paths are texts here
        own = [saying for saying in more if os.path.abspath(saying.at.path) not in known]  # noqa: PTH100
        return merged([*self.sayings, *own], self.pools)


class _Everything:
    """Leaves no file out: state is often what Git ignores."""

    def excludes(self, _path: str, *, folder: bool = False) -> bool:  # noqa: ARG002 - as discovery asks
        """Return False."""
        return False

    def gitignored(self, _path: str) -> bool:
        """Return False."""
        return False

    def forces(self, _path: str) -> bool:
        """Return False."""
        return False


def survey(settings: Settings) -> Survey:
    """Return what `--context` and the configuration of the working folder say."""
    config = settings.run
    paths = [*settings.options.context, *map(_shown, config.context)]
    if not paths and not config.pools:
        return Survey()
    own = [
        _shown(str(entry.files.folder / static_folder(pattern))) for entry in config.pools for pattern in entry.files.patterns
    ]
    said: list[Saying] = []
    errors: list[str] = []
    for file in files(paths, _Everything()):
        _look(file, settings, said, errors)
    for file in files([path for path in dict.fromkeys(own) if os.path.isdir(path)], settings):  # noqa: PTH112
        if any(entry.files.match(file.path) for entry in config.pools):
            _look(file, settings, said, errors)
    return Survey(said, config.pools, errors)


def _look(file: ListedFile, settings: Settings, said: list[Saying], errors: list[str]) -> None:
    """Add what a file says, or why it says nothing."""
    try:
        read = opened(file, settings)
    except OutsideError:
        return
    except UnreadableError as error:
        errors.append(str(error))
        return
    own = sayings(read)
    said += own
    if file.named and not own and saved_output(read) is None:
        errors.append(f"{file.path} says nothing of a user pool: it is neither a saved output nor creates one (--context)")


def opened(file: ListedFile, settings: Settings) -> Document:
    """Return a file as a document, read as one that a walk meets.

    Raises:
        UnreadableError: It cannot be read.
    """
    raw = load(file.path, LARGEST, named=file.named)
    return document(file.path, raw, settings.file(file.path).hints, named=False, file_format=file.format)


def _shown(path: str) -> str:
    """Return a path of the configuration as it is seen from the working folder, where it lies below that."""
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else str(Path(relative))
