"""Scripts that a template engine fills in."""

from collections.abc import Callable

import pytest

from skelint.readers.scripts.command import Script, Word
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]
COMMAND = "aws cognito-idp create-user-pool-client"

WORDS = {
    ("x.sh.tftpl", '--user-pool-id "${pool.id}" --x "$NAME-$${STAGE}"'): ["--user-pool-id", "«?»", "--x", "«?»-«?»"],
    ("x.sh.tftpl", "a %{ if x }--generate-secret%{ endif } b"): ["a", "«*»", "b"],
    ("x.sh.tftpl", "a \\\n%{ if x }\n  --b \\\n%{ endif }\n  --c"): ["a", "«*»", "--b", "«*»", "--c"],
    ("x.sh.j2", "--x '{{ name }}' {# no #} {% if x %}--b{% endif %} \"${A}\""): ["--x", "«?»", "«*»", "«?»"],
    ("x.sh.tmpl", '--client-name "{{ .Name }}-a" {{ if .X }} --b {{ end }}'): ["--client-name", "«?»-a", "«*»", "--b", "«*»"],
    ("x.ps1.j2", "--client-name '{{ name }}' `\n  b"): ["--client-name", "«?»", "b"],
    ("x.bat.tmpl", '--client-name "{{ .Name }}" ^\n  b'): ["--client-name", "«?»", "b"],
}


def shown(word: Word) -> str:
    return "«*»" if word.splits else word.text.replace("\ufffc", "«?»")


@pytest.mark.parametrize(("written", "words"), WORDS.items())
def test_what_a_template_computes_is_unknown(written: tuple[str, str], words: list[str], read: Read) -> None:
    path, arguments = written
    _, script = read(path, f"{COMMAND} {arguments}\n")
    (command,) = script.commands
    assert [shown(word) for word in command.words[3:]] == words


def test_lines_that_steer_the_engine_end_no_script(read: Read) -> None:
    _, script = read("x.sh.tftpl", f"%{{ if x }}\n{COMMAND} a\n%{{ else }}\n{COMMAND} b\n%{{ endif }}\n")
    assert [command.words[-1].text for command in script.commands] == ["a", "b"]
