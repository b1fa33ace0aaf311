"""Source frames: numbered lines with carets under what is meant, whatever the width of the letters or of the terminal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import cell_len
from rich.text import Text

from skelint.reporters.printable import guarded, in_frame, printable
from skelint.source import SourceFile, Span

ELLIPSIS = "…"
NARROWEST = 20
"""A frame shows this many cells of a line, even on a terminal that is narrower."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place to underline: what is meant with carets, what has to do with it with dashes and a label."""

    span: Span
    label: str = ""
    primary: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A source line as drawn: a piece for each character, and the cell at which it begins."""

    pieces: Sequence[str]
    cells: Sequence[int]

    @classmethod
    def of(cls, text: str) -> "_Line":
        pieces = [in_frame(character) for character in text]
        return cls(pieces, [0, *accumulate(cell_len(piece) for piece in pieces)])

    def cell(self, offset: int) -> int:
        return self.cells[min(offset, len(self.cells) - 1)]

    def window(self, first: int, width: int) -> tuple[str, int]:
        """Return what is seen of the line from about a cell on, and the cell at which that begins."""
        if self.cells[-1] <= width:
            return "".join(self.pieces), 0
        first = 0 if first < width * 2 // 3 else first - width // 3
        start = next(index for index, cell in enumerate(self.cells) if cell >= first)
        origin = self.cells[start]
        room = width - (1 if start else 0)
        end = next((index for index, cell in enumerate(self.cells) if cell - origin > room - 1), len(self.pieces) + 1) - 1
        shown = "".join(self.pieces[start:end])
        left = ELLIPSIS if start else ""
        right = ELLIPSIS if end < len(self.pieces) else ""
        return left + shown + right, origin - len(left)


def frame(source: SourceFile, marks: Sequence[Mark], colour: str, width: int) -> Iterator[Text]:
    """Yield the lines of a frame, at most `width` cells wide; `colour` is the style of the carets."""
    by_line: dict[int, list[Mark]] = {}
    for mark in marks:
        by_line.setdefault(source.position(mark.span.start).line, []).append(mark)
    gutter = len(str(max(by_line)))
    room = max(width - gutter - 4, NARROWEST)
    yield _row(gutter, "", "")
    previous = min(by_line) - 1
    for number in sorted(by_line):
        if number > previous + 1:
            yield Text(f"{' ' * gutter} ...", style="blue")
        previous = number
        span = source.line_span(number)
        line = _Line.of(source.text[span.start : span.end])
        here = sorted(by_line[number], key=lambda mark: (not mark.primary, mark.span))
        shown, origin = line.window(line.cell(here[0].span.start - span.start), room)
        yield _row(gutter, str(number), guarded(shown))
        for mark in here:
            start = line.cell(mark.span.start - span.start) - origin
            end = max(line.cell(min(mark.span.end, span.end) - span.start) - origin, start + 1)
            yield _underline(gutter, mark, (start, end), colour, room)


def _row(gutter: int, number: str, text: str) -> Text:
    row = Text(f"{number:>{gutter}} |", style="blue")
    return row.append(f" {text}" if text else "", style="default")


def _underline(gutter: int, mark: Mark, cells: tuple[int, int], colour: str, room: int) -> Text:
    start, end = max(min(cells[0], room - 1), 0), min(cells[1], room)
    style = colour if mark.primary else "blue"
    row = (
        _row(gutter, "", "")
        .append(" " + " " * start)
        .append(("^" if mark.primary else "-") * max(end - start, 1), style=style)
    )
    label = printable(mark.label)
    return row.append(f" {label}", style=style) if label and end + cell_len(label) < room else row
