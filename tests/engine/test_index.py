"""The index of a package: it says what the modules say, loads none of them, and is never believed where it does not fit."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

from skelint.authoring.rule import DECLARED, RuleError
from skelint.engine.index import NAME, index_text, read
from skelint.engine.lint import lint
from skelint.engine.packages import rules_of, walked
from skelint.engine.ruleset import BUILT_IN, Ruleset, RulesetError
from skelint.readers.reading import document

from .conftest import Package, source

CLIENT = b'{"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}'


def folder_of(name: str) -> Path:
    return Path(import_module(name).__path__[0])


def indexed(name: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "skelint.index", name, *options]
    environment = {"PYTHONPATH": ":".join(sys.path)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def test_the_index_of_the_built_in_rules_is_current() -> None:
    text = (folder_of(BUILT_IN) / NAME).read_text(encoding="utf-8")
    assert text == index_text(walked(BUILT_IN), BUILT_IN), "run python -m skelint.index skelint_rules"


def test_an_index_says_what_the_modules_say() -> None:
    rules = walked(BUILT_IN)
    for made, rule in zip(read(index_text(rules, BUILT_IN).encode(), BUILT_IN), rules, strict=True):
        assert made[:DECLARED] == rule[:DECLARED]
        assert (made.details, made.was_in) == (rule.details, rule.was_in)
        assert made.loaded is rule.loaded


def test_an_index_with_other_line_ends_says_the_same() -> None:
    raw = (folder_of(BUILT_IN) / NAME).read_bytes()
    rules, others = read(raw, BUILT_IN), read(raw.replace(b"\n", b"\r\n"), BUILT_IN)
    assert [rule.details for rule in rules] == [rule.details for rule in others]


def test_only_the_rules_that_are_called_for_are_loaded(package: Package) -> None:
    name = package(
        {
            "called": source("TST001", more="reads=['ClientName']"),
            "other_member": source("TST002", more="reads=['SupportedIdentityProviders']"),
            "other_operation": source("TST003", more="operations=['ec2 run-instances']"),
            "fault": source("TST004", more="faults=[FaultKind.NULL]"),
            "problem": source("TST005", more="problems=[ProblemKind.DUPLICATE_KEY]"),
            "ignored": source("TST006"),
        }
    )
    assert indexed(name).returncode == 0
    rules = Ruleset.collect([name])
    listed = [(rule.code, rule.summary, rule.fixable) for rule in rules]
    assert listed == [(f"TST00{number}", "Something holds.", False) for number in range(1, 7)]
    assert lint(document("x.create-user-pool-client.json", CLIENT), rules.select(ignore=["rule-tst006"])) == []
    assert {module for module in sys.modules if module.startswith(name)} == {name, f"{name}.called"}


def test_a_package_without_an_index_is_walked(package: Package) -> None:
    name = package({"topic/a": source("TST001"), "b": source("TST002"), "_c": "raise ValueError"})
    assert [(rule.code, rule.category) for rule in rules_of(name)] == [("TST001", "topic"), ("TST002", name.replace("_", "-"))]


def test_an_index_that_names_what_is_not_there_is_an_error(package: Package) -> None:
    name = package({"topic/a": source("TST001"), "b": source("TST002")})
    indexed(name)
    (folder_of(name) / "topic" / "a.py").unlink()
    with pytest.raises(RulesetError, match=rf"names {name}\.topic\.a, .*; run python -m skelint\.index {name}"):
        Ruleset.collect([name])


def test_an_index_that_does_not_know_a_module_is_an_error(package: Package) -> None:
    name = package({"a": source("TST001")})
    indexed(name)
    package({"a": source("TST001"), "topic/new": source("TST002")})
    with pytest.raises(RulesetError, match=rf"does not know {name}\.topic\.new; run python -m skelint\.index {name}"):
        Ruleset.collect([name])


def test_a_rule_that_is_not_what_the_index_says_is_named_when_it_is_loaded(package: Package) -> None:
    name = package({"a": source("TST001", more="reads=['ClientName']")})
    indexed(name)
    package({"a": source("TST001", more="reads=['ClientId']")})
    (rule,) = Ruleset.collect([name])
    with pytest.raises(RuleError, match=rf"not that of {name}\.a: run"):
        rule.loaded  # noqa: B018 - loads it


@pytest.mark.parametrize(
    "text", ["", "[]", '{"version": 2,\n"rules": [\n\n],\n"details": {\n}}', '{"rules": [\n\n],\n"details": {\n}}', "\x00"]
)
def test_what_is_no_index_is_an_error(package: Package, text: str) -> None:
    name = package({"a": source("TST001")})
    (folder_of(name) / NAME).write_text(text)
    with pytest.raises(RulesetError, match=rf"{NAME} cannot be used: .*; run python -m skelint\.index {name}"):
        Ruleset.collect([name])


@pytest.mark.parametrize(
    ("modules", "complaint"),
    [
        ({}, "holds no rules"),
        ({"two": "x = 1"}, ".two declares 0 rules"),
        ({"a": source("TST001"), "b": source("TST001")}, "TST001 is declared twice: in "),
        ({"a": source("TST001"), "b": source("TST002", more="formerly=['TST001']")}, "TST001 is declared twice: in "),
        ({"a": "import nothing_of_that_name"}, "nothing_of_that_name"),
        ({"a": "1 / 0"}, ".a cannot be loaded: ZeroDivisionError"),
        ({"a": "raise SystemExit(0)"}, ".a cannot be loaded: SystemExit"),
        ({"a/__init__": "raise KeyError('x')", "a/b": source("TST001")}, ".a of a ruleset cannot be imported: KeyError"),
    ],
)
def test_what_is_broken_is_loud_when_it_is_walked_and_when_it_is_indexed(
    package: Package, modules: dict[str, str], complaint: str
) -> None:
    name = package(modules)
    with pytest.raises(RulesetError) as error:
        Ruleset.collect([name])
    done = indexed(name)
    assert complaint in str(error.value)
    assert (done.returncode, complaint in done.stderr, "Traceback" in done.stderr) == (2, True, False)
    assert not (folder_of(name) / NAME).exists()


def test_whether_an_index_is_current_can_be_asked(package: Package) -> None:
    name = package({"a": source("TST001")})
    assert indexed(name, "--check").returncode == 1
    indexed(name)
    assert indexed(name, "--check").returncode == 0
    package({"a": source("TST001", severity="ERROR")})
    done = indexed(name, "--check")
    assert (done.returncode, f"run python -m skelint.index {name}" in done.stderr) == (1, True)
