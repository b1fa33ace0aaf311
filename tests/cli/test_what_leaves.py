"""Whatever files hold and are called: no command, in no format, prints a secret, what steers a terminal, or a CI's command."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from skelint.reporters import FORMATS

SECRET = "q7Zk9_Xw3-Lm2Vb8Nc5Rt1Yp"  # noqa: S105 - of the test
PIECES = {SECRET[at : at + 8] for at in range(len(SECRET) - 7)}
STEERING = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\U000e0000-\U000e0fff]"
)
OURS = re.compile(r"::(?:error|warning|notice) (?:title=skelint::|title=[A-Z]{3}\d{3,4} [\w-]+,file=)")
HOSTILE = "a\x1b]0;x\x07\x9b31m\u202e\u200b\x7f ##[error]"
CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web"
INPUT = {"UserPoolId": "us-east-1_Ab12Cd34E", "ClientName": HOSTILE, "GenerateSecret": "true"}
PROVIDER = {
    "UserPoolId": "us-east-1_Ab12Cd34E",
    "ProviderName": HOSTILE,
    "ProviderType": "OIDC",
    "ProviderDetails": {"client_id": "a", "client_secret": SECRET, "private_key": SECRET},
    "AttributeMapping": {"email": "email"},
}
CLIENT = {"UserPoolId": "us-east-1_Ab12Cd34E", "ClientId": "abc", "ClientSecret": SECRET}
FILES = {
    "plain.create-user-pool-client.json": json.dumps(INPUT | {"ClientSecret": SECRET}, indent=1, ensure_ascii=False),
    "other.create-user-pool-client.json": json.dumps(INPUT | {"ClientSecretValue": SECRET, f"ClientSecret:{SECRET}": 1}),
    "broken.create-user-pool-client.json": json.dumps(INPUT | {"ClientSecret": SECRET})[:-1] + ",\n  ::error::x",
    "lines.create-user-pool-client.yaml": f"ClientName: a\n# --client-secret {SECRET}\nGenerateSecret: 'true'\n# ::error::x\n",
    f"{HOSTILE}\n::error::x.create-user-pool-client.json": json.dumps(INPUT),
    "deploy.sh": f"# {CREATE} --client-secret {SECRET}\n{CREATE} --generate-secret true # {HOSTILE}\n   ::error::x\n",
    "key.sh": f"{CREATE} --token-validity-units ClientSecret:{SECRET}\n",
    "item.sh": f"{CREATE} --token-validity-units ClientSecret={SECRET}\n",
    "unreadable.sh": f"{CREATE} --cli-input-json '{{\"ClientSecret\": \"{SECRET}\"'\n",
    "structure.sh": f"{CREATE} --refresh-token-rotation '{{\"ClientSecret\": \"{SECRET}\"'\n",
    "lines.bat": f"{CREATE} --client-secret {SECRET[:12]}^\n{SECRET[12:]}\n{CREATE} --client-secret ^\n  {SECRET}\n",
    "client.ps1": f"{CREATE} --client-secret `\n  '{SECRET}' --generate-secret true\n",
    "pool.json": json.dumps({"UserPool": {"Id": "us-east-1_Ab12Cd34E", "Name": HOSTILE}}),
    "providers.json": json.dumps({"Providers": [{"ProviderName": HOSTILE, "ProviderType": "OIDC"}]}),
    "provider.json": json.dumps({"IdentityProvider": PROVIDER}),
    "client.json": json.dumps({"UserPoolClient": CLIENT}),
    "secrets.json": json.dumps({"ClientSecrets": [{"ClientSecretId": HOSTILE, "ClientSecretValue": SECRET}]}),
    "federated.create-user-pool-client.json": json.dumps(
        INPUT | {"SupportedIdentityProviders": [HOSTILE, "Nobody"], "WriteAttributes": ["name"]}
    ),
    "notes.md": f"```sh\n{CREATE} --generate-secret true  # ClientSecret={SECRET}\n```\n  ::error::x {HOSTILE}\n",
}  # fmt: skip
COMMANDS = [
    *(("check", "--format", name) for name in FORMATS),
    ("check", "--select", "ALL", "--color", "never"),
    ("check", "--diff", "--unsafe-fixes"),
    ("check", "--show-files"),
    ("check", "--show-settings"),
    ("check", "--statistics"),
    ("check", f"{HOSTILE}.json"),
    ("check", "--ignore", HOSTILE),
    ("effective",),
    ("effective", "--format", "json"),
    ("baseline", "create"),
    ("context",),
    ("context", "--format", "json"),
    ("check", "--context", ".", "-v"),
    ("check", "pool.json", "providers.json", "provider.json", "client.json", "secrets.json"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_leaves_that_must_not(
    skelint: Callable[..., CompletedProcess[str]], folder: Path, command: tuple[str, ...]
) -> None:
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    done = skelint(*command)
    assert "Traceback" not in done.stderr
    baseline = folder / ".skelint-baseline.json"
    assert sorted(piece for piece in PIECES if baseline.exists() and piece in baseline.read_text()) == []
    for text in (done.stdout, done.stderr):
        assert sorted(piece for piece in PIECES if piece in text) == []
        assert STEERING.findall(text) == []
        assert "##[" not in text
        assert [line for line in text.split("\n") if line.lstrip().startswith("::") and not OURS.match(line)] == []


def test_what_is_shown_of_a_change_is_a_diff_that_applies(skelint: Callable[..., CompletedProcess[str]], folder: Path) -> None:
    text = '{\r\n\t"UserPoolId": "us-east-1_Ab12Cd34E",\r\n\t"ClientName": "web",\r\n\t"GenerateSecret": "true"\r\n}\r\n'
    (folder / "web.create-user-pool-client.json").write_text(text, newline="")
    shown = skelint("check", "--diff").stdout
    assert '-\t"GenerateSecret": "true"\r\n+\t"GenerateSecret": true\r\n' in shown


@pytest.mark.parametrize(
    "written",
    [
        '{"ClientName": "a/b", "Foo": {"ClientSecret": "S"}}',
        '{"ClientName": "a/b", "ClientSecret": "S"}',
        '{"ClientName": "a/b", "Foo": ["S", {"ClientSecret": "S"}]}',
        '{"ClientName": "a/b", "ClientSecretValue": "S"}',
        '{"ClientName": "a/b", "ClientSecret:S": 1}',
        '{"ClientName": "a/b", "CallbackURLs": [{"ClientSecret": "S"}]}',
        '{"ClientName": "a/b", "ClientSecret": "S"',
    ],
)
def test_of_a_secret_a_baseline_keeps_nothing_by_which_a_guess_could_be_confirmed(
    skelint: Callable[..., CompletedProcess[str]], folder: Path, written: str
) -> None:
    baselines = []
    for secret in (SECRET, SECRET[::-1]):
        (folder / "a.create-user-pool-client.json").write_text(re.sub(r"\bS\b", secret, written))
        assert skelint("baseline", "create", "--force").returncode == 0
        baselines.append((folder / ".skelint-baseline.json").read_text())
    assert baselines[0] == baselines[1]
