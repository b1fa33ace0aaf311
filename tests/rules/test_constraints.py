"""The rules hold the catalogue of documented constraints: each failing document is reported, no passing one is an error."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skelint.diagnostic import Diagnostic
from skelint.engine import lint
from skelint.finding import Severity
from skelint.inputs import document
from skelint.ruleset import Ruleset

ROWS: list[dict[str, Any]] = json.loads(Path(__file__).with_name("constraints.json").read_text(encoding="utf-8"))
RULES = Ruleset.collect().select(["ALL"])
SEVERITIES = {"info": Severity.NOTE, "warning": Severity.WARNING, "error": Severity.ERROR}
CREATE = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
ANALYTICS = {"ApplicationId": "abcdef01234567890abcdef012345678", "RoleArn": "arn:aws:iam::123456789012:role/x"}
GENERATED: dict[str, Callable[[int], dict[str, Any]]] = {
    "CallbackURLs": lambda count: {"CallbackURLs": [f"https://a{i}.example/cb" for i in range(count)]},
    "LogoutURLs": lambda count: {"LogoutURLs": [f"https://a{i}.example/out" for i in range(count)]},
    "AllowedOAuthScopes": lambda count: {"AllowedOAuthScopes": [f"rs/s{i}" for i in range(count)]},
    "ExternalId": lambda count: {"AnalyticsConfiguration": {**ANALYTICS, "ExternalId": "x" * count}},
}


def raw(row: dict[str, Any]) -> bytes:
    if "raw_base64" in row:
        return base64.b64decode(row["raw_base64"])
    if "raw" in row:
        return str(row["raw"]).encode()
    if "generate" in row:
        generate = row["generate"]
        return json.dumps(CREATE | GENERATED[generate["member"]](generate["count"])).encode()
    return json.dumps(row["input"]).encode()


def reported(row: dict[str, Any]) -> list[Diagnostic]:
    return lint(document(f"row.{row['operation']}.json", raw(row)), RULES)


def decidable(row: dict[str, Any]) -> bool:
    """Return whether one file can show the constraint."""
    return row["fails"] is not None and row["kind"] != "context"


@pytest.mark.parametrize("row", [row for row in ROWS if decidable(row)], ids=lambda row: row["name"])
def test_the_failing_document_is_reported(row: dict[str, Any]) -> None:
    known = {(one.code, one.pointer) for one in reported(row["passes"])} if row["passes"] else set()
    new = [one for one in reported(row["fails"]) if (one.code, one.pointer) not in known]
    assert max((one.severity for one in new), default=None) is not None
    assert max(one.severity for one in new) >= SEVERITIES[row["severity"]]


@pytest.mark.parametrize("row", [row for row in ROWS if row["passes"]], ids=lambda row: row["name"])
def test_the_passing_document_is_no_error(row: dict[str, Any]) -> None:
    assert [one.message for one in reported(row["passes"]) if one.severity is Severity.ERROR] == []
