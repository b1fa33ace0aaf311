"""Frames: the carets are exactly under what is meant, whatever stands before it and however wide the terminal is."""

import inspect
import re
from collections.abc import Sequence
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from skelint.reporters import frame as module
from skelint.reporters.frame import Mark, frame
from skelint.reporters.printable import in_frame, printable
from skelint.source import SourceFile, Span


def drawn(text: str, marks: Sequence[Mark], width: int = 60) -> list[str]:
    console = Console(file=StringIO(), width=width)
    return [row.plain for row in frame(SourceFile("app.json", text), marks, "red", console).rows]


def marks_in(text: str, *labels: str) -> tuple[str, list[Mark]]:
    """Return a text without its « and », and its marks: the first is what is meant, the others have labels."""
    spans: list[Span] = []
    opened: list[int] = []
    plain = ""
    for piece in re.split("([«»])", text):
        if piece == "«":
            opened.append(len(plain))
        elif piece == "»":
            spans.append(Span(opened.pop(), len(plain)))
        else:
            plain += piece
    first, *others = spans
    return plain, [Mark(first, primary=True), *(Mark(span, label) for span, label in zip(others, labels, strict=True))]


ONE_LINE = {
    "ASCII": ('{"a": «"xyz"»}', '1 | {"a": "xyz"}', "  |       ^^^^^"),
    "the first character": ("«{»}", "1 | {}", "  | ^"),
    "the last character": ("{«}»", "1 | {}", "  |  ^"),
    "behind the last character": ("{}«»", "1 | {}", "  |   ^"),
    "nothing, amid the line": ("{«»}", "1 | {}", "  |  ^"),
    "an empty file": ("«»", "1 |", "  | ^"),
    "wide letters": ('漢字: «"日本"»', '1 | 漢字: "日本"', "  |       ^^^^^^"),
    "a letter and its accent": ("e\u0301e\u0301 «e\u0301x»", "1 | e\u0301e\u0301 e\u0301x", "  |    ^^"),
    "an accent": ("ae«\u0301»x", "1 | ae\u0301x", "  |  ^"),
    "emoji": ("👍👍 «👍»", "1 | 👍👍 👍", "  |      ^^"),
    "emoji joined": ("«👩\u200d💻» x", r"1 | 👩\u200d💻 x", "  | ^^^^^^^^^^"),
    "behind emoji joined": ("👩\u200d💻«x»", r"1 | 👩\u200d💻x", "  |           ^"),
    "an emoji by its selector": ("❤\ufe0f«x»", r"1 | ❤\ufe0fx", "  |        ^"),
    "a flag": ("🇫🇷«x»", "1 | 🇫🇷x", "  |   ^"),
    "a tab before": ("\t«x»", "1 |     x", "  |     ^"),
    "a tab": ("a«\t»b", "1 | a    b", "  |  ^^^^"),
    "an escape before": ("\x1b[31m«x»", "1 | ␛[31mx", "  |      ^"),
    "a C1 control before": ("\x9b«x»", r"1 | \x9bx", "  |     ^"),
    "delete": ("«\x7f»", r"1 | \x7f", "  | ^^^^"),
    "a bidi override before": ("\u202e«x»", r"1 | \u202ex", "  |       ^"),
    "a tag before": ("\U000e0041«x»", r"1 | \U000e0041x", "  |           ^"),
    "half a character before": ("\ud83d«x»", r"1 | \ud83dx", "  |       ^"),
    "an unassigned character before": ("\u0378«x»", r"1 | \u0378x", "  |       ^"),
    "a blank that is none": ("a«\xa0»b", r"1 | a\xa0b", "  |  ^^^^"),
    "a command of a CI before": ("x ##[group]«x»", r"1 | x ##\[group]x", "  |             ^"),
    "a command of a CI": ("«::error::x»", "1 | ::error::x", "  | ^^^^^^^^^^"),
}


@pytest.mark.parametrize(("text", "line", "carets"), ONE_LINE.values(), ids=ONE_LINE)
@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\r"], ids=["no line end", "LF", "CRLF", "CR"])
def test_carets_are_under_what_is_meant(text: str, line: str, carets: str, end: str) -> None:
    plain, marks = marks_in(text)
    assert drawn(plain + end, marks) == ["  |", line, carets]


