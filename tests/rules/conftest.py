"""Which rules hold which row of the catalogues: computed from what they report."""

import base64
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.rules.context.projects import PROJECTS

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document

CATALOGUES = {"constraints.json": "app clients", "constraints-cognito.json": "the other configuration operations"}
"""The files of the catalogues, and what of Amazon Cognito each is about."""
ROWS: dict[str, list[dict[str, Any]]] = {
    name: json.loads(Path(__file__).with_name(name).read_text(encoding="utf-8")) for name in CATALOGUES
}
EVERY_ROW = [row for rows in ROWS.values() for row in rows]
RULES = Ruleset.collect()
SEVERITIES = {"info": Severity.NOTE, "warning": Severity.WARNING, "error": Severity.ERROR}
CREATE = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
ANALYTICS = {"ApplicationId": "abcdef01234567890abcdef012345678", "RoleArn": "arn:aws:iam::123456789012:role/x"}
GENERATED: dict[str, Callable[[int], dict[str, Any]]] = {
    "CallbackURLs": lambda count: {"CallbackURLs": [f"https://a{i}.example/cb" for i in range(count)]},
    "LogoutURLs": lambda count: {"LogoutURLs": [f"https://a{i}.example/out" for i in range(count)]},
    "AllowedOAuthScopes": lambda count: {"AllowedOAuthScopes": [f"rs/s{i}" for i in range(count)]},
    "ExternalId": lambda count: {"AnalyticsConfiguration": {**ANALYTICS, "ExternalId": "x" * count}},
}
Row = dict[str, Any]
Reports = Callable[[Row], list[Diagnostic]]
Catalogues = dict[str, list[tuple[Row, list[str]]]]


def raw(document: Row) -> bytes:
    """Return the bytes of a document of the catalogue."""
    if "command" in document:
        return f"{document['command']}\n".encode()
    if "raw_base64" in document:
        return base64.b64decode(document["raw_base64"])
    if "raw" in document:
        return str(document["raw"]).encode()
    if "generate" in document:
        generate = document["generate"]
        return json.dumps(CREATE | GENERATED[generate["member"]](generate["count"])).encode()
    return json.dumps(document["input"]).encode()


def path(document: Row) -> str:
    """Return the name of a file that holds a document of the catalogue."""
    return "row.sh" if "command" in document else f"row.{document['operation']}.json"


def reported(row: Row | None) -> list[Diagnostic]:
    return lint(document(path(row), raw(row)), RULES) if row else []


def new(row: Row) -> list[Diagnostic]:
    accepted = {(diagnostic.code, diagnostic.pointer) for diagnostic in reported(row["passes"])}
    return [diagnostic for diagnostic in reported(row["fails"]) if (diagnostic.code, diagnostic.pointer) not in accepted]


DECIDABLE = [row for row in EVERY_ROW if row["fails"] and row["kind"] != "context"]


@pytest.fixture(params=DECIDABLE, ids=lambda row: row["name"])
def decidable(request: pytest.FixtureRequest) -> Row:
    """A row whose constraint one file can show."""
    row: Row = request.param
    return row


@pytest.fixture(params=[row for row in EVERY_ROW if row["passes"]], ids=lambda row: row["name"])
def passing(request: pytest.FixtureRequest) -> Row:
    """A row with a document that the service accepts."""
    row: Row = request.param
    return row


@pytest.fixture(scope="session")
def severities() -> dict[str, Severity]:
    """The severities by the catalogue's words."""
    return SEVERITIES


@pytest.fixture(scope="session")
def reports() -> Reports:
    """What the rules report on a document of the catalogue."""
    return reported


@pytest.fixture(scope="session")
def news() -> Reports:
    """What the rules report on a row's failing document and not on its passing one."""
    return new


@pytest.fixture(scope="session")
def catalogues() -> Catalogues:
    """What each catalogue is about, and each of its rows with the codes of the rules that hold it at its severity."""
    return {CATALOGUES[name]: [(row, _holding(row)) for row in rows] for name, rows in ROWS.items()}


def _holding(row: Row) -> list[str]:
    if row["name"] in PROJECTS:  # its own test holds it
        return [PROJECTS[row["name"]].code]
    if row not in DECIDABLE:
        return []
    return sorted({diagnostic.code for diagnostic in new(row) if diagnostic.severity >= SEVERITIES[row["severity"]]})
