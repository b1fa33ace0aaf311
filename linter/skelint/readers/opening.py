"""Opening a file: only regular ones, and only as much as is read."""

import os
import stat

from skelint.readers.document import LARGEST


class UnreadableError(Exception):
    """A file cannot be opened; the message says why."""


def load(path: str) -> bytes:
    """Return the bytes of a file, of a large one just enough to see that it is too large. Only regular files are opened.

    Raises:
        UnreadableError: There is no such file, it is no regular file, or it may not be read.
    """
    try:
        # Not to block on a pipe that nobody writes to; and by descriptor, as a Path costs more than the file is read in.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise UnreadableError(f"there is no file {path}") from None
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from error
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableError(f"{path} is not a regular file")
        return _read(descriptor, min(found.st_size, LARGEST) + 1)
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {error.strerror}") from error
    finally:
        os.close(descriptor)


def _read(descriptor: int, most: int) -> bytes:
    raw = os.read(descriptor, most)
    while len(raw) < most and (more := os.read(descriptor, most - len(raw))):
        raw += more
    return raw
