"""`skelint rules`: the table of rules."""

from typing import Annotated

import typer

from skelint.authoring.finding import Severity
from skelint.cli.settings import ConfigOption, IsolatedOption, PluginOption, TrustOption, all_rules, words
from skelint.cli.terminal import fail, terminal
from skelint.engine.ruleset import Ruleset, RulesetError

UNWRAPPED = 120
STYLES = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def rules(
    select: Annotated[list[str] | None, typer.Option(help="Only these: codes, beginnings, names, categories.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print them as JSON.")] = False,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
) -> None:
    """List the rules: code, name, severity, whether there is a fix. Notes are off unless selected."""
    found = all_rules(config, plugin, isolated=isolated, trust=trust_plugins)
    try:
        chosen = found.select(words(select) or ["ALL"])
    except RulesetError as error:
        raise fail(str(error)) from error
    typer.echo(_json(chosen) if as_json else _table(chosen), nl=False)


def _json(chosen: Ruleset) -> str:
    import json  # noqa: PLC0415

    table = [
        {
            "code": rule.code,
            "name": rule.name,
            "severity": str(rule.severity),
            "category": rule.category,
            "summary": rule.summary,
            "fixable": rule.fixable,
            "operations": list(rule.operations),
            "evidence": rule.evidence.value,
            "references": list(rule.references),
            "since": rule.since,
        }
        for rule in chosen
    ]
    return json.dumps(table, indent=2) + "\n"


def _table(chosen: Ruleset) -> str:
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
    for rule in chosen:
        severity = f"[{STYLES[rule.severity]}]{rule.severity}[/]"
        table.add_row(rule.code, rule.name, severity, "yes" if rule.fixable else "", rule.category)
    console = Console(width=where.width or UNWRAPPED, force_terminal=where.colour, no_color=not where.colour)
    with console.capture() as capture:
        console.print(table)
        console.print(f"{len(chosen.rules)} rules. `skelint explain CODE` prints the page of one.", highlight=False)
    return "\n".join(line.rstrip() for line in capture.get().splitlines()) + "\n"
