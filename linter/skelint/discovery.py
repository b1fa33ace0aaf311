"""Which files a run looks at."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from skelint.readers.scripts.hosts import host

SUFFIXES = (".json", ".yaml", ".yml")
WORKFLOWS = {".github", ".gitlab", ".circleci"}
"""Hidden folders that hold commands."""
LONGEST_LINE = 200
"""How much of a file without a suffix is looked at."""
LEFT_OUT = {"node_modules", "__pycache__", "site-packages"}
"""Folders of other people's files; hidden ones are left out as well."""


def files(paths: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield each file once, and whether the user named it: folders are walked in the order of their names.

    `-`, and a path that is neither file nor folder, are yielded as named: whoever opens them says what is wrong with them.
    """
    seen: set[str] = set()
    for path in paths:
        found = ((inner, False) for inner in _walk(path)) if Path(path).is_dir() else [(path, True)]
        for file, named in found:
            key = os.path.abspath(file)  # noqa: PTH100 - Path.absolute keeps `..`
            if key not in seen:
                seen.add(key)
                yield file, named


def _walk(folder: str) -> Iterator[str]:
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if _is_looked_into(name))
        for name in sorted(names):
            path = os.path.join(where, name)  # noqa: PTH118 - a Path costs more than the file is read in
            if (name.lower().endswith(SUFFIXES) or _holds_commands(path)) and os.path.isfile(path):  # noqa: PTH113 - the same
                yield os.path.normpath(path)


def _is_looked_into(folder: str) -> bool:
    return folder in WORKFLOWS or not (folder.startswith(".") or folder in LEFT_OUT)


def _holds_commands(path: str) -> bool:
    """Return whether a file may hold commands, by its name; without a suffix, by the interpreter in its first line."""
    if host(path):
        return True
    if "." in os.path.basename(path) or not os.path.isfile(path):  # noqa: PTH113, PTH119 - as above
        return False
    try:
        with open(path, "rb") as stream:  # noqa: PTH123
            return host(path, stream.read(LONGEST_LINE).decode("utf-8", "replace")) is not None
    except OSError:
        return False
