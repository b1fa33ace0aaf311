"""Diagnostics to report."""

from collections.abc import Callable
from typing import Any

import pytest

from skelint.diagnostic import Diagnostic
from skelint.finding import Severity
from skelint.source import SourceFile, Span


@pytest.fixture(scope="session")
def diagnosed() -> Callable[..., Diagnostic]:
    """Return a function that makes a diagnostic about a text: plain, but for what it is given."""

    def made(text: str = '{"ClientName": "web"}\n', path: str = "app.json", **given: Any) -> Diagnostic:
        plain = {
            "code": "AWS010",
            "name": "wrong-type",
            "severity": Severity.ERROR,
            "message": "this is wrong",
            "span": Span(0, 1),
            "pointer": "",
        }
        return Diagnostic(**{"source": SourceFile(path, text), **plain, **given})

    return made
