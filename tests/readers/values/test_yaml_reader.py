"""YAML is read as the AWS CLI v2 reads it: with ruamel.yaml, safe tags only; aliases are counted and keep their own place."""

import math
import warnings
from io import StringIO
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from skelint.authoring.finding import Part
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import UNKNOWN, Unresolved
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import DEEPEST, Parsed
from skelint.readers.reading import document
from skelint.readers.tree import locate
from skelint.readers.values.json import WrittenFloat
from skelint.readers.values.yaml import parse
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.source import SourceFile
from skelint_rules.input.syntax_error import check as syntax_error


def read(text: str) -> Parsed:
    return parse(SourceFile("x.yaml", text))


def told(parsed: Parsed) -> list[tuple[str, str]]:
    """Return the kind of each problem, and the text that it points at."""
    return [(problem.kind, parsed.source.text[problem.span.start : problem.span.end]) for problem in parsed.problems]


def cli_value(text: str) -> Any:
    """Return what the AWS CLI v2 makes of a text."""
    with warnings.catch_warnings():  # of an anchor used again, and of `1e3` in YAML 1.1
        warnings.simplefilter("ignore")
        return YAML(typ="safe", pure=True).load(text)


def same(one: Any, other: Any) -> bool:
    """Return whether values are equal, with their types; a float may be a written one, and NaN is itself."""
    if isinstance(one, dict) and isinstance(other, dict):
        return list(one) == [str(key) for key in other] and all(map(same, one.values(), other.values()))
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, WrittenFloat):
        return isinstance(other, float) and (one == other or (math.isnan(one) and math.isnan(other)))
    return type(one) is type(other) and bool(one == other)


def text_at(parsed: Parsed, *pointer: str | int, part: Part = Part.VALUE) -> str:
    return parsed.source.text[slice(*locate(parsed.syntax_tree(), pointer, part))]


# Values -------------------------------------------------------------------------------------------------------------------

DOCUMENTS = {
    "scalars": "a: 1\nb: x\nc: true\nd: null\ne: ~\nf:\ng: 1.5\nh: 'x'\ni: \"x\"\n",
    "words of YAML 1.1": "a: yes\nb: no\nc: on\nd: off\ne: y\nf: True\ng: TRUE\nh: Null\n",
    "numbers": "a: 0o17\nb: 017\nc: 0x1F\nd: 1_000\ne: 12:30:45\nf: +1\ng: 1e3\nh: -.5\ni: 0b11\nj: 1e+16\nk: .5e-3\n",
    "no numbers": "a: .nan\nb: .inf\nc: -.INF\n",
    "dates": "a: 2001-01-01\nb: 2001-12-14t21:59:43.10-05:00\nc: 2001-12-15 2:59:43.10\nd: '2001-01-01'\n",
    "tags": "a: !!str 1\nb: !!int '1'\nc: !!float 1\nd: !!seq [1]\ne: !!map {f: 1}\ng: ! x\nh: !!null ''\n",
    "binary": "a: !!binary aGk=\n",
    "a set": "a: !!set {b, c}\n",
    "an ordered mapping": "a: !!omap [b: 1, c: 2]\n",
    "block of text": "a: |\n  x\n   y\n\n  z\n\nb: >\n  x\n  y\n\n  z\nc: |-\n  x\nd: |+\n  x\n\ne: |2\n   x\n",
    "a block of text at the end": "a: |+\n  x\n\n\n",
    "plain on several lines": "a: x\n  y\n\n  z # c\nb: 1\n",
    "quoted on several lines": "a: \"x\n  y\\\n  z\"\nb: 'x\n\n  y'\n",
    "escapes": 'a: "\\x41\\u00e9\\U0001F600\\n\\t\\/\\e\\N\\_"\n',
    "astral": "a😀: é😀\nb: [😀, é]\nc: 1\n",
    "flow": "a: {b: 1, 'c': [1, {d: e}], \"f\": , g}\nh: [a: b, c]\ni: []\nj: {}\n",
    "JSON": '{"a": [1, "x", null, {"b": 1.0}], "c": "\\ud83d"}',
    "lists": "a:\n- 1\n-\n- - x\n  - y\n- b: 1\n  c: 2\n-\n  d: 3\n",
    "anchors": "a: &x {b: 1}\nc: *x\nd: [*x, *x]\ne: &y z\nf: *y\n*y : g\n",
    "an anchor used again": "a: &x 1\nb: &x 2\nc: *x\n",
    "merge": "a: &x {b: 1, c: 2}\nd:\n  c: 3\n  <<: *x\n  e: 4\nf:\n  <<: *x\n",
    "merge of several": "- &x {a: 1}\n- &y {a: 2, b: 3}\n- &z {<<: *x, c: 4}\n- {<<: [*y, *z], d: 5}\n",
    "merge of what is in place": "a: {<<: {b: 1}, c: 2}\n",
    "names that are no strings": "3: a\ntrue: b\nnull: c\n2.5: d\n2001-01-01: e\n? [x, y]\n: f\n",
    "question marks": "? a\n: b\n? c\n? d\n: - e\n",
    "CRLF": "a: 1\r\nb: |\r\n  x\r\n  y\r\nc: x\r\n  y\r\n",
    "CR": "a: 1\rb:\r- x\r- y\r",
    "a mark": "\ufeffa: 1\n",
    "comments": "# c\na: 1 # c\n# c\nb: # c\n  # c\n  - 1 # c\n  # c\n# c\n",
    "hashes that are no comments": "a: x#y\nb: '# x'\nc: |\n  # x\n",
    "directives": "%YAML 1.2\n---\na: yes\n...\n",
    "YAML 1.1": "%YAML 1.1\n---\na: yes\nb: 017\nc: 1e3\nd: 190:20:30\n",
    "an unknown directive": "%X y\n---\na: 1\n",
    "tag handles": "%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\n",
    "the end of the document": "---\na: 1\n...\n# c\n",
    "tabs": "a: \"x\ty\"\nb: '\t'\nc: {d: 1\t, e: 2}\n",
    "other line ends": 'a: "x\u2028y"\nb: 1\n',
    "deep": "a: " + "[" * (DEEPEST - 1) + "x" + "]" * (DEEPEST - 1),
}


