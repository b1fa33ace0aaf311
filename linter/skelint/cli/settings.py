"""Options and configuration put together: the rules of a run."""

import os
from collections.abc import Sequence
from pathlib import Path

from skelint.cli.terminal import fail
from skelint.config import Config, ConfigError, find, load
from skelint.ruleset import BUILT_IN, Ruleset, RulesetError

TRUST = "SKELINT_TRUST_PLUGINS"
"""The environment variable that lets a configuration load plugins."""


def configured(path: Path | None, *, isolated: bool) -> Config:
    """Return the configuration that is named, or the closest one; the defaults if isolated or if there is none."""
    if isolated:
        return Config()
    found = path or find(Path.cwd())
    try:
        return load(found) if found else Config()
    except ConfigError as error:
        raise fail(str(error)) from error


def collected(config: Config, plugins: Sequence[str], *, trust: bool) -> Ruleset:
    """Return the built-in rules and those of plugins; what only the configuration names must be trusted by the user."""
    untrusted = [plugin for plugin in config.plugins if plugin not in plugins]
    if untrusted and not (trust or os.environ.get(TRUST)):
        raise fail(
            f"{config.path} loads the plugin {untrusted[0]}: its code runs. If you trust it, name it with --plugin, "
            f"or give --trust-plugins (or {TRUST}=1)"
        )
    try:
        return Ruleset.collect([BUILT_IN, *untrusted, *plugins]).configured(config.rules)
    except RulesetError as error:
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
