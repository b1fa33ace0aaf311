"""Source frames: numbered lines with carets under what is meant, whatever the width of the letters or of the terminal."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from skelint.reporters.colours import BESIDE, RELATED
from skelint.reporters.printable import in_frame, printable
from skelint.source import SourceFile, Span

ELLIPSIS = "…"
NARROWEST = 20
"""A frame shows this many cells of a line, even on a terminal that is narrower: two characters drawn as escapes."""
MARGIN = 3
"""The cells that are kept free beside a part of a line: for both ellipses, and for a caret behind the last character."""
DENSEST = 4
"""How many characters a cell stands for at most: letters can bear any number of accents, which have no width."""
BLANK = re.compile(r"\s*")


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to underline: what is meant with carets, what has to do with it with dashes and a label."""

    span: Span
    label: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What is drawn of a source, line by line, and how wide its line numbers are."""

    rows: Sequence[Text]
    gutter: int


@dataclass(frozen=True, slots=True)
class View:
    """A part of a source line as drawn: its text, and the cell at which each of its characters begins, and the last ends."""

    text: str
    start: int
    end: int
    """The last offset that can be pointed at: behind the last character only where the line ends there."""
    cells: Sequence[int]

    def shows(self, offset: int) -> bool:
        """Return whether an offset can be pointed at."""
        return self.start <= offset <= self.end

    def cell(self, offset: int) -> int:
        """Return the cell at which a character begins."""
        return self.cells[min(max(offset - self.start, 0), len(self.cells) - 1)]

    def underlined(self, span: Span) -> tuple[int, int]:
        """Return the cells under a span: at least one, and of an accent those of its letter."""
        start, end = self.cell(span.start), self.cell(span.end)
        if start == end and span.end > span.start and self.shows(span.end):
            start = max(start - 1, 0)
        return start, max(end, start + 1)


def frame(source: SourceFile, marks: Sequence[Mark], colour: str, console: Console, context: Span | None = None) -> Frame:
    """Return a frame that is no wider than the console; `colour` is the style of the carets.

    The line of `context` is shown too, and nothing in it is underlined.
    """
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        for number, part in _parts(source, mark):
            by_line.setdefault(number, []).append(part)
    if context is not None:
        by_line.setdefault(source.position(context.start).line, [])
    numbers = sorted(by_line)
    gutter = len(str(numbers[-1]))
    room = max(console.width - gutter - 3, NARROWEST)
    rows = [_row(gutter, "", "")]
    previous = numbers[0] - 1
    for number in numbers:
        if number == previous + 2:  # one line takes no more room than the dots in its place
            line = line_span(source, previous + 1)
            rows.append(_row(gutter, str(previous + 1), view(source.text, line, Span(line.start, line.start), room).text))
        elif number > previous + 1:
            rows.append(Text(f"{' ' * gutter} ...", style=BESIDE))
        previous = number
        pending = sorted(by_line[number], key=lambda mark: (not mark.primary, mark.span))
        if not pending and context is not None:
            line = line_span(source, number)
            rows.append(_row(gutter, str(number), view(source.text, line, Span(context.start, line.end), room).text))
        while pending:  # of a long line, as many views as it takes to see each mark
            line = line_span(source, number)
            shown = view(source.text, line, _focus(source.text, line, pending, room), room)
            seen = [mark for mark in pending if shown.shows(mark.span.start)]
            pending = [mark for mark in pending if not shown.shows(mark.span.start)]
            rows.append(_row(gutter, str(number), shown.text))
            below = _underlines(shown, seen, colour, room, console)
            rows += [_row(gutter, "", "").append(" ").append_text(underline) for underline in below]
    return Frame(rows, gutter)


def _row(gutter: int, number: str, text: str) -> Text:
    return Text().append(f"{number:>{gutter}} |", style=BESIDE).append(f" {text}" if text else "")


def line_span(source: SourceFile, number: int) -> Span:
    """Return where a line's text is, without copying it: it may be millions of characters long."""
    starts = source.line_starts
    start = starts[number - 1]
    end = starts[number] if number < len(starts) else len(source.text)
    while end > start and source.text[end - 1] in "\r\n":
        end -= 1
    return Span(start, end)


