"""The rules hold the catalogue of documented constraints: each failing document is reported, no passing one is an error."""

from collections.abc import Callable
from typing import Any

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic

Row = dict[str, Any]
Reports = Callable[[Row], list[Diagnostic]]


def test_the_failing_document_is_reported(decidable: Row, news: Reports, severities: dict[str, Severity]) -> None:
    assert max((one.severity for one in news(decidable)), default=-1) >= severities[decidable["severity"]]


def test_the_passing_document_is_no_error(passing: Row, reports: Reports) -> None:
    assert [one.message for one in reports(passing["passes"]) if one.severity is Severity.ERROR] == []