@pytest.mark.parametrize("text", DOCUMENTS.values(), ids=DOCUMENTS)
def test_a_document_is_read_as_the_cli_reads_it(text: str) -> None:
    expected = cli_value(text)
    parsed = read(text)
    value: Any = parsed.parameters
    if not isinstance(expected, dict):
        assert parsed.parameters is None
        return
    assert parsed.problems == []
    assert same(value, expected), value


NAMES = st.text(max_size=6) | st.sampled_from(["ClientName", "é😀", "yes", "1", "<<", "a b"])
SCALARS = (
    st.text(max_size=9)
    | st.sampled_from(["é😀", "a\nb", "yes", "2001-01-01", "0x1", "- a", "a: b", "a #b", " a", "\u2028"])
    | st.integers()
    | st.floats()
    | st.booleans()
    | st.none()
    | st.dates()
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)


def written(value: Any, *, flow: bool | None, width: int) -> str:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style, writer.width, writer.allow_unicode = flow, width, True
    stream = StringIO()
    writer.dump(value, stream)
    return stream.getvalue()


def members(value: Any, above: Pointer = ()) -> list[tuple[Pointer, Any]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [(above, value), *(found for step, item in inner for found in members(item, (*above, step)))]


@given(st.dictionaries(NAMES, VALUES), st.sampled_from([True, False, None]), st.sampled_from([20, 4096]))
def test_what_ruamel_writes_is_read_as_it_reads_it(value: dict[str, Any], flow: bool | None, width: int) -> None:
    text = written(value, flow=flow, width=width)
    try:
        expected = cli_value(text)
    except (YAMLError, ValueError):
        assert [kind for kind, _ in told(read(text))] == ["syntax-error"]
        return
    parsed = read(text)
    assert parsed.problems == []
    assert same(parsed.parameters, expected), text


@given(st.dictionaries(NAMES, VALUES), st.sampled_from([True, False, None]))
def test_the_text_of_each_scalar_is_the_value_at_its_pointer(value: dict[str, Any], flow: bool | None) -> None:
    text = written(value, flow=flow, width=4096)
    parsed = read(text)
    assume(not parsed.problems)
    assume("?" not in text)  # ruamel.yaml writes a name that begins with it as an explicit key, with the rest as the name
    parameters: Any = parsed.parameters
    for pointer, expected in members(parameters):
        if pointer and not isinstance(expected, (dict, list)):
            assert same(read(f"a: {text_at(parsed, *pointer)}").parameters, {"a": expected}) or isinstance(
                expected, Unresolved
            )
        if pointer and isinstance(pointer[-1], str):
            assert list(cli_value(f"{text_at(parsed, *pointer, part=Part.KEY)}: 1")) == [pointer[-1]]


def test_a_float_is_a_written_float_and_a_template_unresolved() -> None:
    parsed = read("a: 1.0\nb: [1e3]\nc: https://${HOST}/cb\nd: ['{{ x }}']\ne: $POOL\n")
    value: Any = parsed.parameters
    assert [type(item) for item in (value["a"], value["b"][0])] == [WrittenFloat, WrittenFloat]
    assert [item.text for item in (value["c"], value["d"][0], value["e"])] == [f"https://{UNKNOWN}/cb", UNKNOWN, UNKNOWN]
    assert parsed.unresolved == 3


def test_a_float_that_is_a_name_is_written_out() -> None:
    assert read("1.5: a\n2: b\n").parameters == {"1.5": "a", "2": "b"}


# Places -------------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "pointer", "expected"),
    [
        pytest.param("a: x # c\n", ("a",), "x", id="plain"),
        pytest.param("a: x\n  y # c\nb: 1", ("a",), "x\n  y", id="plain on two lines"),
        pytest.param("a: 'x''y' # c\n", ("a",), "'x''y'", id="quoted"),
        pytest.param('a: "x\n  y" # c\n', ("a",), '"x\n  y"', id="quoted on two lines"),
        pytest.param("a: |\n  x\n\n  y\n\n# c\nb: 1\n", ("a",), "|\n  x\n\n  y", id="a block of text"),
        pytest.param("a: # c\nb: 1\n", ("a",), "", id="nothing"),
        pytest.param("a:\n  - x # c\n  - y\n# c\nb: 1\n", ("a",), "- x # c\n  - y", id="a list"),
        pytest.param("a:\n- x\n- # c\nb: 1\n", ("a",), "- x\n-", id="a list that ends with nothing"),
        pytest.param("a:\n  b: 1\n  c: # c\nd: 1\n", ("a",), "b: 1\n  c:", id="a mapping that ends with nothing"),
        pytest.param("a: [x,  y ] # c\n", ("a",), "[x,  y ]", id="a list in brackets"),
        pytest.param("a: [x,  y ] # c\n", ("a", 1), "y", id="an item in brackets"),
        pytest.param("😀: 😀é\nb: [😀, x]\n", ("b", 1), "x", id="behind astral characters"),
        pytest.param("a: 1\r\nb: x\r\n", ("b",), "x", id="behind CRLF"),
        pytest.param("a: &x {b: 1}\nc: *x\n", ("c",), "*x", id="an alias is where it is written"),
        pytest.param("a: &x {b: 1}\nc: *x\n", ("a",), "&x {b: 1}", id="an anchor is where it is written"),
        pytest.param("a: &x {b: 1}\nc: *x\n", ("c", "b"), "1", id="what is in an alias is at its anchor"),
        pytest.param("a: &x y\nb: [*x, z]\n", ("b", 0), "*x", id="an alias of a text"),
        pytest.param("a: &x {b: 1}\nc:\n  <<: *x\n", ("c", "b"), "1", id="a merged member is where it is written"),
        pytest.param(
            "a: &x {b: 1}\nc:\n  <<: *x # c\n  d: 2 # c\ne: 1\n", ("c",), "<<: *x # c\n  d: 2", id="a mapping with a merge"
        ),
        pytest.param("a: &x {b: 1}\nc:\n  <<: *x\ne: 1\n", ("c",), "<<: *x", id="a mapping that is a merge"),
        pytest.param("a: &x {b: 1}\nc: {<<: *x, b: 2}\n", ("c", "b"), "2", id="its own member comes before a merged one"),
        pytest.param("a: 1\na: 2\n", ("a",), "2", id="of two members with one name the last"),
        pytest.param("a:\n  b: 1\n", ("a", "c"), "a", id="what is absent is at the name above"),
        pytest.param("# c\nx: 1\n", ("c",), "x", id="at the top at the first name"),
        pytest.param("1: x\n", ("1",), "x", id="a name that is a number"),
        pytest.param("a: !!str 5\n", ("a",), "!!str 5", id="a tag belongs to its value"),
    ],
)
def test_a_pointer_has_a_place(text: str, pointer: Pointer, expected: str) -> None:
    assert text_at(read(text), *pointer) == expected


