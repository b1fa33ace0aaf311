"""`skelint context`: what files say of user pools, and what they leave out."""

import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Annotated, Any

import typer

from skelint.authoring.wording import counted
from skelint.cli.settings import ConfigOption, Form, IsolatedOption
from skelint.cli.targets import targets
from skelint.cli.terminal import complain, fail, show, terminal
from skelint.context.pools import Context
from skelint.context.summary import summary
from skelint.engine.ruleset import RulesetError
from skelint.project.config import ConfigError
from skelint.project.settings import RunOptions, Settings
from skelint.reporters.ascii_json import as_json
from skelint.run.survey import survey

VERSION = 1
WIDTH = 100
LABEL = 20
"""How wide the column of names is."""
EPILOG = """
Examples:

  skelint context                       what the files below the working folder say

  skelint context aws-state --format json

  skelint check --context aws-state     lint with what they say
"""


def context(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders. Default: .")] = None,
    output_format: Annotated[
        Form, typer.Option("--format", envvar="SKELINT_CONTEXT_FORMAT", help="How to print them.")
    ] = Form.TEXT,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
) -> None:
    """Print what files say of user pools: saved outputs, and what creates them; and which commands would tell the rest.

    The exit status is 2 where a file could not be read, and 3 where none says anything.
    """
    settings = Settings(RunOptions(config=config, isolated=isolated))
    try:
        surveyed = survey(settings, targets(paths or ["."], settings, None, skip=True))
    except (ConfigError, RulesetError) as error:
        raise fail(str(error)) from error
    for message in surveyed.errors:
        complain(message)
    pools = [summary(pool) for pool in _each(surveyed.context)]
    if output_format is Form.JSON:
        typer.echo(as_json({"version": VERSION, "pools": pools}), nl=False)
    elif pools:
        width = min(terminal().width or WIDTH, WIDTH)
        show("\n".join("\n".join(_lines(pool, width)) + "\n" for pool in pools))
    else:
        complain("no file says anything of a user pool: skelint explain COG7001 shows what one would say")
    raise typer.Exit(2 if surveyed.errors else 0 if pools else 3)


def _each(surveyed: Context) -> Iterator[Any]:
    """Yield each pool once, whatever names it has."""
    seen: set[int] = set()
    for pool in surveyed.pools.values():
        if id(pool) not in seen:
            seen.add(id(pool))
            yield pool


def _lines(pool: Mapping[str, Any], width: int) -> Iterator[str]:
    yield " ".join(filter(None, [pool["id"] or pool["name"], f"({pool['name']})" if pool["id"] and pool["name"] else ""]))
    scopes = [scope for server in pool["resource_servers"] for scope in server["scopes"]]
    rows = (
        ("tier", [pool["tier"]] if pool["tier"] else []),
        ("MFA", [pool["mfa"]] if pool["mfa"] else []),
        ("attributes", _attributes(pool["attributes"])),
        (_title("providers", pool, "providers"), [_provider(provider) for provider in pool["providers"]]),
        (_title("scopes", pool, "resource_servers"), scopes),
        (
            _title("app clients", pool, "clients"),
            [_named(client["id"] or client["variable"], client["name"]) for client in pool["clients"]],
        ),
        ("domains", pool["domains"]),
    )
    for label, values in rows:
        if values:
            yield from _row(label, ", ".join(values), width)
    yield from _column("read from", [_named(file["path"], _age(file["changed"])) for file in pool["files"]])
    yield from _column("would tell more", pool["missing"])


def _column(label: str, lines: Sequence[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"  {'' if number else label:<{LABEL}}{line}"


def _row(label: str, text: str, width: int) -> Sequence[str]:
    head = f"  {label:<{LABEL}}"
    return textwrap.wrap(text, width, initial_indent=head, subsequent_indent=" " * len(head), break_on_hyphens=False)


def _title(label: str, pool: Mapping[str, Any], kind: str) -> str:
    return label if pool["whole"][kind] else f"{label} (some)"


def _attributes(attributes: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the attributes that a pool requires, or has of its own: the others are the same everywhere."""
    return [
        _named(attribute["name"], "required" if attribute["required"] else "")
        for attribute in attributes
        if attribute["required"] or ":" in attribute["name"]
    ]


def _provider(provider: Mapping[str, Any]) -> str:
    maps = provider["maps"]
    mapped = [f"maps {counted(len(maps), 'attribute')}"] if maps else []
    return _named(provider["name"], ", ".join([provider["type"] or "type not known", *mapped]))


def _named(name: str, more: str | None) -> str:
    return f"{name} ({more})" if more else name


def _age(changed: float | None) -> str:
    if changed is None:
        return ""
    then = datetime.fromtimestamp(changed, UTC)
    return f"last change {then:%Y-%m-%d}, {counted(max((datetime.now(UTC) - then).days, 0), 'day')} ago"
