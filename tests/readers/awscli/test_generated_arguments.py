"""Generated words: what skelint makes of them is what the AWS CLI makes of them, or is not known; never another thing."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.request import EVERYTHING, Unresolved
from skelint.authoring.subject import REFUSED, FaultKind
from skelint.readers.reading import command
from skelint.readers.template import count
from skelint.services.catalogue import named
from skelint.services.structure import faults

from .cli import Cli

SERVICE, CREATE = "cognito-idp", "create-user-pool-client"
MODEL = named(CREATE)
NEWER = frozenset({"publish-secrets-in-aws-secrets-manager"})
"""The options that are newer than the AWS CLI which the tests drive."""
OPTIONS = sorted(MODEL.options.keys() - NEWER)
FILES = {
    "units.json": '{"AccessToken": "hours"}',
    "units.txt": "AccessToken=hours,IdToken=minutes\n",
    "urls.json": '["https://a.example", "myapp://cb"]',
    "urls.txt": "https://a.example\n",
    "name.txt": "app\r\n",
    "days.txt": "30\n",
    "empty.txt": "",
    "broken.json": '{"AccessToken": }',
    "comma.json": '{"ClientName": "file",}',
    "comment.json": '{"ClientName": "file"} // web',
    "mark.json": '\ufeff{"ClientName": "file"}',
    "client.json": '{"ClientName": "file", "RefreshTokenValidity": 5, "TokenValidityUnits": {"IdToken": "days"}}',
}
VALUES: dict[str, list[str]] = {
    "string": ["app", "my app", "-x", "-5", "--x y", "", "a=b", "größe", 'say "so"', "it's", "file://name.txt", "[x]", "x\ny"],
    "integer": [
        "30",
        "+30",
        " 30 ",
        "1_000",
        "3.5",
        "30d",
        "",
        "-1",
        "٣٠",
        "0x10",
        "1e3",
        "file://days.txt",
        "fileb://days.txt",
    ],
    "structure": [
        "AccessToken=hours",
        "AccessToken=hours,IdToken=minutes",
        "AccessToken = hours , IdToken='minutes'",
        'AccessToken="hours"',
        "AccessToken=hours,AccessToken=days",
        "AccessToken=hours,",
        "AccessToken=[a,b]",
        "AccessToken={a=b}",
        "AccessToken=a\\,b",
        "AccessToken=",
        "AccessToken",
        "AccessToken:hours",
        "ApplicationId=abc,UserDataShared=TRUE",
        "ApplicationId=abc,UserDataShared=maybe",
        "Feature=ENABLED,RetryGracePeriodSeconds=5",
        "Feature=ENABLED,RetryGracePeriodSeconds=x",
        '{"AccessToken": "hours"}',
        ' {"AccessToken": "days", "AccessToken": "hours"}',
        '{"AccessToken": hours}',
        '{"AccessToken": ["x"], "IdToken": 1.0}',
        "[]",
        "{}",
        "",
        " ",
        "file://units.json",
        "file://units.txt",
        "file://broken.json",
        "file://empty.txt",
        "file://nowhere.json",
        "fileb://units.json",
        "units.json",
        "AccessToken@=file://name.txt",
        "AccessToken@=hours",
    ],
    "list": [
        "email",
        "name",
        "https://a.example",
        "a,b",
        "",
        "-5",
        "-x",
        '["email", "name"]',
        ' ["email"]',
        "[email]",
        "[]",
        "[1, true, null]",
        '{"a": "b"}',
        "file://urls.json",
        "file://urls.txt",
        "file://empty.txt",
        "fileb://urls.json",
        "a=b",
        "$x",
    ],
}
COMMON = [
    ["--region", "eu-west-1"],
    ["--region=eu-west-1"],
    ["--region", "eu west"],
    ["--reg", "eu-west-1"],
    ["--output", "text"],
    ["--output", "xml"],
    ["--outp=table"],
    ["--query", "UserPoolClient.ClientId"],
    ["--query", "a["],
    ["--query", "a[?b=='x]']"],
    ["--query", ""],
    ["--query", "'x"],
    ["--color", "off"],
    ["--color", "pink"],
    ["--cli-read-timeout", "5"],
    ["--cli-connect-timeout", "x"],
    ["--cli-connect-timeout", "-1"],
    ["--cli-read-timeout", "1.5"],
    ["--no-paginate"],
    ["--no-verify-ssl"],
    ["--no-verify-ssl=1"],
    ["--no-sign-request"],
]
STRAY = ["", "x", "true", "false", "-", "--", "-x", "-5", "--no", "--x y", "--unknown", "--unknown=1", "[]", "a=b", "$x"]
INPUTS = [
    "file://client.json",
    "fileb://client.json",
    "client.json",
    "file://nowhere.json",
    "file://comma.json",
    "file://comment.json",
    "file://mark.json",
    '{"ClientName": "app", "UserPoolId": "us-east-1_In"}',
    '{"Unknown": 1}',
    '{"ClientName": }',
    '{"ClientName": "app",}',
    "[1]",
    "{}",
    "",
]


def commands(seed: object, number: int) -> Iterator[list[str]]:
    """Yield so many lists of arguments, the same for the same seed."""
    chance = random.Random(str(seed))  # noqa: S311 - no secret
    for _ in range(number):
        options = [words for _ in range(chance.choice([0, 1, 1, 2, 2, 3, 4])) for words in [_option(chance)]]
        if chance.random() < 0.9:
            options.insert(chance.randrange(len(options) + 1), ["--user-pool-id", "us-east-1_Ex1"])
            options.insert(chance.randrange(len(options) + 1), ["--client-name", "app"])
        if chance.random() < 0.15:
            options.insert(chance.randrange(len(options) + 1), [chance.choice(STRAY)])
        words = [word for option in options for word in option]
        before, between = ([*_option(chance)] if chance.random() < 0.06 else [] for _ in range(2))
        yield [*before, SERVICE, *between, CREATE, *words]


def _option(chance: random.Random) -> list[str]:
    kind = chance.random()
    if kind < 0.2:
        return list(chance.choice(COMMON))
    if kind < 0.27:
        return ["--cli-input-json", chance.choice(INPUTS)] if chance.random() < 0.8 else [f"--cli-input-json={INPUTS[0]}"]
    name = chance.choice(OPTIONS)
    taken = MODEL.options[name].kind
    written = f"--{name}"
    if chance.random() < 0.1:
        written = written[: chance.randrange(5, len(written) + 1)]  # `--pr` would be a profile
    if taken == "boolean":
        if chance.random() < 0.4:
            written = f"--no-{name}"
        return [written + (chance.choice(["=true", "="]) if chance.random() < 0.08 else "")]
    pool = VALUES.get(taken, VALUES["string"])
    if chance.random() < 0.08:  # a value of another kind
        pool = VALUES[chance.choice(sorted(VALUES))]
    if chance.random() < 0.15:
        return [f"{written}={chance.choice(pool)}"]
    number = chance.choice([0, 1, 1, 1, 2, 3]) if taken == "list" else chance.choice([1] * 15 + [0, 2])
    return [written, *(chance.choice(pool) for _ in range(number))]


OF_THE_CLI = {FaultKind.REQUIRED, FaultKind.UNKNOWN, FaultKind.READ_ONLY, FaultKind.ELSEWHERE, FaultKind.TYPE, FaultKind.NULL}
"""What the CLI itself refuses in parameters, before it sends them."""
MAYBE_OF_THE_CLI = {
    FaultKind.FRACTION,
    FaultKind.BOOLEAN_NUMBER,
    FaultKind.TOO_SHORT,
    FaultKind.TOO_SMALL,
    FaultKind.EMPTY,
    FaultKind.TOO_FEW_ITEMS,
}
"""What it refuses in some members."""


def difference(arguments: list[str], sent: dict[str, Any] | None) -> str:
    """Return in what skelint claims another thing of a command than was sent, or nothing."""
    document = command(["aws", *arguments])
    if not document.requests:
        return ""
    (request,) = document.requests
    known = request.given is not EVERYTHING
    refusals = sorted({problem.kind for problem in document.problems if problem.kind in REFUSED})
    kinds = {fault.kind for fault in faults(request)}
    if sent is None:
        silent = not refusals and not kinds & (OF_THE_CLI | MAYBE_OF_THE_CLI)
        return "is refused, of which nothing is said" if known and silent and not count(dict(request.parameters)) else ""
    if refusals:
        return f"is sent, and is said to be refused: {refusals}"
    if known and kinds & OF_THE_CLI:
        return f"is sent, and is said not to fit: {kinds}"
    if known and request.parameters.keys() != sent.keys():
        return f"gives {sorted(request.parameters)}"
    return next(
        (
            f"gives {name} as {value!r}"
            for name, value in request.parameters.items()
            if name not in sent or not _agrees(value, sent[name])
        ),
        "",
    )


def _agrees(value: object, sent: object) -> bool:
    """Return whether a value is the one that was sent, as far as it is known."""
    if isinstance(value, Unresolved):
        return True
    if isinstance(value, list) and isinstance(sent, list):
        return len(value) == len(sent) and all(map(_agrees, value, sent))
    if isinstance(value, dict) and isinstance(sent, dict):
        return value.keys() == sent.keys() and all(_agrees(value[name], sent[name]) for name in value)
    return type(value) is type(sent) and value == sent


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder with the files that options name."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        (tmp_path / name).write_bytes(text.encode())


def differing(cli: Cli, seed: object, number: int) -> list[str]:
    differences = []
    refused = 0
    for arguments in commands(seed, number):
        sent, said = cli.sends(arguments)
        refused += sent is None
        what = difference(arguments, sent)
        if what:
            differences.append(f"{json.dumps(arguments, ensure_ascii=False)} {what}; the CLI: {sent or said.strip()[-200:]}")
    print(f"seed {seed}: {number} commands, {refused} refused, {len(differences)} differ")  # noqa: T201 - of a nightly run
    return differences


@pytest.mark.filterwarnings("ignore")
def test_a_hundred_commands(cli: Cli) -> None:
    assert differing(cli, 1, 100) == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_three_thousand_commands(cli: Cli, seed: str) -> None:
    assert differing(cli, seed, 3_000) == []


@pytest.mark.slow
def test_three_hundred_commands_of_version_2(cli_2: Cli, seed: str) -> None:
    assert differing(cli_2, seed, 300) == []
