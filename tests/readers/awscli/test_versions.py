"""What differs between the versions of the AWS CLI is said of the version that is used."""

from pathlib import Path

import pytest

from skelint.authoring.finding import Severity
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.project.config import Config, load
from skelint.readers.reading import document
from skelint.services.identification import Hints

RULES = Ruleset.collect().select(["CLI1"])
CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ex1 --client-name app"
NOTE, WARNING, ERROR = Severity.NOTE, Severity.WARNING, Severity.ERROR


@pytest.mark.parametrize(
    ("option", "code", "severities"),
    [
        ("--callback-urls https://a.example/cb", "CLI108", {None: NOTE, 1: WARNING}),
        ("--no-cli-pager", "CLI131", {None: NOTE, 1: ERROR}),
        ("--cli-input-yaml $INPUT", "CLI131", {None: NOTE, 1: ERROR}),
        ("--output yaml", "CLI131", {None: NOTE, 1: ERROR}),
        ("--v2-debug", "CLI131", {None: NOTE, 2: ERROR}),
        ("--output json", "CLI131", {}),
        ("--output xml", "CLI130", {None: ERROR, 1: ERROR, 2: ERROR}),
    ],
)
def test_by_version(option: str, code: str, severities: dict[int | None, Severity]) -> None:
    for version in (None, 1, 2):
        read = document("x.sh", f"{CREATE} {option}\n".encode(), Hints(aws_cli=version))
        expected = [severities[version]] if version in severities else []
        assert [one.severity for one in lint(read, RULES) if one.code == code] == expected, version


def test_the_configuration_says_the_version(tmp_path: Path) -> None:
    path = tmp_path / "skelint.toml"
    path.write_text("aws-cli-version = 2\n", encoding="utf-8")
    assert load(path).hints("x.sh").aws_cli == 2
    assert Config().hints("x.sh").aws_cli is None


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_version_2_accepts_a_byte_order_mark_in_yaml(mark: bytes) -> None:
    text = b"UserPoolId: us-east-1_Ex1\nClientName: app\n"
    assert document("x.create-user-pool-client.yaml", mark + text).problems == []
    assert document("x.create-user-pool-client.json", b"\xef\xbb\xbf{}").problems != []
