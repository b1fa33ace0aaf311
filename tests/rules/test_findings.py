"""All that rules say of their examples, beside the messages and fixes that stand there: severity, help, labels, AWS's answer.

It is a record that was looked at: `pytest tests/rules --golden` rewrites it, to be looked at again.
"""

import json
from pathlib import Path

import pytest

from skelint.authoring.rule import Rule
from skelint.engine.ruleset import Ruleset
from skelint.pages.examples import findings

RECORD = Path(__file__).with_name("findings.json")
RULES = list(Ruleset.collect())


def said(rule: Rule) -> list[list[str]]:
    """Return for each bad example what is said of it, a line a finding."""
    return [
        [
            " | ".join(
                [
                    diagnostic.severity.name.lower(),
                    f"{diagnostic.fix.applicability.value}: {diagnostic.fix.title}" if diagnostic.fix else "no fix",
                    diagnostic.help or "no help",
                    diagnostic.service_error or "no answer",
                    *(f"{related.message} at {related.pointer}" for related in diagnostic.related),
                ]
            )
            for diagnostic in findings(rule, example)
        ]
        for example in rule.bad
    ]


def test_rules_say_of_their_examples_what_was_looked_at(request: pytest.FixtureRequest) -> None:
    record = {rule.code: said(rule) for rule in sorted(RULES, key=lambda rule: rule.code)}
    if request.config.getoption("--golden"):
        RECORD.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    assert {code: lines for code, lines in record.items() if recorded.get(code) != lines} == {}
    assert recorded.keys() == record.keys()