# Problems -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [("empty-file", "")], id="empty"),
        pytest.param("\n \n# only a comment\n", [("empty-file", "")], id="comments alone"),
        pytest.param("---", [("not-an-object", "-")], id="a document of nothing"),
        pytest.param("--- # c\n...\n", [("not-an-object", ".")], id="a document of nothing with a comment"),
        pytest.param("- a\n", [("not-an-object", "-")], id="a list"),
        pytest.param("a b\n", [("not-an-object", "a")], id="a text"),
        pytest.param("~", [("not-an-object", "~")], id="null"),
        pytest.param("a: 1\nb: 2\na: 3\n", [("duplicate-key", "a")], id="a duplicate"),
        pytest.param(
            "a:\n- {b: 1, 'b': 2, \"b\": 3}\n",
            [("duplicate-key", "'b'"), ("duplicate-key", '"b"')],
            id="duplicates at any level",
        ),
        pytest.param("a: &x {b: 1, b: 2}\nc: [*x, *x]\n", [("duplicate-key", "b")], id="a duplicate in an anchor is one"),
        pytest.param("a: &x {b: 1}\nc: {<<: *x, b: 2}\n", [], id="a merged member may be written again"),
        pytest.param("a: &x {b: 1}\nc: {<<: *x, <<: *x}\n", [("duplicate-key", "<<")], id="a second merge"),
        pytest.param("a: &x {b: 1}\nc: {<<: *x, b: 2, b: 3}\n", [("duplicate-key", "b")], id="a duplicate beside a merge"),
        pytest.param("a: 1\n'1': 2\n1: 3\n", [], id="a number and its text are two names"),
    ],
)
def test_what_is_wrong_with_the_document_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(read(text)) == expected


