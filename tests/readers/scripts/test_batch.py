"""What a program gets from a batch file: `cmd.exe` reads the line first, the program takes what is left apart."""

from collections.abc import Callable

import pytest

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Script, Word
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]
COMMAND = "aws cognito-idp create-user-pool-client"


def shown(word: Word) -> str:
    return "«*»" if word.splits else word.text.replace(UNKNOWN, "«?»")


def arguments(script: Script) -> list[list[str]]:
    return [[shown(word) for word in command.words[3:]] for command in script.commands]


ARGUMENTS = {
    # quotes, as the program reads them
    r'"{""AccessToken"":""minutes""}"': ['{"AccessToken":"minutes"}'],
    r'"{\"AccessToken\":\"minutes\"}"': ['{"AccessToken":"minutes"}'],
    r'"a b" c"d e"f "" "g\\" \h "i""" """"': ["a b", "cd ef", "", "g\\", "\\h", 'i"', '"'],
    r'"c:\a b\\" \\x': ["c:\\a b\\", "\\\\x"],
    "'a b'": ["'a", "b'"],
    # what means something to cmd.exe
    "a ^& b ^^ c^|d": ["a", "&", "b", "^", "c|d"],
    '"a ^& b | c > d"': ["a ^& b | c > d"],
    "a ^\n  b": ["a", "b"],
    "my^\napp": ["myapp"],
    "a(b) c": ["a(b)", "c"],
    "a > out.json b": ["a", "b"],
    "a 2>&1 b 2>nul": ["a", "b"],
    'a >"my file" b': ["a", "b"],
    "a2>b": ["a2"],
    "100%% %% a": ["100%", "%", "a"],
    "call do else": ["call", "do", "else"],
    # what is replaced
    '%POOL% "%POOL%" x%POOL%y': ["«*»", "«?»", "«*»"],
    '"%~dp0a.json" "%1" "%*" "%A:~0,3%" "!B!" "!C:x=y!"': ["«?»a.json", "«?»", "«?»", "«?»", "«?»", "«?»"],
    '"%%i" "%%~ni"': ["«?»", "«?»"],
}
LINES = {
    f"{COMMAND} a & {COMMAND} b && {COMMAND} c || {COMMAND} d | more": [["a"], ["b"], ["c"], ["d"]],
    f"@{COMMAND} a\n  @ {COMMAND} b\ncall {COMMAND} c": [["a"], ["b"], ["c"]],
    f"if exist x ({COMMAND} a) else ({COMMAND} b)\nif x==y {COMMAND} c": [["a"], ["b"], ["c"]],
    f"for %%i in (1 2) do (\n  {COMMAND} a%%i\n)\nfor %%i in (1) do {COMMAND} b": [["«*»"], ["b"]],
    f"for /f %%i in ('{COMMAND} a ^| jq -r .x') do set ID=%%i": [["a"]],
    f"for /f %%i in ('{COMMAND} a' ) do {COMMAND} b": [["a"], ["b"]],
    f"rem {COMMAND} a\n:: {COMMAND} b\n@REM {COMMAND} c\n:label\nremark\n{COMMAND} d": [["d"]],
    f'{COMMAND} "a\n{COMMAND} b': [["b"]],
    f'{COMMAND} b\n{COMMAND} "a': [["b"]],
    f'{COMMAND} "a\n{COMMAND} b"': [],
}


@pytest.mark.parametrize(("written", "passed"), ARGUMENTS.items())
def test_an_argument_is_what_the_program_gets(written: str, passed: list[str], read: Read) -> None:
    _, script = read("x.bat", f"{COMMAND} {written}\n")
    assert arguments(script) == [passed]


@pytest.mark.parametrize(("text", "passed"), LINES.items())
def test_commands_end_where_cmd_ends_them(text: str, passed: list[list[str]], read: Read) -> None:
    _, script = read("x.bat", text)
    found = [words[-1:] if words else words for words in arguments(script)]
    assert found == passed


def test_output_goes_to_the_file_of_its_redirection(read: Read) -> None:
    for text in (f"{COMMAND} a > out.json", f"> out.json {COMMAND} a", f'{COMMAND} a>>"out.json" 2>nul'):
        _, script = read("x.bat", text)
        output = script.commands[0].output
        assert output is not None
        assert output.text == "out.json"
    for text in (f"{COMMAND} a 2>out.json", f"{COMMAND} a < out.json", f"{COMMAND} a >&2"):
        _, script = read("x.bat", text)
        assert script.commands[0].output is None
