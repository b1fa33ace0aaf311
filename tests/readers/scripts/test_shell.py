"""What the shell reader does where a command cannot be told for sure."""

import re
from collections.abc import Callable

import pytest

from skelint.readers.scripts.command import Dialect, Script
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
    "appended in a loop": "X=a\nfor y in 1 2; do X+=b; done",
    "in one branch": "X=a\nif true; then X=b; fi",
    "in a loop that may not run": "X=a\nwhile read -r y; do X=b; done",
    "in a list": "X=a\ntrue && X=b",
    "in a function that is called": "X=a\nf() { X=b; }\nf",
    "another name for it": "X=a\ndeclare -n Y=X\nY=b",
    "an attribute": "declare -i X\nX=5+5",
    "builtin declare": 'X=a\nbuiltin declare X="$Y"',
    "a test that counts": "X=1\n[[ X++ -lt 2 ]]",
    "in a trap": "X=a\ntrap 'X=b' USR1",
    "one that the shell sets": "X=$RANDOM",
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
}


@pytest.mark.parametrize(("text", "names"), BROKEN.values(), ids=BROKEN)
def test_of_a_broken_script_only_whole_commands_are_read(text: str, names: list[str], read: Read) -> None:
    _, script = read("x.sh", text)
    assert [command.words[-1].text for command in script.commands] == names


@pytest.mark.parametrize("before", VARIABLES.values(), ids=VARIABLES)
def test_a_variable_that_may_have_another_value_is_not_known(before: str, read: Read) -> None:
    _, script = read("x.sh", f'{before}\n{COMMAND} "$X"\n')
    assert not script.commands[0].words[-1].is_known


def test_a_separator_for_one_command_changes_no_other(read: Read) -> None:
    _, script = read("x.sh", f"X=a\nwhile IFS= read -r y; do true; done\n{COMMAND} $X\n")
    assert script.commands[0].words[-1].text == "a"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_word_ends_before_the_sign_that_its_line_goes_on(line_end: str, read: Read) -> None:
    _, script = read("x.sh", f"{COMMAND} web\\\n  --x y\\\n\n".replace("\n", line_end))
    assert [word.spelling for word in script.commands[0].words[-3:]] == ["web", "--x", "y"]


def test_the_value_of_a_variable_is_where_it_was_assigned(read: Read) -> None:
    text = f"NAME='my app'\n{COMMAND} \"the $NAME\"\n"
    _, script = read("x.sh", text)
    word = script.commands[0].words[-1]
    assert (word.text, word.spelling, word.literal) == ("the my app", '"the $NAME"', False)
    assert "".join(text[origin] for origin in word.origins[:-1]) == "the my app"
    assert word.origins[4] == text.index("my app")


def test_the_values_of_an_array_are_where_they_are_listed(read: Read) -> None:
    text = f"ARGS=(--generate-secret --x 'a b')\n{COMMAND} web \"${{ARGS[@]}}\"\n"
    _, script = read("x.sh", text)
    words = script.commands[0].words[-3:]
    assert [(word.text, word.spelling, word.literal) for word in words] == [
        ("--generate-secret", "--generate-secret", False),
        ("--x", "--x", False),
        ("a b", "'a b'", False),
    ]


def test_a_command_reaches_to_the_end_of_its_here_document(read: Read) -> None:
    text = f"{COMMAND} a <<EOF\nx\nEOF\ntrue\n"
    _, script = read("x.sh", text)
    assert text[slice(*script.commands[0].span)] == f"{COMMAND} a <<EOF\nx\nEOF"


KNOWN = {
    "assigned again": ("X=a\nX=b", "b"),
    "appended": ("X=a\nX+=b", "ab"),
    "behind source": ("source x\nX=a", "a"),
    "local": ("X=a\nf() { local X=b\n@; }", "b"),
    "made of what is not known": ('X="http://$D/cb"', "http://\ufffc/cb"),
    "timed": ("X=a\ntime X=b", "b"),
    "read in arithmetic": ("X=1\nY=$((X + 1))", "1"),
    "printf to another": ("X=a\nprintf -v Y b", "a"),
    "a default that is not needed": ("X=a\nX=${X:-b}", "a"),
    "in a branch": ("X=a\nif true; then X=b\n@; fi", "b"),
    "in the other branch": ("X=a\nif true; then X=b; else @; fi", "a"),
    "in a subshell": ("X=a\n(X=b)", "a"),
    "for one command": ("Y=1\nX=a\nY=2 true", "a"),
    "a function that changes another": ("X=a\nf() { Y=b; }\nf", "a"),
    "output that is written": ("X=$(cat <<EOF\na\nEOF\n)", "a"),
    "read to its end": ("read -r -d '' X <<EOF\n a\nb\nEOF", "a\nb"),
    "a here-string": ("read -r X <<< ' a b '", "a b"),
    "in backquotes with a backslash": ("X=`printf %s \\\\\\\\`", "\ufffc"),
}


