"""`skelint rules`: the table of rules."""

from collections.abc import Sequence
from typing import Annotated

import typer

from skelint.authoring.rule import Rule, Status
from skelint.authoring.wording import counted
from skelint.cli.settings import ConfigOption, IsolatedOption, PluginOption, TrustOption, all_rules, selectors, words
from skelint.cli.terminal import fail, terminal
from skelint.engine.ruleset import Ruleset, RulesetError
from skelint.reporters.colours import SEVERITIES

UNWRAPPED = 120


def rules(
    select: Annotated[
        list[str] | None, typer.Option(help="Only these: codes, beginnings, names, categories.", autocompletion=selectors)
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", envvar=["SKELINT_JSON", "SKELINT_AS_JSON"], help="Print them as JSON.")
    ] = False,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
) -> None:
    """List the rules: code, name, severity, whether there is a fix. Notes are off unless selected."""
    rules = all_rules(config, plugin, isolated=isolated, trust=trust_plugins)
    try:
        codes = rules.codes(words(select) or ["ALL"])
    except RulesetError as error:
        raise fail(str(error)) from error
    listed = [rule for rule in rules if rule.code in codes]
    typer.echo(_json(listed, rules) if as_json else _table(listed, rules), nl=False, color=True)  # rich has decided on colours


def _json(listed: Sequence[Rule], rules: Ruleset) -> str:
    import json  # noqa: PLC0415

    table = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": str(rules.severity(rule)),
            "category": rule.category,
            "status": rule.status.value,
            "summary": rule.summary,
            "fixable": rule.fixable,
            "operations": list(rule.operations),
            "evidence": rule.evidence.value,
            "references": list(rule.references),
            "url": rule.url or None,
            "since": rule.since,
        }
        for rule in listed
    ]
    return json.dumps(table, indent=2) + "\n"


def _table(listed: Sequence[Rule], rules: Ruleset) -> str:
    from rich.box import SIMPLE_HEAD  # noqa: PLC0415 - only tables need rich
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    where = terminal()
    table = Table(box=SIMPLE_HEAD, pad_edge=False)
    table.add_column("code", no_wrap=True)
    table.add_column("rule", overflow="fold")
    table.add_column("severity", no_wrap=True)
    table.add_column("fix", no_wrap=True)
    table.add_column("category", no_wrap=True)
    for rule in listed:
        severity = rules.severity(rule)
        name = rule.name if rule.status is Status.STABLE else f"{rule.name} ({rule.status.value})"
        table.add_row(rule.code, name, f"[{SEVERITIES[severity]}]{severity}[/]", "yes" if rule.fixable else "", rule.category)
    console = Console(width=where.width or UNWRAPPED, force_terminal=where.colour, no_color=not where.colour)
    with console.capture() as capture:
        console.print(table)
        console.print(f"{counted(len(listed), 'rule')}. `skelint explain CODE` prints the page of one.", highlight=False)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"
