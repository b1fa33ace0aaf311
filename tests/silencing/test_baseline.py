"""The baseline holds what was there: moving a line changes nothing, and no other finding is swallowed."""

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.context.sayings import context_of
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.silencing.baseline import Baseline, BaselineError, Held, load

CONTENT = "wJalrXUtnFEMI"
RULES = Ruleset.collect().select()
HINTS = Hints(named("create-user-pool-client").operation)
BAD: dict[str, Any] = {
    "UserPoolId": "bad id",
    "ClientName": "a/b",
    "CallbackURLs": ["http://a.example", "https://a.example#x"],
    "GenerateSecret": "true",
    "AuthSessionValidity": 99,
    "TokenValidityUnits": {"AccessToken": "hour", "IdToken": "hour"},
}


def found(value: object, path: str = "a.json", *, indent: int | None = None) -> list[Diagnostic]:
    text = value if isinstance(value, str) else json.dumps(value, indent=indent)
    return lint(document(path, text.encode(), HINTS), RULES)


def left(baseline: Baseline, diagnostics: list[Diagnostic]) -> list[Diagnostic]:
    held = Held(baseline, RULES)
    return [diagnostic for diagnostic in diagnostics if held.silence(diagnostic) is None]


@pytest.fixture
def baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Baseline:
    monkeypatch.chdir(tmp_path)
    return Baseline(tmp_path / "b.json").updated(["a.json"], found(BAD))


def test_what_it_holds_is_silenced(baseline: Baseline) -> None:
    assert baseline.total() >= 7
    assert left(baseline, found(BAD)) == []


def test_lines_that_move_and_members_in_another_order_change_nothing(baseline: Baseline) -> None:
    members = list(BAD.items())
    for seed in range(20):
        random.Random(seed).shuffle(members)  # noqa: S311 - no secret
        assert left(baseline, found(dict(members), indent=seed % 3)) == []


def test_another_file_is_not_swallowed(baseline: Baseline) -> None:
    assert len(left(baseline, found(BAD, "b.json"))) == len(found(BAD))


@pytest.mark.parametrize(
    ("member", "value"), [("ClientName", "a/c"), ("AuthSessionValidity", 100), ("CallbackURLs", ["http://b.example"])]
)
def test_another_value_is_a_new_finding(baseline: Baseline, member: str, value: object) -> None:
    assert {one.pointer.split("/")[1] for one in left(baseline, found(BAD | {member: value}))} == {member}


def test_a_new_fault_is_a_finding_and_the_old_ones_are_not(baseline: Baseline) -> None:
    assert [one.code for one in left(baseline, found(BAD | {"Foo": 1}))] == ["AWS002"]


def test_a_finding_that_is_held_once_silences_one(baseline: Baseline) -> None:
    twice = [*found(BAD), *found(BAD)]
    assert len(left(baseline, twice)) == len(found(BAD))


def test_it_is_read_as_it_was_written(baseline: Baseline) -> None:
    baseline.write()
    once = baseline.path.read_bytes()
    again = load(baseline.path)
    assert again == baseline
    again.write()
    assert again.path.read_bytes() == once


def test_files_are_named_relative_to_it_whatever_the_working_folder(
    baseline: Baseline, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "deep").mkdir()
    monkeypatch.chdir(tmp_path / "deep")
    for name in ("../a.json", str(tmp_path / "a.json")):
        assert left(baseline, found(BAD, name)) == []


def test_update_keeps_what_was_not_looked_at_and_forgets_files_that_are_gone(baseline: Baseline, tmp_path: Path) -> None:
    (tmp_path / "b.json").touch()
    both = baseline.updated(["b.json"], found(BAD, "b.json"))
    assert set(both.entries) == {"b.json"}  # a.json is not there
    (tmp_path / "a.json").touch()
    both = baseline.updated(["b.json"], found(BAD, "b.json"))
    assert set(both.entries) == {"a.json", "b.json"}
    assert set(both.updated(["a.json"], []).entries) == {"b.json"}


def test_prune_takes_out_what_is_mended_and_adds_nothing(baseline: Baseline, tmp_path: Path) -> None:
    (tmp_path / "a.json").touch()
    mended = found(BAD | {"ClientName": "ab", "Foo": 1})
    pruned = baseline.pruned(["a.json"], mended)
    assert pruned.total() == baseline.total() - 1
    assert [one.code for one in left(pruned, mended)] == ["AWS002"]


def test_of_a_secret_no_hash_is_kept() -> None:
    one, other = (
        [x.value for x in found({"ClientSecret": secret, "UserPoolId": "us-east-1_Ex1", "ClientName": "a"})]
        for secret in ("a" * 23, "b" * 23)
    )
    assert one == other


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{",
        f'"{CONTENT}"',
        f'{{"{CONTENT}": "{CONTENT}"',
        f'{{"version": 1, "files": "{CONTENT}"}}',
        f'{{"version": 1, "files": {{"a": [{{"rule": "{CONTENT}"}}]}}}}',
        '{"version": 2, "files": {}}',
        '{"version": 1, "files": {"\\udcff": [{}]}}',
        "[" * 100_000,
    ],
)
def test_what_is_no_baseline_is_said_to_be_none_and_not_quoted(tmp_path: Path, text: str) -> None:
    (tmp_path / "b.json").write_text(text)
    with pytest.raises(BaselineError, match=r"b\.json is no baseline") as caught:
        load(tmp_path / "b.json")
    assert CONTENT not in str(caught.value)


def test_a_file_whose_name_is_in_no_encoding_is_held(tmp_path: Path) -> None:
    baseline = Baseline(tmp_path / "b.json").updated(["\udcff.json"], found(BAD, "\udcff.json"))
    baseline.write()
    assert load(baseline.path).entries == baseline.entries


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from([*BAD, "Foo", "ReadAttributes"]), st.sampled_from([1, "", None, ["x", "x"], "a/b"])))
def test_what_is_taken_up_is_silenced(members: dict[str, object]) -> None:
    diagnostics = found(members)
    assert left(Baseline(Path("/b.json")).updated([], diagnostics), diagnostics) == []


@pytest.mark.parametrize("first", [True, False], ids=["with context first", "without context first"])
def test_a_mistake_is_held_with_and_without_the_files_that_tell_more_of_it(tmp_path: Path, first: bool) -> None:
    update = '{"UserPoolId": "us-east-1_Ex1", "ClientId": "abc", "PreventUserExistenceErrors": "ENABLED"}'
    client = '{"UserPoolClient": {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc", "AccessTokenValidity": 5}}'
    read = document(str(tmp_path / "web.update-user-pool-client.json"), update.encode())
    context = context_of([document("client.json", client.encode(), named=False)])
    both = {True: lint(read, RULES, context), False: lint(read, RULES)}
    assert {diagnostic.code for diagnostic in both[True]} != {diagnostic.code for diagnostic in both[False]}
    baseline = Baseline(tmp_path / "b.json").updated([read.source.path], both[first])
    assert left(baseline, both[not first]) == []