def _parts(source: SourceFile, mark: Mark) -> Iterator[tuple[int, Mark]]:
    """Yield what is underlined of a mark, with its line: of several lines the first and the last; the label with the last."""
    start, end = mark.span
    first, last = source.position(start).line, source.position(max(end - 1, start)).line
    if first == last:
        line = line_span(source, first)
        yield first, Mark(Span(min(start, line.end), max(min(end, line.end), min(start, line.end))), mark.label, mark.primary)
        return
    yield first, Mark(Span(min(start, line_span(source, first).end), line_span(source, first).end), "", mark.primary)
    line = line_span(source, last)
    end = min(end, line.end)
    blank = BLANK.match(source.text, line.start, end)
    yield last, Mark(Span(blank.end() if blank else line.start, end), mark.label, mark.primary)


def _focus(text: str, line: Span, marks: Sequence[Mark], room: int) -> Span:
    """Return what should be seen together: all marks if they fit, else the first."""
    together = Span(min(mark.span.start for mark in marks), max(mark.span.end for mark in marks))
    fitting, _ = _reach(text, line, range(*together), room - MARGIN)
    return together if fitting == together.end - together.start else marks[0].span


def view(text: str, line: Span, focus: Span, room: int) -> View:
    """Return the part of a line around a focus: all of it if it fits, else more of what follows than of what precedes.

    Only what is shown is looked at, so that a line may be of any length.
    """
    if line.end - line.start < room * DENSEST:
        pieces = [_piece(text, line, at) for at in range(line.start, line.end)]
        if sum(map(cell_len, pieces)) < room:
            return _drawn(pieces, line.start, "", "")
    room -= MARGIN
    right, wide = _reach(text, line, range(focus.start, line.end), room * 2 // 3)
    whole = _reach(text, line, range(*focus), room)
    if right < whole[0] == focus.end - focus.start:
        right, wide = whole
    left, before = _reach(text, line, range(focus.start - 1, line.start - 1, -1), room - wide)
    more, _ = _reach(text, line, range(focus.start + right, line.end), room - wide - before)
    start, end = focus.start - left, focus.start + right + more
    pieces = [_piece(text, line, at) for at in range(start, end)]
    return _drawn(pieces, start, ELLIPSIS if start > line.start else "", ELLIPSIS if end < line.end else "")


def _drawn(pieces: Sequence[str], start: int, left: str, right: str) -> View:
    cells = list(accumulate((cell_len(piece) for piece in pieces), initial=len(left)))
    return View(left + "".join(pieces) + right, start, start + len(pieces) - len(right), cells)


def _reach(text: str, line: Span, offsets: range, room: int) -> tuple[int, int]:
    """Return how many of the characters at the offsets fit, and how many cells they take."""
    taken = 0
    for number, at in enumerate(offsets[: max(room, 0) * DENSEST]):
        width = cell_len(_piece(text, line, at))
        if taken + width > room:
            return number, taken
        taken += width
    return min(len(offsets), max(room, 0) * DENSEST), taken


def _piece(text: str, line: Span, at: int) -> str:
    if text[at] == "[" and at - line.start >= 2 and text[at - 2 : at] == "##":
        return r"\["  # ##[ would be a command in the log of a CI, wherever it stands
    return in_frame(text[at])


def _underlines(shown: View, marks: Sequence[Mark], colour: str, room: int, console: Console) -> Iterator[Text]:
    """Yield the rows under a line: side by side what fits so, that with the carets first."""
    rows: list[list[tuple[int, int, Mark]]] = []
    free = 0
    for mark in sorted(marks, key=lambda mark: mark.span):
        start, end = shown.underlined(mark.span)
        if not rows or start < free:
            rows.append([])
        rows[-1].append((start, end, mark))
        free = end + 1 + (cell_len(printable(mark.label)) + 2 if mark.label else 0)
    for row in sorted(rows, key=lambda row: not any(mark.primary for _, _, mark in row)):
        yield from _underline(row, colour, room, console)


def _underline(row: Sequence[tuple[int, int, Mark]], colour: str, room: int, console: Console) -> Iterator[Text]:
    drawn = Text()
    below: list[Text] = []
    for start, end, mark in row:
        style = colour if mark.primary else RELATED
        drawn.append(" " * (start - drawn.cell_len))
        drawn.append(("^" if mark.primary else "-") * (end - start), style=style)
        label = Text(printable(mark.label), style=style)
        if not label:
            continue
        if end + 1 + label.cell_len <= room:
            drawn.append(" ").append_text(label)
        else:
            below += _below(label, start, room, console)
    yield drawn
    yield from below


def _below(label: Text, start: int, room: int, console: Console) -> Iterator[Text]:
    """Yield a label that does not fit beside its dashes: below them if it fits there, else in lines from the left."""
    for line in label.wrap(console, room):
        line.rstrip()
        yield Text(" " * max(min(start, room - label.cell_len), 0)).append_text(line)
