"""Whatever the bytes are, a document comes of them, and every place that can be asked for is in the text."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skelint.authoring.finding import Append, Change, Part, Remove, RenameKey, Set, Unwrap
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import Request
from skelint.readers.document import InputFile
from skelint.readers.reading import document
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.source import apply

HINTS = Hints(operation=named("cognito-idp create-user-pool-client").operation)
SUFFIXES = st.sampled_from(["json", "yaml", ""])

# Pieces of both languages: random text alone would hardly ever get past the first character.
PIECES = [
    *"{}[]:,\"'#/*&!|>-?%@`=~ \t\n\r\\0é😀\0\x07\x85\u2028\u00a0\ufeff",
    *(
        "\r\n",
        "\n  ",
        "\n    ",
        "- ",
        ": ",
        "? ",
        "<<: ",
        "*a",
        "&a ",
        "!!",
        "!!int ",
        "!!set ",
        "!!omap ",
        "!!binary ",
        "!!timestamp ",
    ),
    *(
        "---",
        "...",
        "%YAML 1.1\n",
        "%YAML 9\n",
        "%TAG ! x\n",
        "|+\n",
        ">-\n",
        "|9",
        "0x",
        "0b",
        "0o8",
        "1e5",
        "1e+5",
        ".e",
        "-.inf",
        ".nan",
        "_",
    ),
    *(
        "2026-13-45",
        "2026-01-01",
        "12:30",
        "null",
        "true",
        "yes",
        "NaN",
        "-Infinity",
        "True",
        "//",
        "/*",
        "*/",
        '"a"',
        '"a": ',
        '"\\ud800"',
    ),
    *(
        '"\\u12"',
        '"\\x"',
        "\\UFFFFFFFF",
        "${A}",
        "{{",
        "ClientName",
        '"ClientName": "x",',
        "UserPoolClient: ",
        "# skelint: operation=x\n",
        "a: b\n",
        "1" * 5000,
    ),
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=25).map("".join)


def places(file: InputFile) -> list[tuple[Request, Pointer]]:
    """Return every pointer of a document's requests, and one more below each, with its request."""
    addresses: list[tuple[Request, Pointer]] = []
    pending: list[tuple[Request, Pointer, object]] = [(request, (), request.parameters) for request in file.requests]
    while pending:
        request, pointer, value = pending.pop()
        addresses += [(request, pointer), (request, (*pointer, "absent")), (request, (*pointer, 10**6))]
        inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        pending += [(request, (*pointer, step), item) for step, item in inner]
    return addresses


def check(suffix: str, raw: bytes) -> None:
    file = document(f"x.{suffix}", raw, HINTS)
    assert isinstance(file, InputFile)
    length = len(file.source.text)
    for problem in file.problems:
        assert 0 <= problem.span.start <= problem.span.end <= length
        apply(file.source.text, list(problem.mend or ()))
    for request, pointer in places(file):
        for part in Part:
            start, end = file.locate(request, pointer, part).span
            assert 0 <= start <= end <= length
        changes: list[Change] = [
            Set(pointer, "x"),
            Append(pointer, [1]),
            Remove(pointer),
            RenameKey(pointer, "b"),
            Unwrap(pointer),
        ]
        for change in changes:
            for edit in file.edits(request, [change], file.source) or ():
                assert 0 <= edit.span.start <= edit.span.end <= length


@given(SUFFIXES, TEXTS)
@example("json", '// "\n' + '{"a":' * 5000)
@example("json", '{"a": "x\n' + '{"b":' * 5000 + "1" + "}" * 5000)
@example("json", "]" * 1000 + '{"a":' + "[" * 3000)
@example("yaml", "a: &a [*a]")
@example("yaml", "%YAML 1.1\n---\na: 1e3")
@example("yaml", "%YAML 1.3\n---\na: 1")
@example("yaml", 'a: "\\UFFFFFFFF"')
@example("yaml", "? [a, {b: c}]\n: 1")
@example("yaml", "{? , a}")
def test_any_text_of_json_and_yaml_makes_a_document(suffix: str, text: str) -> None:
    check(suffix, text.encode())


@given(
    SUFFIXES,
    st.text() | st.builds(lambda text: f"ClientName: {text}", st.text()) | st.builds(lambda text: f'{{"a": {text}', st.text()),
)
def test_any_text_makes_a_document(suffix: str, text: str) -> None:
    check(suffix, text.encode())


@given(SUFFIXES, st.binary())
def test_any_bytes_make_a_document(suffix: str, raw: bytes) -> None:
    check(suffix, raw)


VALID = json.dumps(
    {
        "ClientName": "é😀",
        "CallbackURLs": ["https://a.example/cb", "x"],
        "TokenValidityUnits": {"IdToken": "hours"},
        "n": 1.5e30,
    }
)


@given(SUFFIXES, st.sampled_from([None, 1]), st.data())
def test_a_document_with_anything_put_into_it_makes_a_document(suffix: str, indent: int | None, data: st.DataObject) -> None:
    text = json.dumps(json.loads(VALID), indent=indent, ensure_ascii=False)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(start + 9, len(text))))
    check(suffix, (text[:start] + data.draw(TEXTS) + text[end:]).encode())


@pytest.mark.slow
@settings(max_examples=20_000)
@given(
    SUFFIXES,
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join).map(str.encode) | st.binary() | st.text().map(str.encode),
)
def test_anything_makes_a_document_in_thousands_of_cases(suffix: str, raw: bytes) -> None:
    check(suffix, raw)
