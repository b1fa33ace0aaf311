"""Opening a file: only regular ones, looked at once they are open, and never more of one than its kind may hold."""

import os
import stat

from skelint.repository import inside, tree

MOST_OF_A_SETTING = 1_000_000
"""How many bytes a configuration or a `.gitignore` may hold."""
FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
"""Not to block on a pipe that nobody writes to, and to get the bytes as they are."""
NO_LINK = getattr(os, "O_NOFOLLOW", 0)
"""To open no link; not every system can be told so."""
BLOCK = 1 << 20


class UnreadableError(Exception):
    """A file cannot be opened; the message says why and quotes nothing of it."""


class OutsideError(UnreadableError):
    """A file that nobody named is a link that leads out of its tree."""


def load(path: str, most: int, *, named: bool = True) -> bytes:
    """Return the bytes of a file; of one that is larger than `most`, one byte more than that.

    A file that the user did not name is opened through a link only within its tree.

    Raises:
        OutsideError: It is such a link and leads elsewhere.
        UnreadableError: There is no such file, it is no regular file, or it may not be read.
    """
    try:
        descriptor = _opened(path, named=named)
    except FileNotFoundError:
        raise UnreadableError(f"there is no file {path}") from None
    except (OSError, ValueError) as error:
        raise UnreadableError(f"{path} cannot be read: {reason(error)}") from error
    try:
        return content(descriptor, path, most)
    except OSError as error:
        raise UnreadableError(f"{path} cannot be read: {reason(error)}") from error
    finally:
        os.close(descriptor)


def text(path: str, most: int = MOST_OF_A_SETTING, *, named: bool = True) -> str:
    """Return the text of a file in UTF-8, each line end as it is.

    Raises:
        UnreadableError: It cannot be opened, is larger than `most`, or is not in UTF-8.
    """
    raw = load(path, most, named=named)
    if len(raw) > most:
        raise UnreadableError(f"{path} cannot be read: it is larger than {most:,} bytes")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        raise UnreadableError(f"{path} cannot be read: it is not encoded in UTF-8") from None


def content(descriptor: int, path: str, most: int) -> bytes:
    """Return the bytes of an open file, and one more than `most` where it holds more.

    Raises:
        UnreadableError: It is no regular file.
        OSError: It cannot be read.
    """
    status = os.fstat(descriptor)
    if stat.S_ISDIR(status.st_mode):
        raise UnreadableError(f"{path} is a folder, not a file")
    if not stat.S_ISREG(status.st_mode):
        raise UnreadableError(f"{path} is not a regular file")
    raw = os.read(descriptor, min(status.st_size, most) + 1)
    if raw and not status.st_size and not os.fstat(descriptor).st_size:  # the system makes it up while it is read
        raise UnreadableError(f"{path} is not a regular file")
    if len(raw) == status.st_size:
        return raw
    blocks = [raw]
    length = len(raw)
    while length <= most and (block := os.read(descriptor, min(most + 1 - length, BLOCK))):
        blocks.append(block)
        length += len(block)
    return b"".join(blocks)


def reason(error: OSError | ValueError) -> str:
    """Return what the system says of an error: without the path, and of a path that is none, that it is none."""
    return error.strerror or "the system does not say why" if isinstance(error, OSError) else "this is not a path"


def _opened(path: str, *, named: bool) -> int:
    """Return the descriptor of a file; one that nobody named must lie in its tree where it is a link."""
    if named:
        return os.open(path, FLAGS)
    try:
        if NO_LINK or not os.path.islink(path):  # noqa: PTH114 - a Path costs more than the file is read in
            return os.open(path, FLAGS | NO_LINK)
    except OSError:
        if not os.path.islink(path):  # noqa: PTH114
            raise
    real = os.path.realpath(path)
    if not inside(real, tree(path)):
        raise OutsideError(f"{path} is a link that leads out of its repository or folder, and is not followed")
    return os.open(real, FLAGS | NO_LINK)
