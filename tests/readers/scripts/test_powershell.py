"""What a program gets from PowerShell: `powershell_arguments` and `powershell_passing` name the source of each row."""

from collections.abc import Callable

import pytest

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Dialect, Script, Word
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]
COMMAND = "aws cognito-idp create-user-pool-client"


def shown(word: Word) -> str:
    return "«*»" if word.splits else word.text.replace(UNKNOWN, "«?»")


def arguments(script: Script) -> list[list[str]]:
    return [[shown(word) for word in command.words[3:]] for command in script.commands]


ARGUMENTS = {
    # redirections end nothing and swallow nothing
    "--client-name a 2>&1": ["--client-name", "a"],
    "2>&1 --client-name a": ["--client-name", "a"],
    "--client-name a > out.json --generate-secret": ["--client-name", "a", "--generate-secret"],
    "--client-name a *> $null": ["--client-name", "a"],
    "--client-name a 2>$null --generate-secret": ["--client-name", "a", "--generate-secret"],
    "--client-name a *>&1": ["--client-name", "a"],
    "--client-name a>b": ["--client-name", "a>b"],
    # lists
    "--token-validity-units AccessToken=minutes,IdToken=hours": [
        "--token-validity-units",
        "AccessToken=minutes,IdToken=hours",
    ],
    '--callback-urls "https://a","https://b"': ["--callback-urls", "https://a,https://b"],
    "--allowed-o-auth-scopes openid,email": ["--allowed-o-auth-scopes", "openid,email"],
    "--allowed-o-auth-scopes openid, email": ["--allowed-o-auth-scopes", "openid,", "email"],
    "--allowed-o-auth-scopes openid ,email": ["--allowed-o-auth-scopes", "openid", ",email"],
    "--allowed-o-auth-scopes openid,\n  email --x": ["--allowed-o-auth-scopes", "openid,", "email", "--x"],
    "--allowed-o-auth-scopes=openid,email": ["--allowed-o-auth-scopes=openid,email"],
    "--allowed-o-auth-flows [code,implicit]": ["--allowed-o-auth-flows", "[code,implicit]"],
    "--client-name 'a b','c'": ["--client-name", "«*»"],
    "--client-name a,$x": ["--client-name", "a,«?»"],
    # where an argument ends
    "\"a\"b 'c''d' e'f'\"g\"h": ["a", "b", "c'd", "efgh"],
    "'{\"a\": \"'$id'\"}'": ['{"a": "', '«?»"}'],
    "$x.Name-y ${x}y $x/y x$y": ["«*»", "-y", "«?»y", "«?»/y", "x«?»"],
    "$x[0].A(1)b (x)y x$(y)z": ["«*»", "b", "«*»", "y", "x«?»z"],
    "'a'.Length \"b\"[0] {user_pool_id} --x": ["«*»", "«*»", "«*»", "--x"],
    "--a=$true --b `\n --c": ["--a=True", "--b", "--c"],
    "a#b #c": ["a#b"],
    "a <# b #> c": ["a", "c"],
    "--name`\n --x": ["--name«?»", "--x"],
    # quotes and escapes
    '"a`"b""c`t`u{e9}" `$x a`,b \'x`y\'': ['a"b"c\té', "$x", "a,b", "x`y"],
    "\u201cmy app\u201d \u2018it\u2019\u2019s\u2019": ["my app", "it\u2019s"],
    '\'{\\"a\\":\\"b\\\\\\"c\\"}\'': ['{"a":"b\\"c"}'],
    '\'{"a":"say \\"hi\\""}\'': ['{"a":"say \\"hi\\""}'],
    '"{\\`"a\\`":\\""1\\""}"': ['{"a":"1"}'],
    '@\'\n{"a": "it\'s"}\n\'@ --x': ['{"a": "it\'s"}', "--x"],
    '@"\n{"a": "$(1)", "b": "`$c $d"}\n"@ --x': ['{"a": "«?»", "b": "$c «?»"}', "--x"],
    "@'\n'@ @\"\n\"@": ["", ""],
    # values that PowerShell has itself
    '--generate-secret $false $true "$true"': ["--generate-secret", "False", "True", "True"],
    "--client-name $null --x": ["--client-name", "--x"],
    "--client-name ~/a ~b": ["--client-name", "«?»/a", "~b"],
    # what nobody knows
    "@opts --x": ["«*»", "--x"],
    "@{a=1} @(1,2) --x": ["«*»", "«*»", "--x"],
    # what is not read as PowerShell
    '--% --client-name "my app" --x {a}': ["--client-name", "my app", "--x", "{a}"],
    "--% --client-name %NAME%": ["«*»", "«*»"],
    '--x --% --client-name "a': ["--x", "«*»", "«*»"],
}
STATEMENTS = {
    f"{COMMAND} a 2>&1 | Out-Null\n{COMMAND} b": [["a"], ["b"]],
    f"{COMMAND} a 2>&1\n\nWrite-Host b; {COMMAND} c && {COMMAND} d || {COMMAND} e": [["a"], ["c"], ["d"], ["e"]],
    f"{COMMAND} a |\n  ConvertFrom-Json\n{COMMAND} b\n  | ConvertFrom-Json\n{COMMAND} c": [["a"], ["b"], ["c"]],
    f"$x = {COMMAND} a\n$y={COMMAND} b\n[string]$z = ({COMMAND} c).Trim()\n$w.a['b'] += {COMMAND} d": [
        ["a"],
        ["b"],
        ["c"],
        ["d"],
    ],
    f"if ($a) {{ {COMMAND} a }} elseif ($b) {{ {COMMAND} b }} else {{\n{COMMAND} c\n}}\n{COMMAND} d": [
        ["a"],
        ["b"],
        ["c"],
        ["d"],
    ],
    f"try {{ return {COMMAND} a }} catch {{ throw }}\n1..3 | ForEach-Object {{ {COMMAND} b }} | Out-Null; {COMMAND} c": [
        ["a"],
        ["b"],
        ["c"],
    ],
    f'function f($x) {{ {COMMAND} a }}\n& {{ {COMMAND} b }}\n& {COMMAND} c\n"$({COMMAND} d)"': [["a"], ["b"], ["c"], ["d"]],
    f"$h = @{{\n  id = {COMMAND} a\n  b = 1\n}}\n{COMMAND} c": [["a"], ["c"]],
    f"if ({COMMAND} a) {{ }}\n{COMMAND} b": [["a"], ["b"]],
    f"{COMMAND} a\n'\n{COMMAND} b\n": [["a"]],
    f"{COMMAND} a\n$(\n{COMMAND} b": [["a"]],
    f") }} {COMMAND} a": [["a"]],
    f"Invoke-Expression '{COMMAND} ''a b'' c'": [["a b", "c"]],
    f'iex "{COMMAND} `"a b`" $x"': [["a b", "«*»"]],
    f'cmd /c "{COMMAND} ""a b"" > x"': [["a b"]],
    f'& "C:\\Program Files\\aws.exe" {COMMAND[4:]} a': [["a"]],
    "Start-Process aws -ArgumentList 'cognito-idp','create-user-pool-client','a'": [],
    f"Write-Host '{COMMAND} a'\n# {COMMAND} b\n<# {COMMAND} c #>\n$x = '{COMMAND} d'": [],
}
KNOWN = {
    "$id = 'us-east-1_x'": "us-east-1_x",
    '$ID = "a b"': "a b",
    "[string] $id = 'a'": "a",
    "$script:id = 'a'": "a",
    "$id = 60": "60",
    "$id = $true": "True",
    "$b = 'x'; $id = \"a-$b\"": "a-x",
    "$id = @'\n{\"a\": 1}\n'@": '{"a": 1}',
}
UNSURE = {
    "twice": "$id = 'a'; $id = 'b'",
    "appended to": "$id = 'a'; $id += 'b'",
    "in a block": "if ($x) { $id = 'a' }",
    "in a loop": "$id = 'a'; foreach ($id in $ids) { }",
    "a parameter": "param([string]$Id = 'b')\n$id = 'a'",
    "one of two": "$id = 'a'; $id, $x = f",
    "counted": "$id = 1; $id++",
    "by reference": "$id = 'a'; f ([ref]$id)",
    "a part of it": "$id = 'a'; $id.x = 'b'",
    "by a script": "$id = 'a'; . ./x.ps1",
    "by name": "$id = 'a'; Set-Variable id b",
    "as an output": "$id = 'a'; f -OutVariable id",
    "a command": "$id = f",
    "a command in a pipe": "$id = 'a' | f",
    "an expression": "$id = 'a' + 'b'",
    "a member": "$id = 'a'.Trim()",
    "from what is not known": '$id = "a$b"',
}
LISTS = {
    "$id = 'a', 'b c'": ["a", "b c"],
    "$id = @('a', \"b\")": ["a", "b"],
    "$id = @(\n  'a'\n  'b'\n)": ["a", "b"],
    "$id = @('a')": ["a"],
}


