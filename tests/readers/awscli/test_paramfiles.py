"""An option's value that is a file: what it holds is the value, and findings are in that file."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from skelint.authoring.request import Unresolved
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.project.settings import RunOptions, Settings
from skelint.readers.awscli.document import ScriptFile
from skelint.readers.reading import document
from skelint.run.outcome import Mending, Target
from skelint.run.run import outcomes

RULES = Ruleset.collect().select(["CLI", "AWS", "COG1", "COG3"])
CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name app"
FILES = {
    "units.json": b'{\r\n  "AccessToken": "hours"}\r\n',
    "hour.json": b'{\r\n  "AccessToken": "hour"}\r\n',
    "wrapped.json": b'{"TokenValidityUnits": {"AccessToken": "hours"}}',
    "units.txt": b"AccessToken=hours,IdToken=days\n",
    "colon.txt": b"AccessToken:hours\n",
    "urls.json": b'["https://a.example/cb", "http://b.example/cb"]',
    "urls.txt": b"https://a.example/cb\n",
    "name.txt": b"app\r\n",
    "days.txt": b"30\n",
    "mark.json": b'\xef\xbb\xbf{"AccessToken": "hours"}',
    "empty.txt": b"",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    for name, raw in FILES.items():
        (tmp_path / name).write_bytes(raw)
    return tmp_path


def script(options: str) -> ScriptFile:
    read = document("x.sh", f"{CREATE} {options}\n".encode())
    assert isinstance(read, ScriptFile)
    return read


@pytest.mark.parametrize(
    ("options", "members"),
    [
        ("--token-validity-units file://units.json", {"TokenValidityUnits": {"AccessToken": "hours"}}),
        ("--token-validity-units file://units.txt", {"TokenValidityUnits": {"AccessToken": "hours", "IdToken": "days"}}),
        ("--callback-urls file://urls.json", {"CallbackURLs": ["https://a.example/cb", "http://b.example/cb"]}),
        ("--callback-urls file://urls.json x", {"CallbackURLs": ["file://urls.json", "x"]}),
        ("--refresh-token-validity file://days.txt", {"RefreshTokenValidity": 30}),
        ("--refresh-token-validity fileb://days.txt", {"RefreshTokenValidity": 30}),
        ("--default-redirect-uri=file://name.txt", {"DefaultRedirectURI": "app\n"}),
        ("--token-validity-units file:///dev/stdin <<< AccessToken=hours", {"TokenValidityUnits": {"AccessToken": "hours"}}),
    ],
)
def test_the_content_of_a_file_is_the_value(options: str, members: Mapping[str, object]) -> None:
    (request,) = script(options).requests
    assert {name: request.parameters[name] for name in members} == members


@pytest.mark.parametrize(
    ("options", "code", "path", "text"),
    [
        ("--token-validity-units file://hour.json", "AWS020", "hour.json", '"hour"'),
        ("--token-validity-units file://wrapped.json", "AWS002", "wrapped.json", '"TokenValidityUnits"'),
        ("--token-validity-units file://colon.txt", "CLI114", "colon.txt", "AccessToken:hours\n"),
        ("--token-validity-units file://mark.json", "CLI002", "mark.json", ""),
        ("--token-validity-units file://nowhere.json", "CLI115", "x.sh", "file://nowhere.json"),
        ("--token-validity-units file://empty.txt", "CLI114", "empty.txt", ""),
        ("--token-validity-units units.json", "CLI112", "x.sh", "units.json"),
        ("--token-validity-units fileb://units.json", "CLI133", "x.sh", "fileb://units.json"),
        ("--callback-urls file://urls.json", "COG101", "urls.json", '"http://b.example/cb"'),
        ("--callback-urls file://urls.txt", "CLI134", "x.sh", "file://urls.txt"),
        ("--callback-urls file://empty.txt", "CLI114", "x.sh", "file://empty.txt"),
        ("--access-token-validity 30 --token-validity-units file://units.json", "COG301", "x.sh", "30"),
    ],
)
def test_a_finding_is_where_the_value_is_written(options: str, code: str, path: str, text: str) -> None:
    placed = [one for one in lint(script(options), RULES) if one.code == code]
    assert [(one.source.path, one.source.text[slice(*one.span)]) for one in placed] == [(path, text)]


def test_a_file_that_the_script_writes_is_not_known() -> None:
    text = f"jq . all.json > units.json\n{CREATE} --token-validity-units file://units.json\n"
    (request,) = document("x.sh", text.encode()).requests
    assert isinstance(request.parameters["TokenValidityUnits"], Unresolved)


def test_a_file_that_the_script_writes_out_is_known() -> None:
    text = f"cat > units.json <<'EOF'\nAccessToken=days\nEOF\n{CREATE} --token-validity-units file://units.json\n"
    (request,) = document("x.sh", text.encode()).requests
    assert request.parameters["TokenValidityUnits"] == {"AccessToken": "days"}


def test_a_file_that_is_a_value_is_no_input(folder: Path) -> None:
    (folder / "x.sh").write_text(f"{CREATE} --cli-input-json file://in.json --token-validity-units file://wrapped.json\n")
    (folder / "in.json").write_text(json.dumps({"RefreshTokenValidity": 4000}))
    targets = [Target(name, name) for name in ("x.sh", "wrapped.json", "in.json")]
    settings = Settings(RunOptions(isolated=True))
    for mending in (None, Mending(write=False)):
        paths = [one.source.path for outcome in outcomes(targets, settings, mending, 1) for one in outcome.diagnostics]
        assert paths.count("wrapped.json") == 1
    assert script("--token-validity-units file://units.json").uses == {str(folder / "units.json")}


def test_a_secret_in_a_file_is_shown_nowhere(folder: Path) -> None:
    secret = "Kq7vWx2ZpLm9RtYbNc4JdFhG"  # noqa: S105 - invented
    (folder / "secret.txt").write_text(f"{secret}/\n")
    for one in lint(script("--client-secret file://secret.txt"), Ruleset.collect().select(["ALL"])):
        assert secret not in " ".join([one.message, one.help or "", one.service_error or "", one.source.text])


SPEAK = "aws lex-runtime post-content --bot-name b --bot-alias a --user-id us --content-type text/plain --input-stream"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ("name.txt --session-attributes '{\"a\": [1]}' out", {"a": [1]}),
        ("- --session-attributes file://units.json out", {"AccessToken": "hours"}),
    ],
)
def test_a_text_in_json_is_read(options: str, expected: object) -> None:
    (request,) = document("x.sh", f"{SPEAK} {options}\n".encode()).requests
    assert request.parameters["sessionAttributes"] == expected


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        ("name.txt --session-attributes '{\"a\": 1' out", ["CLI114"]),
        ('name.txt --session-attributes "{\\"a\\": $A}" out', []),
        ('name.txt --session-attributes "$ATTRIBUTES" out', []),
        ("file://name.txt out", ["CLI136"]),
        ("fileb://name.txt out", ["CLI136"]),
        ('"file://$NAME" out', []),
        ("nowhere.txt out", []),
    ],
)
def test_what_the_cli_refuses_of_streams_and_of_texts_in_json_is_an_error(options: str, codes: list[str]) -> None:
    assert [one.code for one in lint(document("x.sh", f"{SPEAK} {options}\n".encode()), RULES)] == codes
