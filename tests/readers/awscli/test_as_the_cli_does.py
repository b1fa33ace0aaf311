"""Commands become the requests that the AWS CLI sends: compared with what it sends to a server on this machine."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.request import EVERYTHING
from skelint.readers.awscli.arguments import Takes
from skelint.readers.awscli.call import find
from skelint.readers.awscli.document import ScriptFile
from skelint.readers.awscli.global_options import GLOBAL
from skelint.readers.reading import command, document
from skelint.readers.template import count
from skelint.services.structure import faults

from .cli import Cli

BASE = ["--user-pool-id", "us-east-1_Ex1", "--client-name", "app"]
IDS = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
FILE = {"UserPoolId": "us-east-1_File", "ClientName": "file", "RefreshTokenValidity": 5, "CallbackURLs": ["https://f.example"]}
UNITS = {"AccessToken": "hours", "IdToken": "minutes"}

SHAPES: dict[str, tuple[list[str], dict[str, Any]]] = {
    "nothing but what is required": ([], {}),
    "a flag": (["--generate-secret"], {"GenerateSecret": True}),
    "the opposite of a flag": (["--no-generate-secret"], {"GenerateSecret": False}),
    "a flag and its opposite": (["--generate-secret", "--no-generate-secret"], {"GenerateSecret": False}),
    "the opposite and its flag": (["--no-generate-secret", "--generate-secret"], {"GenerateSecret": True}),
    "an abbreviated flag": (["--generate-s"], {"GenerateSecret": True}),
    "an abbreviated opposite": (["--no-gen"], {"GenerateSecret": False}),
    "a number": (["--refresh-token-validity", "30"], {"RefreshTokenValidity": 30}),
    "a number with a sign": (["--refresh-token-validity", "+30"], {"RefreshTokenValidity": 30}),
    "a number with blanks": (["--refresh-token-validity", " 30 "], {"RefreshTokenValidity": 30}),
    "a number with an underscore": (["--refresh-token-validity", "1_000"], {"RefreshTokenValidity": 1000}),
    "a number of another alphabet": (["--refresh-token-validity", "٣٠"], {"RefreshTokenValidity": 30}),
    "a joined value": (["--refresh-token-validity=30"], {"RefreshTokenValidity": 30}),
    "a joined value with an equals sign": (["--client-name=a=b"], {"ClientName": "a=b"}),
    "a joined value with a blank": (["--client-name=my app"], {"ClientName": "my app"}),
    "a joined value with a dash": (["--client-name=-x"], {"ClientName": "-x"}),
    "a value with a blank and dashes": (["--client-name", "--my app"], {"ClientName": "--my app"}),
    "a value of one dash": (["--client-name", "-"], {"ClientName": "-"}),
    "a value that is a negative number": (["--client-name", "-5"], {"ClientName": "-5"}),
    "an option given twice": (["--client-name", "other"], {"ClientName": "other"}),
    "a list of words": (
        ["--explicit-auth-flows", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        {"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]},
    ),
    "a list of one word": (["--read-attributes", "email"], {"ReadAttributes": ["email"]}),
    "a list of no word": (["--read-attributes"], {"ReadAttributes": []}),
    "a list as a JSON array": (["--read-attributes", '["email", "name"]'], {"ReadAttributes": ["email", "name"]}),
    "a JSON array over several lines": (
        ["--read-attributes", '[\n  "email",\n  "name"\n]'],
        {"ReadAttributes": ["email", "name"]},
    ),
    "a JSON array after blanks": (["--read-attributes", '  ["email"]'], {"ReadAttributes": ["email"]}),
    "a JSON array with escapes": (["--read-attributes", '["\\u0065mail"]'], {"ReadAttributes": ["email"]}),
    "a joined list": (["--read-attributes=email"], {"ReadAttributes": ["email"]}),
    "a joined JSON array": (['--read-attributes=["email","name"]'], {"ReadAttributes": ["email", "name"]}),
    "a list given twice": (["--read-attributes", "email", "--read-attributes", "name"], {"ReadAttributes": ["name"]}),
    "an abbreviated list": (
        ["--callback", "https://a.example", "https://b.example"],
        {"CallbackURLs": ["https://a.example", "https://b.example"]},
    ),
    "one URL": (["--callback-urls", "https://a.example/cb"], {"CallbackURLs": ["https://a.example/cb"]}),
    "a URL of a string": (["--default-redirect-uri", "https://a.example/cb"], {"DefaultRedirectURI": "https://a.example/cb"}),
    "URLs joined with a comma": (
        ["--callback-urls", "https://a.example,https://b.example"],
        {"CallbackURLs": ["https://a.example,https://b.example"]},
    ),
    "a custom scheme": (
        ["--callback-urls", "myapp://cb", "http://localhost:3000"],
        {"CallbackURLs": ["myapp://cb", "http://localhost:3000"]},
    ),
    "shorthand": (["--token-validity-units", "AccessToken=hours,IdToken=minutes"], {"TokenValidityUnits": UNITS}),
    "shorthand with blanks": (
        ["--token-validity-units", "AccessToken = hours , IdToken = minutes"],
        {"TokenValidityUnits": UNITS},
    ),
    "shorthand over two lines": (
        ["--token-validity-units", "AccessToken=hours,\nIdToken=minutes"],
        {"TokenValidityUnits": UNITS},
    ),
    "shorthand with quotes": (
        ["--token-validity-units", "AccessToken=\"hours\",IdToken='minutes'"],
        {"TokenValidityUnits": UNITS},
    ),
    "shorthand with numbers": (
        ["--refresh-token-rotation", "Feature=ENABLED,RetryGracePeriodSeconds=5"],
        {"RefreshTokenRotation": {"Feature": "ENABLED", "RetryGracePeriodSeconds": 5}},
    ),
    "shorthand with booleans": (
        ["--analytics-configuration", "ApplicationId=abc,UserDataShared=TRUE"],
        {"AnalyticsConfiguration": {"ApplicationId": "abc", "UserDataShared": True}},
    ),
    "shorthand with an escaped comma": (
        ["--analytics-configuration", "ExternalId=a\\,b,UserDataShared=false"],
        {"AnalyticsConfiguration": {"ExternalId": "a,b", "UserDataShared": False}},
    ),
    "shorthand with an equals sign": (
        ["--analytics-configuration", "ExternalId=a=b"],
        {"AnalyticsConfiguration": {"ExternalId": "a=b"}},
    ),
    "shorthand with an escaped quote": (
        ["--analytics-configuration", "ExternalId='it\\'s, so'"],
        {"AnalyticsConfiguration": {"ExternalId": "it's, so"}},
    ),
    "shorthand with no value": (["--analytics-configuration", "ExternalId="], {"AnalyticsConfiguration": {"ExternalId": ""}}),
    "shorthand with a value behind @=": (
        ["--analytics-configuration", "ExternalId@=x"],
        {"AnalyticsConfiguration": {"ExternalId": "x"}},
    ),
    "joined shorthand": (["--token-validity-units=AccessToken=hours"], {"TokenValidityUnits": {"AccessToken": "hours"}}),
    "a structure as JSON": (
        ["--token-validity-units", '{"AccessToken": "hours", "IdToken": "minutes"}'],
        {"TokenValidityUnits": UNITS},
    ),
    "a structure as JSON over several lines": (
        ["--token-validity-units", '\n{\n "AccessToken": "hours",\n "IdToken": "minutes"\n}\n'],
        {"TokenValidityUnits": UNITS},
    ),
    "JSON with a name twice": (
        ["--token-validity-units", '{"AccessToken": "days", "AccessToken": "hours"}'],
        {"TokenValidityUnits": {"AccessToken": "hours"}},
    ),
    "an input as JSON": (["--cli-input-json", '{"RefreshTokenValidity": 5}'], {"RefreshTokenValidity": 5}),
    "an input that options override": (
        ["--cli-input-json", '{"ClientName": "no", "ReadAttributes": ["name"]}', "--read-attributes", "email"],
        {"ReadAttributes": ["email"]},
    ),
    "a structure overrides all of one": (
        [
            "--cli-input-json",
            '{"TokenValidityUnits": {"RefreshToken": "days"}}',
            "--token-validity-units",
            "AccessToken=hours",
        ],
        {"TokenValidityUnits": {"AccessToken": "hours"}},
    ),
    "an input in a file": (["--cli-input-json", "file://client.json"], {**FILE, **IDS}),
    "an input in a file of bytes": (["--cli-input-json", "fileb://client.json"], {**FILE, **IDS}),
    "a joined input": (["--cli-input-json=file://client.json"], {**FILE, **IDS}),
    "an abbreviated input": (["--cli-input-j", "file://client.json"], {**FILE, **IDS}),
    "global options behind": (["--region", "eu-west-1", "--output", "text", "--query", "UserPoolClient.ClientId"], {}),
    "a joined global option": (
        ["--region=eu-west-1", "--generate-secret"],
        {"GenerateSecret": True},
    ),
    "an abbreviated global option": (["--reg", "eu-west-1", "--col", "off"], {}),
    "flags of every command": (["--no-verify-ssl", "--no-paginate"], {}),
    "words of a list around another option": (
        ["--read-attributes", "email", "--region", "eu-west-1", "--write-attributes", "name"],
        {"ReadAttributes": ["email"], "WriteAttributes": ["name"]},
    ),
    "a list ended by a flag": (
        ["--read-attributes", "email", "--generate-secret"],
        {"ReadAttributes": ["email"], "GenerateSecret": True},
    ),
    "an empty string": (["--prevent-user-existence-errors", ""], {"PreventUserExistenceErrors": ""}),
    "Unicode": (["--client-name", "größe"], {"ClientName": "größe"}),
    "everything": (
        [
            "--allowed-o-auth-flows-user-pool-client",
            "--allowed-o-auth-flows",
            "code",
            "--allowed-o-auth-scopes",
            "openid",
            "email",
            "--callback-urls",
            "https://a.example",
            "https://b.example",
            "--supported-identity-providers",
            "COGNITO",
            "--no-enable-token-revocation",
            "--auth-session-validity",
            "5",
        ],
        {
            "AllowedOAuthFlowsUserPoolClient": True,
            "AllowedOAuthFlows": ["code"],
            "AllowedOAuthScopes": ["openid", "email"],
            "CallbackURLs": ["https://a.example", "https://b.example"],
            "SupportedIdentityProviders": ["COGNITO"],
            "EnableTokenRevocation": False,
            "AuthSessionValidity": 5,
        },
    ),
}
AROUND: dict[str, list[str]] = {
    "global options before the service": [
        "--region",
        "eu-west-1",
        "--output=json",
        "cognito-idp",
        "create-user-pool-client",
        *BASE,
    ],
    "global options before the operation": ["cognito-idp", "--region", "eu-west-1", "create-user-pool-client", *BASE],
    "a flag before the operation": ["cognito-idp", "--generate-secret", "create-user-pool-client", *BASE],
    "a joined option before the operation": ["cognito-idp", "--client-name=x", "create-user-pool-client", *BASE[:2]],
    "an update": [
        "cognito-idp",
        "update-user-pool-client",
        "--user-pool-id",
        "us-east-1_Ex1",
        "--client-id",
        "abc",
        "--no-enable-token-revocation",
    ],
}
REFUSED: dict[str, tuple[list[str], str]] = {
    "a word after a flag": (["--generate-secret", "false"], "word-after-flag"),
    "a value joined to a flag": (["--generate-secret=true"], "value-of-flag"),
    "an unknown option": (["--allowed-oauth-flows", "code"], "unknown-option"),
    "an ambiguous option": (["--allowed-o-auth-flow", "code"], "ambiguous-option"),
    "a split structure": (["--token-validity-units", "AccessToken=hours", "IdToken=minutes"], "split-structure"),
    "a value that is missing": (["--default-redirect-uri", "--generate-secret"], "missing-value"),
    "a stray word": (["--default-redirect-uri", "my", "app"], "stray-word"),
    "no number": (["--refresh-token-validity", "30d"], "unreadable-value"),
    "a float for an integer": (["--refresh-token-validity", "3.5"], "unreadable-value"),
    "broken shorthand": (["--token-validity-units", "AccessToken"], "unreadable-value"),
    "a quote that is never closed": (["--token-validity-units", "AccessToken='hours"], "unreadable-value"),
    "a name twice in shorthand": (["--token-validity-units", "AccessToken=hours,AccessToken=days"], "unreadable-value"),
    "no number in shorthand": (["--refresh-token-rotation", "RetryGracePeriodSeconds=x"], "unreadable-value"),
    "broken JSON": (["--token-validity-units", '{"AccessToken": }'], "unreadable-value"),
    "a broken array": (["--callback-urls", "[https://a.example]"], "unreadable-value"),
    "an empty structure": (["--token-validity-units", ""], "unreadable-value"),
    "a path without file://": (["--cli-input-json", "client.json"], "input-without-prefix"),
    "a file that is not there": (["--cli-input-json", "file://nowhere.json"], "input-file-missing"),
    "broken JSON as an input": (["--cli-input-json", '{"ClientName": }'], "syntax-error"),
    "an array as an input": (["--cli-input-json", "[1]"], "not-an-object"),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run in a folder with an input file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "client.json").write_text(json.dumps(FILE), encoding="utf-8")


def create(options: list[str]) -> list[str]:
    return ["cognito-idp", "create-user-pool-client", *BASE, *options]


def read(arguments: list[str]) -> ScriptFile:
    return command(["aws", *arguments])


def test_there_are_sixty_shapes_and_more() -> None:
    assert len(SHAPES) + len(AROUND) >= 60


@pytest.mark.parametrize("name", SHAPES)
def test_a_command_gives_its_request(name: str) -> None:
    options, given = SHAPES[name]
    (request,) = read(create(options)).requests
    assert request.parameters == {**IDS, **given}
    assert request.given is not EVERYTHING
    assert request.complete


@pytest.mark.filterwarnings("ignore")  # those of the AWS CLI
@pytest.mark.parametrize("name", SHAPES)
def test_it_is_the_request_that_the_aws_cli_sends(name: str, cli: Cli) -> None:
    options, _ = SHAPES[name]
    (request,) = read(create(options)).requests
    sent, said = cli.sends(create(options))
    assert sent == request.parameters, said


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", AROUND)
def test_options_may_stand_before_the_operation(name: str, cli: Cli) -> None:
    (request,) = read(AROUND[name]).requests
    sent, said = cli.sends(AROUND[name])
    assert sent == request.parameters, said


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", REFUSED)
def test_what_the_aws_cli_refuses_is_a_problem(name: str, cli: Cli) -> None:
    options, kind = REFUSED[name]
    sent, _ = cli.sends(create(options))
    assert sent is None
    assert kind in [problem.kind for problem in read(create(options)).problems]


SCRIPTS = Path(__file__).parents[1] / "scripts" / "shapes.toml"
WRITTEN: list[dict[str, Any]] = tomllib.loads(SCRIPTS.read_text(encoding="utf-8"))["shape"] if SCRIPTS.exists() else []


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("shape", WRITTEN, ids=lambda shape: shape["name"])
def test_a_command_of_a_script_that_is_fully_known_is_what_the_aws_cli_sends(shape: dict[str, Any], cli: Cli) -> None:
    found = document(shape["file"], shape["text"].encode())
    assert isinstance(found, ScriptFile)
    for one in found.invocations:
        place = find(one.command.words)
        assert place is not None
        if one.request.given is EVERYTHING or count(dict(one.request.parameters)) or one.problems:
            continue
        if faults(one.request):
            continue  # the CLI refuses it, or the service would
        sent, said = cli.sends([word.text for word in one.command.words[place.begin :]])
        assert sent == one.request.parameters, said


def test_the_options_of_every_command_are_those_of_the_aws_cli() -> None:
    awscli = pytest.importorskip("awscli")
    told = json.loads((Path(awscli.__file__).parent / "data" / "cli.json").read_text(encoding="utf-8"))["options"]
    flags = ("store_true", "store_false", "version")
    takes = {name: Takes.NONE if option.get("action") in flags else Takes.ONE for name, option in told.items()}
    assert takes.items() <= GLOBAL.items()
