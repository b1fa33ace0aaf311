"""The rules in a SARIF log: what an alert says of its rule, and how it is ranked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from skelint.authoring.finding import Severity
from skelint.authoring.rule import Evidence, Rule
from skelint.authoring.wording import shortened
from skelint.engine.diagnostic import Diagnostic
from skelint.reporters.uri import web

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
RANKS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "recommendation"}
"""What GitHub calls the severity of a problem that is not about security."""
PRECISIONS = {
    Evidence.OWN: "very-high",
    Evidence.OBSERVED: "very-high",
    Evidence.MODEL: "high",
    Evidence.DOCUMENT: "high",
    Evidence.INFERRED: "medium",
    Evidence.PLUGIN: "medium",
}
LONGEST_DESCRIPTION = 1_024
"""How many characters of a description GitHub takes."""
PLACEHOLDER = re.compile(r"\{([0-9]+)\}")


def descriptors(
    rules: Sequence[Rule], severities: Mapping[str, Severity], diagnostics: Sequence[Diagnostic]
) -> Mapping[str, Mapping[str, Any]]:
    """Return what is to be said, by code, of each rule that diagnostics name: the others would be most of a log.

    `severities` are those that the configuration sets.
    """
    named = {diagnostic.code: diagnostic for diagnostic in diagnostics}
    by_code = {rule.code: rule for rule in rules}
    return {
        code: _descriptor(by_code[code], severities.get(code, by_code[code].severity))
        if code in by_code
        else _stand_in(named[code])
        for code in sorted(named)
    }


def literal(text: str) -> str:
    r"""Return a text as a message without placeholders (3.11.5) and links (3.11.6): `{0}` and `](` are broken by a backslash.

    To double the braces, as the standard has it, would show them doubled: its readers do not undo it.
    """
    return PLACEHOLDER.sub(r"{\\\1}", text).replace("](", r"]\(")


def _descriptor(rule: Rule, severity: Severity) -> dict[str, Any]:
    address = web(rule.url)
    page = "\n".join(_page(rule))
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": literal(shortened(rule.summary, LONGEST_DESCRIPTION))},
        "fullDescription": {"text": literal(_beginning(rule.page))},
        "help": {"text": literal(page), "markdown": page},
        **({"helpUri": address} if address else {}),
        "defaultConfiguration": {"level": LEVELS[severity]},
        "properties": {
            "tags": sorted({*rule.category.split("/"), *(operation.partition(" ")[0] for operation in rule.operations)})[:10],
            "precision": PRECISIONS[rule.evidence],
            "problem.severity": RANKS[severity],
        },
    }


def _beginning(page: str) -> str:
    """Return as many whole paragraphs as a description may hold."""
    if len(page) <= LONGEST_DESCRIPTION:
        return page
    kept = page[:LONGEST_DESCRIPTION].rpartition("\n\n")[0]
    return kept or shortened(page, LONGEST_DESCRIPTION)


def _page(rule: Rule) -> Iterator[str]:
    """Yield the page of a rule without its examples: to run those of all rules takes half a second."""
    yield rule.page
    yield ""
    yield f"How it is known: {rule.evidence.value}."
    if rule.service_error:
        yield ""
        yield f"What AWS would answer: `{rule.service_error}`"
    yield ""
    yield f"`skelint explain {rule.code}` prints examples."
    if rule.references:
        yield ""
        yield from (f"- <{reference}>" for reference in rule.references)


def _stand_in(diagnostic: Diagnostic) -> dict[str, Any]:
    text = {"text": diagnostic.name.replace("-", " ")}
    return {
        "id": diagnostic.code,
        "name": diagnostic.name,
        "shortDescription": text,
        "fullDescription": text,
        "help": text,
        "defaultConfiguration": {"level": LEVELS[diagnostic.severity]},
    }