@pytest.mark.parametrize(("text", "value"), KNOWN.values(), ids=KNOWN)
def test_a_variable_holds_what_was_assigned_last_where_the_order_is_certain(text: str, value: str, read: Read) -> None:
    call = f'{COMMAND} "$X"'
    script = text.replace("@", call) if "@" in text else f"{text}\n{call}"
    assert read("x.sh", f"{script}\n")[1].commands[0].words[-1].text == value


WORDS = {
    "a substitution in quotes begins unquoted": ('U="a b"\nID="$(@ $U)"', ["a", "b"]),
    "of a default too": ("X=\"${Y:-$(@ $'a\\tb' 'c d')}\"", ["a\tb", "c d"]),
    "and in a here-document": ("cat <<EOF\n$(@ 'a b')\nEOF", ["a b"]),
    "bytes": ("@ $'\\xc3\\xa9' $'\\303\\251' $'\\cA' $'a\\0b'", ["é", "é", "\x01", "a"]),
    "bytes that are no text": ("@ $'\\xff' $'\\ud800'", ["?", "?"]),
    "home folders": ("@ a=~/x a:~/x", ["a=?/x", "a:~/x"]),
    "a list with a word that is not known": ('A=(a "$Y" b)\n@ "${A[@]}"', ["a", "?", "b"]),
    "a list with words that are not known": ('A=(a $Y b)\n@ "${A[@]}"', ["a", "*", "b"]),
    "a list that grows in a branch": ('A=(a)\nif true; then A+=(b); fi\n@ "${A[@]}" c', ["a", "*", "c"]),
    "a list that grows in a loop": ('A=(a)\nfor x in 1 2; do A+=(b); done\n@ "${A[@]}" c', ["a", "*", "c"]),
    "a list that began elsewhere": ('A+=(b)\n@ "${A[@]}"', ["*", "b"]),
    "a command in a variable": ('CMD="@ a"\n$CMD b', ["a", "b"]),
    "a command in a list": ("cmd=(@)\ncmd+=('a b')\n\"${cmd[@]}\"", ["a b"]),
    "eval reads its words again": ("eval @ \"'{\\\"a\\\": 1}'\" '>/dev/null' $'b\\nc'", ['{"a": 1}', "b"]),
    "eval with a variable": ("C='@ a'\neval \"$C 'b c'\"", ["a", "b c"]),
    "xargs": ("xargs @ a", ["a", "*"]),
    "xargs in its place": ("xargs -I{} @ a{}b", ["a?b"]),
    "find": ("find . -exec @ a {} \\;", ["a", "?"]),
    "find with many": ("find . -exec @ a {} +", ["a", "*"]),
    "read from a substitution": ("read A B < <(@ a)", ["a"]),
    "a loop fed by a substitution": ("while read x; do :; done < <(true)\n@ a", ["a"]),
    "mapfile": ("mapfile X < <(@ a)", ["a"]),
    "a trap": ("trap '@ a' EXIT", ["a"]),
    "a script in a here-document": ("bash -s <<'EOF'\n@ 'a b'\nEOF", ["a b"]),
    "a script in a pipe": ("echo '@ \"a b\"' | bash", ["a b"]),
    "another host": ("ssh -i key me@host '@ \"a b\"'", ["a b"]),
    "a pattern with parentheses": ("case $x in @(a|b)) true ;; esac\n[[ $x == +(')') ]]\n@ a", ["a"]),
    "backquotes": ("X=`@ \\$Y '\\\\'`", ["*", "\\"]),
    "other separators": ('X=a\nIFS=,\n@ "$X" $X', ["a", "*"]),
    "json around a variable": ("@ '{\"a\": \"'$ID'\"}'", ['{"a": "?"}']),
    "an empty value": ("X=\n@ $X \"$X\" ''$X", ["", ""]),
}

