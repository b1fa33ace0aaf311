"""What the shell reader does where a command cannot be told for sure."""

from collections.abc import Callable

import pytest

from skelint.readers.scripts.command import Script
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]

COMMAND = "aws cognito-idp create-user-pool-client --client-name"
BROKEN = {
    "a quote that is not closed": (f"{COMMAND} a\n{COMMAND} 'b\n{COMMAND} c\n", ["a"]),
    "a substitution that is not closed": (f"{COMMAND} a\nX=$({COMMAND} b", ["a"]),
    "a here-document that does not end": (f"{COMMAND} a <<EOF\nx\n{COMMAND} b\n", ["a"]),
    "parentheses where none may be": (f"{COMMAND} a (b)\n{COMMAND} c\n", ["c"]),
    "a stray parenthesis": (f")\n{COMMAND} a\n", ["a"]),
    "a stray reserved word": (f"fi; done\n{COMMAND} a\n", ["a"]),
    "a comment behind a continued line": (f"{COMMAND} a \\\n  # b\n  --x c\n", ["a"]),
}
VARIABLES = {
    "getopts": "X=a\ngetopts abc X",
    "printf -v": "X=a\nprintf -v X b",
    "mapfile": "X=a\nmapfile X",
    "unset": "X=a\nunset X",
    "arithmetic": "X=1\n((X++))",
    "let": "X=1\nlet X=2",
    "appended": "X=a\nX+=b",
    "an element": "X=a\nX[1]=b",
    "an element with a variable": "X=a\nX[$i]=b",
    "in a subshell": "(X=a)",
    "in a function": "f() { X=a; }",
    "in a pipe": "X=a | true",
    "in the background": "X=a &",
    "with options": "declare -i X=a",
    "exported from a file": "X=a\nexport $(grep -v '^#' .env | xargs)",
    "eval": "X=a\neval $Y",
    "made of what is not known": 'X="a$Y"',
    "a home folder": "X=~/a",
    "other separators": "X=a\nIFS=,",
}


@pytest.mark.parametrize(("text", "names"), BROKEN.values(), ids=BROKEN)
def test_of_a_broken_script_only_whole_commands_are_read(text: str, names: list[str], read: Read) -> None:
    _, script = read("x.sh", text)
    assert [command.words[-1].text for command in script.commands] == names


@pytest.mark.parametrize("before", VARIABLES.values(), ids=VARIABLES)
def test_a_variable_that_may_have_another_value_is_not_known(before: str, read: Read) -> None:
    _, script = read("x.sh", f'{before}\n{COMMAND} "$X"\n')
    assert not script.commands[0].words[-1].known


def test_a_separator_for_one_command_changes_no_other(read: Read) -> None:
    _, script = read("x.sh", f"X=a\nwhile IFS= read -r y; do true; done\n{COMMAND} $X\n")
    assert script.commands[0].words[-1].text == "a"


def test_the_value_of_a_variable_is_where_it_was_assigned(read: Read) -> None:
    text = f"NAME='my app'\n{COMMAND} \"the $NAME\"\n"
    _, script = read("x.sh", text)
    word = script.commands[0].words[-1]
    assert (word.text, word.written, word.literal) == ("the my app", '"the $NAME"', False)
    assert "".join(text[origin] for origin in word.origins[:-1]) == "the my app"
    assert word.origins[4] == text.index("my app")


def test_the_values_of_an_array_are_where_they_are_listed(read: Read) -> None:
    text = f"ARGS=(--generate-secret --x 'a b')\n{COMMAND} web \"${{ARGS[@]}}\"\n"
    _, script = read("x.sh", text)
    words = script.commands[0].words[-3:]
    assert [(word.text, word.written, word.literal) for word in words] == [
        ("--generate-secret", "--generate-secret", False),
        ("--x", "--x", False),
        ("a b", "'a b'", False),
    ]


def test_a_command_reaches_to_the_end_of_its_here_document(read: Read) -> None:
    text = f"{COMMAND} a <<EOF\nx\nEOF\ntrue\n"
    _, script = read("x.sh", text)
    assert text[slice(*script.commands[0].span)] == f"{COMMAND} a <<EOF\nx\nEOF"
