"""What holds for any words and any text."""

import json
import re
import shlex
import subprocess
from collections.abc import Callable, Sequence
from importlib import import_module
from textwrap import indent

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.readers.registry import FORMATS, Contents
from skelint.readers.scripts import shell
from skelint.readers.scripts.command import Script, Word
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]

PROGRAM = ["aws", "cognito-idp", "create-user-pool-client"]
CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\t", exclude_characters="\ufffc"
)
ANY_TEXT = st.text(CHARACTERS, max_size=12)
PRINTABLE = st.text(st.sampled_from("abcXY019 \n\t'\"\\$`;&|<>()#*?[]{}~!=,-/é😀"), min_size=1, max_size=6)
PLAIN = st.text("abcXY019_./:@%+,-=é", min_size=1, max_size=6)
QUOTED = st.one_of(
    PLAIN.map(lambda text: (text, text)),
    PRINTABLE.map(lambda text: (text, "'" + text.replace("'", "'\\''") + "'")),
    PRINTABLE.map(lambda text: (text, '"' + "".join("\\" + char if char in '"\\$`' else char for char in text) + '"')),
    PRINTABLE.filter(lambda text: "\n" not in text).map(lambda text: (text, "".join("\\" + char for char in text))),
    st.just(("", "''")),
    st.just(("", "\\\n")),
)
WRITTEN = st.lists(QUOTED, min_size=1, max_size=4).filter(lambda parts: any(part[1] != "\\\n" for part in parts))
"""A word in pieces, each with how it is written."""
HOSTS = [
    (row.reader or f"scripts.{row.name}").removeprefix("scripts.") for row in FORMATS if row.contents is Contents.COMMANDS
]
PIECES = [
    *" \t\n\r\"'`$\\;&|<>(){}[]#*?~!=,-^%@\0\ufffcaé😀:.",
    *("aws cognito-idp create-user-pool-client ", "$(", "${", "$((", "$'", '$"', "<<EOF\n", "<<-'E'\n", "\nEOF\n", "\nE\n"),
    *("<<<", "A=", "A=(", "${A[@]}", "$A", "A+=", "case x in ", "esac ", ";;", "if ", "fi\n", "do ", "done\n", "for x in "),
    *("[[ ", " ]]", "f() {", "}\n", "cd x\n", "eval ", "sh -c ", "source x\n", "2>&1 ", "&> ", "\\\n", "\\\r\n", "`\n", "^\n"),
    *("# skelint: x\n", "```sh\n", "```\n", "~~~console\n", "$ ", "> ", "PS C:\\> ", "    ", "1. ", "- ", "<pool-id>", "..."),
    *(
        "<!-- skelint: x -->",
        "run: |\n",
        "run: ",
        "script:\n",
        "  - ",
        "${{ x }}",
        "shell: pwsh\n",
        "\n  ",
        ">-\n",
        "&a ",
        "*a",
    ),
    *("!reference ", "RUN ", "SHELL ", '["aws", "cognito-idp"]', "x:\n\t", "$(X)", "$$", "$@", ".ONESHELL:\n", "--% "),
    *(
        "\u201c",
        "\u2019",
        "\u2014",
        "<pre>\n",
        "</pre>",
        "&quot;",
        "{{ x }}",
        "{% if x %}\n",
        "env: {A: b}\n",
        "$env:A",
        "iex ",
        "cmd /c ",
    ),
    *(
        ".. code-block:: bash\n\n   ",
        "::\n\n  ",
        "[source,bash]\n",
        "----\n",
        "....\n",
        "sh '",
        'sh(script: """',
        "dir('x') {",
    ),
    *("cmds:\n", "shell: ", "argv: [", 'provisioner "local-exec" {', "command = ", "<<-EOT\n", "\nEOT\n", '"scripts": {'),
    *("@'\n", "\n'@", '@"\n', '\n"@', "\ud800"),
]


def wanted(words: Sequence[Word]) -> bool:
    return PROGRAM[1:] == [word.text for word in words][1:3]


def parsed(text: str) -> Script:
    return shell.parse(SourceFile("x.sh", text), wanted)


@given(st.lists(ANY_TEXT))
def test_what_shlex_joins_is_read_as_it_was(arguments: list[str]) -> None:
    text = shlex.join([*PROGRAM, *arguments])
    (command,) = parsed(text).commands
    assert [word.text for word in command.words] == [*PROGRAM, *arguments]
    assert all(word.is_known for word in command.words)
    for word in command.words:
        assert "".join(text[origin] for origin in word.origins[:-1]) == word.text