FRAMES = {
    "labels beside each other": (
        'a: [«"x"», «"y"»]',
        ["the other"],
        """
          |
        1 | a: ["x", "y"]
          |     ^^^  --- the other
        """,
    ),
    "labels on other lines, near and far": (
        "«a»: 1\n«b»: 1\nc: 1\n«d»: 1\ne: 1\nf: 1\n«g»: 1\n",
        ["one", "two", "three"],
        """
          |
        1 | a: 1
          | ^
        2 | b: 1
          | - one
        3 | c: 1
        4 | d: 1
          | - two
          ...
        7 | g: 1
          | - three
        """,
    ),
    "line numbers of different widths": (
        "\n" * 8 + "«a»: 1\n" + "b: 1\n" * 3 + "«c»: 1",
        ["there"],
        """
           |
         9 | a: 1
           | ^
           ...
        13 | c: 1
           | - there
        """,
    ),
    "a label before, on the same line": (
        "«b»: 1",
        [],
        """
          |
        1 | b: 1
          | ^
        """,
    ),
    "a label above": (
        "b: 1\n«a»: 1",
        [],
        """
          |
        2 | a: 1
          | ^
        """,
    ),
    "a span of several lines": (
        "a: «[\n    1,\n    2,\n  ]»\nb: 1",
        [],
        """
          |
        1 | a: [
          |    ^
          ...
        4 |   ]
          |   ^
        """,
    ),
    "a span of three lines": (
        "a: «[\n1,\n]»",
        [],
        """
          |
        1 | a: [
          |    ^
        2 | 1,
        3 | ]
          | ^
        """,
    ),
    "a span that ends with the line end": ("«a: 1\n»b: 1", [], "  |\n1 | a: 1\n  | ^^^^"),
    "a span that is the line end": ("a: 1«\n»b: 1", [], "  |\n1 | a: 1\n  |     ^"),
    "a span that is a CRLF": ("a: 1«\r\n»b: 1", [], "  |\n1 | a: 1\n  |     ^"),
    "the end of a file behind a line end": ("a: 1\n«»", [], "  |\n2 |\n  | ^"),
    "a label that fits below only": (
        "a: 1                      «b»: «2»",
        ["much too long to stand beside"],
        """
          |
        1 | a: 1                      b: 2
          |                           ^  -
          |        much too long to stand beside
        """,
    ),
    "a label that fits nowhere": (
        "«a»: «2»",
        ["this is longer than the terminal is wide, by far"],
        """
          |
        1 | a: 2
          | ^  -
          | this is longer than the terminal is
          | wide, by far
        """,
    ),
    "two labels at one place": (
        "«a»: ««2»»",
        ["inner", "outer"],
        """
          |
        1 | a: 2
          | ^  - inner
          |    - outer
        """,
    ),
}


@pytest.mark.parametrize(
    ("text", "labels", "expected"),
    FRAMES.values(),
    ids=FRAMES,
)
def test_a_frame_is_drawn(text: str, labels: list[str], expected: str) -> None:
    plain, marks = marks_in(text, *labels)
    assert drawn(plain, marks, width=40) == [line.rstrip() for line in inspect.cleandoc(f"\n{expected}").split("\n")]


def test_labels_stand_above_and_before_what_is_meant_where_they_are_written_so() -> None:
    text = "a: 1\nb: 1, c: 1\n"
    marks = [Mark(Span(11, 12), primary=True), Mark(Span(0, 1), "above"), Mark(Span(5, 6), "to the left")]
    assert drawn(text, marks) == [
        "  |",
        "1 | a: 1",
        "  | - above",
        "2 | b: 1, c: 1",
        "  |       ^",
        "  | - to the left",
    ]


@pytest.mark.parametrize(
    "letters", ["x" * 55, "漢" * 27 + "x", "\x1b" * 55, "\x9b" * 13 + "xxx"], ids=["ASCII", "wide", "C0", "C1"]
)
def test_a_line_is_cut_only_if_it_does_not_fit(letters: str) -> None:
    marks = [Mark(Span(0, 1), primary=True)]
    assert drawn(letters, marks, width=60)[1] == f"1 | {''.join(pieces(letters))}"
    assert drawn(letters + "x", marks, width=60)[1].endswith("…")


WIDE = "x" * 290 + '{"a": 1}, ' + "y" * 4_700_000 + '{"b": 2}, ' + "z" * 290_000


@pytest.mark.parametrize("width", [40, 80, 200])
def test_of_a_long_line_as_much_is_shown_as_fits(width: int) -> None:
    at = WIDE.index('"b"')
    _, line, carets = drawn(WIDE, [Mark(Span(at, at + 3), primary=True)], width)
    assert line.startswith("1 | …yyy")
    assert line.endswith("zzz…")
    assert len(line) == width - 1
    assert line[carets.index("^") : carets.rindex("^") + 1] == '"b"'