def test_of_two_members_with_one_name_the_last_is_read() -> None:
    assert read("a: 1\nb: {c: 1, c: 2}\na: 3\n").parameters == {"b": {"c": 2}, "a": 3}


@pytest.mark.parametrize(
    ("text", "at", "detail", "kept"),
    [
        pytest.param(
            "a: 1\nb: [x\nc: 1\nd: 1\n", ":", "expected ',' or ']', but got ':'", {"a": 1}, id="a list that is not closed"
        ),
        pytest.param("a: 1\nb: [x, y\n", "[", "this is never closed", {"a": 1}, id="a list that is not closed at the end"),
        pytest.param("a: 1\nb: {c: [1, 2]\n", "{", "this is never closed", {"a": 1}, id="a mapping that is not closed"),
        pytest.param(
            'a: 1\nb: "x\nc: 1\nd: 1\ne: 1\n', '"', "this is never closed", {"a": 1}, id="a quote that is not closed"
        ),
        pytest.param(
            "a: 1\nb: x: y\n",
            ":",
            "a value cannot hold `: ` without quotes, or the indentation is off",
            {"a": 1},
            id="a colon in a value",
        ),
        pytest.param(
            "a: 1\n  b: 2\n", ":", "a value cannot hold `: ` without quotes, or the indentation is off", None, id="too deep"
        ),
        pytest.param(
            "a: 1\nb:\n    c: 1\n  d: 2\n", "d", "the indentation does not fit what stands above", {"a": 1}, id="half as deep"
        ),
        pytest.param("a: 1\nb:\n\tc: 1\n", "\t", "YAML is not indented with tabs", {"a": 1}, id="a tab as indentation"),
        pytest.param("a: 1\nb c\nd: 1\n", "d", "a colon is missing behind this name", {"a": 1}, id="no colon"),
        pytest.param("a: 1\nb: !Ref x\nc: 1\n", "!", "the AWS CLI knows no tag !Ref", {"a": 1}, id="a tag of CloudFormation"),
        pytest.param(
            "a: 1\nb: !!python/object:os.system x\n",
            "!",
            "the AWS CLI knows no tag tag:yaml.org,2002:python/object:os.system",
            {"a": 1},
            id="a tag of Python",
        ),
        pytest.param("a: 1\nb: *x\n", "*", "the alias *x has no anchor", {"a": 1}, id="an alias of nothing"),
        pytest.param("a: 1\n---\nb: 2\n", "-", "a file holds one document; this begins another", {"a": 1}, id="two documents"),
        pytest.param(
            "a: 1\nb: @x\n", "@", "found character '@' that cannot start any token", {"a": 1}, id="a reserved character"
        ),
        pytest.param("a: 1\nb: \x07\nc: 1\n", "\x07", "YAML allows no such character", {"a": 1}, id="a control character"),
        pytest.param("a: 1\nb: x\0y\n", "\0", "YAML allows no such character", {"a": 1}, id="NUL"),
        pytest.param(
            "a: 1\nb: 2026-13-45\n",
            "2",
            "this looks like a value of the type timestamp, and is none: quotes make it a string",
            {"a": 1},
            id="no day of the calendar",
        ),
        pytest.param(
            "a: 1\nb: 0x_\n",
            "0",
            "this looks like a value of the type int, and is none: quotes make it a string",
            {"a": 1},
            id="no digits",
        ),
        pytest.param(
            "a: 1\nb: !!int x\n",
            "!",
            "this looks like a value of the type int, and is none: quotes make it a string",
            {"a": 1},
            id="no integer",
        ),
        pytest.param(
            "a: 1\nb: !!bool x\n",
            "!",
            "this looks like a value of the type bool, and is none: quotes make it a string",
            {"a": 1},
            id="no boolean",
        ),
        pytest.param(
            "a: 1\nb: !!timestamp secret\n",
            "!",
            "this looks like a value of the type timestamp, and is none",
            {"a": 1},
            id="no timestamp",
        ),
        pytest.param(
            'a: 1\nb: "\\xZZ"\n',
            "Z",
            "expected escape sequence of 2 hexdecimal numbers, but found 'Z'",
            {"a": 1},
            id="no escape",
        ),
        pytest.param("a: 1\n? {b: 1}\n: 2\n", "{", "a structure cannot be a name", {"a": 1}, id="a mapping as a name"),
        pytest.param(
            "1: secret\n0x1: secret\n", "0", "the name 1 is written twice", {"1": "secret"}, id="one name in two ways"
        ),
        pytest.param(
            "a: 1\n<<: 2\n",
            "2",
            "expected a mapping or list of mappings for merging, but found scalar",
            {"a": 1},
            id="a merge of a number",
        ),
        pytest.param(
            "%YAML 2.0\n---\na: 1\n",
            "%",
            "found incompatible YAML document (version 1.* is required)",
            None,
            id="another version",
        ),
    ],
)
def test_a_syntax_error_is_one_problem_at_its_place_and_what_stands_before_is_read(
    text: str, at: str, detail: str, kept: dict[str, object] | None
) -> None:
    parsed = read(text)
    assert told(parsed) == [("syntax-error", at)]
    assert parsed.problems[0].detail == detail
    assert (parsed.parameters, parsed.broken) == (kept, True)
    for pointer, value in members(kept or {}):
        if pointer:
            assert text_at(parsed, *pointer) == str(value)


