"""`skelint rules` and `skelint explain`: what is known of each rule, from the rule itself."""

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from skelint.cli.commands import COMMANDS
from skelint.engine.ruleset import Ruleset
from skelint.pages.page import page

Skelint = Callable[..., subprocess.CompletedProcess[str]]
RULES = Ruleset.collect()


def test_the_table_has_a_line_for_each_rule(skelint: Skelint) -> None:
    rows = {words[0]: words for words in map(str.split, skelint("rules").stdout.splitlines()) if words}
    assert [rows[rule.code][1:3] for rule in RULES] == [[rule.name, str(rule.severity)] for rule in RULES]


def test_the_table_fits_a_narrow_terminal_when_piped(skelint: Skelint) -> None:
    assert max(len(line) for line in skelint("rules").stdout.splitlines()) <= 120


def test_the_table_can_be_narrowed(skelint: Skelint) -> None:
    chosen = json.loads(skelint("rules", "--json", "--select", "tokens").stdout)
    assert chosen
    assert {rule["category"] for rule in chosen} == {"cognito/app-client/tokens"}


def test_the_table_as_json_holds_all_that_is_declared(skelint: Skelint) -> None:
    table = {rule["code"]: rule for rule in json.loads(skelint("rules", "--json").stdout)}
    assert list(table) == [rule.code for rule in RULES]
    assert table["COG104"]["name"] == "default-redirect-uri-not-in-callback-urls"
    assert table["COG104"]["fixable"] is True


@pytest.mark.parametrize("asked", ["COG104", "cog104", "default-redirect-uri-not-in-callback-urls"])
def test_a_rule_is_explained_by_code_or_name(skelint: Skelint, asked: str) -> None:
    assert skelint("explain", asked).stdout == page(RULES["COG104"])


@pytest.mark.parametrize("asked", ["SKL001", "skl001", "check-crashed"])
def test_a_crash_is_explained_though_it_is_no_rule(skelint: Skelint, asked: str) -> None:
    done = skelint("explain", asked)
    assert done.returncode == 0
    assert done.stdout.startswith("# SKL001: check-crashed\n")
    assert "a rule of skelint itself" in done.stdout


def test_an_unknown_rule_is_answered_with_a_near_one(skelint: Skelint) -> None:
    done = skelint("explain", "default-redirect-url-not-in-callback-urls")
    assert done.returncode == 2
    assert "did you mean default-redirect-uri-not-in-callback-urls?" in done.stderr


@pytest.mark.parametrize("asked", [["Invalid range for token validity"], ["invalid", "range", "for", "token", "validity."]])
def test_a_rule_is_explained_by_the_words_of_the_error(skelint: Skelint, asked: list[str]) -> None:
    assert skelint("explain", *asked).stdout == page(RULES["COG301"])


def test_further_rules_that_the_words_fit_are_named(skelint: Skelint) -> None:
    told = skelint("explain", "Invalid scope requested: orders (ScopeDoesNotExistException)").stdout
    text, _, further = told.partition("\n## Further rules that these words fit\n\n")
    assert text == page(RULES["COG211"])
    assert [line.split()[1] for line in further.splitlines()] == ["COG7003", "COG001", "COG212"]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("use another protocol for this URL, please", "the nearest is COG101: … cannot use the HTTP protocol."),
        ("how do I bake cake", "no rule knows of an answer like 'how do I bake cake'; skelint explain lists all"),
        ("COG999", "there is no rule COG999"),
    ],
)
def test_words_that_nothing_fits_are_answered_with_the_nearest(skelint: Skelint, asked: str, said: str) -> None:
    done = skelint("explain", asked)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr


def test_without_a_rule_the_answers_are_listed_with_their_rules(skelint: Skelint) -> None:
    lines = skelint("explain").stdout.splitlines()
    at = lines.index("Invalid range for token validity.")
    assert lines[at + 1] == "    COG301 token-lifetime-out-of-range"
    assert {line.split()[0] for line in lines if line.startswith("    ")} == {rule.code for rule in RULES if rule.answers}


@pytest.mark.parametrize("command", [("explain", "COG301"), ("explain", "CLI101"), ("rules",)])
def test_its_colours_can_be_read_on_black_and_on_white(skelint: Skelint, command: tuple[str, ...]) -> None:
    codes = re.findall(r"\x1b\[([\d;]+)m", skelint(*command, FORCE_COLOR="1").stdout)
    assert codes
    assert {int(code) for code in ";".join(codes).split(";")} <= {0, 1, 2, 3, 4, 31, 32, 35}


def test_the_version_is_told_and_nothing_imported(folder: Path) -> None:
    script = (
        "import sys\nfrom skelint.cli import run\nsys.argv = ['skelint', '--version']\n"
        "run()\nprint(sorted(name for name in sys.modules if name.startswith('skelint') or name == 'typer'))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=folder)
    assert done.stdout.splitlines() == ["skelint 0.1.0", "['skelint', 'skelint.cli']"]


def test_all_commands_are_listed_with_what_they_do(skelint: Skelint) -> None:
    text = skelint("--help", COLUMNS="200").stdout
    for name in COMMANDS:
        assert re.search(rf"^\W+{name}\s+[A-Z]\w+ .*\.", text, re.MULTILINE), name


def test_a_misspelt_command_is_told_the_nearest(skelint: Skelint) -> None:
    done = skelint("chekc")
    assert (done.returncode, "Did you mean 'check'?" in done.stderr) == (2, True)


def test_help_and_version_answer(skelint: Skelint) -> None:
    assert skelint("--version").stdout == "skelint 0.1.0\n"
    assert "--stdin-filename" in skelint("check", "--help").stdout
