"""The pages under `rules/` are what the rules say: `pytest tests/rules --golden` rewrites them."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.rule import Rule
from skelint.engine.ruleset import Ruleset
from skelint.pages.page import index, page

RULES = Ruleset.collect()
FOLDER = Path(__file__).parent.parent.parent / "rules"
REFERENCE = Path(__file__).with_name("reference.txt").read_text(encoding="utf-8")
COVERAGE: list[dict[str, Any]] = tomllib.loads((FOLDER / "coverage.toml").read_text(encoding="utf-8"))["option"]
SENTENCES = [sentence for option in COVERAGE for sentence in option["sentences"]]
README = """# The rules

Each rule is one file under `skelint_rules`, with its examples; these pages are made of them. `skelint explain CODE` prints the
same in a terminal. [COVERAGE.md](COVERAGE.md) tells which rules hold which sentence of the AWS CLI's reference page, and
which row of the catalogue of constraints.

Notes are off unless asked for: `--extend-select advice`.

"""
HEAD = """# Coverage

Made of `coverage.toml`, of the catalogue in `tests/rules/constraints.json`, and of what the rules report on its documents.

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


def test_the_coverage_is_up_to_date(request: pytest.FixtureRequest, held: dict[str, list[str]]) -> None:
    lines = []
    for option in COVERAGE:
        lines += [f"### `{option['name']}`", "", "| sentence | held by |", "| --- | --- |"]
        for sentence in option["sentences"]:
            by = ", ".join([*(link(code) for code in sentence["rules"]), *([sentence["why"]] if "why" in sentence else [])])
            lines.append(f"| {sentence['text']} | {by} |")
        lines.append("")
    lines += [
        "## The catalogue of constraints",
        "",
        "Which rules report the failing document of a row, and not its passing one.",
        "",
    ]
    lines += ["| row | severity | held by |", "| --- | --- | --- |"]
    lines += [f"| {row} | {severity} | {by} |" for row, severity, by in rows(held)]
    same(FOLDER / "COVERAGE.md", HEAD + "\n".join(lines) + "\n", request)


def rows(held: dict[str, list[str]]) -> list[tuple[str, str, str]]:
    """Return each row of the catalogue with its severity and what holds it."""
    catalogue = json.loads(Path(__file__).with_name("constraints.json").read_text(encoding="utf-8"))
    table = []
    for row in catalogue:
        by = ", ".join(map(link, held.get(row["name"], []))) or NOT_IN_ONE_FILE.get(row["kind"]) or GUARDS[row["name"]]
        table.append((row["name"], "note" if row["severity"] == "info" else row["severity"], by))
    return table


NOT_IN_ONE_FILE = {"context": "not visible in one file: needs the user pool as it is"}
GUARDS = {
    "custom-scheme-ok": "a guard: good examples of the redirect rules stay silent",
    "cli-url-argument-fetched": "speaks of options on the command line: CLI108",
    "cli-argument-overrides": "speaks of options on the command line, not of a file",
}
"""Rows that no document can violate, and why."""


def link(code: str) -> str:
    return f"[{code}](pages/{code}.md)"


def test_every_sentence_of_the_reference_page_is_accounted_for() -> None:
    for option in COVERAGE:
        written = option["name"] + " ".join(sentence["text"] for sentence in option["sentences"])
        assert written in REFERENCE
    lines = [line for line in REFERENCE.splitlines() if line.startswith("--")]
    assert len(lines) == len(COVERAGE)
    assert sum(map(len, lines)) == sum(
        len(option["name"] + " ".join(sentence["text"] for sentence in option["sentences"])) for option in COVERAGE
    )


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda sentence: sentence["text"][:40])
def test_a_sentence_is_held_by_rules_or_says_why_not(sentence: dict[str, Any]) -> None:
    assert sentence["rules"] or sentence["why"]
    for code in sentence["rules"]:
        assert RULES[code].code == code
