"""JSON is read as the AWS CLI reads it; what it would refuse is one clear diagnostic, and what is whole is kept."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.authoring.finding import Part
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import UNKNOWN, Unresolved
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import DEEPEST, Parsed
from skelint.readers.reading import document
from skelint.readers.tree import locate
from skelint.readers.values.json import WrittenFloat, parse, syntax_tree
from skelint.readers.values.json_faults import MOST, syntax_faults
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.source import SourceFile, Span, apply
from skelint_rules.input.syntax_error import check as syntax_error


def read(text: str) -> Parsed:
    return parse(SourceFile("x.json", text))


def told(parsed: Parsed) -> list[tuple[str, str]]:
    """Return the kind of each problem, and the text that it points at; of a place behind a word, the word and a dot."""
    return [(problem.kind, pointed_at(parsed.source.text, problem.span)) for problem in parsed.problems]


def pointed_at(text: str, span: Span) -> str:
    behind = text[: span.start].split()
    return text[span.start : span.end] or (re.split(r"[\[{:,\s]", behind[-1])[-1] + "·" if behind else "")


# Values -------------------------------------------------------------------------------------------------------------------

NAMES = st.text(max_size=6) | st.sampled_from(["ClientName", "é", "😀", "\ud800", "\x00", '"', "\\", "//", "a,}"])
SCALARS = (
    st.text(max_size=9)
    | st.sampled_from(["😀é", "e\u0301", '"', "\\", "\ud83d", "/* */", "1e+5", "\u2028", ",]", "#"])
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.booleans()
    | st.none()
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)
INDENTS = st.sampled_from([None, 0, 3, "\t", "\r\n "])


def pointers(value: Any, above: Pointer = ()) -> list[tuple[Pointer, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(above, value), *(found for step, item in inner for found in pointers(item, (*above, step)))]


@given(VALUES, INDENTS, st.booleans())
def test_the_text_of_each_place_is_the_value_at_its_pointer(value: Any, indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    tree = syntax_tree(text)
    for pointer, expected in pointers(json.loads(text)):
        start, end = locate(tree, pointer, Part.VALUE)
        assert json.loads(text[start:end]) == expected
        assert text[start:end] == text[start:end].strip(" \t\r\n")
        if pointer and isinstance(pointer[-1], str):
            start, end = locate(tree, pointer, Part.KEY)
            assert json.loads(text[start:end]) == pointer[-1]


@given(st.dictionaries(NAMES, VALUES), INDENTS, st.booleans())
def test_an_object_is_read_as_python_reads_it(value: dict[str, Any], indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    parsed = read(text)
    assert (parsed.parameters, parsed.problems, parsed.broken) == (json.loads(text), [], False)


@pytest.mark.parametrize("number", ["0", "-0", "1", "-12", "0.5", "-0.5", "1e5", "1E5", "1e+5", "1E+05", "1.5e-3", "-1.5E+10"])
def test_each_way_to_write_a_number_has_its_place(number: str) -> None:
    text = f'{{"a": [{number}, {{"b": {number}}}], "c": {number}}}'
    tree = syntax_tree(text)
    for pointer in (("a", 0), ("a", 1, "b"), ("c",)):
        start, end = locate(tree, pointer, Part.VALUE)
        assert text[start:end] == number


@pytest.mark.parametrize(
    ("written", "kind"), [("1", int), ("1.0", WrittenFloat), ("1e2", WrittenFloat), ("-0.0", WrittenFloat), ("true", bool)]
)
def test_a_number_with_a_point_or_an_exponent_is_a_written_float(written: str, kind: type) -> None:
    parameters = read(f'{{"a": {written}, "b": [{{"c": {written}}}]}}').parameters
    assert parameters is not None
    inner: Any = parameters["b"]
    assert type(parameters["a"]) is type(inner[0]["c"]) is kind


def test_a_template_is_unresolved_with_what_is_known() -> None:
    parsed = read('{"a": "https://${HOST}/cb", "b": ["{{ x }}", "y"], "c": {"d": "$POOL"}, "e": "$5"}')
    assert parsed.parameters is not None
    value: Any = parsed.parameters
    assert [type(item) for item in (value["a"], value["b"][0], value["b"][1], value["c"]["d"], value["e"])] == [
        Unresolved,
        Unresolved,
        str,
        Unresolved,
        str,
    ]
    assert (value["a"].text, value["b"][0].text) == (f"https://{UNKNOWN}/cb", UNKNOWN)
    assert parsed.unresolved == 3


def test_a_lone_surrogate_is_read_and_has_its_place() -> None:
    text = '{"a\\ud800": "\\udfff", "b": "x"}'
    parsed = read(text)
    assert parsed.parameters == {"a\ud800": "\udfff", "b": "x"}
    assert text[slice(*locate(parsed.syntax_tree(), ("a\ud800",), Part.VALUE))] == '"\\udfff"'


def test_a_clean_file_is_read_without_its_syntax_tree(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("skelint.readers.values.json.syntax_tree", pytest.fail)
    assert read('{"a": [1, "${X}"]}').parameters == {"a": [1, "${X}"]}


@pytest.mark.parametrize(
    ("text", "pointer", "part", "expected"),
    [
        pytest.param('{"a": [1, 2]}', ("a", 1), Part.KEY, "2", id="the name of an item is where it begins"),
        pytest.param('{"a": [10, 20]}', ("a", 1), Part.KEY, "2", id="of which only the first character"),
        pytest.param('{"a": {"b": 1}}', ("a", "c"), Part.VALUE, '"a"', id="what is absent is at the name above"),
        pytest.param('{"a": {"b": 1}}', ("a", "b", "c", "d"), Part.VALUE, '"b"', id="far below a string too"),
        pytest.param(' {"a": 1}', ("b",), Part.VALUE, "{", id="at the top at the first bracket"),
        pytest.param(' {"a": 1} ', (), Part.VALUE, '{"a": 1}', id="everything"),
        pytest.param(' {"a": 1} ', (), Part.KEY, "{", id="the head of everything"),
        pytest.param('{"a": 1, "a": 2}', ("a",), Part.VALUE, "2", id="of two members with one name the last"),
        pytest.param('{"a": NaN, "b": 2}', ("a",), Part.VALUE, "NaN", id="NaN"),
        pytest.param('{/* "b": 1 */ "b": 2,}', ("b",), Part.VALUE, "2", id="behind a comment"),
        pytest.param('{"a": 1, "b": 2', ("b",), Part.VALUE, "2", id="in a broken file"),
        pytest.param('{"": {"": 3}}', ("", ""), Part.VALUE, "3", id="empty names"),
    ],
)
def test_a_pointer_has_a_place(text: str, pointer: Pointer, part: Part, expected: str) -> None:
    start, end = locate(read(text).syntax_tree(), pointer, part)
    assert text[start:end] == expected


# Problems -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "at", "detail", "members"),
    [
        pytest.param("{'a': 1, \"b\": 2}", "'", "JSON quotes with \", not with '", None, id="single quotes"),
        pytest.param(
            '{"u": \'https://a.example//b\', "b": 2}',
            "'",
            "JSON quotes with \", not with '",
            None,
            id="single quotes around what looks like a comment",
        ),
        pytest.param("{“a”: 1}", "“", 'JSON quotes with ", not with “', {}, id="typographic quotes"),
        pytest.param('{"a": True, "b": 2}', "True", "True is Python; JSON writes true", None, id="True"),
        pytest.param('{"a": None}', "None", "None is Python; JSON writes null", {}, id="None"),
        pytest.param('{"a": hours}', "hours", "text needs double quotes", {}, id="a bare word"),
        pytest.param('{"u": https://a.example}', "https", "text needs double quotes", {}, id="a bare URL"),
        pytest.param('{a: 1, "b": 2}', "a", "the name a needs double quotes", None, id="a name without quotes"),
        pytest.param('{1: 2, "b": 2}', "1", "a name in double quotes is missing here", None, id="a number as a name"),
        pytest.param(
            '{"a": 1 "b": 2}',
            "1·",
            "a comma is missing after this value",
            {"a": 1, "b": 2},
            id="no comma",
        ),
        pytest.param(
            '{"a": [1 2], "b": 2}',
            "1·",
            "a comma is missing after this value",
            {"b": 2},
            id="no comma in a list",
        ),
        pytest.param('{"a" 1, "b": 2}', '"a"·', "a colon is missing after this name", {"b": 2}, id="no colon"),
        pytest.param('{"a": , "b": 2}', ",", "a value is missing here", {"b": 2}, id="no value"),
        pytest.param('{"a": 1, , "b": 2}', ",", "this comma is one too many", {"a": 1, "b": 2}, id="two commas"),
        pytest.param('{"a":,}', ",", "a value is missing here", {}, id="a comma as a value"),
        pytest.param("[,]", ",", "a value is missing here", {}, id="a comma alone"),
        pytest.param(
            '{"a": [1, 2}', "}", "the list is not closed: ] is missing before this }", {}, id="a list that is not closed"
        ),
        pytest.param(
            '{"a": [1, 2]], "b": 2}',
            "]",
            "there is no [ that this ] could close",
            {},
            id="a bracket too many",
        ),
        pytest.param('{"a": 1, "b": [2', "2", "it ends before the list is complete", {"a": 1}, id="cut in a list"),
        pytest.param(
            '{"a": 1, "b": {"c": 2, "d"\n ',
            '"',
            "it ends before the object is complete",
            {"a": 1},
            id="cut in an object",
        ),
        pytest.param(
            '{"T": {"a": 1, "b": 2},\n',
            ",",
            "it ends before the object is complete",
            {"T": {"a": 1, "b": 2}},
            id="cut behind a comma",
        ),
        pytest.param(
            '{"T": {"a": 1,\n',
            ",",
            "it ends before the object is complete",
            {},
            id="cut: what is deeper is not taken for the top",
        ),
        pytest.param('{"a": "x', '"', "this string has no closing quote", {}, id="a string that is not closed"),
        pytest.param(
            '{"a": "x,\n "b": 2}',
            '"',
            "this string has no closing quote on its line; a line break in a string is written \\n",
            None,
            id="a quote forgotten on a line",
        ),
        pytest.param(
            '{"a": "x\ty", "b": 2}',
            "\t",
            "a tab in a string is written \\t",
            {"b": 2},
            id="a tab in a string",
        ),
        pytest.param(
            '{"a\tz": 1, "b": 2}',
            "\t",
            "a tab in a string is written \\t",
            {"b": 2},
            id="a tab in a name",
        ),
        pytest.param(
            '{"a": "C:\\dir", "b": 2}',
            "\\d",
            "not a JSON escape; a backslash itself is written \\\\",
            {"b": 2},
            id="no escape",
        ),
        pytest.param(
            '{"\\u12": 1, "b": 2}',
            "\\u",
            "not a JSON escape; a backslash itself is written \\\\",
            {"b": 2},
            id="half an escape in a name",
        ),
        pytest.param(
            '{"a": 1} x', "x", "the JSON value ends before this, and nothing may follow it", {"a": 1}, id="text behind the end"
        ),
        pytest.param(
            '{"a": 1}\n{"b": 2}', "{", "the JSON value ends before this, and nothing may follow it", {"a": 1}, id="two values"
        ),
        pytest.param(
            '{"a": 1}}', "}", "the JSON value ends before this, and nothing may follow it", {"a": 1}, id="a brace too many"
        ),
        pytest.param(
            '{"a": 1}\0', "\0", "the JSON value ends before this, and nothing may follow it", {"a": 1}, id="NUL behind the end"
        ),
        pytest.param('{"a": 1, /* "b": 2}', "/", "this comment is never closed", {"a": 1}, id="a comment that is not closed"),
        pytest.param(
            '{"a": 1} /* "', "/", "this comment is never closed", {"a": 1}, id="a comment that is not closed behind the end"
        ),
        pytest.param(
            '{\xa0"a": 1}',
            "\xa0",
            "U+00A0 is not allowed here: JSON takes only plain spaces, tabs and line breaks",
            {"a": 1},
            id="a no-break space",
        ),
        pytest.param(
            '{\u200b"a": 1}',
            "\u200b",
            "U+200B is not allowed here: JSON takes only plain spaces, tabs and line breaks",
            {"a": 1},
            id="a zero-width space",
        ),
        pytest.param(
            '\ufeff{"a": 1}',
            "\ufeff",
            "U+FEFF is not allowed here: JSON takes only plain spaces, tabs and line breaks",
            {"a": 1},
            id="a second byte-order mark",
        ),
        pytest.param(
            '{"a": 01, "b": 2}',
            "01",
            "not a number as JSON writes it; text needs double quotes",
            {"b": 2},
            id="a leading zero",
        ),
        pytest.param(
            '{"a": 1., "b": 2}',
            "1.",
            "not a number as JSON writes it; text needs double quotes",
            {"b": 2},
            id="a point without digits",
        ),
        pytest.param(
            '{"a": ${X}, "b": 2}',
            "${X}",
            "text needs double quotes",
            {"b": 2},
            id="a template without quotes",
        ),
        pytest.param(
            '[{"a": 1}, {"b" 2}]',
            '"b"·',
            "a colon is missing after this name",
            {},
            id="objects in a list are not the input",
        ),
        pytest.param("}", "}", "a value is missing here", {}, id="a closing brace alone"),
    ],
)
def test_a_syntax_error_is_one_problem_at_its_place_and_the_rest_is_read(
    text: str, at: str, detail: str, members: dict[str, object] | None
) -> None:
    parsed = read(text)
    assert told(parsed) == [("syntax-error", at)]
    assert parsed.problems[0].detail == detail
    assert parsed.broken
    # Where members is None it matters less what is kept than that nothing is made up.
    assert parsed.parameters == members if members is not None else set(parsed.parameters or {}) <= {"b"}


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        pytest.param(
            '{\n  "a": "x"\n  "b": True,\n  "c": [1 2]\n}',
            [
                ('"x"·', "a comma is missing after this value"),
                ("True", "True is Python; JSON writes true"),
                ("1·", "a comma is missing after this value"),
            ],
            id="a comma, and Python's True beside it",
        ),
        pytest.param(
            "{'a': True, 'b': ['x', None]}",
            [
                ("'", "JSON quotes with \", not with '"),
                ("True", "True is Python; JSON writes true"),
                ("None", "None is Python; JSON writes null"),
            ],
            id="what Python prints of a dict: its quotes are one mistake",
        ),
        pytest.param(
            '{"a": "x,\n "b": TRUE}',
            [
                ('"', "this string has no closing quote on its line; a line break in a string is written \\n"),
                ("TRUE", "JSON writes true in small letters"),
            ],
            id="a quote forgotten on a line",
        ),
        pytest.param(
            '{a: .5, b: 0x1F, "c"}',
            [
                ("a", "the name a needs double quotes"),
                (".5", "not a number as JSON writes it; text needs double quotes"),
                ("b", "the name b needs double quotes"),
                ("0x1F", "not a number as JSON writes it; text needs double quotes"),
                ('"c"·', "a colon and a value are missing after this name"),
            ],
            id="JavaScript",
        ),
        pytest.param(
            '{"a" = 1; "b": , "c": 1,, }',
            [
                ("=", "JSON writes a colon between a name and its value, not ="),
                (";", "JSON writes a comma between values, not ;"),
                (",", "a value is missing here"),
                (",", "this comma is one too many"),
            ],
            id="other signs",
        ),
        pytest.param(
            '{\xa0"a":\xa0None,\xa0"b": 1}',
            [
                ("\xa0", "U+00A0 is not allowed here: JSON takes only plain spaces, tabs and line breaks"),
                ("None", "None is Python; JSON writes null"),
            ],
            id="the blanks of a page, once",
        ),
        pytest.param(
            '{"a": None "b": "say "hi", now", "c": True}',
            [
                ("None", "None is Python; JSON writes null"),
                ("None·", "a comma is missing after this value"),
                ('"', 'the string ends here; a quote inside a string is written \\"'),
            ],
            id="nothing behind what can be meant in two ways",
        ),
        pytest.param(
            '["x", "b": 2, True}', [(":", "a comma, or the end of the list, is missing before this")], id="no bracket"
        ),
        pytest.param(
            '{"a": 1 2, "b": True}', [("1·", "a comma, or the end of the object, is missing after this value")], id="two"
        ),
        pytest.param(
            '{"a": {{ x }}, "b": True}',
            [("{{ x }}", "text needs double quotes"), ("True", "True is Python; JSON writes true")],
            id="a template",
        ),
    ],
)
def test_every_fault_that_is_sure_is_told_at_its_place(text: str, faults: list[tuple[str, str]]) -> None:
    problems = read(text).problems
    assert [(pointed_at(text, problem.span), problem.detail) for problem in problems] == faults


def test_of_many_faults_the_first_are_told() -> None:
    assert len(read(f'{{"a": [{"True, " * 10_000}1]}}').problems) == MOST


PIECES = st.sampled_from(
    [*'{}[]:,"\\\n\t ', "'", "1", "-", ".", "e", "true", "NaN", '"a"', '"a": ', "0", "\\u00e9", "é", "\xa0", "/*", "#", "${x}"]
)


@settings(max_examples=500)
@given(st.lists(PIECES, max_size=12).map("".join) | VALUES.map(json.dumps))
def test_a_text_has_a_fault_exactly_where_the_parser_refuses_it(text: str) -> None:
    try:
        json.loads(text)
    except ValueError:
        assert syntax_faults(text)
    else:
        assert syntax_faults(text) == []


def test_a_secret_without_quotes_is_not_quoted() -> None:
    assert "hunter2" not in read('{"ClientSecret": hunter2, "a": 1}').problems[0].detail


@given(st.dictionaries(st.text("abc", min_size=1, max_size=2), VALUES, min_size=1), INDENTS, st.data())
def test_what_is_kept_of_a_cut_file_is_what_it_held(value: dict[str, Any], indent: Any, data: st.DataObject) -> None:
    text = json.dumps(value, indent=indent)
    cut = text[: data.draw(st.integers(1, len(text) - 1))]
    parsed = read(cut)
    assert [kind for kind, _ in told(parsed)] == ["syntax-error"]
    assert parsed.parameters is not None
    kept = dict(parsed.parameters)
    if kept and cut[-1] not in ' \t\r\n,}]"':  # the last number may have been longer
        kept.popitem()
    assert {name: json.loads(text)[name] for name in kept} == kept


BROKEN_IN_LIST = (
    '{"ClientName": "app", "CallbackURLs": ["https://a.example/cb" "https://b.example/cb"], "Nonsense": {"IdToken": 1}'
)


def test_of_a_broken_file_of_an_operation_only_the_syntax_is_told() -> None:
    file = document("x.json", BROKEN_IN_LIST.encode(), Hints(operation=named("cognito-idp create-user-pool-client").operation))
    assert [diagnostic.code for diagnostic in lint(file, Ruleset((syntax_error,)))] == ["CLI004", "CLI004"]
    assert [request.has("CallbackURLs") for request in file.requests if "CallbackURLs" not in request.given] == []


@pytest.mark.parametrize(
    ("text", "expected", "members"),
    [
        pytest.param("", [("empty-file", "")], None, id="empty"),
        pytest.param(" \r\n\t", [("empty-file", "")], None, id="blank"),
        pytest.param("// x\n", [("comment", "// x"), ("empty-file", "")], None, id="a comment alone"),
        pytest.param("[1]", [("not-an-object", "[")], None, id="a list"),
        pytest.param(' "x"', [("not-an-object", '"')], None, id="a string"),
        pytest.param("null", [("not-an-object", "n")], None, id="null"),
        pytest.param("1.5", [("not-an-object", "1")], None, id="a number"),
        pytest.param('{"a": 1, // x\n "b": 2}', [("comment", "// x")], {"a": 1, "b": 2}, id="a line comment"),
        pytest.param('{"a": 1, // x\r\n "b": 2}', [("comment", "// x")], {"a": 1, "b": 2}, id="a line comment before CRLF"),
        pytest.param(
            '{"a": 1, # "x\n "b": 2}', [("comment", '# "x')], {"a": 1, "b": 2}, id="a comment of shells with a quote"
        ),
        pytest.param('/* { */{"a"/**/: 1}', [("comment", "/* { */"), ("comment", "/**/")], {"a": 1}, id="block comments"),
        pytest.param(
            '{"a": "// /* # */", "#": ",}"}', [], {"a": "// /* # */", "#": ",}"}, id="what looks like comments in strings"
        ),
        pytest.param('{"a": "\\"// x", "b": 2}', [], {"a": '"// x', "b": 2}, id="behind an escaped quote"),
        pytest.param(
            '{"a": [1, 2,], "b": 2 , \n}',
            [("trailing-comma", ","), ("trailing-comma", ",")],
            {"a": [1, 2], "b": 2},
            id="trailing commas",
        ),
        pytest.param(
            '{"a": {"b": "x",},}',
            [("trailing-comma", ",")] * 2,
            {"a": {"b": "x"}},
            id="trailing commas behind values of any kind",
        ),
        pytest.param(
            '{"a": 1, /* x */}',
            [("comment", "/* x */"), ("trailing-comma", ",")],
            {"a": 1},
            id="a trailing comma before a comment",
        ),
        pytest.param('{"a": 1, "a": 2}', [("duplicate-key", '"a"')], {"a": 2}, id="a duplicate"),
        pytest.param(
            '{"x": [{"a": 1, "\\u0061": 2}]}',
            [("duplicate-key", '"\\u0061"')],
            {"x": [{"a": 2}]},
            id="a duplicate at any level",
        ),
        pytest.param('{"a": 1, "b": {"a": 1}}', [], {"a": 1, "b": {"a": 1}}, id="no duplicate"),
        pytest.param(
            '{"a": NaN, "b": [-Infinity, Infinity], "c": "NaN"}',
            [("non-finite-number", "NaN"), ("non-finite-number", "-Infinity"), ("non-finite-number", "Infinity")],
            {"a": "NaN", "b": ["-Infinity", "Infinity"], "c": "NaN"},
            id="non-finite numbers",
        ),
        pytest.param(
            '{"a": 1, // x\n "b" 2, // y\n "c": 3,}',
            [("comment", "// x"), ("syntax-error", '"b"·')],
            {"a": 1, "c": 3},
            id="what is behind a syntax error is not reported",
        ),
    ],
)
def test_what_is_nearly_json_is_reported_and_read(
    text: str, expected: list[tuple[str, str]], members: dict[str, object] | None
) -> None:
    parsed = read(text)
    assert told(parsed) == expected
    assert (parsed.parameters or None) == members


@pytest.mark.parametrize(
    "text", ['{"a": 1, // x\n "b": [1,],}', '/* x */{"a": "//", # y\r\n "b": 2 , }', '{"a": "é😀", // é😀\n}']
)
def test_the_mends_together_make_the_text_json(text: str) -> None:
    parsed = read(text)
    mended = apply(text, [edit for problem in parsed.problems for edit in problem.mend or ()])
    assert json.loads(mended) == parsed.parameters
    assert not read(mended).problems


# Limits -------------------------------------------------------------------------------------------------------------------


def test_a_number_of_4300_digits_is_read_and_a_longer_one_is_a_problem() -> None:
    assert read(f'{{"a": {"9" * 4300}}}').parameters == {"a": int("9" * 4300)}
    parsed = read(f'{{"a": "{"1" * 30_000}", "b": {"9" * 20_000}}}')
    assert told(parsed) == [("limit", "9")]
    assert parsed.problems[0].detail == "a number has more than 4,300 digits"
    assert parsed.parameters is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000 + "]" * 100_000, id="lists"),
        pytest.param('{"a":' * 100_000 + "1" + "}" * 100_000, id="objects"),
        pytest.param("[" * 100_000, id="never closed"),
        pytest.param("]" * 100_000 + "[" * 100_000, id="closed before"),
        pytest.param('// "\n' + "[" * 100_000 + "]" * 100_000, id="behind a quote in a comment"),
    ],
)
def test_a_text_nested_100000_deep_is_one_problem(text: str) -> None:
    parsed = read(text)
    assert [kind for kind, _ in told(parsed)] == ["limit"]
    assert parsed.problems[0].detail == f"structures are nested more than {DEEPEST} deep"
    assert locate(parsed.syntax_tree(), ("a", 0), Part.VALUE) == (0, len(text))


def test_depth_counts_structures_and_not_brackets_in_strings() -> None:
    text = '{"a": ' + "[" * (DEEPEST - 1) + '"[[[{{{"' + "]" * (DEEPEST - 1) + f', "b": "{"{" * 500}"}}'
    assert read(text).problems == []
    assert [kind for kind, _ in told(read(f'{{"x": {text}}}'))] == ["limit"]


def test_a_deep_structure_hidden_behind_an_open_quote_is_not_read() -> None:
    parsed = read('{"a": "x\n, "b":' + '{"c":' * 5000 + "1" + "}" * 5000 + "}")
    assert [kind for kind, _ in told(parsed)] == ["syntax-error"]
    assert parsed.parameters == {}


@pytest.mark.parametrize(
    "text",
    [
        "/*" * 50_000,
        '"' * 50_001,
        '{"a":1}' * 50_000,
        "{" + "," * 50_000,
        '{"a" ' * 50 + "x " * 50_000,
        '"\\q' * 100_000,
        "-" * 50_000,
        '{"a":1 ' + '"a":1 ' * 50_000,
    ],
    ids=lambda text: text[:12],
)
def test_a_long_text_that_is_no_json_is_read_in_one_pass(text: str) -> None:
    assert [kind for kind, _ in told(read(text))][-1] == "syntax-error"
