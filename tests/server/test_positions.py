"""Places as editors count them: laws for any text and any encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from skelint.server.actions import difference
from skelint.server.buffer import Buffer
from skelint.server.positions import Encoding, offset, position, text_range, units
from skelint.source import SourceFile, Span, apply

TEXTS = st.text(st.sampled_from("ab é\u2028\x0b\x85𝔞😀\n\r\ud83d"), max_size=40)
ENCODINGS = st.sampled_from(list(Encoding))
CODECS = {Encoding.UTF_8: ("utf-8", 1), Encoding.UTF_16: ("utf-16-le", 2), Encoding.UTF_32: ("utf-32-le", 4)}


@pytest.mark.parametrize(
    ("text", "encoding", "at", "place"),
    [
        ("a😀b\nc", Encoding.UTF_16, 2, (0, 3)),
        ("a😀b\nc", Encoding.UTF_8, 2, (0, 5)),
        ("a😀b\nc", Encoding.UTF_32, 2, (0, 2)),
        ("é\u2028x\nc", Encoding.UTF_16, 4, (1, 0)),  # only CR and LF end a line, unlike in Python's splitlines
        ("a\r\nb\rc", Encoding.UTF_16, 5, (2, 0)),
        ("", Encoding.UTF_16, 9, (0, 0)),
    ],
)
def test_a_place_counts_what_was_agreed_on(text: str, encoding: Encoding, at: int, place: tuple[int, int]) -> None:
    assert position(SourceFile("", text), at, encoding) == types.Position(*place)


@pytest.mark.parametrize(
    ("place", "at"),
    [((0, 2), 1), ((0, 99), 3), ((1, 0), 4), ((7, 0), 5)],
    ids=["in the middle of a character", "behind the end of a line", "at the next", "behind the text"],
)
def test_a_place_that_is_none_is_the_one_before_it(place: tuple[int, int], at: int) -> None:
    assert offset(SourceFile("", "a😀b\nc"), types.Position(*place), Encoding.UTF_16) == at


@given(TEXTS, ENCODINGS)
def test_units_are_those_of_the_encoding(text: str, encoding: Encoding) -> None:
    codec, width = CODECS[encoding]
    assert units(text, encoding) == len(text.encode(codec, "surrogatepass")) // width


@given(TEXTS, ENCODINGS, st.integers(0, 45))
def test_there_and_back_is_where_it_was(text: str, encoding: Encoding, at: int) -> None:
    source, at = SourceFile("", text), min(at, len(text))
    back = offset(source, position(source, at, encoding), encoding)
    assert back == at or text[back:at] == "\r"  # between CR and LF is no place of a line


@given(TEXTS, TEXTS, ENCODINGS, st.integers(0, 45), st.integers(0, 45))
def test_a_change_of_a_part_makes_the_text_that_the_editor_has(
    text: str, new: str, encoding: Encoding, one: int, other: int
) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if "\r\n" in (text[start - 1 : start + 1], text[end - 1 : end + 1]):
        return
    place = text_range(SourceFile("", text), Span(start, end), encoding)
    change = types.TextDocumentContentChangePartial(place, new)
    after = Buffer("untitled:x", 1, text).changed([change], 2, encoding)
    assert (after.text, after.version) == (text[:start] + new + text[end:], 2)


@given(TEXTS, TEXTS)
def test_a_difference_makes_one_text_of_another(before: str, after: str) -> None:
    assert apply(before, [difference(before, after)]) == after


@given(TEXTS)
def test_the_bytes_of_a_buffer_have_a_character_for_each_of_its_text(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "latin-1", "windows-1252"):
        buffer = Buffer("untitled:x", 1, text, encoding=encoding)
        marks = {"utf-8-sig": 1, "utf-16-le": 1, "utf-16-be": 1}.get(encoding, 0)
        assert len(buffer.raw.decode(encoding.removesuffix("-sig"))) == len(text) + marks
