"""The pages under `rules/` are what the rules say: `pytest tests/rules --golden` rewrites them."""

import html
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.rules.context.projects import PROJECTS

from skelint.authoring.rule import Rule
from skelint.engine.ruleset import Ruleset
from skelint.pages.page import index, page

RULES = Ruleset.collect()
Catalogues = dict[str, list[tuple[dict[str, Any], list[str]]]]
FOLDER = Path(__file__).parent.parent.parent / "rules"
REFERENCE = Path(__file__).with_name("reference.txt").read_text(encoding="utf-8")
COVERAGE: dict[str, Any] = tomllib.loads((FOLDER / "coverage.toml").read_text(encoding="utf-8"))
OPTIONS: list[dict[str, Any]] = COVERAGE["option"]
MEMBERS: list[dict[str, Any]] = COVERAGE["member"]
MODEL = COVERAGE["model"]["botocore"]
SENTENCES = [sentence for part in (*OPTIONS, *MEMBERS) for sentence in part["sentences"]]
README = """# The rules

Each rule is one file under `skelint_rules`, with its examples; these pages are made of them. `skelint explain CODE` prints the
same in a terminal. [COVERAGE.md](COVERAGE.md) tells which rules hold which sentence of the AWS CLI's reference page and of
today's service model, and which row of the catalogues of constraints.

Notes are off unless asked for: `--extend-select advice`.

"""
HEAD = """# Coverage

Made of `coverage.toml`, of the catalogues `tests/rules/constraints*.json`, and of what the rules report on their documents.

## The reference page of `aws cognito-idp create-user-pool-client`

Sentence by sentence: the rules that hold it, or why there is none.

"""


def same(path: Path, text: str, request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--golden"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "run `pytest tests/rules --golden`"


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.code)
def test_the_page_of_a_rule_is_up_to_date(rule: Rule, request: pytest.FixtureRequest) -> None:
    same(FOLDER / "pages" / f"{rule.code}.md", page(rule), request)


def test_the_index_is_up_to_date(request: pytest.FixtureRequest) -> None:
    same(FOLDER / "README.md", README + index(RULES), request)


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    assert {path.stem for path in (FOLDER / "pages").iterdir()} == {rule.code for rule in RULES}


def test_the_coverage_is_up_to_date(request: pytest.FixtureRequest, catalogues: Catalogues) -> None:
    lines = [
        *sentences(OPTIONS),
        f"## The service model of botocore {MODEL}",
        "",
        "What it says of `create-user-pool-client` and `update-user-pool-client`, and of their members.",
        "",
        *sentences(MEMBERS),
        "## The catalogues of constraints",
        "",
        "Which rules report the failing document of a row, and not its passing one.",
        *(line for about, rows in catalogues.items() for line in table(about, rows)),
    ]
    same(FOLDER / "COVERAGE.md", HEAD + "\n".join(lines) + "\n", request)


def sentences(parts: list[dict[str, Any]]) -> Iterator[str]:
    """Yield a table for each option or member: its sentences, and what holds them."""
    for part in parts:
        yield from (f"### `{part['name']}`", "", "| sentence | held by |", "| --- | --- |")
        for sentence in part["sentences"]:
            by = ", ".join([*map(link, sentence["rules"]), *([sentence["why"]] if "why" in sentence else [])])
            yield f"| {sentence['text']} | {by} |"
        yield ""


def table(about: str, rows: list[tuple[dict[str, Any], list[str]]]) -> Iterator[str]:
    """Yield a table of a catalogue: each of its rows with its severity and what holds it."""
    yield from ("", f"### Of {about}", "", "| row | severity | held by |", "| --- | --- | --- |")
    for row, codes in rows:
        by = ", ".join(map(link, codes)) or beside_other_files(row) or GUARDS[row["name"]]
        yield f"| {row['name']} | {'note' if row['severity'] == 'info' else row['severity']} | {by} |"


def beside_other_files(row: dict[str, Any]) -> str:
    """Return what holds a row that one file cannot show; nothing for another row."""
    project = PROJECTS.get(row["name"])
    if project:
        return f"{link(project.code)}, where other files tell of the user pool"
    return "not visible in one file: needs the account as it is" if row["kind"] == "context" else ""


GUARDS = {
    "attribute-identities": "a guard: a good example of COG502 stays silent",
    "custom-scheme-ok": "a guard: good examples of the redirect rules stay silent",
    "cli-url-argument-fetched": "speaks of options on the command line: CLI108",
    "cli-argument-overrides": "speaks of options on the command line, not of a file",
    "own-domain-against-model": "a guard: the structure allows the dots of a domain, which the service model does not",
}
"""Rows that no rule reports, and why."""


def link(code: str) -> str:
    return f"[{code}](pages/{code}.md)"


def test_every_sentence_of_the_reference_page_is_accounted_for() -> None:
    for option in OPTIONS:
        written = option["name"] + " ".join(sentence["text"] for sentence in option["sentences"])
        assert written in REFERENCE
    lines = [line for line in REFERENCE.splitlines() if line.startswith("--")]
    assert len(lines) == len(OPTIONS)
    assert sum(map(len, lines)) == sum(
        len(option["name"] + " ".join(sentence["text"] for sentence in option["sentences"])) for option in OPTIONS
    )


def documented(operation: Any) -> Iterator[tuple[str, str]]:
    """Yield what the service model says of an operation and of each member of its input, as one line each."""

    def line(markup: str) -> str:
        return " ".join(html.unescape(re.sub("<[^>]+>", " ", re.sub("</?(code|a|i|b)( [^>]*)?>", "", markup))).split())

    def members(shape: Any, path: str) -> Iterator[tuple[str, str]]:
        for name, member in shape.members.items():
            yield path + name, line(member.documentation)
            if member.type_name == "structure":
                yield from members(member, f"{path}{name}.")

    yield re.sub("(?<=[a-z])(?=[A-Z])", "-", operation.name).lower(), line(operation.documentation)
    yield from members(operation.input_shape, "")


def test_every_sentence_of_the_service_model_is_accounted_for() -> None:
    botocore = pytest.importorskip("botocore.session")
    if botocore.__version__ != MODEL:
        pytest.skip(f"the sentences are those of botocore {MODEL}")
    service = botocore.Session().get_service_model("cognito-idp")
    operations = [service.operation_model(name) for name in ("CreateUserPoolClient", "UpdateUserPoolClient")]
    texts = [text for operation in operations for text in documented(operation)]
    assert {member["name"] for member in MEMBERS} == {name for name, _ in texts}
    for member in MEMBERS:
        own = [text for name, text in texts if name == member["name"]]
        sentences = [sentence["text"] for sentence in member["sentences"]]
        assert [sentence for sentence in sentences if not any(sentence in text for text in own)] == []
        for text in own:
            for sentence in sorted(sentences, key=len, reverse=True):
                text = text.replace(sentence, "")  # noqa: PLW2901 - what is left is no sentence of the table
            assert text.strip() == "", member["name"]


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:40])
def test_a_sentence_is_held_by_rules_or_says_why_not(sentence: dict[str, Any]) -> None:
    assert sentence["rules"] or sentence["why"]
    for code in sentence["rules"]:
        assert RULES[code].code == code
