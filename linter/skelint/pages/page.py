"""A rule's page in Markdown: all of it computed from the rule."""

import json
from collections.abc import Iterable, Iterator

from skelint.authoring.rule import Example, Rule, Status
from skelint.authoring.wording import counted
from skelint.engine.ruleset import Ruleset
from skelint.pages.examples import findings

EXAMPLES_OF_REPORT = 3
"""How many bad examples a page shows; more belong to the tests."""
LINES_OF_OUTPUT = 20
"""How many lines of a saved output it shows."""


def page(rule: Rule, rules: Ruleset | None = None) -> str:
    """Return a rule's page: what it asks for and why, its examples with what is reported, and how it is known.

    Its severity and options are those that are in force in a ruleset; without one, those that it declares.
    """
    return "\n".join(_lines(rule, rules or Ruleset((rule,)))).rstrip() + "\n"


def _lines(rule: Rule, rules: Ruleset) -> Iterator[str]:
    reports = [diagnostic for example in rule.bad for diagnostic in findings(rule, example)]
    fixes = sorted({diagnostic.fix.applicability.value for diagnostic in reports if diagnostic.fix}) or ["none"]
    yield f"# {rule.code}: {rule.name}"
    yield ""
    status = "" if rule.status is Status.STABLE else f" · status: {rule.status.value}"
    facts = f"category: {rule.category} · fix: {' or '.join(fixes)} · since {rule.since}{status}"
    yield f"Severity: **{rules.severity(rule)}** · {facts}"
    yield ""
    yield rule.page
    for title, examples in (("Reported", rule.bad[:EXAMPLES_OF_REPORT]), ("Not reported", rule.good)):
        yield ""
        yield f"## {title}"
        for example in examples:
            yield from _example(rule, example)
    if rule.options:
        yield ""
        yield "## Options"
        yield ""
        yield f"In the configuration, under `[tool.skelint.rules.{rule.name}]`:"
        yield ""
        yield from (f"- `{option.name} = {_toml(rules.value(rule, option))}`: {option.meaning}" for option in rule.options)
    yield ""
    yield "## How it is known"
    yield ""
    yield f"{rule.evidence.value[0].upper()}{rule.evidence.value[1:]}."
    if rule.service_error:
        yield ""
        yield f"What AWS would answer: `{rule.service_error}`"
    if rule.operations:
        yield ""
        yield f"Operations: {', '.join(f'`{operation}`' for operation in rule.operations)}."
    if rule.needs:
        yield ""
        commands = ", ".join(f"`aws cognito-idp {need.value}`" for need in rule.needs)
        yield f"It asks what other files say of the user pool: the saved output of {commands}, or what creates it."
    if rule.formerly:
        yield ""
        yield f"Formerly: {', '.join(f'`{name}`' for name in rule.formerly)}."
    if rule.references:
        yield ""
        yield from (f"- <{reference}>" for reference in rule.references)


def _toml(value: object) -> str:
    return json.dumps(list(value) if isinstance(value, tuple) else value)


def _example(rule: Rule, example: Example) -> Iterator[str]:
    for text in example.context:
        yield ""
        yield "With the saved output:"
        yield ""
        yield "```yaml"
        lines = _cleaned(text).splitlines()
        yield from lines[:LINES_OF_OUTPUT]
        if len(lines) > LINES_OF_OUTPUT:
            yield f"# … and {counted(len(lines) - LINES_OF_OUTPUT, 'more line')}"
        yield "```"
    yield ""
    yield f"```{example.language}"
    yield example.input.rstrip("\n")
    yield "```"
    reported = findings(rule, example)
    if reported:
        yield ""
    for diagnostic in reported:
        line, column = diagnostic.source.position(diagnostic.span.start)
        yield f"- {line}:{column}: {diagnostic.message}"
    if example.fixed is not None:
        yield ""
        yield "Fixed:"
        yield ""
        yield f"```{example.language}"
        yield _cleaned(example.fixed)
        yield "```"


def _cleaned(text: str) -> str:
    from inspect import cleandoc  # noqa: PLC0415

    return cleandoc(text)


def index(rules: Iterable[Rule]) -> str:
    """Return the table of rules in Markdown, with a link to the page of each."""
    lines = ["| code | rule | severity | fix | what it asks for |", "| --- | --- | --- | --- | --- |"]
    for rule in rules:
        link = f"[{rule.code}](pages/{rule.code}.md)"
        fix = "yes" if rule.fixable else ""
        status = "" if rule.status is Status.STABLE else f"({rule.status.value}) "
        lines.append(f"| {link} | {rule.name} | {rule.severity} | {fix} | {status}{rule.summary} |")
    return "\n".join(lines) + "\n"
