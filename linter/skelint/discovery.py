"""Which files a run looks at."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

SUFFIXES = (".json", ".yaml", ".yml")
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
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in LEFT_OUT)
        for name in sorted(names):
            path = os.path.join(where, name)  # noqa: PTH118 - a Path costs more than the file is read in
            if name.lower().endswith(SUFFIXES) and os.path.isfile(path):  # noqa: PTH113 - the same
                yield os.path.normpath(path)
