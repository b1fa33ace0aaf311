"""What is being typed at a cursor, which stands as | in these texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.server.block_context import in_block
from skelint.server.context import TypingContext, in_brackets

JSON = [
    ("{|}", "key", (), "", []),
    ('{"|}', "key", (), '"}', []),
    ('{"Expl|', "key", (), '"Expl', []),
    ('{"A": 1, "Expl|\n}', "key", (), '"Expl', ["A"]),
    ('{"A": 1,\n  |\n  "B": 2}', "key", (), "", ["A", "B"]),
    ('{"A": 1, "B|": 2}', "key", (), '"B"', ["A"]),
    ('{"A": |}', "value", ("A",), "", []),
    ('{"A": "x|"}', "value", ("A",), '"x"', []),
    ('{"A": tr|}', "value", ("A",), "tr", []),
    ('{"A": ["x", "|"]}', "value", ("A", 1), '""', ["x"]),
    ('{"A": ["x", |]}', "value", ("A", 1), "", ["x"]),
    ('{"A": [|"x"]}', "value", ("A", 0), "", ["x"]),
    ('{"A": {"B": {"C|"}}}', "key", ("A", "B"), '"C"', []),
    ('{"A": {"B": 1}, |}', "key", (), "", ["A"]),
    ('{"A": [{"B": 1}, {"|"}]}', "key", ("A", 1), '""', []),
    ("|", "value", (), "", []),
    ('{"A": "a \\" |b"}', "value", ("A",), '"a \\" b"', []),
]
NOTHING = ['{"A"| }', '{"A" |: 1}', '{"A": 1} |']


@pytest.mark.parametrize(("text", "kind", "pointer", "typed", "siblings"), JSON)
def test_in_json(text: str, kind: str, pointer: tuple[str | int, ...], typed: str, siblings: list[str]) -> None:
    at, text = text.index("|"), text.replace("|", "", 1)
    found = in_brackets(text, at)
    assert found is not None
    written = text[found.span.start : found.span.end]
    assert (found.kind, found.pointer, written, list(found.siblings)) == (kind, pointer, typed, siblings)


@pytest.mark.parametrize("text", NOTHING)
def test_where_only_a_sign_can_follow_there_is_nothing_to_type(text: str) -> None:
    assert in_brackets(text.replace("|", ""), text.index("|")) is None


@pytest.mark.parametrize(
    ("text", "before", "behind"),
    [
        ('{"A": 1\n|}', 7, False),
        ('{"A": 1, |}', None, False),
        ('{"A": 1, |"B": 2}', None, True),
        ('{|"B": 2}', None, True),
        ('{"A": 1 | "B": 2}', 7, True),
        ('{"A": 1, |, "B": 2}', None, False),
    ],
)
def test_missing_commas_are_seen(text: str, before: int | None, behind: bool) -> None:
    found = in_brackets(text.replace("|", ""), text.index("|"))
    assert found is not None
    assert (found.comma_before, found.comma_behind) == (before, behind)


YAML = [
    ("|", "key", (), "", []),
    ("Expl|", "key", (), "Expl", []),
    ("A: 1\nExpl|\nB: 2\n", "key", (), "Expl", ["A", "B"]),
    ("A: 1\n|\nB: 2\n", "key", (), "", ["A", "B"]),
    ("A|: 1\n", "key", (), "A", []),
    ("A: |", "value", ("A",), "", []),
    ("A: x|", "value", ("A",), "x", []),
    ("A: x|  # why\n", "value", ("A",), "x", []),
    ("A: 'x|'\n", "value", ("A",), "'x'", []),
    ("A:\n  B|", "key", ("A",), "B", []),
    ("A:\n  B: 1\n  |\nC: 1\n", "key", ("A",), "", ["B"]),
    ("A:\n  B: 1\n|\nC: 1\n", "key", (), "", ["A", "C"]),
    ("A:\n- x\n- y|\n", "value", ("A", 1), "y", ["x"]),
    ("A:\n- x\n- |\n- z\n", "value", ("A", 1), "", ["x", "z"]),
    ("A:\n  - x\n  - |\n", "value", ("A", 1), "", ["x"]),
    ("A:\n  |\n", "key", ("A",), "", []),
    ("A:\n- B: 1\n  C|\n", "key", ("A", 0), "C", ["B"]),
    ("A:\n- B: 1\n- C|: 2\n", "key", ("A", 1), "C", []),
    ("A: [x, |]\n", "value", ("A", 1), "", ["x"]),
    ("A: [x, y|]\n", "value", ("A", 1), "y", ["x"]),
    ("A: [x,\n  |]\nB: 1\n", "value", ("A", 1), "", ["x"]),
    ("A: [x,|\nB: 1\n", "value", ("A", 1), "", ["x"]),
    ("A: [x]\nB|\n", "key", (), "B", ["A"]),
    ("A: {B: |}\n", "value", ("A", "B"), "", []),
    ('A: {"|"}\n', "key", ("A",), '""', []),
    ("A: https://x|\n", "value", ("A",), "https://x", []),
    ("A: |-\n  text\nB|\n".replace("|-", "\x00-"), "key", (), "B", ["A"]),
    ("# top\n\nA: 1\r\nB|\r\n", "key", (), "B", ["A"]),
]


@pytest.mark.parametrize(("text", "kind", "pointer", "typed", "siblings"), YAML)
def test_in_yaml(text: str, kind: str, pointer: tuple[str | int, ...], typed: str, siblings: list[str]) -> None:
    at, text = text.index("|"), text.replace("|", "", 1).replace("\x00", "|")
    found = in_block(text, at)
    assert found is not None
    written = text[found.span.start : found.span.end]
    assert (found.kind, found.pointer, written, list(found.siblings)) == (kind, pointer, typed, siblings)


@pytest.mark.parametrize("text", ["A: 1 # B^\n", "# A^", "A: |\n  B^\n", "A: >-\n  some\n\n  C: ^\nB: 1\n"])
def test_in_a_comment_or_a_block_of_text_there_is_nothing_to_complete(text: str) -> None:
    assert in_block(text.replace("^", ""), text.index("^")) is None


@given(st.text("{}[]:,\"'\\ab1 \n-#|>", max_size=60), st.integers(0, 60))
def test_any_text_gives_a_place_in_it_or_nothing(text: str, at: int) -> None:
    at = min(at, len(text))
    for found in (in_brackets(text, at), in_block(text, at)):
        assert found is None or isinstance(found, TypingContext)
        if found is not None:
            assert 0 <= found.span.start <= found.span.end <= len(text)
