"""What is said of a command depends on the file that it stands in."""

import pytest

from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.source import apply

RULES = Ruleset.collect().select(["CLI1", "AWS", "COG1", "COG2"])
CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web"
UPDATE = "aws cognito-idp update-user-pool-client"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"

SAID = {
    ("x.ps1", f"{CREATE} 2>&1\nWrite-Host 'a' b"): [],
    ("x.ps1", f"{CREATE} --token-validity-units AccessToken=minutes,IdToken=minutes"): [],
    ("x.ps1", f"{CREATE} --allowed-o-auth-scopes openid,email"): ["CLI106", "COG205"],
    ("x.ps1", f'{CREATE} --callback-urls "https://a.example","https://b.example"'): ["CLI108", "COG111", "COG205"],
    ("x.ps1", f"{CREATE} --generate-secret $false"): ["CLI101"],
    ("x.ps1", f'{CREATE} --token-validity-units \'{{"AccessToken":"minutes"}}\''): ["CLI120"],
    ("x.ps1", f'{CREATE} --token-validity-units \'{{\\"AccessToken\\":\\"minutes\\"}}\''): [],
    ("x.bat", f'{CREATE} --token-validity-units "{{""AccessToken"":""minutes""}}"'): [],
    ("x.sh", f"{CREATE} \u2014-generate-secret"): ["CLI121"],
    ("x.sh", f"{CREATE} --callback-urls https://a.example \u2013generate-secret"): ["CLI121"],
    ("x.sh", f"{CREATE} --client-name \u201cMy \u2013 App\u201d"): ["CLI110", "CLI121"],
    ("x.ps1", f"{CREATE} --client-name \u201cMy App\u201d"): ["CLI110"],
    ("x.sh", f"{CREATE} --frobnicate \u201cMy"): ["CLI102"],
    ("x.sh", f"{UPDATE} --user-pool-id user-pool-id --client-id a"): ["AWS028"],
    ("x.sh", f"{CREATE} --cli-input-json file://no-such.json"): ["CLI115"],
    ("x.md", f"```sh\n{UPDATE} --user-pool-id user-pool-id --client-id xxxxx\n```\n"): [],
    ("x.md", f"```sh\n{UPDATE} --user-pool-id MyUserPoolID --client-id {{client_id}}\n```\n"): [],
    ("x.md", f'```sh\n{UPDATE} --cli-input-json \'{{"UserPoolId": "{{pool}}", "ClientId": "MY_CLIENT_ID"}}\'\n```\n'): [],
    ("x.md", f"```sh\n{UPDATE} --user-pool-id nonsense --client-id a\n```\n"): ["AWS028"],
    ("x.md", f"```sh\n{CREATE} --cli-input-json file://no-such.json\n```\n"): [],
}


@pytest.mark.parametrize(("written", "codes"), SAID.items())
def test_what_is_said_of_a_command(written: tuple[str, str], codes: list[str]) -> None:
    path, text = written
    assert sorted({one.code for one in lint(document(path, f"{text}\n".encode()), RULES)}) == codes


@pytest.mark.parametrize("dash", [*DASHES, f"-{DASHES[3]}", f"{DASHES[4]}-", DASHES[3] * 2])
@pytest.mark.parametrize("path", ["x.sh", "x.ps1", "x.bat"])
def test_each_dash_is_named_and_its_fix_writes_the_option(path: str, dash: str) -> None:
    text = f"{CREATE} {dash}generate-secret\n"
    (found,) = lint(document(path, text.encode()), RULES)
    assert found.code == "CLI121"
    assert found.fix is not None
    assert apply(text, list(found.fix.edits)) == f"{CREATE} --generate-secret\n"
