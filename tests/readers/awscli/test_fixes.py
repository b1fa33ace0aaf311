"""Fixing a script twice is fixing it once, in every host, for broken words too."""

from collections.abc import Callable, Sequence
from textwrap import indent

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.run.fixer import fix

UNDOING = ["COG802", "COG804", "COG406"]
"""Rules whose fixes undo each other where both are asked for."""
RULES = Ruleset.collect().select(["ALL"], UNDOING)
COMMAND = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web"
HOSTS: dict[str, Callable[[str], str]] = {
    "x.ps1": lambda script: script,
    "x.bat": lambda script: script,
    "unended.bat": lambda script: script.rstrip("\n"),
    "x.sh": lambda script: script,
    "Makefile": lambda script: "x:\n" + indent(script, "\t"),
    "Dockerfile": lambda script: f"FROM x\nRUN {script}",
    "nested.sh": lambda script: f"bash -c '{script.rstrip()} 'web\n",
    "x.sh.j2": lambda script: script,
    "powershell.md": lambda script: f"# T\n\n```powershell\n{script}```\n",
    "batch.md": lambda script: f"- T\n\n  ```bat\n{indent(script, '  ')}  ```\n",
    "shell.md": lambda script: f"```console\n$ {script}```\n",
    "pre.md": lambda script: f"<pre>\n{script}</pre>\n",
    ".github/workflows/x.yml": lambda script: f"a:\n  - shell: pwsh\n    run: |\n{indent(script, '      ')}",
    ".github/workflows/quoted.yml": lambda script: (
        "a:\n  - shell: cmd\n    run: '" + script.strip("\n").replace("'", "''") + "'\n"
    ),
}
WORDS = r"""
--token-validity-units
AccessToken=minutes,IdToken=hours
AccessToken=minutes, IdToken=hours
AccessToken=minutes
IdToken=hours
"AccessToken=minutes","IdToken=hours"
'{"AccessToken":"minutes"}'
"{""IdToken"":""hours""}"
--callback-urls
https://a.example/cb,https://b.example/cb
"https://a.example/cb","http://b.example/cb"
'[]'
"[]"
--allowed-o-auth-scopes
openid,email
"openid email"
--allowed-o-auth-flows
[code]
code,implicit
--generate-secret
$false
true
--no-generate-secret=1
--generate-secre
—-generate-secret
--frobnicate
--client-name
My
App
“My App”
'My App'
"My App
'My
--access-token-validity
30d
5
--refresh-token-validity
$x
%X%
2>&1
> out.json
--cli-input-json
client.json
--supported-identity-providers
cognito
--%
<pool-id>
...
@x
""".strip().split("\n")
SIGNS = ["`\n", "^\n", "\\\n", "\n", *"{}();|#"]


def fixed(path: str, text: str) -> str:
    def findings(content: str) -> Sequence[Diagnostic]:
        return lint(document(path, content.encode()), RULES)

    return fix(document(path, text.encode()).source, findings(text), findings, unsafe=True).text


@pytest.mark.parametrize("path", HOSTS)
@settings(max_examples=100)
@given(words=st.lists(st.sampled_from([*WORDS, *SIGNS]), max_size=7), crlf=st.booleans())
@example(words=["--token-validity-units", "AccessToken=minutes,IdToken=hours"], crlf=False)
@example(words=["--token-validity-units", "AccessToken=minutes", "IdToken=hours"], crlf=True)
@example(
    words=["--access-token-validity 5 --id-token-validity 5", "--token-validity-units", "AccessToken=minutes,IdToken=hours"],
    crlf=False,
)
@example(words=["--generate-secret", "true"], crlf=False)
@example(words=["--generate-secret", "true"], crlf=True)
@example(words=["--callback-urls", '"[]"'], crlf=True)
@example(words=["--generate-secret", "true", '"My App'], crlf=False)
@example(words=["--token-validity-units", "--%", '"My App'], crlf=False)
@example(words=["--client-name", "--%", "> out.json"], crlf=False)
@example(words=["`\n", "--token-validity-units", "--%", "AccessToken=minutes,IdToken=hours"], crlf=False)
def test_fixing_twice_is_fixing_once(path: str, words: list[str], crlf: bool) -> None:
    text = HOSTS[path](f"{COMMAND} {' '.join(words)}\n")
    text = text.replace("\n", "\r\n") if crlf else text
    once = fixed(path, text)
    assert fixed(path, once) == once
    if crlf:
        assert "\n" not in once.replace("\r\n", "")
