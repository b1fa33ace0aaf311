"""What holds for each file of a run: the options of the command line, and the configuration that is closest to the file."""

import os
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from skelint.engine.ruleset import BUILT_IN, Ruleset, RulesetError
from skelint.patterns import Files
from skelint.project.config import Config, ConfigError, Override, in_folder, load, located
from skelint.records import dataclass
from skelint.repository import root
from skelint.services.identification import Hints
from skelint.silencing import baseline
from skelint.silencing.baseline import Baseline
from skelint.silencing.stage import Silences

if TYPE_CHECKING:
    from skelint.context.pools import Context  # few runs have one

UNTOLD = Hints()
UNSILENCED = Silences()


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What the command line says of all files; it can be sent to another process."""

    told: Hints = UNTOLD
    """The operation, and the members that are given beside the files."""
    select: Sequence[str] | None = None
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    plugins: Sequence[str] = ()
    trust_plugins: bool = False
    config: Path | None = None
    """The one configuration to read, instead of the closest of each file."""
    isolated: bool = False
    """Whether to read none."""
    suppressions: bool = True
    """Whether comments and entries of the configuration silence findings."""
    baseline: Path | None = None
    use_baseline: bool = True
    exclude: Sequence[str] = ()
    force_exclude: bool = False
    context: Sequence[str] = ()
    """Files and folders that say something of user pools, besides those that are linted."""
    gaps: bool = False
    """Whether it is told what rules could not decide for want of such files."""


@dataclass(frozen=True, slots=True)
class FileSettings:
    """What holds for one file."""

    rules: Ruleset
    hints: Hints = UNTOLD
    silences: Silences = UNSILENCED
    context: "Context | None" = None
    """What other files say of the user pools that it speaks of."""
    gaps: bool = False
    """Whether it is told what rules could not decide."""


@dataclass(frozen=True)  # no slots: what is read is kept
class Settings:
    """The settings of a run; each configuration is read once, and each set of rules made once."""

    options: RunOptions = RunOptions()
    folder: Path = field(default_factory=Path.cwd)
    """The working folder."""
    load: Callable[[Path], Config] = load
    """How a configuration is read."""

    @cached_property
    def run(self) -> Config:
        """The configuration that is closest to the working folder: it says when a run fails."""
        return self.config(self.folder)

    @cached_property
    def root(self) -> Path:
        """The folder of that configuration; without one, of the repository; without that, the working folder."""
        return self.run.folder if self.run.path else repository(self.folder)

    @cached_property
    def baseline(self) -> Baseline | None:
        """The findings that do not count.

        Raises:
            BaselineError: The file is named and cannot be read, or is no baseline.
        """
        if not self.options.use_baseline:
            return None
        named = self.options.baseline or self.run.baseline
        return baseline.load(self.baseline_path) if named or os.path.lexists(self.baseline_path) else None

    @property
    def baseline_path(self) -> Path:
        """Where the baseline is, or would be."""
        named = self.options.baseline or self.run.baseline
        return Path(named).absolute() if named else self.root / baseline.NAME

    def config(self, folder: Path) -> Config:
        """Return the configuration that is closest to a folder, upward.

        Raises:
            ConfigError: It cannot be used.
        """
        if self.options.isolated:
            return Config()
        if self.options.config is not None:
            return self._loaded(self.options.config)
        passed = []
        closest: Config | None = None
        for parent in (folder, *folder.parents):
            closest = self._closest.get(parent)
            if closest is None and (path := in_folder(parent)):
                closest = self._loaded(path)
            passed.append(parent)
            if closest:
                break
        self._closest.update(dict.fromkeys(passed, closest or Config()))
        return self._closest[folder]

    def file(self, path: str) -> FileSettings:
        """Return what holds for a file.

        Raises:
            ConfigError: Its configuration cannot be used.
            RulesetError: A selector in it, or in the options, chooses nothing.
        """
        config = self._config_of(path)
        if config.inputs or config.overrides or config.suppressions:
            return self._file(config, path)
        if config.path not in self._alike:
            self._alike[config.path] = self._file(config, path)
        return self._alike[config.path]

    def _file(self, config: Config, path: str) -> FileSettings:
        configured = config.hints(path)
        told = self.options.told
        hints = replace(
            told if told.operation else configured,
            given=told.given | configured.given,
            templates=configured.templates,
            aws_cli=configured.aws_cli,
        )
        rules = self.rules(config, path)
        accepted = [entry for entry in config.suppressions if entry.files.match(path)] if self.options.suppressions else []
        accepted = [replace(entry, codes=frozenset(rules.codes([entry.rule]))) for entry in accepted]
        silences = Silences(self.options.suppressions, accepted, self.baseline)
        return FileSettings(rules, hints, silences, gaps=self.options.gaps)

    def rules(self, config: Config, path: str | None = None) -> Ruleset:
        """Return the rules that a configuration and the options choose, for a file or where no override counts."""
        matching = tuple(
            number for number, override in enumerate(config.overrides) if path is not None and override.files.match(path)
        )
        key = (config.path, matching)
        if key not in self._rules:
            self._rules[key] = self._chosen(config, matching)
        return self._rules[key]

    def excludes(self, path: str, *, folder: bool = False) -> bool:
        """Return whether the configuration or an option leaves a path out; the baseline is no input either."""
        if path.endswith(baseline.NAME) and os.path.basename(path) == baseline.NAME:  # noqa: PTH119 - as below
            return True
        patterns = (*self._config_of(path).exclude, *self._excluded)
        name = f"{path}/" if folder else path
        return bool(patterns) and any(files.match(name) for files in patterns)

    def gitignored(self, path: str) -> bool:
        """Return whether what Git ignores counts for a path."""
        return self._config_of(path).respect_gitignore

    def forces(self, path: str) -> bool:
        """Return whether a path may be left out though it is named."""
        return self.options.force_exclude or self._config_of(path).force_exclude

    @cached_property
    def _excluded(self) -> Sequence[Files]:
        excluded = Files(self.options.exclude, self.folder)
        if (wrong := excluded.wrong()) is not None:
            raise ConfigError(f"--exclude {excluded.patterns[wrong]!r} is not a pattern as in a .gitignore")
        return (excluded,) if excluded.patterns else ()

    @cached_property
    def _closest(self) -> dict[Path, Config]:
        return {}

    @cached_property
    def _alike(self) -> dict[Path | None, FileSettings]:
        """What holds for all files of a configuration that tells none from another."""
        return {}

    @cached_property
    def _rules(self) -> dict[object, Ruleset]:
        return {}

    @cached_property
    def _collected(self) -> dict[tuple[str, ...], Ruleset]:
        return {}

    def _loaded(self, path: Path) -> Config:
        if path not in self._by_path:
            self._by_path[path] = self.load(path)
        return self._by_path[path]

    @cached_property
    def _by_path(self) -> dict[Path, Config]:
        return {}

    def _config_of(self, path: str) -> Config:
        # A Path costs more than the file is read in.
        folder = "" if self.options.isolated else os.path.dirname(path)  # noqa: PTH120
        if folder not in self._by_folder:
            self._by_folder[folder] = self.config(Path(os.path.abspath(folder or ".")))  # noqa: PTH100
        return self._by_folder[folder]

    @cached_property
    def _by_folder(self) -> dict[str, Config]:
        return {}

    def collected(self, config: Config) -> Ruleset:
        """Return the built-in rules and those of plugins, as a configuration sets their options and severities.

        Raises:
            ConfigError: It loads a plugin that the user does not trust.
            RulesetError: A plugin cannot be loaded, or there is no such rule or option.
        """
        untrusted = [plugin for plugin in config.plugins if plugin not in self.options.plugins]
        if untrusted and not self.options.trust_plugins:
            raise ConfigError(
                f"{config.path} loads the plugin {untrusted[0]}: its code runs. If you trust it, name it with --plugin, "
                "or give --trust-plugins (or SKELINT_TRUST_PLUGINS=1)"
            )
        packages = (BUILT_IN, *untrusted, *self.options.plugins)
        if packages not in self._collected:
            self._collected[packages] = Ruleset.collect(packages)
        try:
            return self._collected[packages].configured(config.rules).classified(config.severity)
        except RulesetError as error:
            raise RulesetError(f"{_blamed(config, self._collected[packages])}: {error}") from error

    def _chosen(self, config: Config, matching: Sequence[int]) -> Ruleset:
        options = self.options
        overrides = [config.overrides[number] for number in matching]
        select = next((override.select for override in reversed(overrides) if override.select is not None), config.select)
        rules = self.collected(config)
        for override in overrides:
            rules = rules.classified(override.severity)
        self._look_at_selectors(rules, config, matching)
        return rules.select(
            select if options.select is None else options.select,
            [
                *config.extend_select,
                *(name for override in overrides for name in override.extend_select),
                *options.extend_select,
            ],
            [*config.ignore, *(name for override in overrides for name in override.ignore), *options.ignore],
        )

    def _look_at_selectors(self, rules: Ruleset, config: Config, matching: Sequence[int]) -> None:
        """Raise a ConfigError that says where a selector of a configuration is that chooses nothing."""
        tables: list[tuple[tuple[str | int, ...], Config | Override]] = [((), config)]
        tables += [(("overrides", number), config.overrides[number]) for number in matching]
        for steps, table in tables:
            for key in ("select", "extend-select", "ignore"):
                for number, selector in enumerate(getattr(table, key.replace("-", "_")) or ()):
                    try:
                        rules.codes([selector])
                    except RulesetError as error:
                        where = located(config.path, (*steps, key, number)) if config.path else "the configuration"
                        raise ConfigError(f"{where}: {error}") from error


def _blamed(config: Config, rules: Ruleset) -> str:
    """Return where the configuration sets an option or a severity that cannot be set."""
    if config.path is None:
        return "the configuration"
    for rule, options in config.rules.items():
        try:
            rules.configured({rule: options})
        except RulesetError:
            return located(config.path, ("rules", rule, *list(options)[:1]))
    wrong = (selector for selector in config.severity if not _chooses(rules, selector))
    return located(config.path, ("severity", *list(wrong)[:1]))


def _chooses(rules: Ruleset, selector: str) -> bool:
    try:
        return bool(rules.codes([selector]))
    except RulesetError:
        return False


def repository(folder: Path) -> Path:
    """Return the root of the repository that a folder lies in, or the folder where it lies in none."""
    return Path(root(str(folder)) or folder)
