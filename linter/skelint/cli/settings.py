"""The options of the command line as settings of a run."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from skelint.cli.terminal import fail
from skelint.engine.ruleset import ADVICE, BUILT_IN, Ruleset, RulesetError
from skelint.project.config import ConfigError
from skelint.project.settings import RunOptions, Settings

INPUT = "What is linted"
RULES = "Which rules"
REPORT = "The report"
STATUS = "The exit status"
FIXES = "Fixes"
SETTINGS = "Settings"


class Form(StrEnum):
    """How what is known is printed."""

    TEXT = "text"
    JSON = "json"


def option(*names: str, panel: str, **settings: Any) -> Any:
    """Return an option of a command; the help says once, and not of each, that it has an environment variable."""
    return typer.Option(*names, rich_help_panel=panel, show_envvar=False, **settings)


ConfigOption = Annotated[
    Path | None, option("--config", panel=SETTINGS, help="The configuration file, instead of the closest one.")
]
ContextOption = Annotated[
    list[str] | None,
    option(
        "--context",
        panel=INPUT,
        metavar="PATH",
        help="A file or folder that says something of user pools, as saved output of describe and list; repeatable.",
    ),
]
IsolatedOption = Annotated[bool, option("--isolated", panel=SETTINGS, help="Read no configuration.")]
PluginOption = Annotated[
    list[str] | None, option("--plugin", panel=SETTINGS, help="A package of further rules; its code runs.")
]
TrustOption = Annotated[bool, option("--trust-plugins", panel=SETTINGS, help="Load the plugins of the configuration.")]


def selectors(incomplete: str) -> list[str]:
    """Return what a shell may complete to a selector of rules: a code, a name, a category; behind a comma to a further one."""
    before, comma, word = incomplete.rpartition(",")
    rules = Ruleset.collect([BUILT_IN])
    selectors = [name for rule in rules for name in (rule.code, rule.name)]
    selectors += sorted({part for rule in rules for part in (rule.category, *rule.category.split("/"))} | {ADVICE, "ALL"})
    return [f"{before}{comma}{name}" for name in dict.fromkeys(selectors) if name.startswith(word)]


def completed_operation(incomplete: str) -> list[str]:
    """Return what a shell may complete to the name of an operation, or to that of its service and its own."""
    from skelint.services.catalogue import operations  # noqa: PLC0415 - only a shell asks for all

    names = {name for operation in operations() for name in (operation.name, str(operation))}
    return sorted(name for name in names if name.startswith(incomplete))


SelectOption = Annotated[
    list[str] | None,
    option(
        "--select",
        panel=RULES,
        help="Only these rules: codes, beginnings of codes, names, categories, ALL.",
        autocompletion=selectors,
    ),
]
ExtendOption = Annotated[
    list[str] | None,
    option("--extend-select", panel=RULES, help="These rules as well: `advice` is every note.", autocompletion=selectors),
]
IgnoreOption = Annotated[list[str] | None, option("--ignore", panel=RULES, help="Not these rules.", autocompletion=selectors)]


def all_rules(config: Path | None, plugin: Sequence[str] | None, *, isolated: bool, trust: bool) -> Ruleset:
    """Return the built-in rules and those of plugins, as the configuration of the working folder sets them."""
    options = RunOptions(config=config, isolated=isolated, plugins=words(plugin) or (), trust_plugins=trust)
    settings = Settings(options)
    try:
        return settings.collected(settings.run)
    except (ConfigError, RulesetError) as error:
        raise fail(str(error)) from error


def completed(incomplete: str) -> list[tuple[str, str]]:
    """Return what a shell may complete to the code or name of a built-in rule, with what it shows beside it."""
    rules = Ruleset.collect([BUILT_IN])
    codes = [(rule.code, rule.name) for rule in rules if rule.code.startswith(incomplete)]
    return codes or [(rule.name, rule.code) for rule in rules if rule.name.startswith(incomplete)]


def words(values: Sequence[str] | None) -> list[str] | None:
    """Return the words of options that may be repeated or hold several, separated by commas; None for none given."""
    if not values:
        return None
    return [word.strip() for value in values for word in value.split(",") if word.strip()]
