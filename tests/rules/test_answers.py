"""Rules are found by the words of AWS's error, as people paste them, remember them, or misspell them."""

import pytest

from skelint.authoring.rule import Rule
from skelint.engine.ruleset import Ruleset
from skelint.pages.answers import LIKE, Answers
from skelint.pages.examples import findings

RULES = Ruleset.collect()
ANSWERS = Answers(RULES.rules)
CALL = "when calling the CreateUserPoolClient operation"


def sure(text: str) -> list[str]:
    return [match.rule.code for match in ANSWERS.like(text) if match.sure]


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.code)
def test_what_a_finding_says_that_aws_answers_leads_to_its_rule(rule: Rule) -> None:
    answers = {diagnostic.service_error for example in rule.bad for diagnostic in findings(rule, example)} - {None}
    assert {answer for answer in answers if answer and rule.code not in sure(answer)} == set()
    assert {answer for answer in rule.answers if rule.code not in sure(answer)} == set()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Invalid range for token validity", "COG301"),
        ("invalid range for token validity", "COG301"),
        ("Invalid rnage for token validty", "COG301"),
        (f"An error occurred (InvalidParameterException) {CALL}: Invalid range for token validity.", "COG301"),
        (f"\nAn error occurred (X) {CALL} (reached max retries: 4): Invalid range for token validity.\n", "COG301"),
        ('Parameter validation failed:\nMissing required parameter in TokenX: "Feature"', "AWS001"),
        (
            "Value 'x' at 'callbackURLs' failed to satisfy constraint: Member must satisfy regular expression pattern: a+",
            "AWS028",
        ),
        ("callback urls cannot be empty", "COG204"),
        ("default redirect URI https://a.example/x not in the list", "COG104"),
        ("myapp://cb cannot use the HTTP protocol.", "COG101"),
        ("ScopeDoesNotExistException", "COG211"),
        ("scope does not exist", "COG211"),
        ("Unknown options: --foo, 7", "CLI101"),
        ("argument --client-name: expected one argument", "CLI116"),
        ("Invalid type for parameter X, value: None, type: <class 'NoneType'>, valid types: <class 'str'>", "AWS006"),
        ("Invalid type for parameter X[0].Y, value: 1, type: <class 'int'>, valid types: <class 'str'>", "AWS010"),
    ],
)
def test_words_lead_to_the_rule(text: str, code: str) -> None:
    best, *_ = ANSWERS.like(text)
    assert best.rule.code == code
    assert best.sure or best.likeness >= LIKE


def test_names_and_numbers_of_the_input_do_not_count() -> None:
    one, other = (
        [
            (match.rule.code, match.sure)
            for match in ANSWERS.like(f"Invalid length for parameter {name}, value: {size}, valid min length: 1")
        ]
        for name, size in (("'Validity'", 0), ('"range"', 4711))
    )
    assert one == other


@pytest.mark.parametrize(
    "text", ["how do I bake a cake", "access denied", "", "…", "'quoted' 12", "x" * 100_000, "a " * 50_000]
)
def test_other_words_lead_nowhere(text: str) -> None:
    assert [match for match in ANSWERS.like(text) if match.sure or match.likeness >= LIKE] == []


def test_each_answer_is_listed_once_with_all_that_know_of_it() -> None:
    listed = dict(ANSWERS)
    assert {answer: [rule.code for rule in rules] for answer, rules in listed.items()} == {
        answer: [rule.code for rule in RULES if answer in rule.answers] for rule in RULES for answer in rule.answers
    }
    assert len(listed) == len(list(ANSWERS))
