"""Changes as edits: what is written around them stays, and the values become what the change says, or nothing is edited."""

import json
import re
from collections.abc import Sequence
from copy import deepcopy
from io import StringIO
from typing import Any

import pytest
from hypothesis import assume, event, given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from skelint.authoring.finding import Append, Change, Part, Remove, RenameKey, Set, Unwrap
from skelint.authoring.operation import Operation, OperationModel
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import Request
from skelint.readers.document import InputFile
from skelint.readers.reading import document
from skelint.source import Edit, apply

# The values that edits are made of: JSON's. Text holds what breaks quoting, indentation and line counting.
TEXTS = st.text(max_size=12) | st.sampled_from(
    [
        "",
        "null",
        "yes",
        "1",
        "0x_",
        "- a",
        "a: b",
        "a #b",
        "é😀",
        "a\nb",
        "a\r\nb",
        " a ",
        "'",
        '"',
        "\\",
        "*a",
        "&a",
        "\u2028",
        "\ufeff",
        "a\n\n",
        "{",
    ]
)
NAMES = st.text(min_size=1, max_size=6) | st.sampled_from(
    ["ClientName", "a.b", "<<", "=", "true", "?", "- a", "é😀", "#", "a:"]
)
SCALARS = TEXTS | st.integers(-(10**6), 10**6) | st.booleans() | st.none() | st.floats(allow_nan=False, allow_infinity=False)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=8
)
OBJECTS = st.dictionaries(NAMES, VALUES, max_size=4)


ANY = Request(model=OperationModel(operation=Operation("any", "operation"), schema={}), parameters={})


def opened(syntax: str, text: str) -> InputFile:
    file = document(f"x.{syntax}", text.encode("utf-8", "surrogatepass"))
    assert isinstance(file, InputFile)
    return file


def after(syntax: str, text: str, change: Change) -> str | None:
    edits = edits_of(opened(syntax, text), change)
    return None if edits is None else apply(text, list(edits))


def edits_of(file: InputFile, *changes: Change) -> Sequence[Edit] | None:
    return file.edits(ANY, changes, file.source)


def at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


def pointers(value: Any, above: Pointer = ()) -> list[Pointer]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [above, *(pointer for step, item in inner for pointer in pointers(item, (*above, step)))]


def changed(value: Any, change: Change) -> Any:
    """Return a value as the change leaves it: the law that edits must keep."""
    value = deepcopy(value)
    if isinstance(change, Append):
        at(value, change.pointer).append(change.value)
        return value
    parent, last = at(value, change.pointer[:-1]), change.pointer[-1]
    match change:
        case Set():
            parent[last] = change.value
        case Remove():
            del parent[last]
        case RenameKey():
            renamed = {change.name if name == last else name: item for name, item in parent.items()}
            parent.clear()
            parent.update(renamed)
        case Unwrap():
            inner = parent[last]
            place = change.pointer[: -change.levels]
            if not place:
                return inner
            at(value, place[:-1])[place[-1]] = inner
    return value


def same(one: Any, other: Any) -> bool:
    """Return whether values are equal, with the order of names and the types of numbers."""
    return json.dumps(one) == json.dumps(other)


@st.composite
def changes(draw: st.DrawFn, value: Any) -> Change:
    """Draw a change that can be made of a value."""
    everywhere = pointers(value)
    below = [pointer for pointer in everywhere if pointer]
    mappings = [pointer for pointer in everywhere if isinstance(at(value, pointer), dict)]
    lists = [pointer for pointer in everywhere if isinstance(at(value, pointer), list)]
    members = [pointer for pointer in below if isinstance(pointer[-1], str)]
    alone = [
        Unwrap(pointer, levels)
        for pointer in below
        for levels in range(1, len(pointer) + 1)
        if all(len(at(value, pointer[:-level])) == 1 for level in range(1, levels + 1))
    ]
    kinds: list[st.SearchStrategy[Change]] = [
        st.builds(lambda pointer, name, new: Set((*pointer, name), new), st.sampled_from(mappings), NAMES, VALUES)
    ]
    if below:
        kinds += [st.builds(Set, st.sampled_from(below), VALUES), st.builds(Remove, st.sampled_from(below))]
    if lists:
        kinds.append(st.builds(Append, st.sampled_from(lists), VALUES))
    if members:
        kinds.append(st.builds(RenameKey, st.sampled_from(members), NAMES))
    if alone:
        kinds.append(st.sampled_from(alone))
    change = draw(st.one_of(kinds))
    if isinstance(change, RenameKey):
        assume(change.name not in at(value, change.pointer[:-1]))
    return change


