"""Writing a file whole or not at all, in its place: with its mode, its owner and the links that lead to it."""

import os
import stat
import sys
from contextlib import suppress

from skelint.opening import FLAGS, UnreadableError, content, reason
from skelint.repository import inside, tree

DRAFT = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)
STREAMS = (1, 2)
"""The descriptors of standard output and standard error."""


class UnwritableError(Exception):
    """A file cannot be written and is as it was; the message names it and says why."""


def save(path: str | os.PathLike[str], text: str) -> None:
    """Put a text, in UTF-8, in the place of a file; a device, a pipe, or what is standard output, is written to.

    Raises:
        UnwritableError: It cannot be written.
    """
    name, raw = os.fspath(path), text.encode("utf-8", "backslashreplace")  # the name of a file may be in no encoding
    try:
        status = os.stat(name) if os.path.exists(name) else None  # noqa: PTH110, PTH116 - no Path for what is done by descriptor
        if status and (stream := _stream(status)):
            _write(stream, raw)
        elif status and not (stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)):
            _pass_on(name, raw)
        else:
            _replace(os.path.realpath(name), raw, status)
    except FileNotFoundError as error:
        raise UnwritableError(f"{name} cannot be written: there is no folder {os.path.dirname(name) or '.'}") from error  # noqa: PTH120
    except (OSError, ValueError) as error:
        raise UnwritableError(f"{name} cannot be written: {reason(error)}") from error
    except _RefusedError as refusal:
        raise UnwritableError(f"{name} {refusal}") from refusal


def rewrite(path: str, before: bytes, text: str, *, named: bool = True) -> None:
    """Put a text, in UTF-8, in the place of a file that holds some bytes; a link stays, and what it leads to is replaced.

    Through a link that the user did not name only a file of the same tree is replaced.

    Raises:
        UnwritableError: It cannot be written, or no longer holds these bytes.
    """
    raw = text.encode("utf-8")
    try:
        real = os.path.realpath(path)
        if not named and os.path.islink(path) and not inside(real, tree(path)):  # noqa: PTH114
            raise _RefusedError("is a link that leads out of its repository or folder, and is left alone")  # noqa: TRY301
        _replace(real, raw, os.stat(real), before)  # noqa: PTH116
    except (OSError, ValueError) as error:
        raise UnwritableError(f"{path} cannot be written: {reason(error)}") from error
    except _RefusedError as refusal:
        raise UnwritableError(f"{path} {refusal}") from refusal


class _RefusedError(Exception):
    """A file is left alone; the message goes on from its name."""


def _replace(real: str, raw: bytes, status: os.stat_result | None, before: bytes | None = None) -> None:
    """Put bytes in the place of a file that is no link; `status` is what it was found as, None where there was none."""
    if status:
        _allow(real, status)
    draft = os.path.join(os.path.dirname(real), f".skelint-{os.urandom(16).hex()}")  # noqa: PTH118, PTH120
    descriptor = os.open(draft, DRAFT, 0o600 if status else 0o666)
    try:
        try:
            _write(descriptor, raw)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        if status:
            _take_over(draft, status)
        if before is not None and _holding(real) != before:
            raise _RefusedError("changed while it was linted, and is left alone")  # noqa: TRY301 - cleaned up below
        os.replace(draft, real)  # noqa: PTH105
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)  # noqa: PTH108
        raise


def _allow(real: str, status: os.stat_result) -> None:
    """Refuse to replace what is no regular file, may not be written, or has several names.

    Of a file with several names a replacement would be one of them alone; and to write into the file itself is not whole or
    not at all.
    """
    if stat.S_ISDIR(status.st_mode):
        raise _RefusedError("cannot be written: it is a folder")
    if not stat.S_ISREG(status.st_mode):
        raise _RefusedError("cannot be written: it is not a regular file")
    if not status.st_mode & 0o222 or not os.access(real, os.W_OK):  # the mode counts for the superuser too
        raise _RefusedError("cannot be written: it is read-only")
    if status.st_nlink > 1:
        raise _RefusedError(f"cannot be written: it has {status.st_nlink} names (hard links), which would be parted")


def _take_over(draft: str, status: os.stat_result) -> None:
    """Give a draft the owner, as far as that may be done, and the mode of the file that it is to replace."""
    mode = stat.S_IMODE(status.st_mode)
    if hasattr(os, "chown"):
        own = os.stat(draft)  # noqa: PTH116
        if own.st_gid != status.st_gid:
            try:
                os.chown(draft, -1, status.st_gid)
            except OSError:  # what its group may do is not for another group
                mode = mode & 0o707 | (mode & 0o007) << 3
        if own.st_uid != status.st_uid:
            with suppress(OSError):
                os.chown(draft, status.st_uid, -1)
    os.chmod(draft, mode)  # noqa: PTH101


def _holding(real: str) -> bytes | None:
    """Return what a file holds; None where it can no longer be read."""
    try:
        descriptor = os.open(real, FLAGS | getattr(os, "O_NOFOLLOW", 0))
    except OSError:
        return None
    try:
        return content(descriptor, real, os.fstat(descriptor).st_size)
    except UnreadableError:
        return None
    finally:
        os.close(descriptor)


def _stream(status: os.stat_result) -> int | None:
    """Return the descriptor of the stream that a file is, as `/dev/stdout` can be; what was printed before comes first."""
    for descriptor, stream in zip(STREAMS, (sys.stdout, sys.stderr), strict=True):
        with suppress(OSError):
            if stream is not None and os.path.samestat(os.fstat(descriptor), status):
                stream.flush()
                return descriptor
    return None


def _pass_on(name: str, raw: bytes) -> None:
    """Write bytes to a device or a pipe."""
    descriptor = os.open(name, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    try:
        _write(descriptor, raw)
    finally:
        os.close(descriptor)


def _write(descriptor: int, raw: bytes) -> None:
    view = memoryview(raw)
    while view:
        view = view[os.write(descriptor, view) :]
