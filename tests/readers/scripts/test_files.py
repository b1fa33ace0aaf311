"""What a file that holds scripts says about them."""

from collections.abc import Callable

import pytest

from skelint.readers.scripts.command import Dialect, Script
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]
COMMAND = "aws cognito-idp create-user-pool-client --client-name"


def names(script: Script) -> list[str]:
    return [command.words[-1].text for command in script.commands]


def test_placeholders_are_unknown_in_a_document_and_nowhere_else(read: Read) -> None:
    for block in (
        f"```sh\n{COMMAND} '<name>'\n```\n",
        f"```powershell\n{COMMAND} <name>\n```\n",
        f"    {COMMAND} <your name>\n",
    ):
        _, script = read("x.md", block)
        (command,) = script.commands
        assert command.placeholders
        assert (command.words[-1].is_known, command.words[-1].splits) == (False, False)
    _, script = read("x.sh", f"{COMMAND} '<name>'\n")
    assert not script.commands[0].placeholders
    assert names(script) == ["<name>"]


@pytest.mark.parametrize("language", ["json", "yaml", "python", "diff", "hcl"])
def test_other_languages_in_a_document_are_no_scripts(language: str, read: Read) -> None:
    _, script = read("x.md", f"```{language}\n{COMMAND} a\n```\n")
    assert not script.commands


@pytest.mark.parametrize("info", ["sh", "BASH", "{.bash}", 'shell title="x"', "zsh,ignore", "console"])
def test_the_language_of_a_block_is_its_first_word(info: str, read: Read) -> None:
    _, script = read("x.md", f"```{info}\n$ {COMMAND} a\n```\n")
    assert names(script) == ["a"]


def test_output_in_a_session_is_not_read(read: Read) -> None:
    text = f"```console\n# {COMMAND} root\n{COMMAND} output\n(venv) $ echo '\n> {COMMAND} quoted\n> '\n% {COMMAND} zsh\n```\n"
    _, script = read("x.md", text)
    assert names(script) == ["root", "zsh"]


def test_each_line_of_a_recipe_has_a_shell_of_its_own_but_in_one_shell(read: Read) -> None:
    recipes = f"x:\n\tcd infra\n\t@{COMMAND} a\ny:\n\t{COMMAND} b\n"
    _, script = read("Makefile", recipes)
    assert [list(command.folders) for command in script.commands] == [[], []]
    _, script = read("Makefile", f".ONESHELL:\n{recipes}")
    assert [list(command.folders) for command in script.commands] == [["infra"], []]


def test_what_make_computes_is_unknown_and_its_dollar_signs_are_the_shells(read: Read) -> None:
    _, script = read("Makefile", f'x:\n\tN=a; {COMMAND} "$$N-$(call f,$(X))-$@-$${{N}}"\n')
    assert names(script) == ["a-\ufffc-\ufffc-a"]


MAKE = {
    "N = a/b": "a/b",
    "N := a b": "a b",
    "export N ::= a": "a",
    "include x.mk\nN = a": "a",
    "ifdef X\nY = b\nendif\nN = a": "a",
}
MAKE_UNSURE = {
    "another by default": "N ?= a",
    "twice": "N = a\nN = b",
    "appended to": "N = a\nN += b",
    "under a condition": "ifdef X\nN = a\nendif",
    "for a target": "N = a\nx: N = b",
    "before an include": "N = a\n-include .env",
    "evaluated": "N = a\n$(eval N = b)",
    "made of another": "N = a$(X)",
    "with a comment behind it": "N = a # b",
    "with a blank behind it": "N = a ",
    "from a command": "N != date",
    "over several lines": "N = a \\\n  b",
}


@pytest.mark.parametrize(("before", "value"), MAKE.items())
def test_a_variable_of_make_that_is_assigned_once_is_known(before: str, value: str, read: Read) -> None:
    _, script = read("Makefile", f'{before}\nx:\n\t{COMMAND} "$(N)" --x ${{N}}\n')
    assert [word.text for word in script.commands[0].words[4:]] == [value, "--x", *value.split()]


@pytest.mark.parametrize("before", MAKE_UNSURE.values(), ids=MAKE_UNSURE)
def test_a_variable_of_make_that_may_be_another_is_not_known(before: str, read: Read) -> None:
    _, script = read("Makefile", f'{before}\nx:\n\t{COMMAND} "$(N)"\n')
    assert names(script) == ["\ufffc"]


DOCKER = {
    "ENV N=a/b": "a/b",
    "ENV N a/b": "a/b",
    'ENV M=1 N="a b"': "a b",
    "ENV N=a\nENV N=b": "b",
    "ENV N=a \\\n  M=b": "a",
}
DOCKER_UNSURE = {
    "an argument": "ARG N=a",
    "of another stage": "ENV N=a\nFROM y",
    "made of another": "ENV N=a$M",
    "then made of another": "ENV N=a\nENV N=$M",
    "with an escape": "ENV N=a\\ b",
}


@pytest.mark.parametrize(("before", "value"), DOCKER.items())
def test_a_run_has_the_variables_of_its_dockerfile(before: str, value: str, read: Read) -> None:
    _, script = read("Dockerfile", f'FROM x\n{before}\nRUN {COMMAND} "$N"\nCMD {COMMAND} "$N"\n')
    assert names(script) == [value, "\ufffc"]


@pytest.mark.parametrize("before", DOCKER_UNSURE.values(), ids=DOCKER_UNSURE)
def test_a_variable_of_a_dockerfile_that_may_be_another_is_not_known(before: str, read: Read) -> None:
    _, script = read("Dockerfile", f'FROM x\n{before}\nRUN {COMMAND} "$N"\n')
    assert names(script) == ["\ufffc"]


def test_a_step_has_the_shell_and_the_folder_of_its_workflow(read: Read) -> None:
    text = f"""\
    defaults: {{run: {{shell: pwsh, working-directory: a}}}}
    jobs:
      x:
        steps:
          - run: {COMMAND} 'b''c'
          - {{run: {COMMAND} d, shell: bash, working-directory: 'e'}}
          - {{run: {COMMAND} f, shell: python}}
          - {{run: {COMMAND} g, working-directory: "${{{{ x }}}}"}}
    """
    _, script = read(".github/workflows/x.yml", text)
    found = [(command.words[-1].text, command.dialect, list(command.folders)) for command in script.commands]
    assert found == [
        ("b'c", Dialect.POWERSHELL, ["a"]),
        ("d", Dialect.SHELL, ["e"]),
        ("g", Dialect.POWERSHELL, []),
    ]


def test_an_alias_is_read_where_it_stands_first(read: Read) -> None:
    first = f"a: &a\n  script: &s\n    - {COMMAND} a\n"
    text = f"{first}b:\n  <<: *a\n  script: *s\nc:\n  script:\n    - !reference [a, script]\n    - {COMMAND} c\n"
    _, script = read(".gitlab-ci.yml", text)
    assert names(script) == ["a", "c"]


def test_a_dockerfile_says_which_shell_it_runs(read: Read) -> None:
    text = f'SHELL ["pwsh", "-Command"]\nRUN {COMMAND} \'a\'\'b\'\nSHELL ["cmd", "/S", "/C"]\nRUN {COMMAND} "c"\n'
    _, script = read("Dockerfile", text)
    assert names(script) == ["a'b", "c"]
    assert [command.dialect for command in script.commands] == [Dialect.POWERSHELL, Dialect.BATCH]


def test_a_dockerfile_says_what_continues_its_lines(read: Read) -> None:
    _, script = read("Dockerfile", f"# escape=`\nRUN {COMMAND} `\n  a\n")
    assert names(script) == ["a"]