def yaml_text(value: Any, *, flow: bool, indent: int = 2, dash: int = 0) -> str:
    writer = YAML(typ="safe", pure=True)
    writer.default_flow_style, writer.allow_unicode = flow, True
    writer.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    writer.indent(mapping=indent, sequence=indent + dash, offset=dash)
    stream = StringIO()
    writer.dump(value, stream)
    return stream.getvalue()


def yaml_value(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(text)


@given(st.data(), OBJECTS, st.sampled_from([None, 0, 2, "\t"]), st.booleans())
def test_an_edited_json_text_holds_the_changed_value(data: st.DataObject, value: Any, indent: Any, ascii_only: bool) -> None:
    text = json.dumps(value, indent=indent, ensure_ascii=ascii_only)
    change = data.draw(changes(value))
    edited = after("json", text, change)
    assert edited is not None
    assert same(json.loads(edited), changed(value, change)), (text, edited)


def is_written(value: Any, text: str) -> bool:
    """Return whether a text holds a value: what ruamel.yaml writes it cannot always read again, `{:0: []}` for one."""
    try:
        return same(yaml_value(text), value)
    except YAMLError:
        return False


def may_be_refused(value: Any, text: str, change: Change, *, flow: bool) -> bool:
    """Return whether ruamel.yaml writes the place of a change in a way that is not edited.

    In any style that is beside a name whose colon is on another line (a question mark before it); in block style, what stands
    alone in a list, where it would take the list's place; in flow style, what is in a mapping without braces: `[a: 1]`.
    """
    if re.search(r"\n *:", text):
        return True
    if not flow:
        return isinstance(change, Unwrap) and isinstance(change.pointer[-change.levels], int)
    inside = change.pointer if isinstance(change, Append | Unwrap) else change.pointer[:-1]
    return any(isinstance(step, int) and isinstance(at(value, inside[: depth + 1]), dict) for depth, step in enumerate(inside))


def check_yaml(value: Any, text: str, change: Change) -> None:
    assume(is_written(value, text))
    edited = after("yaml", text, change)
    event(f"{type(change).__name__} {'refused' if edited is None else 'made'}")
    if edited is None:
        assert may_be_refused(value, text, change, flow=text[0] == "{"), (text, change)
        return
    assert same(yaml_value(edited), changed(value, change)), (text, edited)


@given(st.data(), OBJECTS)
def test_an_edited_flow_style_yaml_text_holds_the_changed_value(data: st.DataObject, value: Any) -> None:
    check_yaml(value, yaml_text(value, flow=True), data.draw(changes(value)))


@given(st.data(), OBJECTS, st.sampled_from([(2, 0), (4, 0), (2, 2)]))
def test_an_edited_block_style_yaml_text_holds_the_changed_value(
    data: st.DataObject, value: Any, indents: tuple[int, int]
) -> None:
    check_yaml(value, yaml_text(value, flow=False, indent=indents[0], dash=indents[1]), data.draw(changes(value)))


@pytest.mark.slow
@settings(max_examples=5000)
@given(st.data(), OBJECTS, st.sampled_from(["json", "flow", "block"]))
def test_edited_texts_hold_the_changed_value_in_thousands_of_cases(data: st.DataObject, value: Any, style: str) -> None:
    change = data.draw(changes(value))
    if style != "json":
        check_yaml(value, yaml_text(value, flow=style == "flow"), change)
        return
    edited = after("json", json.dumps(value, indent=1), change)
    assert edited is not None
    assert same(json.loads(edited), changed(value, change))


def case(name: str, syntax: str, before: str, change: Change, expected: str | None) -> Any:
    return pytest.param(syntax, before, change, expected, id=name)


@pytest.mark.parametrize(
    ("syntax", "before", "change", "expected"),
    [
        # Set
        case("set", "json", '{\n  "a": 1,\n  "b": 2\n}\n', Set(("a",), "x"), '{\n  "a": "x",\n  "b": 2\n}\n'),
        case("set a list", "json", '{"a": [1,\n 2]}', Set(("a",), []), '{"a": []}'),
        case("set an item", "json", '["x", {"a": [1, 2]}]', Set((1, "a", 0), None), '["x", {"a": [null, 2]}]'),
        case("set the last of two", "json", '{"a": 1, "a": 2}', Set(("a",), 3), '{"a": 1, "a": 3}'),
        case("add", "json", '{\n    "a": 1\n}', Set(("b",), [1]), '{\n    "a": 1,\n    "b": [1]\n}'),
        case("add to one line", "json", '{"a": 1, "b": 2}', Set(("c",), 3), '{"a": 1, "b": 2, "c": 3}'),
        case("add without blanks", "json", '{"a":1,"b":2}', Set(("c",), 3), '{"a":1,"b":2,"c": 3}'),
        case("add to nothing", "json", '{"a": {}}', Set(("a", "b"), 3), '{"a": {"b": 3}}'),
        case("add before CRLF", "json", '{\r\n\t"a": 1\r\n}', Set(("b",), 2), '{\r\n\t"a": 1,\r\n\t"b": 2\r\n}'),
        case(
            "add behind a comment",
            "json",
            '{\n  "a": 1, // one\n  "b": 2\n}',
            Set(("c",), 3),
            '{\n  "a": 1, // one\n  "b": 2,\n  "c": 3\n}',
        ),
        case("add before a trailing comma", "json", '{"a": 1,}', Set(("b",), 2), '{"a": 1, "b": 2,}'),
        case("set NaN", "json", '{"a": NaN}', Set(("a",), 0), '{"a": 0}'),
        case("set behind 1e+5", "json", '{"a": 1e+5, "b": 1}', Set(("b",), 2), '{"a": 1e+5, "b": 2}'),
        case("set behind an emoji", "json", '{"😀": "é😀", "b": 1}', Set(("b",), "😀"), '{"😀": "é😀", "b": "😀"}'),
        case("set what cannot be seen", "json", '{"a": 1}', Set(("a",), "\u202e\ud800\x1b"), '{"a": "\\u202e\\ud800\\u001b"}'),
        case("add below what is absent", "json", '{"a": 1}', Set(("b", "c"), 2), None),
        case("add to a list", "json", '{"a": [1]}', Set(("a", 1), 2), None),
        case("add to a string", "json", '{"a": "x"}', Set(("a", "b"), 2), None),
        case("set everything", "json", '{"a": 1}', Set((), {}), None),
        case("set in a broken file", "json", '{"a": 1', Set(("a",), 2), None),
        case("set plain", "yaml", "a: x # c\nb: 2\n", Set(("a",), "z"), "a: z # c\nb: 2\n"),
        case("set what needs quotes", "yaml", "a: x\n", Set(("a",), "yes"), 'a: "yes"\n'),
        case("set in single quotes", "yaml", "a: 'x' # c\n", Set(("a",), "it's"), "a: 'it''s' # c\n"),
        case("set in double quotes", "yaml", 'a: "x"\n', Set(("a",), "y"), 'a: "y"\n'),
        case("set a line break", "yaml", "a: 'x'\n", Set(("a",), "1\n2"), 'a: "1\\n2"\n'),
        case("set a line separator", "yaml", "a: x\n", Set(("a",), "1\u2028\x85"), 'a: "1\\u2028\\u0085"\n'),
        case("set a block of text", "yaml", "a: |\n  x\n  y\n# c\nb: 1\n", Set(("a",), "z"), 'a: "z"\n# c\nb: 1\n'),
        case("set a text on several lines", "yaml", "a: x\n  y # c\nb: 1\n", Set(("a",), "z"), "a: z # c\nb: 1\n"),
        case("set null", "yaml", "a: # c\nb: 1\n", Set(("a",), "x"), "a: x # c\nb: 1\n"),
        case("set null at the end", "yaml", "a:", Set(("a",), 1), "a: 1"),
        case("set a null item", "yaml", "a:\n-\n- # c\n", Set(("a", 1), 1), "a:\n-\n- 1 # c\n"),
        case("set a null item before another", "yaml", "a:\n- # c\n- x\n", Set(("a", 0), 1), "a:\n- 1 # c\n- x\n"),
        case("set a name without a value", "yaml", "{a, b: , c}", Set(("a",), 1), "{a: 1, b: , c}"),
        case("set a name without a value at the end", "yaml", "{a, b: , c}", Set(("c",), 1), "{a, b: , c: 1}"),
        case("set a colon without a value", "yaml", "{a, b: , c}", Set(("b",), 1), "{a, b: 1 , c}"),
        case("set a block", "yaml", "a:\n- x\n- y\nb: 1\n", Set(("a",), ["z"]), 'a: ["z"]\nb: 1\n'),
        case("set a block in a list", "yaml", "- a: 1\n  b: 2 # c\n- x\n", Set((0,), 1), "- 1 # c\n- x\n"),
        case("set a block behind a comment", "yaml", "a: # c\n- x\n", Set(("a",), 1), "a: 1 # c\n"),
        case("set below a question mark", "yaml", "? a\n: b\n", Set(("a",), "c"), None),
        case("set in flow beside a colon on the next line", "yaml", "{a: 1, b\n: 2}", Set(("a",), "c"), None),
        case("set a question mark without a value", "yaml", "? a\n", Set(("a",), "c"), None),
        case(
            "add a member",
            "yaml",
            "a: 1 # one\nb:\n  c: 2 # two\n\n# end\n",
            Set(("d",), 3),
            "a: 1 # one\nb:\n  c: 2 # two\nd: 3\n\n# end\n",
        ),
        case(
            "add deeper", "yaml", "b:\n    c: 2 # two\n# end\n", Set(("b", "d"), "x"), "b:\n    c: 2 # two\n    d: x\n# end\n"
        ),
        case("add without a line end", "yaml", "a: 1", Set(("b",), 2), "a: 1\nb: 2"),
        case("add before CRLF in YAML", "yaml", "a: 1\r\nb: 2\r\n", Set(("c",), 3), "a: 1\r\nb: 2\r\nc: 3\r\n"),
        case("add behind CR", "yaml", "a: 1\rb: 2\r", Set(("c",), 3), "a: 1\rb: 2\rc: 3\r"),
        case("add behind null", "yaml", "a:\n  b: # c\nd: 1\n", Set(("a", "e"), 2), "a:\n  b: # c\n  e: 2\nd: 1\n"),
        case("append behind null", "yaml", "a:\n- # c\n- # c\nd: 1\n", Append(("a",), 2), "a:\n- # c\n- # c\n- 2\nd: 1\n"),
        case("add in a list", "yaml", "- a: 1\n- b: 1\n", Set((0, "c"), 2), "- a: 1\n  c: 2\n- b: 1\n"),
        case("add behind a block of text", "yaml", "a: |\n  x\n   \n\n", Set(("b",), 1), "a: |\n  x\n   \nb: 1\n\n"),
        case("add behind a text that keeps blank lines", "yaml", "a: |+\n  x\n\n\n", Set(("b",), 1), None),
        case("add to flow style", "yaml", "a: {b: 1, c: 2} # c\n", Set(("a", "d"), "x"), 'a: {b: 1, c: 2, d: "x"} # c\n'),
        case("add to quoted flow style", "yaml", '{"b": 1}\n', Set(("d",), "x"), '{"b": 1, "d": "x"}\n'),
        case("add before the end of the document", "yaml", "---\na: 1\n...\n", Set(("b",), 2), "---\na: 1\nb: 2\n...\n"),
        case("add a name of YAML's", "yaml", "a: 1\n", Set(("no",), 2), 'a: 1\n"no": 2\n'),
        # Append
        case("append", "json", '{"a": ["x"]}', Append(("a",), "y"), '{"a": ["x", "y"]}'),
        case("append to lines", "json", "[\n  1,\n  2\n]", Append((), 3), "[\n  1,\n  2,\n  3\n]"),
        case("append to nothing", "json", '{"a": [ ]}', Append(("a",), "y"), '{"a": ["y"]}'),
        case("append to no list", "json", '{"a": 1}', Append(("a",), 2), None),
        case("append to what is absent", "json", "{}", Append(("a",), 2), None),
        case("append to a block", "yaml", "a:\n  - x # c\n\nb: 1\n", Append(("a",), "z"), "a:\n  - x # c\n  - z\n\nb: 1\n"),
        case(
            "append to a block that is not indented",
            "yaml",
            "a:\n- 'x'\nb: 1\n",
            Append(("a",), "y"),
            "a:\n- 'x'\n- 'y'\nb: 1\n",
        ),
        case(
            "append below a dash in a comment",
            "yaml",
            "a:\n  - # b - c\n    x\n",
            Append(("a",), "z"),
            "a:\n  - # b - c\n    x\n  - z\n",
        ),
        case("append to a list in a list", "yaml", "- - a\n- b\n", Append((0,), "c"), "- - a\n  - c\n- b\n"),
        case("append to flow", "yaml", "a: ['x', 'y'] # c\n", Append(("a",), "z"), "a: ['x', 'y', 'z'] # c\n"),
        case("append to plain flow", "yaml", "a: [x , y, ]\n", Append(("a",), "z"), "a: [x , y, z, ]\n"),
        # Remove
        case("remove the first", "json", '{"a": 1, "b": 2}', Remove(("a",)), '{"b": 2}'),
        case("remove the last", "json", '{\n  "a": 1,\n  "b": 2\n}', Remove(("b",)), '{\n  "a": 1\n}'),
        case("remove the middle", "json", "[1, 2, 3]", Remove((1,)), "[1, 3]"),
        case("remove all there is", "json", '{"a": [ 1,\n ]}', Remove(("a", 0)), '{"a": []}'),
        case("remove keeps a comment", "json", '{ // c\n "a": 1,\n "b": 2 // d\n}', Remove(("a",)), '{ // c\n "b": 2 // d\n}'),
        case("remove one of two", "json", '{"a": 1, "a": 2}', Remove(("a",)), None),
        case("remove what is absent", "json", '{"a": 1}', Remove(("b",)), None),
        case("remove everything", "json", '{"a": 1}', Remove(()), None),
        case("remove a line", "yaml", "a: 1\n# of b\nb: 2 # two\nc: 3\n", Remove(("b",)), "a: 1\n# of b\nc: 3\n"),
        case("remove a CRLF line", "yaml", "a: 1\r\nb: 2\r\n", Remove(("a",)), "b: 2\r\n"),
        case("remove a block", "yaml", "a:\n- x\n- y\nb: 2", Remove(("a",)), "b: 2"),
        case("remove an item", "yaml", "a:\n  - x\n  - y # c\n  - z\n", Remove(("a", 1)), "a:\n  - x\n  - z\n"),
        case("remove an item below its dash", "yaml", "-\n  a: 1\n-\n  b: 2\n- c\n", Remove((1,)), "-\n  a: 1\n- c\n"),
        case("remove the first of a list in a list", "yaml", "- - a\n  - b\n", Remove((0, 0)), "- - b\n"),
        case("remove the first of a mapping in a list", "yaml", "- a: 1\n  b: 2\n", Remove((0, "a")), "- b: 2\n"),
        case("remove the only member", "yaml", "a:\n  b: 1 # c\nd: 1\n", Remove(("a", "b")), "a: {} # c\nd: 1\n"),
        case("remove the only item", "yaml", "a:\n- b\nd: 1\n", Remove(("a", 0)), "a: []\nd: 1\n"),
        case("remove the only member of all", "yaml", "# c\na: 1\n", Remove(("a",)), "# c\n{}\n"),
        case(
            "remove the only item behind a comment",
            "yaml",
            "a: # c\n  # d\n- b\ne: 1\n",
            Remove(("a", 0)),
            "a: [] # c\n  # d\ne: 1\n",
        ),
        case("remove from flow", "yaml", "a: [x, y , z] # c\n", Remove(("a", 2)), "a: [x, y] # c\n"),
        case("remove behind a text that keeps blank lines", "yaml", "a: |+\n  x\n\nb: 1\n\nc: 1\n", Remove(("b",)), None),
        # RenameKey
        case("rename", "json", '{"a": {"b": 1}}', RenameKey(("a", "b"), 'c"'), '{"a": {"c\\"": 1}}'),
        case("rename in YAML", "yaml", "a: 1 # c\n", RenameKey(("a",), "b"), "b: 1 # c\n"),
        case("rename in quotes", "yaml", "'a': 1\n", RenameKey(("a",), "b'c"), "'b''c': 1\n"),
        case("rename to a word of YAML's", "yaml", "a: 1\n", RenameKey(("a",), "true"), '"true": 1\n'),
        case("rename an item", "json", "[1]", RenameKey((0,), "a"), None),
        case("rename to a name that is taken", "json", '{"a": 1, "b": 2}', RenameKey(("a",), "b"), None),
        case("rename to itself", "json", '{"a": 1}', RenameKey(("a",), "a"), '{"a": 1}'),
        case("rename one of two", "json", '{"a": 1, "a": 2}', RenameKey(("a",), "b"), None),
        case("rename what is absent", "json", '{"a": 1}', RenameKey(("b",), "c"), None),
        # Unwrap
        case("unwrap", "json", '{\n  "a": {\n    "b": 1\n  }\n}\n', Unwrap(("a",)), '{\n  "b": 1\n}\n'),
        case("unwrap on one line", "json", '{"a": {"b":\n    1}}', Unwrap(("a",)), '{"b":\n    1}'),
        case("unwrap one of two", "json", '{"a": {}, "b": 1}', Unwrap(("a",)), None),
        case("unwrap everything", "json", '{"a": 1}', Unwrap(()), None),
        case(
            "unwrap a block",
            "yaml",
            "a: # out\n  # in\n  b: 1 # c\n\n  d:\n  - x\n",
            Unwrap(("a",)),
            "# in\nb: 1 # c\n\nd:\n- x\n",
        ),
        case(
            "unwrap deeper",
            "yaml",
            "a:\n  b:\n    c: 1\n    d: |\n      x\ne: 1\n",
            Unwrap(("a", "b")),
            "a:\n  c: 1\n  d: |\n    x\ne: 1\n",
        ),
        case("unwrap a list", "yaml", "a:\n  b:\n  - c\n  - d\n", Unwrap(("a", "b")), "a:\n  - c\n  - d\n"),
        case("unwrap a text", "yaml", "a:\n  b: x\n", Unwrap(("a", "b")), "a:\n  x\n"),
        case("unwrap flow in a block", "yaml", "a:\n  b: {c: 1}\n", Unwrap(("a", "b")), "a:\n  {c: 1}\n"),
        case("unwrap an item of a block", "yaml", "a:\n- b\n", Unwrap(("a", 0)), None),
        case(
            "unwrap the item of a list",
            "json",
            '{\n  "a": [\n    {\n      "b": 1\n    }\n  ],\n  "c": []\n}\n',
            Unwrap(("a", 0), levels=2),
            '{\n  "b": 1\n}\n',
        ),
        case(
            "unwrap an item whose brackets share their lines",
            "json",
            '{\n  "a": [{\n    "b": 1\n  }]\n}\n',
            Unwrap(("a", 0), levels=2),
            '{\n  "b": 1\n}\n',
        ),
        case("unwrap an item of several", "json", '{"a": [{}, {"b": 1}]}', Unwrap(("a", 0), levels=2), None),
        case("unwrap an item of a block's list", "yaml", "a:\n- b: 1\n  c: 2\n", Unwrap(("a", 0), levels=2), "b: 1\nc: 2\n"),
        case("unwrap flow in flow in a block", "yaml", "a: {b: {c: 1}}\n", Unwrap(("a", "b"), levels=2), None),
        case("unwrap more than there is", "json", '{"a": 1}', Unwrap(("a",), levels=2), None),
        case("unwrap null", "yaml", "a:\n  b:\n", Unwrap(("a", "b")), None),
    ],
)
def test_an_edit_keeps_what_stands_around_it(syntax: str, before: str, change: Change, expected: str | None) -> None:
    assert after(syntax, before, change) == expected


@pytest.mark.parametrize(
    ("text", "change"),
    [
        pytest.param("a: &x {b: 1}\nc: *x\n", Set(("c", "b"), 2), id="through an alias"),
        pytest.param("a: &x {b: 1}\nc: *x\n", Set(("a", "b"), 2), id="inside an anchor"),
        pytest.param("a: &x 1\nc: *x\n", Set(("a",), 2), id="an anchor"),
        pytest.param("a: &x 1\nc: *x\n", Remove(("a",)), id="an anchor taken out"),
        pytest.param("a: {b: [&x 1]}\nc: *x\n", Remove(("a", "b")), id="an anchor further down taken out"),
        pytest.param("a: {b: [&x 1]}\nc: *x\n", Set(("a",), 2), id="an anchor further down replaced"),
        pytest.param("a: &x [1]\nc: *x\n", Append(("c",), 2), id="a list behind an alias"),
        pytest.param("a: &x [1]\nc: *x\n", Append(("a",), 2), id="an anchored list"),
        pytest.param("a: &x {b: 1}\nc: *x\n", RenameKey(("c", "b"), "d"), id="a name behind an alias"),
        pytest.param("a: &x {b: 1}\nc:\n  <<: *x\n", Set(("c", "b"), 2), id="a merged member"),
        pytest.param("a: &x {b: 1}\nc:\n  <<: *x\n", Set(("c", "d"), 2), id="beside a merge"),
        pytest.param("a: &x {b: 1}\nc: {d: 1, <<: *x, e: 1}\n", Remove(("c", "e")), id="behind a merge"),
        pytest.param("a: &x {b: 1}\nc: {<<: *x}\n", Unwrap(("c", "b")), id="a merged member unwrapped"),
        pytest.param("a: &x {b: 1}\nc: {d: *x}\n", Unwrap(("c", "d")), id="an alias unwrapped"),
        pytest.param("&k a: 1\nb: *k\n", RenameKey(("a",), "c"), id="an anchored name"),
        pytest.param("a: !!map {b: 1}\n", Set(("a", "c"), 2), id="a tagged mapping"),
        pytest.param("a: [b: 1]\n", Set(("a", 0, "c"), 2), id="a mapping without braces"),
        pytest.param("? [a]\n: 1\nb: 2\n", Remove(("b",)), id="beside a name that is a list"),
    ],
)
def test_an_edit_that_would_reach_other_places_is_refused(text: str, change: Change) -> None:
    assert after("yaml", text, change) is None


@pytest.mark.parametrize(
    ("syntax", "text"),
    [
        ("json", '{"a": [1, "x", {"b": 2}, []], "c": 1}'),
        ("json", '{\n "a": [\n  1, // one\n  2,\n 3,],\n "c": 1}'),
        ("yaml", "a: [1, 'x', {b: 2}, []]\nc: 1\n"),
        ("yaml", "a:\n- 1 # one\n# two\n- - x\n  - y\n- b: 1\n  d: 2\n\n- z\nc: 1\n"),
        ("yaml", "- a:\n    - |\n      text\n\n    - - - x\n    -\n      y\n  c: 1\n"),
    ],
)
@pytest.mark.parametrize("which", [0, -1], ids=["from the front", "from the back"])
def test_all_items_can_be_removed_one_after_another(syntax: str, text: str, which: int) -> None:
    pointer: Pointer = ("a",) if text[0] != "-" else (0, "a")
    load = yaml_value if syntax == "yaml" else lambda written: opened("json", written).parsed.parameters
    value = load(text)
    while at(value, pointer):
        change = Remove((*pointer, range(len(at(value, pointer)))[which]))
        edited = after(syntax, text, change)
        assert edited is not None
        value, text = changed(value, change), edited
        assert same(load(text), value), text


@given(st.data(), OBJECTS, st.sampled_from(["json", "flow", "block"]))
def test_edits_stay_in_the_lines_of_the_structure_that_holds_the_place(data: st.DataObject, value: Any, style: str) -> None:
    text = json.dumps(value) if style == "json" else yaml_text(value, flow=style == "flow")
    assume(style == "json" or is_written(value, text))
    file, change = opened("json" if style == "json" else "yaml", text), data.draw(changes(value))
    levels = change.levels if isinstance(change, Unwrap) else 1
    parent = file.locate(ANY, change.pointer[:-levels], Part.VALUE).span
    for edit in edits_of(file, change) or ():
        # Of a block that is emptied the name above it is on another line, with nothing but a colon between.
        first = text.rfind("\n", 0, parent.start) + 1 if style == "block" else parent.start
        while style == "block" and edit.span.start < first:
            assert text[edit.span.start : parent.start].strip() == ":"
            first = edit.span.start
        last = text.find("\n", parent.end) + 1 if style == "block" else parent.end
        assert first <= edit.span.start <= edit.span.end <= last


@pytest.mark.parametrize(("syntax", "text"), [("json", '{"a": {"b": 1}}'), ("yaml", "a:\n  b: 1\n"), ("yaml", "a: {b: 1}\n")])
def test_a_structure_is_not_filled_again_while_it_is_emptied(syntax: str, text: str) -> None:
    assert edits_of(opened(syntax, text), Remove(("a", "b")), Set(("a", "c"), 2)) is None


@pytest.mark.parametrize(
    ("text", "removed", "left"),
    [
        ('{"a": [1, 2, 3]}', [0, 1], '{"a": [3]}'),
        ('{"a": [1, 2, 3]}', [1, 2], '{"a": [1]}'),
        ('{"a": [1, 2, 3]}', [0, 2], '{"a": [2]}'),
        ('{"a": [1, 2, 3]}', [0, 1, 2], '{"a": []}'),
        ('{"a": [\n  1,\n  2,\n  3,\n  4\n]}', [1, 2], '{"a": [\n  1,\n  4\n]}'),
    ],
)
def test_several_entries_are_removed_together(text: str, removed: list[int], left: str) -> None:
    made = edits_of(opened("json", text), *(Remove(("a", index)) for index in removed))
    assert made is not None
    assert apply(text, list(made)) == left


@given(st.lists(st.integers(0, 99), min_size=1, max_size=8), st.data(), st.sampled_from(["json", "yaml"]))
def test_what_is_removed_together_is_gone_and_the_rest_is_there(items: list[int], data: st.DataObject, syntax: str) -> None:
    indexes = data.draw(st.sets(st.sampled_from(range(len(items)))))
    text = json.dumps({"a": items})
    made = edits_of(opened(syntax, text), *(Remove(("a", index)) for index in sorted(indexes)))
    assert made is not None
    assert json.loads(apply(text, list(made))) == {"a": [item for index, item in enumerate(items) if index not in indexes]}


@pytest.mark.parametrize(
    ("syntax", "text", "left"),
    [
        ("json", '{"a": []}', '{"a": ["x", "z"]}'),
        ("json", '{"a": ["w"]}', '{"a": ["w", "x", "z"]}'),
        ("yaml", "a: []\n", 'a: ["x", "z"]\n'),
        ("yaml", "a:\n  - w  # old\nb: c\n", "a:\n  - w  # old\n  - x\n  - z\nb: c\n"),
    ],
)
def test_several_values_are_added_in_their_order(syntax: str, text: str, left: str) -> None:
    made = edits_of(opened(syntax, text), Append(("a",), "x"), Append(("a",), "z"))
    assert made is not None
    assert apply(text, list(made)) == left
