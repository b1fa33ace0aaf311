"""Every rule does what its own examples say, and is written in full."""

import re

import pytest

from skelint.authoring.finding import Severity
from skelint.authoring.rule import Evidence, Rule
from skelint.engine.ruleset import Ruleset
from skelint.pages.examples import complaints, findings
from skelint.pages.page import page

RULES = Ruleset.collect()
each_rule = pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.code)
PREFIXES = {
    "input": "CLI",
    "command": "CLI",
    "silences": "CLI",
    "model": "AWS",
    "cognito": "COG",
    "cloudfront": "CDN",
    "dynamodb": "DDB",
    "ecs": "ECS",
    "events": "EVB",
    "policies": "POL",
    "route53": "RTE",
    "s3": "BKT",
}


@each_rule
def test_examples_are_reported_as_they_say(rule: Rule) -> None:
    assert list(complaints(rule)) == []


@each_rule
def test_the_module_is_named_as_the_rule(rule: Rule) -> None:
    assert rule.module.rpartition(".")[2] == rule.name.replace("-", "_")


@each_rule
def test_the_code_tells_the_package(rule: Rule) -> None:
    package = rule.module.split(".")[1]
    assert rule.code.startswith(PREFIXES[package])


@each_rule
def test_the_page_says_what_and_why(rule: Rule) -> None:
    summary, _, reasons = rule.page.partition("\n\n")
    assert summary.endswith(".")
    assert "\n" not in summary
    assert len(reasons) > 80


@each_rule
def test_facts_about_aws_have_a_reference(rule: Rule) -> None:
    if rule.evidence not in (Evidence.INFERRED, Evidence.OWN):
        assert rule.references
    assert all(re.fullmatch(r"https://[^\s<>]+", reference) for reference in rule.references)


@each_rule
def test_only_what_is_documented_or_observed_is_an_error(rule: Rule) -> None:
    limits_of_skelint = "CLI010"
    if rule.evidence in (Evidence.INFERRED, Evidence.OWN) and rule.code != limits_of_skelint:
        assert rule.severity < Severity.ERROR


@each_rule
def test_messages_are_sentences_without_a_full_stop(rule: Rule) -> None:
    for example in rule.bad:
        for diagnostic in findings(rule, example):
            assert diagnostic.message == diagnostic.message.strip()
            assert not diagnostic.message.endswith(".")
            assert rule.code not in diagnostic.message
            assert "\n" not in diagnostic.message


@each_rule
def test_the_page_shows_the_examples(rule: Rule) -> None:
    text = page(rule)
    assert text.startswith(f"# {rule.code}: {rule.name}\n")
    assert rule.good[0].input.rstrip("\n") in text


def test_topics_have_ranges_of_their_own() -> None:
    ranges: dict[str, set[str]] = {}
    for rule in RULES:
        if not rule.code.startswith(("CLI", "AWS")):
            ranges.setdefault(rule.code[:-2], set()).add(rule.category)
    assert all(len(categories) == 1 for categories in ranges.values()), ranges
