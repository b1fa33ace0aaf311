"""The configuration: `skelint.toml`, or `[tool.skelint]` of a `pyproject.toml`; `config.schema.json` says what it can hold."""

import json
import os
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field, fields
from pathlib import Path
from typing import Any, TypeVar

from skelint import opening
from skelint.authoring.wording import did_you_mean, listed
from skelint.context.named import PoolFiles
from skelint.opening import UnreadableError
from skelint.patterns import Files
from skelint.records import dataclass
from skelint.services.catalogue import UnknownOperationError, named
from skelint.services.identification import Clue, Hints
from skelint.silencing.entries import Accepted

NAMES = ("skelint.toml", "pyproject.toml")
SEVERITIES = ("error", "warning", "note", "never")
SCHEMA = Path(__file__).with_name("config.schema.json")
KINDS = {"array": "a list", "object": "a table", "string": "a string", "boolean": "true or false", "integer": "an integer"}
AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)")
"""How `tomllib` says where it stopped."""
ADDED = (
    "inputs",
    "pools",
    "context",
    "overrides",
    "suppressions",
    "extend-select",
    "ignore",
    "exclude",
    "plugins",
    "templates",
)
"""The lists that a configuration adds to those of the one it extends, its own first."""
MERGED = ("severity", "rules")
"""The tables that are put together member by member."""


Read = TypeVar("Read", bytes, str)


class ConfigError(Exception):
    """The configuration cannot be used; the message names the file, the key and what is wrong."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What the configuration says of the files that match: their operation, and what the command line gives."""

    files: Files
    operation: str | None = None
    given: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Override:
    """Other rules for the files that match."""

    files: Files
    select: Sequence[str] | None = None
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severity: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of a configuration, with the defaults where nothing is set."""

    folder: Path = field(default_factory=Path.cwd)
    path: Path | None = None
    select: Sequence[str] | None = None
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    severity: Mapping[str, str] = field(default_factory=dict)
    fail_on: str = "warning"
    max_warnings: int | None = None
    baseline: str | None = None
    exclude: Sequence[Files] = ()
    force_exclude: bool = False
    respect_gitignore: bool = True
    plugins: Sequence[str] = ()
    templates: tuple[tuple[str, str], ...] = ()
    """What templates begin and end with, besides the usual ones."""
    aws_cli_version: int | None = None
    """Which version of the AWS CLI is used; None stands for either."""
    inputs: Sequence[Inputs] = ()
    overrides: Sequence[Override] = ()
    suppressions: Sequence[Accepted] = ()
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The options of rules, by code or name."""
    context: Sequence[str] = ()
    """The files and folders that say something of user pools."""
    pools: Sequence[PoolFiles] = ()
    """The user pools that files belong to."""

    def hints(self, path: str) -> Hints:
        """Return what the first table of inputs that matches says of a file."""
        for inputs in self.inputs:
            if inputs.files.match(path):
                operation = named(inputs.operation).operation if inputs.operation else None
                return Hints(operation, Clue.CONFIG, frozenset(inputs.given), self.templates, self.aws_cli_version)
        return Hints(templates=self.templates, aws_cli=self.aws_cli_version)


def in_folder(folder: Path) -> Path | None:
    """Return the configuration file that lies in a folder: a `pyproject.toml` counts if it has our table.

    Raises:
        ConfigError: There is one that cannot be read.
    """
    for name in NAMES:
        path = os.path.join(folder, name)  # noqa: PTH118 - asked of each folder of a run, and of all above it
        if not os.path.lexists(path) or os.path.isdir(path):  # noqa: PTH112
            continue
        if name == NAMES[0] or b"[tool.skelint" in _read(path, opening.load, named=True):
            _read(path, opening.text, named=False)  # a link out of the repository is followed for who names it with --config
            return Path(path)
    return None


def find(folder: Path) -> Path | None:
    """Return the configuration file that is closest to a folder, upward."""
    return next((path for parent in (folder, *folder.parents) if (path := in_folder(parent))), None)


