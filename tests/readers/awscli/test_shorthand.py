"""Shorthand is read as the AWS CLI reads it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from skelint.readers.awscli.shorthand import ShorthandError, parse, plain, shaped

SCHEMA = {
    "properties": {
        "L": {"type": "array", "items": {"type": "integer"}},
        "S": {"type": "object", "properties": {"B": {"type": "boolean"}, "N": {"type": "integer"}}},
        "M": {"type": "object", "additionalProperties": {"type": "number"}},
        "D": {},
    }
}
TEXTS = st.text(st.sampled_from("ab=,'\"\\[]{}@ \n:é"), max_size=14) | st.text(max_size=8)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a=b", {"a": "b"}),
        ("a=b,c", {"a": ["b", "c"]}),
        ("a=b,c,d=e", {"a": ["b", "c"], "d": "e"}),
        ("a=[b,c],d={e=f,g=[h]}", {"a": ["b", "c"], "d": {"e": "f", "g": ["h"]}}),
        ('a=\'b, c\',d="e\\"f"', {"a": "b, c", "d": 'e"f'}),
        ("a=b\\,c", {"a": "b,c"}),
        ("a=", {"a": ""}),
        ("a={},b=[]", {"a": {}, "b": []}),
        ("a@=b", {"a": "b"}),
        ("a@=file://b", {"a": "file://b"}),
    ],
)
def test_what_a_text_holds(text: str, value: object) -> None:
    assert plain(parse(text)) == value


@pytest.mark.parametrize(
    ("text", "said", "where"),
    [
        ("a", "Expected: '=', received: 'EOF'", "a"),
        ("a=b,a=c", 'Second instance of key "a" encountered', "a"),
        ("a='b", "this quote is never closed", "'"),
        ("a={b=c", "Expected: ',', received: 'EOF'", "a={b=c"),
        ("a=b,", "a value is missing here", "a=b,"),
        ("a" + "=[" * 1 + "[" * 200, "structures are nested more than 100 deep", "["),
    ],
)
def test_what_is_no_shorthand(text: str, said: str, where: str) -> None:
    with pytest.raises(ShorthandError) as caught:
        parse(text)
    assert str(caught.value) == said
    assert text[caught.value.at.start : caught.value.at.end] == where


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("L=1,2", {"L": [1, 2]}),
        ("L=1", {"L": ["1"]}),  # as the CLI has it: it does not cast the one item
        ("S={B=TRUE,N=3}", {"S": {"B": True, "N": 3}}),
        ("S={B=maybe}", {"S": {"B": "maybe"}}),
        ("M={x=1.5}", {"M": {"x": 1.5}}),
        ("U=1", {"U": "1"}),
    ],
)
def test_values_are_of_the_types_of_the_model(text: str, value: object) -> None:
    assert plain(shaped(parse(text), SCHEMA, SCHEMA)) == value


@pytest.mark.parametrize("text", ["L=a,b", "S={N=x}", "M={x=y}", "D=1", "S={N=[1]}"])
def test_what_the_model_does_not_allow(text: str) -> None:
    with pytest.raises(ShorthandError):
        shaped(parse(text), SCHEMA, SCHEMA)


@given(TEXTS)
@example("a=b,c=d,e")
@example("a=\U0001f600")
def test_any_text_is_read_as_the_aws_cli_reads_it(text: str) -> None:
    theirs = pytest.importorskip("awscli.shorthand")
    try:
        expected = theirs.ShorthandParser().parse(text)
    except theirs.ShorthandParseError:
        with pytest.raises(ShorthandError):
            parse(text)
    else:
        assert plain(parse(text)) == expected
