"""Where skelint is documented is said once, and whatever links there follows."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import skelint
import skelint_rules
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.reporters import Terminal, reporter, sarif
from skelint.run.outcome import Outcome
from skelint.run.report import Report, report

ROOT = Path(__file__).parents[1]
RULES = Ruleset.collect()
CLIENT = b'{"UserPoolId": "us-east-1_Ex1", "ClientName": "web", "AccessTokenValidity": 60}'
PAGE = "https://skelint.example/rules/COG301/"
Pages = Callable[[str], None]


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> Pages:
    """Return how to say where the pages of the built-in rules are."""
    return lambda address: monkeypatch.setattr(skelint_rules, "PAGES", address)


def diagnostics() -> list[Diagnostic]:
    return lint(document("web.create-user-pool-client.json", CLIENT), RULES.select(["COG301"]))


def run() -> Report:
    outcome = Outcome(diagnostics=diagnostics(), checked="web.create-user-pool-client.json", requests=1)
    return report([outcome], RULES)


def test_the_address_of_a_diagnostic_is_the_page_of_its_rule(pages: Pages) -> None:
    pages("https://skelint.example/rules/{code}/")
    assert [diagnostic.url for diagnostic in diagnostics()] == [PAGE]


def test_without_pages_it_is_the_first_document_that_the_rule_refers_to(pages: Pages) -> None:
    pages("")
    assert [diagnostic.url for diagnostic in diagnostics()] == [RULES["COG301"].references[0]]


def test_a_package_that_says_nothing_of_pages_has_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(skelint_rules, "PAGES")
    assert RULES["COG301"].url == RULES["COG301"].references[0]


def _in_sarif(text: str) -> Any:
    (rule,) = json.loads(text)["runs"][0]["tool"]["driver"]["rules"]
    return rule["helpUri"]


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("sarif", _in_sarif),
        ("rdjson", lambda text: json.loads(text)["diagnostics"][0]["code"]["url"]),
        ("json", lambda text: json.loads(text)["diagnostics"][0]["url"]),
        ("jsonl", lambda text: json.loads(text.splitlines()[0])["url"]),
        ("markdown", lambda text: text.partition("](")[2].partition(")")[0]),
        ("full", lambda text: text.partition("\x1b]8;;")[2].partition("\x1b\\")[0]),
    ],
)
def test_each_report_that_can_links_to_the_page(pages: Pages, name: str, address: Callable[[str], Any]) -> None:
    pages("https://skelint.example/rules/{code}/")
    assert address(reporter(name)(run(), Terminal(width=80, colour=True))) == PAGE


@pytest.mark.parametrize("site", ["", "https://skelint.example/"])
def test_sarif_says_where_the_tool_is_documented(monkeypatch: pytest.MonkeyPatch, site: str) -> None:
    monkeypatch.setattr(sarif, "SITE", site)
    driver = json.loads(reporter("sarif")(run(), Terminal()))["runs"][0]["tool"]["driver"]
    assert driver.get("informationUri", "") == site


def test_the_package_says_the_same_as_the_code() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project.get("urls", {}).get("Documentation", "") == skelint.SITE
    expected = f"{skelint.SITE}rules/{{code}}/" if skelint.SITE else ""
    assert skelint_rules.PAGES == expected  # noqa: SIM300 - it is the other way round
