"""Where a file states something: it is opened again when that is to be shown, as most of what is known never is."""

import os
from functools import lru_cache
from typing import NamedTuple

from skelint.authoring.finding import Part
from skelint.authoring.pool import Origin
from skelint.opening import UnreadableError
from skelint.readers.document import Document, InputFile
from skelint.readers.reading import read
from skelint.readers.tree import locate
from skelint.source import Location, SourceFile, Span

MOST_KEPT = 32
"""So many files are kept open at a time."""


class Placed(NamedTuple):
    """A place in another file, and that file; None where it is gone."""

    document: Document | None
    location: Location


def placed(origin: Origin, part: Part = Part.VALUE) -> Placed:
    """Return where something is stated; at the beginning of a file that has become another one meanwhile."""
    try:
        status = os.stat(origin.path)  # noqa: PTH116 - paths are texts here
        document = _opened(origin.path, status.st_mtime_ns, status.st_size)
        return Placed(document, _location(document, origin, part))
    except (OSError, UnreadableError, LookupError):
        return Placed(None, Location(SourceFile(origin.path, ""), Span(0, 0)))


def _location(document: Document, origin: Origin, part: Part) -> Location:
    if origin.request is not None:
        return document.locate(document.requests[origin.request], origin.pointer, part)
    if not isinstance(document, InputFile):
        raise UnreadableError(f"{origin.path} holds no saved output")
    return Location(document.source, locate(document.tree, origin.pointer, part if origin.pointer else Part.KEY))


@lru_cache(MOST_KEPT)
def _opened(path: str, _modified: int, _size: int) -> Document:
    return read(path)
