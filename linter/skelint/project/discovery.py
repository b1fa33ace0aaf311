"""Which files a run looks at: those that are named, and of folders what neither Git nor the configuration leaves out."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from skelint.opening import MOST_OF_A_SETTING, UnreadableError, load
from skelint.patterns import compiled, is_pattern
from skelint.readers.registry import HEAD, UNREAD, Format, by_name, format_of, has_suffix
from skelint.repository import inside, root
from skelint.source import SourceFile

VERSION_CONTROL = frozenset({".bzr", ".git", ".hg", ".jj", ".svn"})
"""Folders in which nobody has files of their own."""
OF_OTHERS = frozenset(
    {
        *("node_modules", "__pycache__", "__pypackages__", "site-packages"),
        *(".venv", ".tox", ".nox", ".eggs", ".direnv", ".pyenv", ".pants.d", ".ipynb_checkpoints"),
        *(".mypy_cache", ".pytest_cache", ".ruff_cache", ".pytype", ".hypothesis", ".cache"),
        *(".npm", ".yarn", ".pnpm-store", ".next", ".nuxt", ".svelte-kit", ".turbo", ".parcel-cache", ".nyc_output"),
        *(".terraform", ".terragrunt-cache", ".serverless", ".aws-sam"),
        *(".gradle", ".m2", ".cargo", ".bundle", ".dart_tool", ".vscode-test"),
    }
)
"""Well-known folders that hold other people's or generated files; all others are walked, hidden ones too."""


class ListedFile(NamedTuple):
    """A file that a run may look at."""

    path: str
    named: bool
    """Whether the user named it."""
    format: Format | None
    """What it is told to be; None for standard input, of which nothing is known yet."""


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


def files(paths: Sequence[str], exclusions: Exclusions, left_out: list[str] | None = None) -> Iterator[ListedFile]:
    """Yield each file once, with its format: folders are walked in the order of their names.

    `-`, and a path that is neither file nor folder, are yielded as named: whoever opens them says what is wrong with them.
    A named file is left out only where exclusions are forced. The folders of other people's files that are not walked are
    added to `left_out`.
    """
    seen: set[str] = set()
    for path in paths:
        candidates: Iterable[ListedFile]
        if os.path.isdir(path):  # noqa: PTH112 - a Path raises an error where it cannot look
            candidates = _walk(path, exclusions, [] if left_out is None else left_out)
        else:
            candidates = [] if path != "-" and exclusions.forces(path) and _left_out(path, exclusions) else [_named(path)]
        if len(paths) == 1:
            yield from candidates
            continue
        for candidate in candidates:
            key = os.path.abspath(candidate.path)  # noqa: PTH100 - Path.absolute keeps `..`
            if key not in seen:
                seen.add(key)
                yield candidate


def _named(path: str) -> ListedFile:
    row = None if path == "-" else format_of(path, lambda: _head(path, named=True), named=True)
    return ListedFile(path, named=True, format=row)


def _walk(top: str, exclusions: Exclusions, left_out: list[str]) -> Iterator[ListedFile]:
    """Yield the files below a folder; links to folders are not followed, so it ends.

    A folder and a `.gitignore` that cannot be read are yielded too: whoever opens them says what is wrong with them.
    """
    above = _above(top) if exclusions.gitignored(os.path.join(top, "x")) else []  # noqa: PTH118 - as below
    yield from (ListedFile(patterns.path, named=False, format=UNREAD) for patterns in above if patterns.spec is None)
    pending = [(top, above)]
    closed: list[OSError] = []
    while pending:
        where, patterns = pending.pop()
        folders, others = _listing(where, closed)
        if any(entry.name == ".gitignore" for entry in others) and exclusions.gitignored(os.path.join(where, "x")):  # noqa: PTH118
            own = _read(where)
            patterns = [*patterns, own]
            if own.spec is None:
                yield ListedFile(own.path, named=False, format=UNREAD)
        normal = os.path.normpath(where)
        before = "" if normal == os.curdir else os.path.join(normal, "")  # noqa: PTH118
        yield from _files(others, before, exclusions, patterns)
        walked = []
        for entry in folders:
            if entry.name in VERSION_CONTROL or _out(entry.path, exclusions, patterns, folder=True):
                continue
            if entry.name in OF_OTHERS:
                left_out.append(before + entry.name)
            elif not entry.is_symlink():
                walked.append((entry.path, patterns))
        pending += reversed(walked)
    for error in closed:
        if not isinstance(error, FileNotFoundError):
            yield ListedFile(os.path.normpath(error.filename), named=False, format=UNREAD)


def _listing(folder: str, closed: list[OSError]) -> tuple[list["os.DirEntry[str]"], list["os.DirEntry[str]"]]:
    """Return the folders in a folder, and what else is there, by their names; of one that is closed, the error is added."""
    folders: list[os.DirEntry[str]] = []
    others: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                (folders if _is_folder(entry) else others).append(entry)
    except OSError as error:
        closed.append(error)
        return [], []
    return sorted(folders, key=attrgetter("name")), sorted(others, key=attrgetter("name"))


def _files(
    entries: Sequence["os.DirEntry[str]"], before: str, exclusions: Exclusions, patterns: list[Ignoring]
) -> Iterator[ListedFile]:
    """Yield those of what lies in a folder that are read; `before` is what stands before their names."""
    for entry in entries:
        path = before + entry.name
        row = by_name(path) or (UNREAD if has_suffix(path) else None)
        if row is UNREAD or not _is_file(entry) or _out(path, exclusions, patterns):
            continue
        row = row or format_of(path, lambda: _head(path))  # noqa: B023 - called at once
        if row is not UNREAD:
            yield ListedFile(path, named=False, format=row)


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """Return whether an entry is a folder, or leads to one."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_file(entry: "os.DirEntry[str]") -> bool:
    """Return whether an entry is a regular file, or leads to one, or nobody may know: then whoever opens it says so."""
    try:
        return entry.is_file()
    except PermissionError:
        return True
    except OSError:
        return False


def _head(path: str, *, named: bool = False) -> str:
    """Return how the text of a file begins; nothing of what is no regular file, or cannot be read."""
    try:
        return SourceFile.from_bytes(path, load(path, HEAD, named=named)).text
    except UnreadableError:
        return ""


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
    for ignoring in reversed(patterns):
        if ignoring.spec is None or not absolute.startswith(ignoring.folder + os.sep):
            continue
        relative = absolute[len(ignoring.folder) + 1 :].replace(os.sep, "/")
        verdict = ignoring.spec.check_file(f"{relative}/" if folder else relative).include
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
        spec = compiled([line for line in lines if is_pattern(line)])
    return Ignoring(os.path.abspath(folder), spec)  # noqa: PTH100
