"""Which blocks of a document are read, and as what."""

from collections.abc import Callable

import pytest

from skelint.readers.scripts.command import Dialect, Script
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]
COMMAND = "aws cognito-idp create-user-pool-client"
SHELL, POWERSHELL, BATCH = Dialect.SHELL, Dialect.POWERSHELL, Dialect.BATCH

LABELS = {
    "cli": SHELL,
    "awscli": SHELL,
    "aws-cli": SHELL,
    "command": SHELL,
    "code": SHELL,
    "pwsh": POWERSHELL,
    "bat": BATCH,
    "fish": SHELL,
    "json": None,
}
FISH = {
    "'a b' \"$X\" $Y": ["a b", "\ufffc", "\ufffc"],
    "\\\n  a": ["a"],
    "'it\\'s'": None,
    "(cat x)": None,
    "\\x41": None,
    "a; X=b": None,
}
SIGNS = {
    ("bash", "^"): BATCH,
    ("bash", "`"): POWERSHELL,
    ("powershell", "\\"): SHELL,
    ("batch", "\\"): SHELL,
    ("", "^"): BATCH,
    ("", "`"): POWERSHELL,
    ("", "\\"): SHELL,
    ("cli", "`"): POWERSHELL,
}
SESSIONS = {
    f"```\n> {COMMAND} a\n{{}}\n```\n": SHELL,
    f"```console\n> {COMMAND} \\\n> a\n> {COMMAND} b\n```\n": SHELL,
    f"```console\nC:\\Users\\me> {COMMAND} ^\n  a\n{COMMAND} output\n```\n": BATCH,
    f"```\nPS C:\\> {COMMAND} `\n>> a\nName  Value\n----  -----\n{COMMAND} output\n```\n": POWERSHELL,
    f"```console\nPS> {COMMAND} a\n```\n": POWERSHELL,
    f'```powershell\nPS C:\\> {COMMAND} a\n"an open quote\n```\n': POWERSHELL,
}
PREFORMATTED = {
    f"<pre>\n{COMMAND} --client-name &quot;a b&quot; --x &lt;pool&gt;\n</pre>\n": ["--client-name", "a b", "--x", "\ufffc"],
    f'<pre><code class="x">{COMMAND} <b>a</b></code></pre>\n': ["a"],
    f"<div>\n<pre>\n{COMMAND} \\\n  a &amp;&amp; b\n</pre>\n</div>\n": ["a"],
    f"<pre>\nRun {COMMAND} a\n</pre>\n": [],
    f"<p>\n{COMMAND} a\n</p>\n": [],
}


@pytest.mark.parametrize(("label", "dialect"), LABELS.items())
def test_the_label_of_a_block_tells_its_interpreter(label: str, dialect: Dialect | None, read: Read) -> None:
    _, script = read("x.md", f"```{label}\n{COMMAND} a\n```\n")
    assert [command.dialect for command in script.commands] == ([dialect] if dialect else [])


@pytest.mark.parametrize(("written", "words"), FISH.items())
def test_fish_is_read_where_a_shell_would_read_the_same(written: str, words: list[str] | None, read: Read) -> None:
    _, script = read("x.md", f"```fish\n{COMMAND} {written}\n```\n")
    assert [[word.text for word in command.words[3:]] for command in script.commands] == ([words] if words else [])


@pytest.mark.parametrize(("written", "dialect"), SIGNS.items())
def test_the_sign_that_ends_lines_tells_it_better(written: tuple[str, str], dialect: Dialect, read: Read) -> None:
    label, sign = written
    _, script = read("x.md", f"```{label}\n{COMMAND} {sign}\n  --client-name {sign}\n  a\n```\n")
    (command,) = script.commands
    assert command.dialect is dialect
    assert [word.text for word in command.words[3:]] == ["--client-name", "a"]


@pytest.mark.parametrize(("text", "dialect"), SESSIONS.items())
def test_what_stands_behind_a_prompt_is_typed(text: str, dialect: Dialect, read: Read) -> None:
    _, script = read("x.md", text)
    assert [command.words[-1].text for command in script.commands] in (["a"], ["a", "b"])
    assert {command.dialect for command in script.commands} == {dialect}


@pytest.mark.parametrize(("text", "words"), PREFORMATTED.items())
def test_preformatted_text_in_html_is_read(text: str, words: list[str], read: Read) -> None:
    _, script = read("x.md", text)
    assert [word.text for command in script.commands for word in command.words[3:]] == words


@pytest.mark.parametrize("options", ["[--generate-secret | --no-generate-secret]", "--a <value> [--b <value>]", "[--a]"])
def test_a_synopsis_is_no_command(options: str, read: Read) -> None:
    _, script = read("x.md", f"```sh\n{COMMAND} {options}\n{COMMAND} a\n```\n")
    assert [command.words[-1].text for command in script.commands] == ["a"]


@pytest.mark.parametrize(("label", "sign"), [("sh", "\\"), ("powershell", "`"), ("batch", "^")])
def test_what_is_left_out_may_be_any_words(label: str, sign: str, read: Read) -> None:
    _, script = read("x.md", f"```{label}\n{COMMAND} {sign}\n  {{pool_id}} ...\n```\n")
    (command,) = script.commands
    assert [(word.is_known, word.splits) for word in command.words[3:]] == [(False, False), (False, True)]
