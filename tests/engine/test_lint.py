"""`lint()`: order, silence where nothing can be known, and a crash that loses nothing."""

import random
from collections.abc import Iterator

import pytest

from skelint import Evidence, Example, Finding, Fix, Request, Set, Severity, Value, rule
from skelint.authoring.finding import Applicability
from skelint.authoring.rule import Rule
from skelint.engine.diagnostic import CRASHED
from skelint.engine.lint import CUT_OFF, MOST_FINDINGS, lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.readers.reading import document
from skelint.services.catalogue import named
from skelint.services.identification import Hints

RULES = Ruleset.collect()
TEXT = '{"UserPoolId": "bad id", "ClientName": "a/b", "Foo": 1, "callbackUrls": [], "AuthSessionValidity": 99,}'
EXAMPLE = {"bad": [Example("ClientName: «a»", says="x")], "good": [Example("{}")]}


def read(text: str, suffix: str = "json") -> Document:
    return document(f"x.{suffix}", text.encode(), Hints(named("create-user-pool-client").operation))


def declared(code: str, check: object) -> Rule:
    return rule(code=code, name=code.lower(), severity=Severity.ERROR, evidence=Evidence.MODEL, **EXAMPLE)(check)  # type: ignore[arg-type]


def test_diagnostics_are_ordered_by_start_and_code() -> None:
    found = lint(read(TEXT), RULES)
    assert [one.sort_key for one in found] == sorted(one.sort_key for one in found)


def test_the_order_of_rules_does_not_matter() -> None:
    shuffled = list(RULES.rules)
    random.Random(7).shuffle(shuffled)  # noqa: S311 - no secret
    assert lint(read(TEXT), Ruleset(tuple(shuffled))) == lint(read(TEXT), RULES)


def test_a_check_that_crashes_is_reported_and_the_others_are_too() -> None:
    def crash(request: Request) -> Iterator[Finding]:
        """Crash."""
        yield Finding(at=("UserPoolId",) if request.has("UserPoolId") else (), message="before")
        raise ZeroDivisionError

    found = lint(read(TEXT), Ruleset((declared("TST001", crash), *RULES.rules)))
    assert {one.code for one in found} >= {CRASHED, "TST001", "AWS027"}
    assert next(one.message for one in found if one.code == CRASHED).startswith("the check of TST001 (")


@pytest.mark.parametrize("place", [["ClientName"], "ClientName", 3, None])
def test_a_finding_whose_place_is_none_is_an_error_that_names_the_rule(place: object) -> None:
    def astray(_: Request) -> Iterator[Finding]:
        """Astray."""
        yield Finding(at=place, message="x")  # type: ignore[arg-type]

    (diagnostic,) = lint(read('{"UserPoolId": "us-east-1_Ex1", "ClientName": "a"}'), Ruleset((declared("TST001", astray),)))
    assert diagnostic.code == CRASHED
    assert diagnostic.message.startswith("the check of TST001 (")


def test_what_is_undecided_ends_the_check_but_keeps_what_came_before() -> None:
    def undecided(request: Request) -> Iterator[Finding]:
        """Look at one known and one unknown member."""
        yield Finding(at=("AuthSessionValidity",), message="before")
        request.string("ClientName")
        yield Finding(at=(), message="never")

    found = lint(read('{"AuthSessionValidity": 3, "ClientName": "${X}"}'), Ruleset((declared("TST001", undecided),)))
    assert [one.message for one in found] == ["before"]


@pytest.mark.parametrize("suffix", ["json", "yaml"])
def test_a_broken_file_gives_its_error_and_what_is_whole(suffix: str) -> None:
    broken = {"json": '{"ClientName": "a/b", "CallbackURLs": [', "yaml": "ClientName: a/b\nCallbackURLs: ["}[suffix]
    assert sorted(one.code for one in lint(read(broken, suffix), RULES)) == ["AWS028", "CLI004"]


def test_the_findings_of_one_rule_are_cut_off_and_say_so() -> None:
    many = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app", "ReadAttributes": [' + ",".join(['""'] * 900) + "]}"
    found = [one for one in lint(read(many), RULES) if one.code == "AWS021"]
    assert len(found) == MOST_FINDINGS
    assert [one.help for one in found].count(CUT_OFF) == 1


def test_a_fix_whose_edits_would_overlap_is_not_offered() -> None:
    def overlap(request: Request) -> Iterator[Finding]:
        """Change one place twice."""
        changes = [Set(("ClientName",), "b"), Set(("ClientName",), "c")]
        if request.has("ClientName"):
            yield Finding(at=Value(("ClientName",), None), message="x", fix=Fix("y", changes, Applicability.SAFE))

    assert [one.fix for one in lint(read('{"ClientName": "a"}'), Ruleset((declared("TST001", overlap),)))] == [None]


def test_places_in_a_saved_output_are_places_in_the_file() -> None:
    text = '{"UserPoolClient": {"UserPoolId": "us-east-1_Ex1", "ClientId": "a", "AuthSessionValidity": 99}}'
    found = {one.code: one for one in lint(document("x.json", text.encode()), RULES)}
    assert found["AWS027"].pointer == "/AuthSessionValidity"
    assert text[slice(*found["AWS027"].span)] == "99"


def test_what_is_amiss_with_the_structure_links_to_the_operation_and_all_else_to_what_its_rule_rests_on() -> None:
    task = document("x.json", b'{"family": "web", "Family": 1}', Hints(named("ecs register-task-definition").operation))
    structure = {diagnostic.url for diagnostic in lint(task, RULES) if diagnostic.code == "AWS001"}
    assert structure == {"https://docs.aws.amazon.com/cli/latest/reference/ecs/register-task-definition.html"}
    urls = {diagnostic.code: diagnostic.url for diagnostic in lint(read('{"CallbackURLs": ["http://a.example"]}'), RULES)}
    assert urls["COG101"].endswith("API_CreateUserPoolClient.html")