def load(path: Path) -> Config:
    """Return the configuration that a file holds, with what it extends.

    Raises:
        ConfigError: A file cannot be read, extends itself, or holds a key or value that the schema does not allow.
    """
    return Config(folder=path.parent.absolute(), path=path, **_settings(path.absolute(), ()))


def _settings(path: Path, extending: Sequence[Path]) -> dict[str, Any]:
    real = Path(os.path.realpath(path))
    if real in extending:
        raise ConfigError(f"{path}: extends itself{', by way of ' + str(extending[-1]) if extending[-1] != real else ''}")
    text = _read(str(path), opening.text, named=not extending)
    table = _table(path, text)
    _check(table, path, text)
    own = {key.replace("-", "_"): _setting(key, value, path) for key, value in table.items() if key != "extends"}
    if "extends" not in table:
        return own
    base = _settings(Path(os.path.normpath(path.parent / table["extends"])), (*extending, real))
    for key in (name.replace("-", "_") for name in ADDED):
        if key in own and key in base:
            own[key] = (*own[key], *base[key])
    for key in MERGED:
        own[key] = {**base.get(key, {}), **own.get(key, {})}
    return {**base, **own}


def _table(path: Path, text: str) -> Any:
    import tomllib  # noqa: PLC0415 - only where there is a configuration

    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from skelint.project.toml_places import position  # noqa: PLC0415

        at = AT.search(str(error))
        line, column = at.groups() if at and at[1] else position(text, len(text))
        raise ConfigError(f"{path}:{line}:{column}: not valid TOML: {AT.sub('', str(error))}") from error
    except RecursionError:
        raise ConfigError(f"{path}: its values are nested too deep") from None
    return document.get("tool", {}).get("skelint", {}) if path.name == NAMES[1] else document


def located(path: Path, steps: Sequence[str | int], text: str | None = None) -> str:
    """Return a configuration file with the line and column of what the steps lead to, for a message about it."""
    from skelint.project.toml_places import place  # noqa: PLC0415 - only where something is wrong

    steps = ("tool", "skelint", *steps) if path.name == NAMES[1] else steps
    at = place(opening.text(str(path)) if text is None else text, steps)
    return f"{path}:{at[0]}:{at[1]}" if at else str(path)


def _read(path: str, reading: Callable[..., Read], *, named: bool) -> Read:
    try:
        return reading(path, opening.MOST_OF_A_SETTING, named=named)
    except UnreadableError as error:
        raise ConfigError(str(error)) from error


def _setting(key: str, value: Any, path: Path) -> Any:
    """Return a setting as `Config` holds it."""
    folder = path.parent
    match key:
        case "inputs":
            for index, table in enumerate(value):
                _operation(table.get("operation"), path, index)
            return tuple(_with_files(Inputs, table, path, (key, n)) for n, table in enumerate(value))
        case "overrides":
            return tuple(_with_files(Override, table, path, (key, n)) for n, table in enumerate(value))
        case "suppressions":
            entries = enumerate(value)
            return tuple(_with_files(Accepted, table, path, (key, n), path=path, number=n) for n, table in entries)
        case "pools":
            return tuple(_with_files(PoolFiles, table, path, (key, n)) for n, table in enumerate(value))
        case "context":
            return tuple(str(folder / name) for name in value)
        case "exclude":
            return (_files(value, path, (key,)),)
        case "baseline":
            return str(folder / value)
        case "templates":
            return tuple((begin, end) for begin, end in value)
    return value


Table = TypeVar("Table", Inputs, Override, Accepted, PoolFiles)


def _with_files(
    kind: type[Table], table: Mapping[str, Any], configuration: Path, steps: Sequence[str | int], **further: Any
) -> Table:
    values = {key.replace("-", "_"): value for key, value in table.items() if key != "files"}
    return kind(files=_files(table["files"], configuration, (*steps, "files")), **values, **further)


