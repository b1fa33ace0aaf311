"""The options of the command line as settings of a run."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from skelint.cli.terminal import fail
from skelint.engine.ruleset import BUILT_IN, Ruleset, RulesetError
from skelint.project.config import ConfigError
from skelint.project.settings import Options, Settings

ConfigOption = Annotated[Path | None, typer.Option("--config", help="The configuration file, instead of the closest one.")]
IsolatedOption = Annotated[bool, typer.Option("--isolated", help="Read no configuration.")]
PluginOption = Annotated[list[str] | None, typer.Option("--plugin", help="A package of further rules; its code runs.")]
TrustOption = Annotated[bool, typer.Option("--trust-plugins", help="Load the plugins of the configuration.")]
SelectOption = Annotated[
    list[str] | None, typer.Option("--select", help="Only these rules: codes, beginnings of codes, names, categories, ALL.")
]
ExtendOption = Annotated[
    list[str] | None, typer.Option("--extend-select", help="These rules as well: `advice` is every note.")
]
IgnoreOption = Annotated[list[str] | None, typer.Option("--ignore", help="Not these rules.")]


def all_rules(config: Path | None, plugin: Sequence[str] | None, *, isolated: bool, trust: bool) -> Ruleset:
    """Return the built-in rules and those of plugins, as the configuration of the working folder sets them."""
    options = Options(config=config, isolated=isolated, plugins=words(plugin) or (), trust_plugins=trust)
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
