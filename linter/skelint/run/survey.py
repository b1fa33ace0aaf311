"""What files say of user pools, where that must be known before the first of them is linted."""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import NamedTuple

from skelint.context.claim import Saying
from skelint.context.pools import Context, merged
from skelint.context.sayings import saved_output, sayings
from skelint.opening import OutsideError, UnreadableError, load
from skelint.patterns import static_folder
from skelint.project.discovery import ListedFile, files
from skelint.project.settings import Settings
from skelint.readers.document import LARGEST, Document
from skelint.readers.reading import document
from skelint.run.outcome import STDIN, Target


class Said(NamedTuple):
    """What files say that are named to say something, by their absolute paths, and what is wrong with them."""

    by_path: Mapping[str, Sequence[Saying]]
    errors: Sequence[str]


class Survey(NamedTuple):
    """What is known of user pools before a run, and what could not be read of it."""

    context: Context
    errors: Sequence[str]


class _NothingLeftOut:
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


def survey(settings: Settings, targets: Iterable[Target] = ()) -> Survey:
    """Return what `--context`, the configuration of the working folder, and the files of a run say; each file counts once."""
    told = said_by(settings)
    walked = (ListedFile(target.path, target.named, target.format) for target in targets if target.path != STDIN)
    every = {**_said_by_files(walked, settings), **told.by_path}
    return Survey(merged((saying for own in every.values() for saying in own), settings.run.pools), told.errors)


def said_by(settings: Settings) -> Said:
    """Return what `--context` and the configuration of the working folder say."""
    by_path: dict[str, Sequence[Saying]] = {}
    errors: list[str] = []
    for file in _told(settings):
        try:
            read = _opened(file, settings)
        except OutsideError:
            continue
        except UnreadableError as error:
            errors.append(str(error))
            continue
        own = by_path[os.path.abspath(file.path)] = sayings(read)  # noqa: PTH100 - paths are texts here
        if file.named and not own and saved_output(read) is None:
            errors.append(
                f"{file.path} says nothing of a user pool: it neither is the saved output of a command nor creates one"
            )
    return Said(by_path, errors)


def said_in(paths: Sequence[str], settings: Settings) -> Mapping[str, Sequence[Saying]]:
    """Return what files say, and those of folders that a run would look at, by their absolute paths."""
    return _said_by_files(files(paths, settings), settings)


def _said_by_files(listed: Iterable[ListedFile], settings: Settings) -> Mapping[str, Sequence[Saying]]:
    by_path: dict[str, Sequence[Saying]] = {}
    for file in listed:
        with suppress(Exception):  # whatever is wrong with it is told when it is linted
            if own := sayings(_opened(file, settings)):
                by_path[os.path.abspath(file.path)] = own  # noqa: PTH100
    return by_path


def _told(settings: Settings) -> Iterator[ListedFile]:
    """Yield the files that are named to say something, and those that the configuration says are a pool's."""
    config = settings.run
    yield from files([*settings.options.context, *map(_shown, config.context)], _NothingLeftOut())
    folders = {
        _shown(str(pool.files.folder / static_folder(pattern))) for pool in config.pools for pattern in pool.files.patterns
    }
    for file in files(sorted(filter(os.path.isdir, folders)), settings):
        if any(pool.files.match(file.path) for pool in config.pools):
            yield file


def _opened(file: ListedFile, settings: Settings) -> Document:
    """Return a file, read as one that a walk meets."""
    raw = load(file.path, LARGEST, named=file.named)
    return document(file.path, raw, settings.file(file.path).hints, named=False, file_format=file.format)


def _shown(path: str) -> str:
    """Return a path as it is seen from the working folder, where it lies below that."""
    relative = os.path.relpath(path)
    return path if relative.startswith(os.pardir) else relative