def _files(patterns: Sequence[str], path: Path, steps: Sequence[str | int]) -> Files:
    files = Files(patterns, path.parent)
    if (wrong := files.wrong()) is not None:
        raise ConfigError(f"{located(path, (*steps, wrong))}: {patterns[wrong]!r} is not a pattern as in a .gitignore")
    return files


def _operation(operation: str | None, path: Path, index: int) -> None:
    try:
        if operation is not None:
            named(operation)
    except UnknownOperationError as error:
        where = located(path, ("inputs", index, "operation"))
        raise ConfigError(f"{where}: inputs[{index}].operation: {error} (skelint operations lists all)") from error


def _check(table: object, path: Path, text: str) -> None:
    """Raise a ConfigError that says where a table is not as the schema has it, and in what."""
    import jsonschema_rs  # noqa: PLC0415 - as with tomllib

    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    try:
        if jsonschema_rs.is_valid(schema, table):
            return
    except ValueError:  # a date, or another value that JSON does not have: explained all the same
        pass
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - only to explain

    error = min(Draft202012Validator(schema).iter_errors(json.loads(json.dumps(table, default=str))), key=_order, default=None)
    if error is not None:
        raise ConfigError(f"{located(path, _steps(error), text)}: {_explained(error)}")


def _order(error: Any) -> tuple[int, str]:
    return len(error.absolute_path), str(list(error.absolute_path))


def _steps(error: Any) -> list[str | int]:
    """Return what leads to the value that is wrong, or to the key that is unknown."""
    return [*error.absolute_path, *([_unknown(error)] if error.validator == "additionalProperties" else [])]


def _unknown(error: Any) -> str:
    return next(str(key) for key in error.instance if key not in error.schema.get("properties", {}))


def _explained(error: Any) -> str:
    steps: Iterable[object] = error.absolute_path
    place = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps).removeprefix(".")
    allowed = error.schema.get("properties", {})
    match error.validator:
        case "additionalProperties":
            key = _unknown(error)
            if key == "tool" and not place:
                return 'skelint.toml has no table [tool.skelint]: its settings stand at the top, as ignore = ["COG101"]'
            return f"{place + ': ' if place else ''}there is no setting {key!r}{did_you_mean(key, list(allowed))}"
        case "required":
            missing = next(key for key in error.validator_value if key not in error.instance)
            return f"{place}: {missing} is missing"
        case "enum":
            return f"{place} must be {listed(map(str, error.validator_value), 'or')}"
        case "type":
            return f"{place or 'this'} must be {_kind(error.schema)}"
        case "minItems" | "maxItems" if error.validator_value == 2:
            return f'{place} must be a pair, what a template begins and ends with: ["[[", "]]"]'
        case "minItems" | "minLength":
            return f"{place} must not be empty"
        case "pattern":
            return f"{place} must be a pointer, as /CallbackURLs/0"
    return f"{place}: {error.message}"


def _kind(schema: Mapping[str, Any]) -> str:
    kind = KINDS[schema["type"]]
    items = schema.get("items", {}).get("type")
    return f"{kind} of {KINDS[items].split()[-1]}s" if items else kind


def as_table(config: Config) -> dict[str, Any]:
    """Return a configuration as it could be written: for people who ask what is in force."""
    table = {field.name.replace("_", "-"): _plain(getattr(config, field.name)) for field in fields(config)}
    return {key: value for key, value in table.items() if key not in ("folder", "path")}


def _plain(value: object) -> Any:
    match value:
        case Files():
            return list(value.patterns)
        case Inputs() | Override() | Accepted() | PoolFiles():
            table = {field.name.replace("_", "-"): _plain(getattr(value, field.name)) for field in fields(value)}
            return {key: item for key, item in table.items() if item and key not in ("path", "number")}
        case Mapping():
            return {key: _plain(item) for key, item in value.items()}
        case tuple() | list():
            return [_plain(item) for item in value]
    return value