def test_of_a_long_line_a_view_is_shown_for_each_mark_that_is_far_away() -> None:
    marks = [Mark(Span(WIDE.index('"b"'), WIDE.index('"b"') + 3), primary=True), Mark(Span(291, 294), "there")]
    _, line, carets, other, dashes = drawn(WIDE, marks)
    assert line[carets.index("^") : carets.rindex("^") + 1] == '"b"'
    assert other.startswith("1 | …xxx")
    assert other[dashes.index("-") : dashes.rindex("-") + 1] == '"a"'
    assert dashes.endswith("--- there")


def test_only_what_is_shown_of_a_long_line_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at = 0

    def counted(character: str) -> str:
        nonlocal looked_at
        looked_at += 1
        return in_frame(character)

    monkeypatch.setattr(module, "in_frame", counted)
    for letter in ("a", "漢", "\u0301", "\x1b"):
        text = letter * 5_000_000
        for at in range(0, len(text), len(text) // 10):
            drawn(text, [Mark(Span(at, at + 9), primary=True)], 100)
    assert looked_at < 40 * 1_500


ODD = "a漢é👍\t\x1b\x7f\x9b\xa0\u0301\u200d\u202e\ufe0f\U000e0041🇫\u0378#[:\ud800 "
LINES = st.one_of(
    st.text(ODD, max_size=60), st.text(ODD, min_size=100, max_size=400), st.text(st.characters(exclude_characters="\r\n"))
)


def pieces(line: str) -> list[str]:
    """Return how each character of a line is drawn."""
    found = [in_frame(character) for character in line]
    for match in re.finditer(r"##\[", line):
        found[match.end() - 1] = r"\["
    return found


def columns(row: str, drawn_with: str) -> tuple[int, int]:
    found = re.search(rf"{re.escape(drawn_with)}+", row)
    assert found
    return found.span()


def under(row: str, start: int, end: int) -> str:
    """Return what stands in some cells of a row, accents left aside."""
    seen, cell = "", 0
    for character in row:
        if cell_len(character) and start <= cell < end:
            seen += character
        cell += cell_len(character)
    return seen


@given(LINES, st.data(), st.integers(30, 130), st.sampled_from(["", "\n", "first\r\n", "a\n" * 99]))
def test_carets_are_exactly_under_the_drawn_text_of_a_span(line: str, data: st.DataObject, width: int, above: str) -> None:
    first = data.draw(st.integers(0, len(line)))
    last = data.draw(st.integers(first, len(line)))
    span = Span(len(above) + first, len(above) + last)
    *_, source, carets = drawn(above + line + "\r\n", [Mark(span, primary=True)], width)
    meant = "".join(pieces(line)[first:last])
    visible = "".join(character for character in meant if cell_len(character))
    start, end = columns(carets, "^")
    seen = under(source, start, end)
    if not visible:  # nothing, or no more than accents: the caret is under their letter
        assert end == start + 1
    elif seen != visible:  # the line goes on to the right of the terminal
        assert visible.startswith(seen)
        assert seen
        assert source.endswith("…")
        assert cell_len(source) == end + 1
    assert cell_len(source) <= width
    assert cell_len(carets) <= width


def test_a_caret_in_the_last_cell_is_the_last_row() -> None:
    line = "0" * 67
    assert drawn(line, [Mark(Span(67, 67), primary=True)], 72)[-1].rstrip().endswith("^")


@given(
    LINES,
    st.lists(st.tuples(st.integers(0, 400), st.integers(0, 9), st.text(ODD, max_size=99)), min_size=1, max_size=6),
    st.integers(30, 130),
)
def test_no_line_of_a_frame_is_wider_than_the_terminal_and_no_label_is_lost(
    line: str, places: list[tuple[int, int, str]], width: int
) -> None:
    spans = [Span(min(at, len(line)), min(at + length, len(line))) for at, length, _ in places]
    marks = [
        Mark(span, label, primary=not number) for number, (span, (_, _, label)) in enumerate(zip(spans, places, strict=True))
    ]
    rows = drawn(line, marks, width)
    assert max(map(cell_len, rows)) <= width
    assert not [row for row in rows if re.search(r"^\s*::|##\[", row)]
    shown = "".join("".join(rows).split())
    for _, _, label in places:
        for word in printable(label).split():
            assert word in shown or len(word) > width // 2


def test_of_a_span_that_does_not_fit_the_beginning_is_shown_with_what_precedes() -> None:
    assert drawn("  - https://a.example/" + "x" * 99, [Mark(Span(4, 121), primary=True)], 40)[1:] == [
        "1 |   - https://a.example/xxxxxxxxxxx…",
        "  |     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
    ]