@pytest.mark.parametrize(
    "text",
    [
        "a: 2026-13-45",
        "a: !!int x",
        "a: 0b_",
        "a: -_",
        "a: ._",
        "%YAML 1.3\n---\na: 1",
        'a: "\\UFFFFFFFF"',
        "? [a, {b: c}]\n: 1",
    ],
)
def test_what_makes_the_parser_of_the_cli_stumble_is_a_syntax_error(text: str) -> None:
    with pytest.raises(Exception):  # noqa: B017, PT011 - whatever it is, it is no error of YAML
        cli_value(text)
    assert [kind for kind, _ in told(read(text))] == ["syntax-error"]


def test_a_broken_file_of_an_operation_gives_one_diagnostic() -> None:
    raw = b"ClientName: app\nCallbackURLs: [https://a.example/cb\nNonsense: 1\n"
    file = document("x.yaml", raw, Hints(operation=named("cognito-idp create-user-pool-client").operation))
    assert [one.code for one in lint(file, Ruleset((syntax_error,)))] == ["CLI004"]
    assert [dict(request.parameters) for request in file.requests] == [{"ClientName": "app"}]


# Limits -------------------------------------------------------------------------------------------------------------------

BOMB = "a: &a [1,1,1,1,1,1,1,1,1,1]\n" + "".join(
    f"{name}: &{name} [{','.join([f'*{chr(ord(name) - 1)}'] * 10)}]\n" for name in "bcdefghij"
)


