"""How laws judge an input: which errors the whole ruleset gives, and what breaks a valid one."""

import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from skelint.authoring.finding import Severity
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.services.catalogue import named
from skelint.services.identification import Hints

RULES = Ruleset.collect().select(["ALL"])
Input = dict[str, Any]
Breaking = Callable[[Input], Input]
Law = Callable[..., None]


def errors(operation: str, parameters: Input) -> list[str]:
    """Return the errors of an input, each with its code in front."""
    text = json.dumps(parameters, ensure_ascii=False).encode()
    reported = lint(document("x.json", text, Hints(named(operation).operation)), RULES)
    return [f"{each.code} {each.message}" for each in reported if each.severity is Severity.ERROR]


def only_error(operation: str, parameters: Input, code: str) -> bool:
    """Return whether a rule reports an input as an error, and none does that it does not cover."""
    codes = {line.split()[0] for line in errors(operation, parameters)}
    return codes - set(RULES[code].covers) == {code}


def each_breaking(breakings: Sequence[tuple[str, str, Breaking]]) -> Callable[[Law], Law]:
    """Return what runs a law for each way to break an input: the code of its rule, the operation, and how it is broken."""
    ids = [f"{code}-{number}" for number, (code, *_) in enumerate(breakings)]
    return pytest.mark.parametrize(("code", "operation", "breaking"), breakings, ids=ids)


def put(**members: Any) -> Breaking:
    """Return what writes members into an input."""
    return lambda parameters: parameters | members


def without(*names: str) -> Breaking:
    """Return what leaves members out of an input."""
    return lambda parameters: {name: value for name, value in parameters.items() if name not in names}


def inner(member: str, change: Breaking) -> Breaking:
    """Return what breaks a structure in an input."""
    return lambda parameters: parameters | {member: change(parameters.get(member, {}))}