@pytest.mark.parametrize(("written", "passed"), ARGUMENTS.items())
def test_an_argument_is_what_the_program_gets(written: str, passed: list[str], read: Read) -> None:
    _, script = read("x.ps1", f"{COMMAND} {written}\n")
    assert arguments(script) == [passed]


@pytest.mark.parametrize(("text", "passed"), STATEMENTS.items())
def test_commands_end_where_their_statement_does(text: str, passed: list[list[str]], read: Read) -> None:
    _, script = read("x.ps1", text)
    assert arguments(script) == passed


@pytest.mark.parametrize(("before", "value"), KNOWN.items())
def test_a_variable_that_is_given_a_literal_once_is_known(before: str, value: str, read: Read) -> None:
    _, script = read("x.ps1", f'{before}\n{COMMAND} $id "<$Id>" ${{id}}\n')
    assert arguments(script) == [[value, f"<{value}>", value]]


@pytest.mark.parametrize("before", UNSURE.values(), ids=UNSURE)
def test_a_variable_that_may_have_another_value_is_not_known(before: str, read: Read) -> None:
    _, script = read("x.ps1", f'{before}\n{COMMAND} $id "$id"\n')
    assert arguments(script) == [["«*»", "«?»"]]


@pytest.mark.parametrize(("before", "values"), LISTS.items())
def test_a_list_in_a_variable_is_as_many_arguments(before: str, values: list[str], read: Read) -> None:
    _, script = read("x.ps1", f'{before}\n{COMMAND} --x $id @id "$id"\n')
    assert arguments(script) == [["--x", *values, *values, "«?»"]]


def test_output_goes_where_the_last_command_of_a_pipe_writes(read: Read) -> None:
    for text in (
        f"{COMMAND} a > out.json",
        f"{COMMAND} a *>out.json 2>&1",
        f"{COMMAND} a | f | Out-File -Encoding utf8 out.json",
    ):
        _, script = read("x.ps1", text)
        output = script.commands[0].output
        assert output is not None
        assert output.text == "out.json"
    _, script = read("x.ps1", f"{COMMAND} a 2> errors.txt > $null")
    assert script.commands[0].output is None


def test_a_command_in_a_text_is_quoted_by_nobody(read: Read) -> None:
    _, script = read("x.ps1", f"iex '{COMMAND} a'; {COMMAND} b")
    assert [command.dialect for command in script.commands] == [Dialect.ARGUMENTS, Dialect.POWERSHELL]
