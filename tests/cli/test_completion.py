"""Completion in the shell: what each shell is told, asked as its script asks."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from skelint.cli.check import FailOn
from skelint.engine.ruleset import Ruleset
from skelint.reporters import FORMATS

COMMAND = Path(sys.executable).parent / "skelint"  # as it is installed: the shell asks by its name
OPTIONS = {"--select", "--ignore", "--fail-on", "--format", "--fix"}
RULES = Ruleset.collect()
REDIRECTS = [rule.name for rule in RULES if rule.name.startswith("redir")]


def skelint(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name != "_SKELINT_COMPLETE"}
    return subprocess.run(
        [COMMAND, *arguments], capture_output=True, encoding="utf-8", env=inherited | environment, check=False
    )


def answers(line: str) -> list[str]:
    """Return what the shell is given for the last word of a command line."""
    position = str(len(line.split(" ")) - 1)
    done = skelint(_SKELINT_COMPLETE="complete_bash", COMP_WORDS=line.replace(" ", "\n"), COMP_CWORD=position)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("skelint ch", ["check"]),
        ("skelint check --fail", ["--fail-on"]),
        ("skelint check --fail-on ", [choice.value for choice in FailOn]),
        ("skelint check --format ", list(FORMATS)),
        ("skelint check --format con", ["concise"]),
        ("skelint check --output sar", ["sarif="]),
        ("skelint check --select COG10", [rule.code for rule in RULES if rule.code.startswith("COG10")]),
        ("skelint check --ignore COG101,insecure-r", ["COG101,insecure-redirect-url"]),
        ("skelint check --extend-select adv", ["advice"]),
        ("skelint rules --select redir", [*REDIRECTS, "redirects"]),
        ("skelint check --operation update-user-pool-cl", ["update-user-pool-client"]),
        ("skelint schema create-user-pool-cl", ["create-user-pool-client"]),
        ("skelint skeleton create-user-pool-cl", ["create-user-pool-client"]),
        ("skelint operations --service cognito-i", ["cognito-identity", "cognito-idp"]),
        ("skelint operations cognito-i", ["cognito-identity", "cognito-idp"]),
        ("skelint explain COG1", [rule.code for rule in RULES if rule.code.startswith("COG1")]),
        ("skelint explain insecure-r", ["insecure-redirect-url"]),
        ("skelint explain nothing-of-the-kind", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_word_is_completed(line: str, expected: list[str]) -> None:
    assert answers(line) == expected


def test_every_option_of_check_is_offered() -> None:
    assert set(answers("skelint check --")) >= OPTIONS


def test_every_rule_is_offered() -> None:
    assert answers("skelint explain ") == [rule.code for rule in RULES]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(shell: str) -> None:
    done = skelint(_SKELINT_COMPLETE=f"source_{shell}")
    assert (done.returncode, f"_SKELINT_COMPLETE=complete_{shell}" in done.stdout) == (0, True)


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_a_rule_is_offered_with_its_name(shell: str) -> None:
    asked = {"_TYPER_COMPLETE_ARGS": "skelint explain COG101", "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    done = skelint(_SKELINT_COMPLETE=f"complete_{shell}", **asked)
    assert re.search(r"COG101\W+insecure-redirect-url", done.stdout)


@pytest.mark.skipif(not shutil.which("bash"), reason="there is no bash")
def test_bash_completes_with_the_script() -> None:
    script = skelint(_SKELINT_COMPLETE="source_bash").stdout
    ask = f"COMP_WORDS=(skelint explain COG10); COMP_CWORD=2; _skelint_completion {shlex.quote(str(COMMAND))}"
    lines = f'{script}\n{ask}\necho "${{COMPREPLY[*]}}"'
    done = subprocess.run(["bash", "-c", lines], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [rule.code for rule in RULES if rule.code.startswith("COG10")]
