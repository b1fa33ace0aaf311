"""Rulesets are collected loudly and selected exactly."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint.authoring.rule import RuleError
from skelint.engine.ruleset import Ruleset, RulesetError
from skelint.pages.examples import complaints

RULES = Ruleset.collect()


def codes(**selectors: list[str]) -> set[str]:
    return {found.code for found in RULES.select(**selectors)}


def test_notes_are_off_unless_asked_for() -> None:
    notes = {found.code for found in RULES if found.severity is Severity.NOTE}
    assert notes
    assert not notes & codes()
    assert notes <= codes(extend=["advice"])


@pytest.mark.parametrize(
    ("selector", "pattern"),
    [("COG104", "COG104"), ("COG1", "COG1.."), ("default-redirect-uri-not-in-callback-urls", "COG104"), ("tokens", "COG3..")],
)
def test_a_selector_is_a_code_its_beginning_a_name_or_a_category(selector: str, pattern: str) -> None:
    assert codes(select=[selector]) == {found.code for found in RULES if re.fullmatch(pattern, found.code)}


def test_ignored_rules_are_out_whoever_selected_them() -> None:
    assert codes(select=["COG1"], extend=["AWS"], ignore=["COG104", "AWS"]) == codes(select=["COG1"]) - {"COG104"}


def test_a_selector_that_chooses_nothing_is_an_error() -> None:
    with pytest.raises(RulesetError, match=r"no rule is selected by 'token'; did you mean tokens"):
        RULES.select(["token"])


def test_a_code_is_declared_once() -> None:
    with pytest.raises(RulesetError, match=r"is declared twice: in .* and in "):
        Ruleset.collect(["skelint_rules", "skelint_rules"])


def test_a_package_that_is_not_there_is_named() -> None:
    with pytest.raises(RulesetError, match="no_such_rules"):
        Ruleset.collect(["no_such_rules"])


def test_the_example_of_a_plugin_does_what_its_own_examples_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "plugin"))
    (only,) = Ruleset.collect(["acme_skelint_rules"])
    assert list(complaints(only)) == []


def silent(request: Request) -> Iterator[Finding]:
    """Nothing is wrong."""
    if request.has("Nothing"):
        yield Finding(at=(), message="never")


@pytest.mark.parametrize(
    ("declared", "complaint"),
    [
        ({"code": "X1"}, "a code is three to five capital letters and three digits"),
        ({"name": "Not Kebab"}, "is not kebab-case"),
        ({"bad": []}, "at least one bad and one good example"),
        ({"good": []}, "at least one bad and one good example"),
    ],
)
def test_a_rule_that_is_not_well_formed_says_so_where_it_is_declared(declared: dict[str, object], complaint: str) -> None:
    whole: dict[str, object] = {
        "code": "TST001",
        "name": "a-fault",
        "severity": Severity.ERROR,
        "evidence": Evidence.MODEL,
        "bad": [Example("a: b", says="x")],
        "good": [Example("a: c")],
    }
    with pytest.raises(RuleError, match=complaint):
        rule(**(whole | declared))(silent)  # type: ignore[arg-type]  # wrong on purpose
