"""Laws of commands: what options say is what the same members say in a file."""

import json
import shlex
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.awscli.document import ScriptFile
from skelint.readers.document import Document
from skelint.readers.reading import document
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.source import apply

RULES = Ruleset.collect().select(["ALL"])
CREATE = "create-user-pool-client"
MODEL = named(CREATE)
OPTIONS = {option.member: name for name, option in MODEL.options.items()}
KINDS = {option.member: option.kind for option in MODEL.options.values()}
OF_COMMANDS_ALONE = "CLI1"

TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\0\r"), min_size=1, max_size=12)
PLAIN = st.text("abcXYZ012:/._", min_size=1, max_size=8)


def values(member: str, schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    match KINDS[member]:
        case "boolean":
            return st.booleans()
        case "list":
            item = schema["items"]
            return st.lists(st.sampled_from(item["enum"]) if "enum" in item else TEXTS, min_size=1, max_size=3)
        case "structure":
            inner = {name: _leaf(one) for name, one in schema["properties"].items()}
            return st.fixed_dictionaries({}, optional=inner).filter(bool)
        case "integer":
            return st.integers(0, 10_000)
    return st.sampled_from(schema["enum"]) if "enum" in schema else TEXTS


def _leaf(schema: dict[str, Any]) -> st.SearchStrategy[Any]:
    kinds: dict[str, st.SearchStrategy[Any]] = {"boolean": st.booleans(), "integer": st.integers(0, 90)}
    texts = st.sampled_from(schema["enum"]) if "enum" in schema else PLAIN
    return kinds.get(schema["type"], texts)


@st.composite
def clients(draw: st.DrawFn) -> dict[str, Any]:
    """Return parameters of the right types, right or wrong in all else."""
    chosen = draw(st.lists(st.sampled_from(sorted(MODEL.members)), unique=True, max_size=8))
    names = list(dict.fromkeys([*MODEL.required, *chosen]))
    return {name: draw(values(name, MODEL.members[name])) for name in names}


@st.composite
def written(draw: st.DrawFn, client: dict[str, Any]) -> list[str]:
    """Return the words of a command that gives these parameters, each in one of the ways there are."""
    words = ["aws", "cognito-idp", CREATE]
    for name, value in client.items():
        option = f"--{OPTIONS[name]}"
        as_json = json.dumps(value, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 2])))
        match value:
            case bool():
                words.append(option if value else f"--no-{OPTIONS[name]}")
            case list():
                plain = all(not _is_special(item) for item in value) and not (len(value) == 1 and value[0].strip()[:1] == "[")
                words += [option, *value] if plain and draw(st.booleans()) else [option, as_json]
            case dict():
                short = ",".join(f"{key}={_short(item)}" for key, item in value.items())
                words += [option, draw(st.sampled_from([as_json, short]))]
            case _:
                words += [f"{option}={value}"]
    return words


def _short(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _is_special(text: str) -> bool:
    return text.startswith(("-", "file://", "fileb://"))


def in_a_script(words: list[str]) -> ScriptFile:
    found = document("x.sh", shlex.join(words).encode("utf-8", "surrogatepass"))
    assert isinstance(found, ScriptFile)
    return found


def codes(found: Document) -> list[tuple[str, str, str]]:
    reported = [(one.code, one.message, one.pointer) for one in lint(found, RULES)]
    return sorted(one for one in reported if not one[0].startswith(OF_COMMANDS_ALONE))


@settings(max_examples=150)
@given(data=st.data())
def test_options_are_the_request_that_a_file_is(data: st.DataObject) -> None:
    client = data.draw(clients())
    found = in_a_script(data.draw(written(client)))
    if any(problem.kind.startswith("joined") for problem in found.problems):
        return  # a drawn item can look like two
    in_a_file = document("x.json", json.dumps(client).encode(), Hints(named(CREATE).operation))
    assert [request.parameters for request in found.requests] == [request.parameters for request in in_a_file.requests]
    assert codes(found) == codes(in_a_file)


@settings(max_examples=100)
@given(data=st.data())
def test_the_place_of_a_value_holds_it(data: st.DataObject) -> None:
    client = data.draw(clients())
    found = in_a_script(data.draw(written(client)))
    for one in lint(found, RULES):
        assert 0 <= one.span.start <= one.span.end <= len(one.source.text)
        if one.fix and one.fix.edits:
            document("x.sh", apply(found.source.text, list(one.fix.edits)).encode("utf-8", "surrogatepass"))


WORDS = st.text(max_size=8) | st.sampled_from([*(f"--{name}" for name in MODEL.options), "--", "$X", "[1,", "a=b"])


@settings(max_examples=200)
@given(words=st.lists(WORDS, max_size=8))
def test_any_words_make_a_document(words: list[str]) -> None:
    text = f"aws cognito-idp {CREATE} " + " ".join(word if word == "$X" else shlex.quote(word) for word in words)
    lint(document("x.sh", text.encode("utf-8", "surrogatepass")), RULES)


def test_thousands_of_commands_are_each_a_request() -> None:
    command = f"aws cognito-idp {CREATE} --user-pool-id us-east-1_Ex1 --client-name"
    text = "\n".join(f"{command} app{number}" for number in range(1_000))
    assert len(document("x.sh", text.encode()).requests) == 1_000
