"""Which file a command means: a script may be started from its own folder, from another that it enters, or from the root."""

import os
from collections.abc import Iterator, Sequence

from skelint.repository import inside, tree

STDIN = frozenset({"/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"})


def candidates(path: str, script: str, folders: Sequence[str] = ()) -> Sequence[str]:
    """Return the files of the repository that a path in a script may mean; of several, those in the folder entered last.

    The path is relative to the script's folder, to the working folders that the script enters, or to the root of the
    repository; a link that leads out of the repository is not followed.
    """
    entered = _there(path, script, folders[-1:], alone=True) if folders else []
    return entered or _there(path, script, folders)


def exists(path: str) -> bool:
    """Return whether there is something at a path, seen from the folder that this process runs in; `~` is the user's home."""
    try:
        return os.path.exists(os.path.expanduser(path))  # noqa: PTH110, PTH111 - as the rest of the paths of a run
    except ValueError:  # no path at all: it holds a NUL, or what is no character
        return False


def _there(path: str, script: str, folders: Sequence[str], *, alone: bool = False) -> Sequence[str]:
    root = tree(script)
    by_real_path: dict[str, str] = {}
    try:
        for base in _bases(script, root, folders, alone=alone):
            file = os.path.normpath(os.path.join(base, path))  # noqa: PTH118 - as the rest of the paths of a run
            if not os.path.isfile(file):  # noqa: PTH113 - far cheaper than to follow the links of what is not there
                continue
            real = os.path.realpath(file)
            if os.path.isfile(real) and inside(real, root):  # noqa: PTH113
                by_real_path.setdefault(real, file)
    except ValueError:  # no path at all: it holds a NUL, or what is no character
        return []
    return [*by_real_path.values()]


def _bases(script: str, root: str, folders: Sequence[str], *, alone: bool) -> Iterator[str]:
    own = os.path.dirname(script)  # noqa: PTH120
    for start in (own, _shown(root)):
        if not alone:
            yield start
        yield from (os.path.join(start, folder) for folder in folders)  # noqa: PTH118


def _shown(folder: str) -> str:
    """Return a folder relative to the working folder where it lies below that, as the paths of a run are written."""
    relative = os.path.relpath(folder)
    return folder if relative.startswith("..") else "" if relative == os.curdir else relative