@settings(max_examples=60)
@given(st.lists(WRITTEN, min_size=1, max_size=8))
def test_quoting_is_read_as_a_real_shell_reads_it(words: list[list[tuple[str, str]]]) -> None:
    written = " ".join("".join(piece for _, piece in word) for word in words)
    ours = [word.text for word in parsed(f"{' '.join(PROGRAM)} {written}").commands[0].words[len(PROGRAM) :]]
    theirs = subprocess.run(["sh", "-c", f"printf '%s\\0' {written}"], capture_output=True, check=True).stdout
    assert ours == theirs.decode().split("\0")[:-1] == ["".join(text for text, _ in word) for word in words]


@pytest.mark.parametrize("name", HOSTS)
@settings(max_examples=120)
@given(pieces=st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=40))
def test_any_text_can_be_read(name: str, pieces: list[str]) -> None:
    source = SourceFile("x", "".join(pieces))
    script: Script = import_module(f"skelint.readers.scripts.{name}").parse(source, lambda words: len(words) > 0)
    for command in script.commands:
        assert 0 <= command.span.start <= command.span.end <= len(source.text)
        others = [word for word in (command.stdin, command.output) if word is not None]
        for word in (*command.words, *others):
            assert word.spelling == source.text[word.span.start : word.span.end]
            assert len(word.origins) == len(word.text) + 1
            assert all(0 <= origin <= len(source.text) for origin in word.origins)
    for comment in script.comments:
        assert "skelint:" in source.text[comment.start : comment.end]


SAFE = st.text(st.sampled_from("abc 019'\"\\;&|()#*{}!=,-/é😀\n"), max_size=10)
EMBEDDED = {
    "x.md": lambda script: "1. Do:\n\n   ```sh\n" + indent(script, "   ") + "   ```\n",
    ".github/workflows/literal.yml": lambda script: (
        "jobs:\n  a:\n    steps:\n    - run: |\n" + indent(script, "        ") + "\n"
    ),
    ".github/workflows/quoted.yml": lambda script: f"a:\n  - run: {json.dumps(script, ensure_ascii=False)}\n",
    "Makefile": lambda script: "x:\n" + indent(script.replace("\n", " \\\n").removesuffix(" \\\n") + "\n", "\t"),
    "Dockerfile": lambda script: f"RUN <<EOF\n{script}EOF\n",
    "x.rst": lambda script: "* Do:\n\n  .. code-block:: bash\n     :linenos:\n\n" + indent(script, "     "),
    "x.adoc": lambda script: f"[source,bash]\n----\n{script}----\n",
    "Jenkinsfile": lambda script: "sh '''\n" + re.sub(r"([\\'])", r"\\\1", script) + "'''\n",
    "Taskfile.yml": lambda script: "tasks:\n  a:\n    cmds:\n    - cmd: |\n" + indent(script, "        ") + "\n",
    "justfile": lambda script: "x:\n  #!/bin/sh\n" + indent(script, "  "),
    "package.json": lambda script: json.dumps({"scripts": {"x": script}}, ensure_ascii=False),
    "x.tf": lambda script: f'provisioner "local-exec" {{\ncommand = <<EOT\n{script}EOT\n}}\n',
}
ESCAPING = ("quoted.yml", "Jenkinsfile", "package.json")
"""Where a character of a script is not written as itself."""


@pytest.mark.parametrize("path", EMBEDDED)
@settings(max_examples=60)
@given(arguments=st.lists(SAFE, max_size=5))
def test_a_script_in_another_file_gives_the_same_words(path: str, arguments: list[str], read: Read) -> None:
    if path == "Makefile":  # a line of a recipe holds no other line ends than those before which a backslash stands
        arguments = [argument.replace("\n", " ") for argument in arguments]
    if path in ("x.md", "x.rst", "x.adoc", "Taskfile.yml", "justfile"):  # `{a}` is a placeholder, `{{a}}` is computed
        arguments = [argument.replace("{", "") for argument in arguments]
    if path == "Dockerfile":
        arguments = [argument.replace("EOF", "") for argument in arguments]
    script = shlex.join([*PROGRAM, *arguments]) + "\n"
    source, found = read(path, EMBEDDED[path](script))
    (command,) = found.commands
    assert [word.text for word in command.words] == [*PROGRAM, *arguments]
    if path.endswith(ESCAPING):
        return
    for word in command.words:
        assert "".join(source.text[origin] for origin in word.origins[:-1]) == word.text


@pytest.mark.parametrize(
    "piece", ['"$(', "`", "((", "$((", "${", "(", "a=(", "[[ ", "case x in ", "if ", "f() {", "<(", "bash -c '"]
)
def test_no_depth_is_too_deep(piece: str) -> None:
    assert not parsed(piece * 20_000).commands


def test_values_of_variables_do_not_grow_without_end() -> None:
    doubled = "".join(f'V{number}="$V{number - 1}$V{number - 1}"\n' for number in range(1, 60))
    (command,) = parsed(f"V0=xxxxxxxxxx\n{doubled}{' '.join(PROGRAM)} --client-name $V59").commands
    assert not command.words[-1].is_known
