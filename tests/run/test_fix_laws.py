"""Laws of fixing inputs: twice is once, what is not meant stays byte for byte, a broken file loses nothing."""

import json
import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skelint.authoring.subject import UNREAD
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.readers.reading import document
from skelint.run.fixer import Fixed, fix
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.silencing.stage import Silences, silenced

RULES = Ruleset.collect().select(["ALL"])
HINTS = Hints(named("create-user-pool-client").operation)
CLEAN = {
    "UserPoolId": "us-east-1_Ab12Cd34E",
    "ClientName": "web é",
    "SupportedIdentityProviders": ["COGNITO"],
    "CallbackURLs": ["https://a.example/cb", "https://b.example/cb"],
}
MISTAKES: list[tuple[str, object]] = [
    ("generateSecret", True),
    ("GenerateSecret", "true"),
    ("RefreshTokenValidity", "30"),
    ("LogoutURLs", "https://a.example/bye"),
    ("LogoutURLs", ["https://a.example/bye", "https://a.example/bye", ""]),
    ("ExplicitAuthFlows", ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH"]),
    ("TokenValidityUnits", {"AccesToken": "hour"}),
    ("AllowedOAuthScopes", ["OpenID", "openid email"]),
    ("AllowedOAuthFlows", ["code", "code"]),
    ("WriteAttributes", ["givenName"]),
    ("PreventUserExistenceErrors", "legacy"),
    ("CreationDate", "now"),
    ("RefreshTokenRotation", {"Feature": "enabled", "RetryGracePeriodSeconds": "5"}),
]
SUPPRESSION = "skelint: ignore[COG101] b"
ODD = st.sampled_from(
    [*"{}[]:,\"'#/*&!|>-\n\r\t \\é", "\r\n", "\n  ", "- ", f' "a # {SUPPRESSION}" ', f"# {SUPPRESSION}\n", "//x\n"]
)


def read(name: str, raw: bytes) -> Document:
    return document(name, raw, HINTS)


def judged(file: Document) -> list[Diagnostic]:
    return list(silenced(file, lint(file, RULES), RULES, Silences()).diagnostics)


def fixed(name: str, raw: bytes, *, unsafe: bool) -> Fixed:
    file = read(name, raw)
    return fix(file.source, judged(file), lambda text: judged(read(name, text.encode())), unsafe=unsafe)


@st.composite
def members(draw: st.DrawFn) -> dict[str, object]:
    """Return an input with mistakes between what is as it should be."""
    mistakes = draw(st.lists(st.sampled_from(MISTAKES), max_size=4, unique_by=lambda mistake: mistake[0]))
    return dict(draw(st.permutations([*CLEAN.items(), *mistakes])))


def written_json(values: dict[str, object], *, trailing: bool = False, commented: bool = False) -> str:
    lines = [f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
    texts = [f"{line}{',' if trailing or index < len(lines) - 1 else ''}" for index, line in enumerate(lines)]
    comments = [f" // note {index}" if commented else "" for index in range(len(lines))]
    return "{\n" + "".join(f"{text}{comment}\n" for text, comment in zip(texts, comments, strict=True)) + "}\n"


def written_yaml(values: dict[str, object], *, block: bool = False) -> str:
    text = ""
    for index, (name, value) in enumerate(values.items()):
        if block and isinstance(value, list):
            items = "".join(
                f"  - {json.dumps(item, ensure_ascii=False)}  # note {index}.{at}\n" for at, item in enumerate(value)
            )
            text += f"{name}:  # note {index}\n{items}"
        else:
            text += f"{name}: {json.dumps(value, ensure_ascii=False)}  # note {index}\n"
    return text


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    """Return the name of an input and its text: JSON or YAML, with what surrounds values in real files."""
    values = draw(members())
    if draw(st.booleans()):
        return "x.json", written_json(values, trailing=draw(st.booleans()), commented=draw(st.booleans()))
    text = written_yaml(values, block=draw(st.booleans()))
    return "x.yaml", text + draw(st.sampled_from(["", f"# {SUPPRESSION}\n", f'ClientId: "a # {SUPPRESSION}"\n']))


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, str]:
    """Return the name of an input and its text with something put in, taken out or cut off."""
    name, text = draw(texts())
    start = draw(st.integers(0, len(text)))
    end = draw(st.sampled_from([start, min(start + draw(st.integers(0, 20)), len(text)), len(text)]))
    return name, text[:start] + draw(st.lists(ODD, max_size=3).map("".join)) + text[end:]


LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32"])
JSON_COMMENT = re.compile(r"\s*(?://|\#|/\*)")


def twice_is_once(name: str, raw: bytes, *, unsafe: bool) -> None:
    first = fixed(name, raw, unsafe=unsafe)
    second = fixed(name, first.text.encode(), unsafe=unsafe)
    assert (second.text, second.applied) == (first.text, 0)


def broken_file_loses_nothing(name: str, raw: bytes) -> None:
    file = read(name, raw)
    if not any(problem.kind in UNREAD for problem in file.problems):
        return
    for diagnostic in judged(file):
        for span, replacement in diagnostic.fix.edits if diagnostic.fix else ():
            gone = file.source.text[span.start : span.end]
            assert replacement == ""
            assert name == "x.json"
            assert gone == "," or JSON_COMMENT.match(gone)


@settings(max_examples=60)
@given(texts(), LINE_ENDS, ENCODINGS, st.booleans())
@example(case=("x.yaml", "CallbackURLs: "), line_end="\n", encoding="utf-16", unsafe=True)
def test_fixing_twice_is_fixing_once(case: tuple[str, str], line_end: str, encoding: str, unsafe: bool) -> None:
    name, text = case
    twice_is_once(name, text.replace("\n", line_end).encode(encoding), unsafe=unsafe)


@settings(max_examples=100)
@given(case=broken(), line_end=LINE_ENDS, unsafe=st.booleans())
@example(case=("x.yaml", f'ClientName: web\nClientId: "a # {SUPPRESSION}"\nCallbackURLs: [\n'), line_end="\n", unsafe=False)
@example(case=("x.yaml", f"ClientName: [\nUserPoolId: x  # {SUPPRESSION}\n"), line_end="\n", unsafe=False)
@example(case=("x.yaml", f'a: {"[" * 101}{"]" * 101}\nb: "a # {SUPPRESSION}"\n'), line_end="\n", unsafe=False)
@example(case=("x.json", '{"a": "x // y", "b": \'http://c\', "d": 1,}'), line_end="\n", unsafe=False)
def test_a_broken_file_loses_nothing(case: tuple[str, str], line_end: str, unsafe: bool) -> None:
    name, text = case
    raw = text.replace("\n", line_end).encode()
    broken_file_loses_nothing(name, raw)
    twice_is_once(name, raw, unsafe=unsafe)


@settings(max_examples=60)
@given(members(), LINE_ENDS, st.booleans(), st.booleans())
def test_what_a_fix_does_not_mean_to_change_stays_byte_for_byte(
    values: dict[str, object], line_end: str, block: bool, unsafe: bool
) -> None:
    text = written_yaml(values, block=block).replace("\n", line_end)
    result = fixed("x.yaml", text.encode(), unsafe=unsafe).text
    assert set(re.findall(r"\r\n|\r|\n", result)) == {line_end}
    for name in CLEAN.keys() & values.keys():
        own = written_yaml({name: values[name]}, block=block).splitlines()
        patterns = (re.escape(line.replace("note 0", "note N")).replace("note\\ N", "note [0-9]+") for line in own)
        assert re.search(re.escape(line_end).join(patterns) + re.escape(line_end), result)
    if not unsafe and "CreationDate" not in values:  # what goes takes its comment with it
        assert re.findall("# note [0-9]+$", result, re.MULTILINE) == re.findall("# note [0-9]+$", text, re.MULTILINE)


@settings(max_examples=60)
@given(members(), st.sampled_from([None, 1, "\t"]), LINE_ENDS, st.booleans())
def test_json_stays_json_in_its_layout(
    values: dict[str, object], indent: int | str | None, line_end: str, unsafe: bool
) -> None:
    text = json.dumps(values, indent=indent, ensure_ascii=False).replace("\n", line_end)
    result = fixed("x.json", text.encode(), unsafe=unsafe).text
    after = json.loads(result)
    assert {name: after[name] for name in CLEAN} == CLEAN
    assert set(re.findall(r"\r\n|\r|\n", result)) <= {line_end}
    for name, value in CLEAN.items():
        own = json.dumps({name: value}, indent=indent, ensure_ascii=False)[1:-1].strip().replace("\n", line_end)
        assert own in result


@pytest.mark.slow
@settings(max_examples=20_000)
@given(st.one_of(broken(), texts()), LINE_ENDS, ENCODINGS, st.booleans())
def test_the_laws_hold_in_thousands_of_cases(case: tuple[str, str], line_end: str, encoding: str, unsafe: bool) -> None:
    name, text = case
    raw = text.replace("\n", line_end).encode(encoding)
    broken_file_loses_nothing(name, raw)
    twice_is_once(name, raw, unsafe=unsafe)
