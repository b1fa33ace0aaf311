"""Rulesets are collected loudly and selected exactly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint import Evidence, Example, FaultKind, Finding, ProblemKind, Request, Severity, Status, rule
from skelint.authoring.operation import Operation, OperationModel
from skelint.authoring.rule import RuleError
from skelint.engine.ruleset import Ruleset, RulesetError
from skelint.pages.examples import complaints
from skelint.pages.page import index, page

from .conftest import Package, source

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
    [("COG104", "COG104"), ("COG1", "COG1.+"), ("default-redirect-uri-not-in-callback-urls", "COG104"), ("tokens", "COG3..")],
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


@pytest.mark.parametrize(
    ("selector", "pattern"),
    [
        ("cognito", "COG.+"),
        ("cognito/app-client", "COG(...|7...)"),
        ("app-client/tokens", "COG3.."),
        ("tokens", "COG3.."),
        ("cognito/app-client/redirects", "COG1.."),
        ("input", "CLI0[0-2]."),
        ("silences", "CLI03."),
        ("suppressions", "CLI03."),
    ],
)
def test_a_category_is_selected_by_any_parts_of_its_path_that_follow_each_other(selector: str, pattern: str) -> None:
    assert codes(select=[selector]) == {rule.code for rule in RULES if re.fullmatch(pattern, rule.code)}


@pytest.mark.parametrize("selector", ["app", "cognito/tokens", "client/tokens", "tokens/", "/cognito", "cognito/"])
def test_parts_that_are_not_whole_or_do_not_follow_each_other_select_nothing(selector: str) -> None:
    with pytest.raises(RulesetError, match="no rule is selected"):
        RULES.select([selector])


class TestStatus:
    @pytest.fixture
    def rules(self, package: Package) -> Ruleset:
        modules = {
            "stable": source("TST001"),
            "trial/preview": source("TST002", more="status=Status.PREVIEW"),
            "trial/next": source("TST005"),
            "deprecated": source("TST003", more="status=Status.DEPRECATED"),
            "renamed": source("TST004", more="status=Status.RENAMED, formerly=['OLD004', 'old-name']"),
        }
        return Ruleset.collect([package(modules)])

    @pytest.mark.parametrize(
        ("selectors", "expected"),
        [
            ({}, "1345"),
            ({"select": ["ALL"]}, "1345"),
            ({"select": ["TST"]}, "1345"),
            ({"select": ["trial"]}, "5"),
            ({"select": ["TST002"]}, "2"),
            ({"extend": ["rule-tst002"]}, "12345"),
            ({"extend": ["TST002"], "ignore": ["trial"]}, "134"),
            ({"select": ["TST003"]}, "3"),
            ({"select": ["rule-tst003"]}, "3"),
            ({"select": ["OLD004"]}, "4"),
            ({"select": ["old-name"]}, "4"),
            ({"ignore": ["old-name"]}, "135"),
        ],
    )
    def test_it_says_what_selects_a_rule(self, rules: Ruleset, selectors: dict[str, list[str]], expected: str) -> None:
        assert "".join(rule.code[-1] for rule in rules.select(**selectors)) == expected

    def test_what_selects_only_previews_says_so(self, rules: Ruleset) -> None:
        with pytest.raises(RulesetError, match="'preview-only' selects nothing but rules in preview"):
            Ruleset((rules["TST002"]._replace(module="a.preview_only.b"), rules["TST001"])).select(["preview-only"])

    def test_a_severity_for_all_turns_no_preview_on(self, rules: Ruleset) -> None:
        assert "TST002" not in {rule.code for rule in rules.classified({"ALL": "error"}).select()}

    @pytest.mark.parametrize("name", ["OLD004", "old004", "old-name", "TST004", "rule-tst004"])
    def test_a_rule_is_known_by_each_of_its_names(self, rules: Ruleset, name: str) -> None:
        assert rules[name].code == "TST004"

    def test_its_page_and_the_table_show_it(self, rules: Ruleset) -> None:
        shown = [re.findall(r"status: (\w+)", page(rule)) for rule in rules]
        assert shown == [[], ["preview"], ["deprecated"], ["renamed"], []]
        assert "Formerly: `OLD004`, `old-name`." in page(rules["TST004"])
        assert re.findall(r"\((\w+)\) Something", index(rules)) == ["preview", "deprecated", "renamed"]


def test_what_is_configured_stands_beside_the_rules() -> None:
    lifetime = RULES["long-lived-refresh-token"]
    severities = {"COG1": "note", "COG104": "error"}
    configured = RULES.classified(severities).configured({lifetime.name: {"longest-days": 3}}).select(["COG"])
    assert all(rule is RULES[rule.code] for rule in configured)
    in_force = {code: configured.severity(configured[code]) for code in ("COG101", "COG104", lifetime.code)}
    assert in_force == {"COG101": Severity.NOTE, "COG104": Severity.ERROR, lifetime.code: lifetime.severity}
    (option,) = lifetime.options
    assert (RULES.value(lifetime, option), configured.value(lifetime, option)) == (30, 3)


MEMBERS = ["UserPoolId", "ClientName", "CallbackURLs", "AllowedOAuthFlows", "TokenValidityUnits", "ClientId", "Nothing"]
OPERATIONS = ["create-user-pool-client", "update-user-pool-client", "create-nothing"]


@given(st.lists(st.sampled_from(MEMBERS), unique=True), st.sampled_from(OPERATIONS))
def test_the_rules_that_apply_are_those_whose_declaration_says_so(members: list[str], operation: str) -> None:
    request = Request(
        model=OperationModel(operation=Operation("cognito-idp", operation), schema={}), parameters=dict.fromkeys(members, "x")
    )
    expected = [
        rule
        for rule in RULES
        if not (rule.faults or rule.problems)
        and (not rule.operations or str(request.operation) in rule.operations)
        and (not rule.reads or set(rule.reads) & set(members))
        and not rule.mentions  # none of them is in "x"
        and not rule.needs  # nobody says anything of a pool
    ]
    assert list(RULES.applicable(request)) == expected


def test_the_rules_about_a_fault_or_problem_are_those_that_declare_its_kind() -> None:
    for by_kind, kinds in ((RULES.by_fault, FaultKind), (RULES.by_problem, ProblemKind)):
        for kind in kinds:
            expected = [rule for rule in RULES if kind in (*rule.faults, *rule.problems)]
            assert list(by_kind.get(kind, ())) == expected


@pytest.mark.parametrize("name", ["./mycorp_rules", "mycorp-rules", "rules/mycorp_rules", "", "a.", "mycorp_rules.py/"])
def test_what_is_no_name_of_a_package_is_told_so(name: str) -> None:
    with pytest.raises(RulesetError, match="is no name of a package: name it as Python imports it"):
        Ruleset.collect([name])


def test_a_package_that_raises_anything_is_named(package: Package) -> None:
    name = package({}, top="raise KeyError('x')")
    with pytest.raises(RulesetError, match=f"the rules of {name} cannot be imported: KeyError: 'x'"):
        Ruleset.collect([name])


def test_a_package_that_is_not_there_is_named() -> None:
    with pytest.raises(RulesetError, match=r"no_such_rules cannot be imported: .* on PYTHONPATH"):
        Ruleset.collect(["no_such_rules"])


def test_the_example_of_a_plugin_does_what_its_own_examples_say(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parents[1] / "plugin"))
    (only,) = Ruleset.collect(["acme_skelint_rules"])
    assert list(complaints(only)) == []


@dataclass(frozen=True)
class Unexplained:
    limit: int = 3


@dataclass(frozen=True)
class Unsettable:
    limit: Annotated[float, "no kind that a configuration is checked for"] = 0.5


def silent(request: Request) -> Iterator[Finding]:
    """Nothing is wrong."""
    if request.has("Nothing"):
        yield Finding(at=(), message="never")


@pytest.mark.parametrize(
    ("declared", "complaint"),
    [
        ({"code": "X1"}, "a code is three to five capital letters and three or four digits"),
        ({"name": "Not Kebab"}, "is not kebab-case"),
        ({"bad": []}, "at least one bad and one good example"),
        ({"good": []}, "at least one bad and one good example"),
        ({"status": Status.RENAMED}, "`formerly` does not say what it was called"),
        ({"options": Unexplained()}, "the option limit must be Annotated"),
        ({"options": Unsettable()}, "the option limit must be Annotated"),
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
