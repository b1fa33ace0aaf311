"""What a rule mentions is in each request that it reports: so what is not mentioned need not be looked for."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from skelint.authoring.need import Undecided
from skelint.authoring.request import Request
from skelint.authoring.rule import Rule
from skelint.engine.ruleset import Ruleset
from skelint.pages.examples import context_beside, is_runnable, read_example

RULES = Ruleset.collect()
MENTIONING = [rule for rule in RULES if rule.mentions]


@pytest.fixture(scope="module")
def requests() -> list[Request]:
    """Return the requests of all examples of all rules."""
    examples = [(rule, example) for rule in RULES for example in (*rule.bad, *rule.good) if is_runnable(example)]
    return [
        replace(request, state=context_beside(example).of(request, "")) if example.context else request
        for rule, example in examples
        for request in read_example(rule, example).requests
    ]


def reported(rule: Rule, requests: list[Request]) -> Iterator[Request]:
    for request in requests:
        try:
            if not rule.operations or str(request.operation) in rule.operations:
                yield from [request][: len(list(RULES.run(rule, request)))]
        except Undecided:
            continue


@pytest.mark.parametrize("rule", MENTIONING, ids=lambda rule: rule.code)
def test_a_request_that_is_reported_mentions_it(rule: Rule, requests: list[Request]) -> None:
    reports = list(reported(rule, requests))
    assert reports
    assert all(any(mention in request.text for mention in rule.mentions) for request in reports)


def test_a_request_that_mentions_nothing_of_it_is_not_looked_at(requests: list[Request]) -> None:
    for request in requests:
        skipped = {rule.code for rule in MENTIONING if not any(mention in request.text for mention in rule.mentions)}
        assert skipped.isdisjoint(rule.code for rule in RULES.applicable(request))