@pytest.mark.parametrize(
    ("text", "at", "detail"),
    [
        pytest.param(
            BOMB,
            "*d",
            "the file holds more than 40,000 names and values, those that aliases repeat included",
            id="aliases of aliases",
        ),
        pytest.param("a: &a [*a]\n", "*a", "an alias stands for a structure that holds it", id="an alias inside its anchor"),
        pytest.param(
            "a: &a {b: {<<: *a}}\n", "*a", "an alias stands for a structure that holds it", id="a merge inside its anchor"
        ),
        pytest.param("[" * 5000, "[", f"structures are nested more than {DEEPEST} deep", id="5,000 lists"),
        pytest.param("{a: " * 5000, "{", f"structures are nested more than {DEEPEST} deep", id="5,000 mappings"),
        pytest.param("- " * 5000, "", f"structures are nested more than {DEEPEST} deep", id="5,000 dashes"),
        pytest.param("? " * 5000, "", f"structures are nested more than {DEEPEST} deep", id="5,000 question marks"),
        pytest.param(f"a: {'9' * 20_000}\n", "9", "a number has more than 4,300 digits", id="20,000 digits"),
        pytest.param(f"a: 0x{'1' * 4_000}\n", "0", "a number has more than 4,300 digits", id="4,000 digits in base 16"),
        pytest.param(f"a: 0b{'1' * 15_000}\n", "0", "a number has more than 4,300 digits", id="15,000 digits in base 2"),
    ],
)
def test_what_is_beyond_all_measure_is_one_problem(text: str, at: str, detail: str) -> None:
    parsed = read(text)
    assert told(parsed) == [("limit", at)]
    assert parsed.problems[0].detail == detail
    assert parsed.parameters is None


def test_a_bomb_of_490_bytes_is_a_bomb() -> None:
    assert len(BOMB.encode()) <= 490


def test_an_alias_may_be_used_often() -> None:
    parsed = read("a: &x {b: [1, 2]}\nc: [" + "*x, " * 1000 + "]\n")
    value: Any = parsed.parameters
    assert value["c"] == [{"b": [1, 2]}] * 1000


@pytest.mark.parametrize("number", [10_000, pytest.param(100_000, marks=pytest.mark.slow)])
def test_a_file_of_many_lines_is_read(number: int) -> None:
    parsed = read("".join(f"k{line}: v # c\n" for line in range(number)))
    assert len(parsed.parameters or ()) == number
    assert text_at(parsed, f"k{number - 1}", part=Part.KEY) == f"k{number - 1}"


# The operation that a comment declares ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "operation"),
    [
        ("# skelint: operation=create-user-pool-client\na: 1\n", "create-user-pool-client"),
        ("a: 1\n  #skelint: operation = cognito-idp create-user-pool-client  # x\r\n", "cognito-idp create-user-pool-client"),
        ("# c\r\n# skelint: operation=x\r\na: 1", "x"),
        ("# skelint: operation=x\na: [\n", "x"),
        ("# skelint: operation=x", "x"),
        ("a: 1 # skelint: operation=x\n", None),
        ("# skelint: operations=x\na: 1\n", None),
        ("# skelint: operation=\na: 1\n", None),
        ("a: 1\n", None),
    ],
)
def test_a_comment_declares_the_operation(text: str, operation: str | None) -> None:
    assert read(text).comment == operation
