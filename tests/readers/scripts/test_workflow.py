"""The scripts in the YAML of build services: whose shell runs them, and what they are given."""

from collections.abc import Callable

import pytest

from skelint.readers.scripts.command import Dialect, Script
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]
COMMAND = "aws cognito-idp create-user-pool-client"
SHELL, POWERSHELL, BATCH = Dialect.SHELL, Dialect.POWERSHELL, Dialect.BATCH

SHELLS = {
    f"jobs: {{a: {{runs-on: windows-latest, steps: [{{run: {COMMAND}}}]}}}}": POWERSHELL,
    f"jobs: {{a: {{runs-on: [self-hosted, Windows], steps: [{{run: {COMMAND}}}]}}}}": POWERSHELL,
    f"jobs: {{a: {{runs-on: windows-2022, steps: [{{run: {COMMAND}, shell: bash}}]}}}}": SHELL,
    f"defaults: {{run: {{shell: bash}}}}\njobs: {{a: {{runs-on: windows-2022, steps: [{{run: {COMMAND}}}]}}}}": SHELL,
    f"jobs: {{a: {{runs-on: ubuntu-latest, steps: [{{run: {COMMAND}}}]}}}}": SHELL,
    f"jobs: {{a: {{runs-on: windows-latest, steps: [{{run: {COMMAND}, shell: cmd}}]}}}}": BATCH,
    f"env: {{shell: powershell.exe}}\nphases: {{build: {{commands: [{COMMAND}]}}}}": POWERSHELL,
    f"jobs: {{a: {{steps: [{{run: {{command: {COMMAND}, shell: bash.exe -e}}}}]}}}}": SHELL,
    f"a: {{steps: [{{run: {COMMAND}, shell: fish}}]}}": None,
}
ANCHORS = {
    f"a:\n  script: &s\n    - {COMMAND} a\n": ["a"],
    f"a:\n  script:\n    - &s {COMMAND} a\n": ["a"],
    f"a: &a\n  run: &r |\n    {COMMAND} \\\n      a\n": ["a"],
    f'a:\n  run: &r "{COMMAND} \\"a b\\""\n': ["a b"],
}
ENVIRONMENT = {
    "$POOL": ["us-1_a"],
    '"$POOL" ${POOL}': ["us-1_a", "us-1_a"],
    '"${{ env.POOL }}" ${{env.POOL}}': ["us-1_a", "us-1_a"],
    '"$SECRET" "${{ env.SECRET }}" "${{ env.OTHER }}"': ["\ufffc", "\ufffc", "\ufffc"],
    '"$INNER"': ["\ufffc"],
}


@pytest.mark.parametrize(("text", "dialect"), SHELLS.items())
def test_a_script_is_run_by_the_shell_of_its_step_its_job_or_its_runner(
    text: str, dialect: Dialect | None, read: Read
) -> None:
    _, script = read(".github/workflows/x.yml", text)
    assert [command.dialect for command in script.commands] == ([dialect] if dialect else [])


@pytest.mark.parametrize(("text", "words"), ANCHORS.items())
def test_a_script_with_an_anchor_is_read(text: str, words: list[str], read: Read) -> None:
    source, script = read(".gitlab-ci.yml", text)
    (command,) = script.commands
    assert [word.text for word in command.words[3:]] == words
    assert source.text[command.words[0].span.start :].startswith("aws")


@pytest.mark.parametrize(("written", "words"), ENVIRONMENT.items())
def test_a_variable_with_a_literal_value_is_known(written: str, words: list[str], read: Read) -> None:
    text = (
        "env: {POOL: us-1_a, SECRET: '${{ secrets.X }}', INNER: a}\n"
        f"jobs:\n  a:\n    env: {{INNER: '${{{{ x }}}}'}}\n    steps:\n      - run: {COMMAND} {written}\n"
    )
    source, script = read(".github/workflows/x.yml", text)
    (command,) = script.commands
    assert [word.text for word in command.words[3:]] == words
    known = [word for word in command.words[3:] if word.text == "us-1_a" and word.spelling.strip('"').startswith("$P")]
    assert all(word.origins[0] == source.text.index("us-1_a") for word in known)


def test_a_variable_that_a_step_sets_is_not_known(read: Read) -> None:
    text = f'env: {{POOL: a}}\nsteps:\n  - run: echo POOL=b >> "$GITHUB_ENV"\n  - run: {COMMAND} "$POOL"\n'
    _, script = read(".github/workflows/x.yml", text)
    assert not script.commands[0].words[-1].is_known


def test_powershell_has_the_environment_in_a_drive_of_its_own(read: Read) -> None:
    text = f"jobs: {{a: {{runs-on: windows-latest, env: {{POOL: us-1_a}}, steps: [{{run: '{COMMAND} $env:POOL $POOL'}}]}}}}"
    _, script = read(".github/workflows/x.yml", text)
    assert [(word.text, word.splits) for word in script.commands[0].words[3:]] == [("us-1_a", False), ("\ufffc", True)]


def test_texts_that_are_no_scripts_hold_no_comments(read: Read) -> None:
    text = (
        'name: "a # skelint: x b"\nother: |\n  # skelint: y\nsteps: # skelint: a\n  - run: |\n      # skelint: b\n      true\n'
    )
    source, script = read(".github/workflows/x.yml", text)
    assert [source.text[slice(*comment)] for comment in script.comments] == ["# skelint: a", "# skelint: b"]


def test_a_broken_workflow_holds_nothing(read: Read) -> None:
    _, script = read(".github/workflows/x.yml", f"a: [\n# skelint: a\nrun: {COMMAND} a\n")
    assert (list(script.commands), list(script.comments)) == ([], [])
