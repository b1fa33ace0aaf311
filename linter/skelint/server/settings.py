"""What counts for each text: the same settings as on the command line, with what the user's editor asks for as its options."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from skelint.engine.ruleset import BUILT_IN, Ruleset, RulesetError
from skelint.project.config import Config, ConfigError, Override, find, load
from skelint.project.settings import FileSettings, RunOptions, Settings
from skelint.server.preferences import Preferences
from skelint.silencing.baseline import BaselineError
from skelint.silencing.entries import Accepted

Stamp = tuple[Path, int, int] | None
"""Which configuration is the closest, when it was changed and how large it is."""
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class TextSettings:
    """What counts for one text."""

    file: FileSettings
    config: Config
    preferences: Preferences
    run: Settings
    """What holds for all texts of its folder."""
    excluded: bool = False
    """Whether the configuration leaves the file out."""

    @property
    def packages(self) -> Sequence[str]:
        """Where its rules, and what is known of members, come from."""
        return (BUILT_IN, *self.config.plugins)

    @property
    def all_rules(self) -> Ruleset:
        """All rules that there are."""
        return replace(self.file.rules, rules=self.file.rules.all_rules)


@dataclass(frozen=True, slots=True)
class _Cached:
    """The settings of a text, and what they were made of."""

    stamp: Stamp
    preferences: Preferences
    root: Path
    settings: TextSettings


class SettingsStore:
    """The settings of all texts of a session, made again when a configuration has changed.

    `complaints` are the sentences about what cannot be used that nobody has shown yet.
    """

    def __init__(self, *, trusted: bool) -> None:
        self.trusted = trusted
        """Whether the user lets plugins be loaded at all."""
        self.complaints: list[str] = []
        self._said: set[str] = set()
        self._runs: dict[tuple[Path, Stamp, int], tuple[Settings, Preferences]] = {}
        self._cached: dict[str, _Cached] = {}
        self._built_in: Ruleset | None = None

    def forget(self) -> None:
        """Read all configurations again when they are next asked for, and complain again of what is wrong then."""
        self._runs.clear()
        self._said.clear()
        self._cached = {name: replace(cached, stamp=(Path(), 0, 0)) for name, cached in self._cached.items()}

    def of(self, name: str, root: Path, preferences: Preferences) -> TextSettings:
        """Return what counts for a text; where a configuration cannot be used, what counted before, or the defaults."""
        stamp = _stamp(Path(name).parent)
        before = self._cached.get(name)
        if before and (before.stamp, before.root) == (stamp, root) and before.preferences is preferences:
            return before.settings
        try:
            settings = _text_settings(self._run(root, stamp, preferences), name, preferences)
        except (ConfigError, RulesetError, BaselineError) as error:
            self.complain(str(error))
            isolated = Settings(RunOptions(isolated=True, use_baseline=False), root)
            settings = before.settings if before else _text_settings(isolated, name, preferences)
        self._cached[name] = _Cached(stamp, preferences, root, settings)
        return settings

    def complain(self, message: str) -> None:
        """Note what is wrong, the first time."""
        if message not in self._said:
            self._said.add(message)
            self.complaints.append(message)

    def _run(self, root: Path, stamp: Stamp, preferences: Preferences) -> Settings:
        key = (root, stamp, id(preferences))
        if key not in self._runs:
            trusts = self.trusted and preferences.trust_plugins
            options = RunOptions(
                select=preferences.select,
                extend_select=preferences.extend_select,
                ignore=preferences.ignore,
                trust_plugins=trusts,
            )
            self._runs[key] = Settings(options, root, load if trusts else self._untrusted), preferences
        return self._runs[key][0]

    def _untrusted(self, path: Path) -> Config:
        """Return the configuration of a file without its plugins, and without what it says of their rules."""
        config = load(path)
        if not config.plugins:
            return config
        self.complain(
            f"{path} names the plugin {config.plugins[0]}, whose code would run: it is not loaded. "
            "If you trust it, set skelint.trustPlugins in your editor"
        )
        self._built_in = self._built_in or Ruleset.collect()
        return _without_plugins(config, self._built_in)


def _stamp(folder: Path) -> Stamp:
    try:
        path = find(folder)
    except ConfigError:  # told when it is read
        return folder, 0, 0
    if path is None:
        return None
    status = path.stat()
    return path, status.st_mtime_ns, status.st_size


def _text_settings(run: Settings, name: str, preferences: Preferences) -> TextSettings:
    path = Path(name)
    excluded = run.excludes(name) or any(run.excludes(str(parent), folder=True) for parent in path.parents)
    return TextSettings(run.file(name), run.config(path.parent), preferences, run, excluded)


def _without_plugins(config: Config, rules: Ruleset) -> Config:
    def usable(selectors: Iterable[str]) -> list[str]:
        return [selector for selector in selectors if _selects(rules, selector)]

    def named(table: Mapping[str, Item]) -> dict[str, Item]:
        return {name: value for name, value in table.items() if _selects(rules, name)}

    def entries(accepted: Sequence[Accepted]) -> list[Accepted]:
        return [entry for entry in accepted if _selects(rules, entry.rule)]

    def narrowed(override: Override) -> Override:
        select = None if override.select is None else usable(override.select)
        further, ignore = usable(override.extend_select), usable(override.ignore)
        return replace(override, select=select, extend_select=further, ignore=ignore, severity=named(override.severity))

    return replace(
        config,
        plugins=(),
        select=None if config.select is None else usable(config.select),
        extend_select=usable(config.extend_select),
        ignore=usable(config.ignore),
        severity=named(config.severity),
        rules=named(config.rules),
        suppressions=entries(config.suppressions),
        overrides=[narrowed(override) for override in config.overrides],
    )


def _selects(rules: Ruleset, selector: str) -> bool:
    try:
        rules.codes([selector])
    except RulesetError:
        return False
    return True
