"""Which files a run looks at: those that are named, and of folders what neither Git nor the configuration leaves out."""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from skelint.opening import MOST_OF_A_SETTING, UnreadableError, load
from skelint.patterns import compiled
from skelint.readers.scripts.hosts import host
from skelint.repository import inside, root

SUFFIXES = (".json", ".yaml", ".yml")
WORKFLOWS = {".github", ".gitlab", ".circleci"}
"""Hidden folders that hold commands."""
LONGEST_LINE = 200
"""How much of a file without a suffix is looked at."""
LEFT_OUT = {"node_modules", "__pycache__", "site-packages"}
"""Folders of other people's files; hidden ones are left out as well."""


class Exclusions(Protocol):
    """What leaves files out."""

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """Return whether a path is left out."""

    def gitignored(self, path: str) -> bool:
        """Return whether what Git ignores counts for a path."""

    def forces(self, path: str) -> bool:
        """Return whether a path may be left out though it is named."""


class Ignoring(NamedTuple):
    """The patterns of one `.gitignore`, and the folder that it lies in."""

    folder: str
    spec: Any
    """None where the file cannot be read."""

    @property
    def path(self) -> str:
        """The file, as the paths of a run are written."""
        return os.path.relpath(os.path.join(self.folder, ".gitignore"))  # noqa: PTH118


def files(paths: Iterable[str], exclusions: Exclusions) -> Iterator[tuple[str, bool]]:
    """Yield each file once, and whether the user named it: folders are walked in the order of their names.

    `-`, and a path that is neither file nor folder, are yielded as named: whoever opens them says what is wrong with them.
    A named file is left out only where exclusions are forced.
    """
    seen: set[str] = set()
    for path in paths:
        found: Iterable[tuple[str, bool]]
        if os.path.isdir(path):  # noqa: PTH112 - a Path raises an error where it cannot look
            found = ((inner, False) for inner in _walk(path, exclusions))
        else:
            found = [] if path != "-" and exclusions.forces(path) and _left_out(path, exclusions) else [(path, True)]
        for file, named in found:
            key = os.path.abspath(file)  # noqa: PTH100 - Path.absolute keeps `..`
            if key not in seen:
                seen.add(key)
                yield file, named


def _walk(top: str, exclusions: Exclusions) -> Iterator[str]:
    """Yield the files below a folder; links to folders are not followed, so it ends.

    A folder and a `.gitignore` that cannot be read are yielded too: whoever opens them says what is wrong with them.
    """
    above = _above(top) if exclusions.gitignored(os.path.join(top, "x")) else []  # noqa: PTH118 - as below
    yield from (patterns.path for patterns in above if patterns.spec is None)
    ignoring: dict[str, list[Ignoring]] = {top: above}
    closed: list[OSError] = []
    for where, folders, names in os.walk(top, onerror=closed.append):
        patterns = ignoring.pop(where, [])
        if ".gitignore" in names and exclusions.gitignored(os.path.join(where, "x")):  # noqa: PTH118
            own = _read(where)
            patterns = [*patterns, own]
            if own.spec is None:
                yield own.path
        kept = [name for name in sorted(folders) if _is_looked_into(name)]
        folders[:] = [name for name in kept if not _out(os.path.join(where, name), exclusions, patterns, folder=True)]  # noqa: PTH118
        ignoring |= {os.path.join(where, name): patterns for name in folders}  # noqa: PTH118
        for name in sorted(names):
            path = os.path.join(where, name)  # noqa: PTH118 - a Path costs more than the file is read in
            if not (name.lower().endswith(SUFFIXES) or _holds_commands(path)) or not _is_file(path):
                continue
            if not _out(path, exclusions, patterns):
                yield os.path.normpath(path)
    yield from (os.path.normpath(error.filename) for error in closed if not isinstance(error, FileNotFoundError))


def _is_file(path: str) -> bool:
    """Return whether a path leads to a regular file, or nobody may know: then whoever opens it says so."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116 - as above
    except PermissionError:
        return True
    except OSError:
        return False


def _out(path: str, exclusions: Exclusions, patterns: list[Ignoring], *, folder: bool = False) -> bool:
    return exclusions.excludes(path, folder=folder) or _ignored(path, patterns, folder=folder)


def _left_out(path: str, exclusions: Exclusions) -> bool:
    """Return whether a named file, or a folder that it lies in, is left out."""
    absolute = os.path.abspath(path)  # noqa: PTH100
    patterns = _above(os.path.dirname(absolute), own=True) if exclusions.gitignored(path) else []  # noqa: PTH120
    parents = [str(parent) for parent in Path(absolute).parents]
    return _out(absolute, exclusions, patterns) or any(_ignored(parent, patterns, folder=True) for parent in parents)


def _ignored(path: str, patterns: list[Ignoring], *, folder: bool) -> bool:
    """Return whether Git ignores a path: the deepest `.gitignore` that speaks of it counts."""
    if not patterns:
        return False
    absolute = os.path.abspath(path)  # noqa: PTH100
    for one in reversed(patterns):
        if one.spec is None or not absolute.startswith(one.folder + os.sep):
            continue
        relative = absolute[len(one.folder) + 1 :].replace(os.sep, "/")
        verdict = one.spec.check_file(f"{relative}/" if folder else relative).include
        if verdict is not None:
            return bool(verdict)
    return False


def _above(folder: str, *, own: bool = False) -> list[Ignoring]:
    """Return the patterns that hold in a folder from the root of its repository on; its own are read when it is walked."""
    top = root(folder)
    if top is None:
        return []  # no repository: what lies above has nothing to do with it
    start = Path(os.path.abspath(folder))  # noqa: PTH100
    folders = [parent for parent in (start, *start.parents) if inside(str(parent), top) and (own or parent != start)]
    return [_read(str(parent)) for parent in reversed(folders) if os.path.lexists(parent / ".gitignore")]


def _read(folder: str) -> Ignoring:
    path = os.path.join(folder, ".gitignore")  # noqa: PTH118
    try:
        lines = load(path, MOST_OF_A_SETTING, named=False).decode("utf-8", "replace").splitlines()
    except UnreadableError:
        return Ignoring(os.path.abspath(folder), None)  # noqa: PTH100
    try:
        spec = compiled(lines)
    except (ValueError, re.error):  # one of the lines is no pattern: for Git it matches nothing
        spec = compiled([line for line in lines if _is_pattern(line)])
    return Ignoring(os.path.abspath(folder), spec)  # noqa: PTH100


def _is_pattern(line: str) -> bool:
    try:
        compiled([line])
    except (ValueError, re.error):
        return False
    return True


def _is_looked_into(folder: str) -> bool:
    return folder in WORKFLOWS or not (folder.startswith(".") or folder in LEFT_OUT)


def _holds_commands(path: str) -> bool:
    """Return whether a file may hold commands, by its name; without a suffix, by the interpreter in its first line."""
    if host(path):
        return True
    if "." in os.path.basename(path) or not os.path.isfile(path):  # noqa: PTH113, PTH119 - as above
        return False
    try:
        return host(path, load(path, LONGEST_LINE, named=False).decode("utf-8", "replace")) is not None
    except UnreadableError:
        return False
