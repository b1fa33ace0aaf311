"""Applying fixes: all edits of a fix or none, no two that touch."""

from collections.abc import Callable, Iterable, Sequence

from skelint.engine.diagnostic import Diagnostic
from skelint.records import dataclass
from skelint.source import Edit, SourceFile, apply

MOST_ROUNDS = 10
"""A fix can make room for another; more rounds than this would mean that two fixes undo each other."""


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
        # A script's findings may be in other files.
        own = [diagnostic for diagnostic in diagnostics if diagnostic.source.path == source.path]
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
        if any(_touch(edit, other) for edit in new for other in edits):
            continue
        number += 1
        edits += new
    return number, edits


def _touch(edit: Edit, other: Edit) -> bool:
    return edit.span.start <= other.span.end and other.span.start <= edit.span.end


def diff(path: str, before: str, after: str) -> str:
    """Return the change of a file as a unified diff."""
    import difflib  # noqa: PLC0415 - only --diff needs it

    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
