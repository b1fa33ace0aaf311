"""The index of a package of rules, `rules.json`: what each of them declares, so that none has to be imported.

It has a line for each rule with what says when it runs, and behind these another one for each with all else: most runs never
read that.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from skelint.authoring.finding import Severity
from skelint.authoring.need import Need
from skelint.authoring.option import RuleOption
from skelint.authoring.rule import Details, Evidence, Rule, Status
from skelint.authoring.subject import FaultKind, ProblemKind

NAME = "rules.json"
VERSION = 1
"""Of the form of the file: an index of another form is made anew."""
DETAILS = '\n],\n"details": {\n'
"""What stands between the two parts."""
SEVERITIES = {str(severity): severity for severity in Severity}
EVIDENCES = {evidence.name.lower(): evidence for evidence in Evidence}
STATUSES = {status.value: status for status in Status}
FAULTS = {kind.value: kind for kind in FaultKind}
PROBLEMS = {kind.value: kind for kind in ProblemKind}
NEEDS = {need.value: need for need in Need}
OPTIONS: Mapping[str, type] = {"integer": int, "boolean": bool, "string": str, "strings": tuple}
OPTION_KINDS = {kind: name for name, kind in OPTIONS.items()}
NOTHING: list[Any] = []


def index_text(rules: Iterable[Rule], package: str) -> str:
    """Return the text of an index."""
    rules = list(rules)
    rows = ",\n".join(_json(_row(rule, package)) for rule in rules)
    details = ",\n".join(f"{_json(rule.code)}: {_json(_details_row(rule))}" for rule in rules)
    return f'{{"version": {VERSION},\n"rules": [\n{rows}{DETAILS}{details}\n}}}}\n'


def read(raw: bytes, package: str) -> list[Rule]:
    """Return the rules of an index.

    Raises:
        ValueError: It is no index, or one of another form.
    """
    head, parted, details = raw.replace(b"\r\n", b"\n").partition(DETAILS.encode())  # Git may have made them of the others
    if not parted:
        raise ValueError("it is no index of rules")
    told = _told(details)
    try:
        index = json.loads(head + b"]}")
        if index["version"] != VERSION:
            raise ValueError(f"its form is {index['version']!r}, not {VERSION}")
        return [_rule(row, package, told) for row in index["rules"]]
    except (LookupError, TypeError, AttributeError) as error:
        raise ValueError(f"it is no index of rules: {type(error).__name__}: {error}") from error


def _told(raw: bytes) -> Callable[[str], Details]:
    """Return what gives the details of a rule: the second part of an index is read when one is first asked for."""

    @cache
    def rows() -> Mapping[str, Any]:
        table: Mapping[str, Any] = json.loads(b"{" + raw.rstrip()[:-1])
        return table

    @cache
    def of(code: str) -> Details:
        return _details(rows()[code])

    return of


def _json(row: object) -> str:
    return json.dumps(row, ensure_ascii=False)


def _row(rule: Rule, package: str) -> dict[str, Any]:
    return _full(
        code=rule.code,
        name=rule.name,
        module=rule.module.removeprefix(f"{package}."),
        severity=str(rule.severity),
        operations=rule.operations,
        reads=rule.reads,
        mentions=rule.mentions,
        faults=[kind.value for kind in rule.faults],
        problems=[kind.value for kind in rule.problems],
        needs=[need.value for need in rule.needs],
        status=rule.status.value if rule.status is not Status.STABLE else None,
        formerly=rule.formerly,
        was_in=rule.was_in,
    )


def _rule(row: Mapping[str, Any], package: str, told: Callable[[str], Details]) -> Rule:
    get = row.get
    return Rule(
        row["code"],
        row["name"],
        f"{package}.{row['module']}",
        SEVERITIES[row["severity"]],
        get("operations", NOTHING),
        get("reads", NOTHING),
        get("mentions", NOTHING),
        [FAULTS[kind] for kind in row["faults"]] if "faults" in row else NOTHING,
        [PROBLEMS[kind] for kind in row["problems"]] if "problems" in row else NOTHING,
        [NEEDS[need] for need in row["needs"]] if "needs" in row else NOTHING,
        STATUSES[row["status"]] if "status" in row else Status.STABLE,
        get("formerly", NOTHING),
        told,
        get("was_in", NOTHING),
    )


def _details_row(rule: Rule) -> dict[str, Any]:
    return _full(
        evidence=rule.evidence.name.lower(),
        summary=rule.summary,
        fixable=rule.fixable or None,
        options=[
            {"name": name, "kind": OPTION_KINDS[kind], "meaning": meaning, "default": default}
            for name, kind, meaning, default in rule.options
        ],
        service_error=rule.service_error,
        further_answers=rule.details.further_answers,
        covers=rule.covers,
        since=rule.since,
        references=rule.references,
        page=rule.page.removeprefix(rule.summary),
    )


def _details(row: Mapping[str, Any]) -> Details:
    return Details(
        evidence=EVIDENCES[row["evidence"]],
        page=row["summary"] + row.get("page", ""),
        covers=row.get("covers", NOTHING),
        references=row.get("references", NOTHING),
        service_error=row.get("service_error"),
        further_answers=row.get("further_answers", NOTHING),
        since=row["since"],
        options=[_option(option) for option in row.get("options", ())],
        fixable=row.get("fixable", False),
    )


def _option(row: Mapping[str, Any]) -> RuleOption:
    kind = OPTIONS[row["kind"]]
    return RuleOption(row["name"], kind, row["meaning"], tuple(row["default"]) if kind is tuple else row["default"])


def _full(**fields: object) -> dict[str, Any]:
    """Return the fields that hold something."""
    return {name: value for name, value in fields.items() if value is not None and value not in ([], "")}
