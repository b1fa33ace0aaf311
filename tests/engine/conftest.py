"""Packages of rules, written for a test."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

Package = Callable[..., str]
RULE = '''
from skelint import Evidence, Example, FaultKind, Finding, ProblemKind, Severity, Status, rule

@rule(code={code!r}, name={name!r}, severity=Severity.{severity}, evidence=Evidence.OWN, {more}
      bad=[Example("ClientName: «a»", says="x")], good=[Example("{{}}")])
def check(subject):
    """Something holds.

    For a reason."""
    return iter(())
'''


def source(code: str, severity: str = "WARNING", more: str = "") -> str:
    """Return the text of a module that declares a rule; `more` are further arguments."""
    return RULE.format(code=code, name=f"rule-{code.lower()}", severity=severity, more=more and f"{more},")


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Iterator[Package]:
    """Return a function that writes a package of modules, by their paths, and returns its name."""
    monkeypatch.syspath_prepend(str(tmp_path))
    name = f"rules_{abs(hash(request.node.nodeid))}"  # what was imported for another test must not be met

    def write(modules: Mapping[str, str], top: str = "") -> str:
        for path, text in {"__init__": top, **modules}.items():
            file = tmp_path / name / f"{path}.py"
            file.parent.mkdir(parents=True, exist_ok=True)
            if not (file.parent / "__init__.py").exists():
                (file.parent / "__init__.py").touch()
            file.write_text(text)
        return name

    yield write
    for module in [module for module in sys.modules if module.partition(".")[0] == name]:
        del sys.modules[module]
