"""How a rule knows what it says, where that is not AWS: rules of skelint's own, and of plugins."""

import pytest

from skelint.authoring.rule import Evidence
from skelint.engine.ruleset import Ruleset

RULES = Ruleset.collect()


@pytest.mark.parametrize("code", ["CLI010", "CLI011", "CLI012", "CLI015"])
def test_what_skelint_cannot_read_is_no_fact_about_aws(code: str) -> None:
    assert RULES[code].evidence is Evidence.OWN


def test_a_plugin_does_not_speak_for_aws() -> None:
    assert "AWS" not in Evidence.PLUGIN.value


@pytest.mark.parametrize("code", [rule.code for rule in RULES if rule.code.startswith("AWS")])
def test_the_rules_of_structure_hold_for_every_service(code: str) -> None:
    rule = RULES[code]
    assert "Cognito" not in rule.page
    assert not [reference for reference in rule.references if "cognito" in reference]
