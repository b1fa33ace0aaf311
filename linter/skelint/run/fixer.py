"""Applying fixes: all edits of a fix or none, no two that touch, files replaced whole."""

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from skelint.engine.diagnostic import Diagnostic
from skelint.records import dataclass
from skelint.source import Edit, SourceFile, apply

MOST_ROUNDS = 10
"""A fix can make room for another; more rounds than this would mean that two fixes undo each other."""


class ChangedError(Exception):
    """A file is no longer what was linted, and was left alone; the message names it."""


@dataclass(frozen=True, slots=True)
class Fixed:
    """The outcome of fixing one text."""

    text: str
    applied: int
    """How many fixes were made."""
    remaining: Sequence[Diagnostic]
    """What the fixed text still gives."""


def fix(
    source: SourceFile,
    diagnostics: Sequence[Diagnostic],
    relint: Callable[[str], Sequence[Diagnostic]],
    *,
    unsafe: bool = False,
) -> Fixed:
    """Return the text with its fixes made, round by round until none is left that applies.

    `relint` returns what another text of the same file gives.
    """
    text, applied = source.text, 0
    for _ in range(MOST_ROUNDS):
        own = [one for one in diagnostics if one.source.path == source.path]  # a script's findings may be in other files
        chosen, edits = _chosen(own, unsafe=unsafe)
        if not chosen:
            break
        text = apply(text, edits)
        applied += chosen
        diagnostics = relint(text)
    return Fixed(text, applied, diagnostics)


def _chosen(diagnostics: Iterable[Diagnostic], *, unsafe: bool) -> tuple[int, list[Edit]]:
    """Return how many fixes can be made together, and their edits; the first in the file wins, the same edit counts once."""
    number = 0
    edits: list[Edit] = []
    for diagnostic in diagnostics:
        if diagnostic.fix is None or not diagnostic.fixable(unsafe=unsafe):
            continue
        new = [edit for edit in diagnostic.fix.edits if edit not in edits]
        if any(_touch(one, other) for one in new for other in edits):
            continue
        number += 1
        edits += new
    return number, edits


def _touch(one: Edit, other: Edit) -> bool:
    return one.span.start <= other.span.end and other.span.start <= one.span.end


def write(path: str, before: bytes, text: str) -> None:
    """Replace a file by a text in UTF-8, all of it or nothing.

    Raises:
        ChangedError: The file no longer holds the bytes that were linted.
        OSError: The file cannot be written.
    """
    import tempfile  # noqa: PLC0415 - only where something is written

    target = Path(path).resolve()
    descriptor, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(text.encode("utf-8"))
        Path(name).chmod(target.stat().st_mode & 0o7777)
        if target.read_bytes() != before:
            raise ChangedError(f"{path} changed while it was linted, and is left alone")  # noqa: TRY301 - cleaned up below
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def diff(path: str, before: str, after: str) -> str:
    """Return the change of a file as a unified diff."""
    import difflib  # noqa: PLC0415 - only --diff needs it

    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