CALL_HERE = re.compile(r"(?<![\[e])@(?!\()")


@pytest.mark.parametrize(("text", "words"), WORDS.values(), ids=WORDS)
def test_words_are_what_the_shell_passes_on(text: str, words: list[str], read: Read) -> None:
    call = "aws cognito-idp create-user-pool-client"
    _, script = read("x.sh", CALL_HERE.sub(call, text) + "\n")
    (command,) = script.commands
    start = [word.text for word in command.words].index("create-user-pool-client") + 1
    assert ["*" if word.splits else word.text.replace("\ufffc", "?") for word in command.words[start:]] == words


def test_a_value_without_quotes_is_one_word_to_zsh(read: Read) -> None:
    _, script = read("x.zsh", f"X='a b'\n{COMMAND} $X\n")
    assert [word.text for word in script.commands[0].words[-2:]] == ["--client-name", "a b"]


FILES = {
    "a here-document": ("cat > client.json <<EOF\n{@}\nEOF\n", "{@}\n"),
    "a variable names it": ("F=client.json\ncat > \"$F\" <<'EOF'\n{@}\nEOF\n", "{@}\n"),
    "echo": ("echo '{@}' > ./client.json\n", "{@}"),
    "tee": ("cat <<EOF | tee client.json\n{@}\nEOF\n", "{@}\n"),
    "dd": ("dd of=client.json <<EOF\n{@}\nEOF\n", "{@}\n"),
    "appended to": ("echo a >> client.json\n", None),
    "in a branch": ("if true; then echo '{@}' > client.json; fi\n", None),
    "by a function": ("write client.json <<EOF\n{@}\nEOF\n", None),
    "changed later": ("echo '{@}' > client.json\nperl -pi -e s/a/b/ client.json\n", None),
    "copied": ("install x client.json\n", None),
    "linked": ("ln -sf x client.json\n", None),
    "python": ("python - <<EOF\nopen('client.json', 'w')\nEOF\n", None),
    "part of its name": ('sed s/a/b/ x > "client.$EXT"\n', None),
}


@pytest.mark.parametrize(("text", "content"), FILES.values(), ids=FILES)
def test_a_file_that_the_script_wrote_is_known_to_be_written(text: str, content: str | None, read: Read) -> None:
    _, script = read("x.sh", f"{text}{COMMAND} x --cli-input-json file://client.json\n")
    word = script.commands[0].files["client.json"]
    assert (word.text if word else None) == content


def test_a_file_in_a_folder_that_nobody_knows_is_told_by_its_variable(read: Read) -> None:
    text = f"T=$(mktemp)\ncat > $T <<EOF\na\nEOF\n{COMMAND} x --cli-input-json file://$T\n"
    word = read("x.sh", text)[1].commands[0].files["\ufffc"]
    assert word is not None
    assert word.text == "a\n"
    again = text.replace(COMMAND, f"T=$(mktemp)\n{COMMAND}")
    assert read("x.sh", again)[1].commands[0].files.get("\ufffc") is None


@pytest.mark.parametrize(
    "text", ["cat client.json\n", "jq . < client.json\n", "[ -f client.json ]\n", "cp file://client.json x\n"]
)
def test_a_file_that_is_read_is_not_written(text: str, read: Read) -> None:
    _, script = read("x.sh", f"{text}{COMMAND} x --cli-input-json file://client.json\n")
    assert "client.json" not in script.commands[0].files


@pytest.mark.parametrize("path", ["x.sh", "Makefile"])
def test_a_carriage_return_at_the_end_of_a_command_is_told(path: str, read: Read) -> None:
    text = f"x:\n\t{COMMAND} \\\r\n\t  a\r\n"
    _, script = read(path, text)
    assert script.carriage_return == (text.index("\r"), text.index("\r") + 1)
    assert read(path, text.replace("\r", ""))[1].carriage_return is None


@pytest.mark.parametrize("text", ["bash -c '@ 'web", "eval @ web", 'ssh host "@ web"', 'X="@ web"; $X'])
def test_the_words_of_a_script_in_a_word_are_not_edited(text: str, read: Read) -> None:
    _, script = read("x.sh", text.replace("@", COMMAND) + "\n")
    (command,) = script.commands
    assert command.words[-1].text == "web"
    assert command.dialect is Dialect.ARGUMENTS or not command.words[-1].literal
