"""A fix as a small diff: the lines as they are, and as they would be."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from skelint.engine.diagnostic import Repair
from skelint.reporters.colours import ADDED, BESIDE, REMOVED
from skelint.reporters.frame import NARROWEST, line_span, view
from skelint.source import Edit, SourceFile, Span, apply

MOST_LINES = 2
"""A fix that takes away more lines, or puts in more, is told by its title alone."""
LONGEST_LINE = 10_000
"""In longer lines a change is not looked for: what is not seen of it helps nobody."""


def change(source: SourceFile, repair: Repair, gutter: int, console: Console) -> Iterator[Text]:
    """Yield what a fix takes away and puts in, line by line, no wider than the console; nothing where that is not small."""
    if not repair.edits:
        return
    first = source.position(min(edit.span.start for edit in repair.edits)).line
    last = source.position(max(edit.span.end for edit in repair.edits)).line
    block = Span(line_span(source, first).start, line_span(source, last).end)
    if last - first > MOST_LINES or block.end - block.start > LONGEST_LINE:
        return
    before, after = _texts(source, block, repair.edits)
    same = next(
        (at for at, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1]), min(len(before), len(after))
    )
    before, after, first = before[same:], after[same:], first + same
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    if max(len(before), len(after)) > MOST_LINES or not (before or after):
        return
    room = max(console.width - gutter - 3, NARROWEST)
    for sign, style, lines, others in (("-", REMOVED, before, after), ("+", ADDED, after, before)):
        for at, line in enumerate(lines):
            other = others[at] if at < len(others) else ""
            yield _row(f"{first + at:>{gutter}}", sign, _seen(line, other, room), style)


def _texts(source: SourceFile, block: Span, edits: Sequence[Edit]) -> tuple[list[str], list[str]]:
    """Return the lines of a block of whole lines before the edits, and after."""
    moved = [Edit(Span(start - block.start, end - block.start), text) for (start, end), text in edits]
    before = source.text[block.start : block.end]
    return _lines(before), _lines(apply(before, moved))


def _lines(text: str) -> list[str]:
    whole = SourceFile("", text)
    return [whole.line(number + 1) for number in range(len(whole.line_starts))]


def _seen(line: str, other: str, room: int) -> str:
    """Return what fits of a line, around what tells it from another."""
    differs = next(
        (at for at, pair in enumerate(zip(line, other, strict=False)) if pair[0] != pair[1]), min(len(line), len(other))
    )
    return view(line, Span(0, len(line)), Span(differs, min(differs + 1, len(line))), room).text


def _row(number: str, sign: str, text: str, style: str) -> Text:
    return Text().append(f"{number} ", style=BESIDE).append(f"{sign} {text}".rstrip(), style=style)
