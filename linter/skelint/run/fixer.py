"""Applying fixes: all edits of a fix or none, no two that touch, and none that leaves a text that cannot be read."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, count
from typing import NamedTuple

from skelint.engine.diagnostic import Diagnostic
from skelint.readers.document import Document
from skelint.records import dataclass
from skelint.source import Edit, SourceFile, Span, apply

FEWEST_ROUNDS = 10
"""A fix can make room for another. So many rounds are made of any text."""
MOST_RELINTED = 500_000
"""How many characters are linted again in all before no further round is made: many rounds of a small text, few of a large."""
Edits = tuple[Edit, ...]


class Choice(NamedTuple):
    """A fix to make, and the rule that wants it."""

    code: str
    edits: Edits


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
    relint: Callable[[str], Sequence[Diagnostic] | None],
    *,
    unsafe: bool = False,
) -> Fixed:
    """Return the text with its fixes made, round by round until none is left that applies.

    `relint` returns what another text of the same file gives, as `relinted` does.
    """
    text, applied, relinted = source.text, 0, 0
    refused: set[Edits] = set()
    met = {text}
    for number in count():
        if number >= FEWEST_ROUNDS and relinted > MOST_RELINTED:
            break
        # Of a script's findings, those in the files that it names are not mended here.
        own = [diagnostic for diagnostic in diagnostics if diagnostic.source.path == source.path]
        chosen = [choice for choice in _chosen(own, unsafe=unsafe) if choice.edits not in refused]
        if not chosen:
            break
        unread = _unread(diagnostics)
        while chosen:
            candidate = apply(text, sorted({edit for choice in chosen for edit in choice.edits}))
            left = relint(candidate)
            relinted += len(candidate)
            vain = {choice.edits for choice in _vain(chosen, left or ())}
            if vain:
                refused |= vain
                chosen = [choice for choice in chosen if choice.edits not in vain]
                continue
            if left is not None and _unread(left) <= unread:
                text, diagnostics, applied = candidate, left, applied + len(chosen)
                refused.add(())  # a fix without edits, which saves a file in UTF-8, is made once
                break
            if len(chosen) == 1:
                refused.add(chosen[0].edits)
            chosen = chosen[: len(chosen) // 2]
        if any(choice.edits for choice in chosen) and text in met:  # two fixes undo each other
            break
        met.add(text)
    return Fixed(text, applied, diagnostics)


def relinted(
    before: Document, after: Document, judge: Callable[[Document], Sequence[Diagnostic]]
) -> Sequence[Diagnostic] | None:
    """Return what a document gives after fixes, or None where they hide a request that was there before."""
    return judge(after) if len(after.requests) >= len(before.requests) else None


def _unread(diagnostics: Iterable[Diagnostic]) -> int:
    """Return how much keeps a file from being read: no fix may add to it, nor two that do not go together."""
    return sum(not diagnostic.silenceable for diagnostic in diagnostics)


def _vain(chosen: Sequence[Choice], left: Iterable[Diagnostic]) -> list[Choice]:
    """Return the fixes after which the same rule wants to write the same once more, right where they have written it."""
    edits = sorted({edit for choice in chosen for edit in choice.edits})
    ends = list(accumulate(len(edit.replacement) - (edit.span.end - edit.span.start) for edit in edits))
    behind = {edit: edit.span.end + moved for edit, moved in zip(edits, ends, strict=True)}
    places: dict[tuple[str, str], list[Span]] = {}
    for diagnostic in left:
        for edit in diagnostic.fix.edits if diagnostic.fix else ():
            places.setdefault((diagnostic.code, edit.replacement), []).append(edit.span)
    ordered = {key: sorted(spans) for key, spans in places.items()}

    def is_repeated(code: str, edit: Edit) -> bool:
        own = Span(behind[edit] - len(edit.replacement), behind[edit])
        spans = ordered.get((code, edit.replacement), [])
        at = bisect_left(spans, own)
        return bool(edit.replacement) and any(_touch(own, span) for span in spans[max(at - 1, 0) : at + 1])

    return [choice for choice in chosen if any(is_repeated(choice.code, edit) for edit in choice.edits)]


def _chosen(diagnostics: Iterable[Diagnostic], *, unsafe: bool) -> list[Choice]:
    """Return the fixes that can be made together; the first in the file wins.

    A fix takes the text from its first edit to its last: another one in between is made in the next round, as what it puts
    there need not fit any more. An edit that two fixes share is no obstacle.
    """
    chosen: list[Choice] = []
    taken: list[Span] = []
    placed: set[Edit] = set()
    for diagnostic in diagnostics:
        if diagnostic.fix is None or not diagnostic.fixable(unsafe=unsafe):
            continue
        edits = tuple(diagnostic.fix.edits)
        new = set(edits) - placed
        if new:
            whole = Span(min(edit.span.start for edit in new), max(edit.span.end for edit in new))
            at = bisect_left(taken, whole)
            if any(_touch(whole, other) for other in taken[max(at - 1, 0) : at + 1]):
                continue
            taken.insert(at, whole)
        chosen.append(Choice(diagnostic.code, edits))
        placed |= new
    return chosen


def _touch(span: Span, other: Span) -> bool:
    return span.start <= other.end and other.start <= span.end


def diff(path: str, before: str, after: str) -> str:
    """Return the change of a file as a unified diff."""
    import difflib  # noqa: PLC0415 - only --diff needs it

    lines = difflib.unified_diff(before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{path}", f"b/{path}")
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)
