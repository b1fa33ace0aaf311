"""The configuration: `skelint.toml`, or `[tool.skelint]` of a `pyproject.toml`, the closest one upward."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from skelint.models.identification import Clue, Hints, UnknownOperationError, named
from skelint.wording import did_you_mean, listed

NAMES = ("skelint.toml", "pyproject.toml")
SEVERITIES = ("error", "warning", "note", "never")


class ConfigError(Exception):
    """The configuration cannot be used; the message names the file, the key and what is wrong."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the configuration says of the files that match a pattern: their operation, and what the command line gives."""

    files: Sequence[str]
    operation: str | None = None
    given: Sequence[str] = ()


@dataclass(frozen=True)  # no slots: the patterns are compiled when first asked for
class Config:
    """The settings of a run, with the defaults where nothing is set."""

    folder: Path = field(default_factory=Path.cwd)
    """Patterns are relative to it."""
    path: Path | None = None
    select: Sequence[str] | None = None
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fail_on: str = "warning"
    plugins: Sequence[str] = ()
    inputs: Sequence[Inputs] = ()
    templates: tuple[tuple[str, str], ...] = ()
    """What templates begin and end with, besides the usual ones."""
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The options of rules, by code or name."""

    def hints(self, path: str) -> Hints:
        """Return what the first table that matches says of a file."""
        if not self.inputs:
            return Hints(templates=self.templates)
        relative = _relative(Path(path).absolute(), self.folder)
        for matches, inputs in self._patterns:
            if matches.match_file(relative):
                operation = named(inputs.operation) if inputs.operation else None
                return Hints(operation, Clue.CONFIG, frozenset(inputs.given), self.templates)
        return Hints(templates=self.templates)

    @cached_property
    def _patterns(self) -> list[tuple[Any, Inputs]]:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where the configuration has patterns

        return [(GitIgnoreSpec.from_lines(inputs.files), inputs) for inputs in self.inputs]


def find(folder: Path) -> Path | None:
    """Return the configuration file that is closest to a folder, upward: a `pyproject.toml` counts if it has our table."""
    for parent in (folder, *folder.parents):
        for name in NAMES:
            path = parent / name
            if path.is_file() and (name == NAMES[0] or b"[tool.skelint" in path.read_bytes()):
                return path
    return None


def load(path: Path) -> Config:
    """Return the configuration that a file holds.

    Raises:
        ConfigError: The file cannot be read, or a key or value in it is not one that skelint knows.
    """
    import tomllib  # noqa: PLC0415 - only where there is a configuration

    try:
        document = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    table = document.get("tool", {}).get("skelint", {}) if path.name == "pyproject.toml" else document
    known = {
        "select": _names,
        "extend-select": _names,
        "ignore": _names,
        "plugins": _names,
        "fail-on": _severity,
        "inputs": _inputs,
        "rules": _tables,
        "templates": _delimiters,
    }
    settings = _checked(table, known, str(path))
    return Config(folder=path.parent.absolute(), path=path, **settings)


def _checked(table: object, known: Mapping[str, Any], where: str) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise ConfigError(f"{where}: this must be a table")
    settings = {}
    for key, value in table.items():
        if key not in known:
            raise ConfigError(f"{where}: there is no setting {key!r}{did_you_mean(key, list(known))}")
        settings[key.replace("-", "_")] = known[key](value, f"{where}: {key}")
    return settings


def _names(value: object, where: str) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ConfigError(f"{where} must be a list of strings")
    return value


def _name(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise ConfigError(f"{where} must be a string")
    return value


def _severity(value: object, where: str) -> str:
    if value not in SEVERITIES:
        raise ConfigError(f"{where} must be {listed(SEVERITIES, 'or')}")
    return str(value)


def _inputs(value: object, where: str) -> Sequence[Inputs]:
    if not isinstance(value, list):
        raise ConfigError(f"{where} must be a list of tables: [[inputs]]")
    known = {"files": _names, "operation": _operation, "given": _names}
    tables = [_checked(table, known, f"{where}[{index}]") for index, table in enumerate(value)]
    for index, table in enumerate(tables):
        if not table.get("files"):
            raise ConfigError(f"{where}[{index}]: files must name at least one pattern")
    return [Inputs(**table) for table in tables]


def _delimiters(value: object, where: str) -> tuple[tuple[str, str], ...]:
    pairs: list[Any] = value if isinstance(value, list) else [None]
    if not all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(end, str) and end for end in pair) for pair in pairs
    ):
        raise ConfigError(f'{where} must be a list of pairs, what a template begins and ends with: [["[[", "]]"]]')
    return tuple((begin, end) for begin, end in pairs)


def _tables(value: object, where: str) -> Mapping[str, Mapping[str, object]]:
    if not isinstance(value, dict) or not all(isinstance(table, dict) for table in value.values()):
        raise ConfigError(f"{where} must hold a table for each rule: [rules.NAME]")
    return value


def _operation(value: object, where: str) -> str:
    try:
        return str(named(_name(value, where)))
    except UnknownOperationError as error:
        raise ConfigError(f"{where}: {error}") from error


def _relative(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.as_posix().lstrip("/")
