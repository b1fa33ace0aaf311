"""Each rule of Acme does what its examples say."""

import pytest

from skelint import Rule
from skelint.api import Ruleset, complaints

RULES = Ruleset.collect(["acme_skelint_rules"]).rules


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_does_what_its_examples_say(rule: Rule) -> None:
    assert list(complaints(rule)) == []
