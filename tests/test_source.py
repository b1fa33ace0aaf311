"""Source files: bytes become text whatever they are, and places become lines and columns as people count them."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.source import BINARY, BYTE_ORDER_MARKS, Edit, Position, SourceFile, Span, apply

TEXT = '{"Name": "é😀"}'


@pytest.mark.parametrize(
    ("raw", "text", "encoding"),
    [
        pytest.param(b"", "", "utf-8", id="empty"),
        pytest.param(TEXT.encode(), TEXT, "utf-8", id="UTF-8"),
        pytest.param(b"\xef\xbb\xbf" + TEXT.encode(), TEXT, "utf-8-sig", id="UTF-8 with a mark"),
        pytest.param(b"\xff\xfe" + TEXT.encode("utf-16-le"), TEXT, "utf-16-le", id="UTF-16 LE with a mark"),
        pytest.param(b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, "utf-16-be", id="UTF-16 BE with a mark"),
        pytest.param(b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), TEXT, "utf-32-le", id="UTF-32 LE with a mark"),
        pytest.param(b"\0\0\xfe\xff" + TEXT.encode("utf-32-be"), TEXT, "utf-32-be", id="UTF-32 BE with a mark"),
        pytest.param(TEXT.encode("utf-16-le"), TEXT, "utf-16-le", id="UTF-16 LE"),
        pytest.param(TEXT.encode("utf-16-be"), TEXT, "utf-16-be", id="UTF-16 BE"),
        pytest.param(TEXT.encode("utf-32-le"), TEXT, "utf-32-le", id="UTF-32 LE"),
        pytest.param(TEXT.encode("utf-32-be"), TEXT, "utf-32-be", id="UTF-32 BE"),
        pytest.param("{}".encode("utf-16-le"), "{}", "utf-16-le", id="UTF-16 LE of ASCII only"),
        pytest.param("1".encode("utf-16-be"), "1", "utf-16-be", id="UTF-16 BE of one character"),
        pytest.param(b'{"a": "\xe9\x80"}', '{"a": "é€"}', "windows-1252", id="Windows-1252"),
        pytest.param(b'{"a": "\xe9\t\r\n\f"}', '{"a": "é\t\r\n\f"}', "windows-1252", id="Windows-1252 with blanks"),
        pytest.param(b'{"a": "\x1b\x07"}', '{"a": "\x1b\x07"}', "utf-8", id="UTF-8 with controls"),
        pytest.param(b'{"a": "\xe9\x81"}', "", BINARY, id="a byte that Windows-1252 has no character for"),
        pytest.param(b'{"a": "\xe9\x1b"}', "", BINARY, id="a control among what could be Windows-1252"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "", BINARY, id="an image"),
        pytest.param(b"\x1f\x8b\x08\x00\xe9\xff", "", BINARY, id="an archive"),
        pytest.param(b"a\0\x01\0b\0", "", BINARY, id="a control among what could be UTF-16"),
        pytest.param(b'{"a": "x\0y"}', "", BINARY, id="a NUL inside"),
        pytest.param(b'\0{"a": 1}', "", BINARY, id="a NUL before"),
        pytest.param(b'{\0"a": 1}', "", BINARY, id="a NUL behind the first character"),
        pytest.param(b"\0\0\0\0", "", BINARY, id="NULs alone"),
        pytest.param(b"\xff\xfe{", "", BINARY, id="half a character of UTF-16"),
        pytest.param(b"\xff\xfe\x00\xd8{\0", "", BINARY, id="half a pair of UTF-16"),
        pytest.param(b"\xef\xbb\xbf\xff", "", BINARY, id="a mark before what is no UTF-8"),
    ],
)
def test_bytes_are_decoded_and_the_encoding_is_told(raw: bytes, text: str, encoding: str) -> None:
    source = SourceFile.from_bytes("x.json", raw)
    assert (source.text, source.encoding) == (text, encoding)


@given(st.binary(max_size=40))
def test_bytes_are_a_text_that_gives_them_back_or_none(raw: bytes) -> None:
    source = SourceFile.from_bytes("x", raw)
    mark = next((mark for mark, encoding in BYTE_ORDER_MARKS if encoding == source.encoding and raw.startswith(mark)), b"")
    if source.encoding == BINARY:
        assert source.text == ""
    else:
        assert mark + source.text.encode(source.encoding.removesuffix("-sig")) == raw


@given(st.text(max_size=40))
def test_what_is_written_in_utf_8_is_read_unchanged(text: str) -> None:
    read = SourceFile.from_bytes("x", text.encode()).text
    assert read == text or text.startswith("\ufeff") or "\0" in text


@given(
    st.recursive(st.text(max_size=9) | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)),
    st.sampled_from(["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"]),
)
def test_json_is_read_without_a_mark_as_python_reads_it(value: object, encoding: str) -> None:
    text = json.dumps([value])  # two ASCII characters first, as in any input of an operation
    assert SourceFile.from_bytes("x", text.encode(encoding)) == SourceFile("x", text, encoding)


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        pytest.param("", 0, 1, 1, id="nothing"),
        pytest.param("ab", 2, 1, 3, id="the end of one line"),
        pytest.param("a\nb", 1, 1, 2, id="at LF"),
        pytest.param("a\nb", 2, 2, 1, id="behind LF"),
        pytest.param("a\nb\n", 4, 3, 1, id="behind the last LF"),
        pytest.param("a\r\nb", 1, 1, 2, id="at CRLF"),
        pytest.param("a\r\nb", 2, 1, 3, id="inside CRLF"),
        pytest.param("a\r\nb", 3, 2, 1, id="behind CRLF"),
        pytest.param("a\rb\rc", 4, 3, 1, id="behind CR"),
        pytest.param("a\n\rb", 3, 3, 1, id="LF and CR are two"),
        pytest.param("\n\n\nb", 3, 4, 1, id="empty lines"),
        pytest.param("😀😀b", 2, 1, 3, id="an astral character is one column"),
        pytest.param("e\u0301b", 2, 1, 3, id="a combining character is one column"),
        pytest.param("a\u2028\x85\x0b\x0cb", 5, 1, 6, id="no other character ends a line"),
    ],
)
def test_an_offset_has_a_line_and_a_column(text: str, offset: int, line: int, column: int) -> None:
    assert SourceFile("x", text).position(offset) == Position(line, column)


@pytest.mark.parametrize(
    ("text", "offset", "line", "column"),
    [
        pytest.param("", 0, 1, 1, id="nothing"),
        pytest.param("é漢b", 2, 1, 3, id="one code unit each"),
        pytest.param("😀😀b", 2, 1, 5, id="two code units each"),
        pytest.param("😀\n😀b", 3, 2, 3, id="only those of the line count"),
        pytest.param("\ud83db", 1, 1, 2, id="half a character is one"),
    ],
)
def test_an_offset_has_a_column_in_utf16(text: str, offset: int, line: int, column: int) -> None:
    assert SourceFile("x", text).utf16_position(offset) == Position(line, column)


LINES = st.text(alphabet="a\r\n😀é ", max_size=20)


@given(LINES, st.data())
def test_a_column_in_utf16_is_the_length_of_what_precedes_it(text: str, data: st.DataObject) -> None:
    source = SourceFile("x", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.utf16_position(offset)
    preceding = text[source.line_starts[line - 1] : offset]
    assert column - 1 == len(preceding.encode("utf-16-le")) // 2


@given(LINES, st.data())
def test_a_position_tells_its_offset(text: str, data: st.DataObject) -> None:
    source = SourceFile("x", text)
    offset = data.draw(st.integers(0, len(text)))
    line, column = source.position(offset)
    assert source.line_starts[line - 1] + column - 1 == offset
    assert text.startswith(source.line(line), source.line_starts[line - 1])
    assert not set(source.line(line)) & {"\r", "\n"}


@given(LINES)
def test_lines_are_those_of_a_file_opened_as_text(text: str) -> None:
    source = SourceFile("x", text)
    lines = [source.line(number) for number in range(1, len(source.line_starts) + 1)]
    assert "\n".join(lines) == text.replace("\r\n", "\n").replace("\r", "\n")


@given(st.text(max_size=20), st.lists(st.tuples(st.integers(0, 20), st.text(max_size=3)), max_size=6))
def test_edits_are_made_in_any_order(text: str, places: list[tuple[int, str]]) -> None:
    bounds = sorted({min(place, len(text)) for place, _ in places})
    new = [replacement for _, replacement in places]
    spans = [Span(*pair) for pair in zip(bounds[::2], bounds[1::2], strict=False)]
    edits = [Edit(span, replacement) for span, replacement in zip(spans, new, strict=False)]
    expected = text
    for span, replacement in reversed(edits):
        expected = expected[: span.start] + replacement + expected[span.end :]
    assert apply(text, edits) == apply(text, edits[::-1]) == expected
