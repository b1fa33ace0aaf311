"""What the user's editor asks for: the settings named `skelint`, which no repository can set unless the editor lets it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from lsprotocol.types import DiagnosticSeverity

from skelint.authoring.finding import Severity
from skelint.authoring.wording import did_you_mean, listed

Fixes = Literal["all", "safe", "none"]
FIXES: Mapping[str, Fixes] = {"all": "all", "safe": "safe", "none": "none"}
SHOWN: Mapping[str, DiagnosticSeverity | None] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "information": DiagnosticSeverity.Information,
    "hint": DiagnosticSeverity.Hint,
    "off": None,
}
SEVERITIES: Mapping[str, Severity] = {str(severity): severity for severity in Severity}
MOST_DEBOUNCE = 5_000


class PreferenceError(Exception):
    """A setting cannot be used; the message says which, and why."""


def _shown() -> Mapping[Severity, DiagnosticSeverity | None]:
    return {
        Severity.ERROR: DiagnosticSeverity.Error,
        Severity.WARNING: DiagnosticSeverity.Warning,
        Severity.NOTE: DiagnosticSeverity.Information,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """The settings of one user, with the defaults where nothing is set."""

    select: Sequence[str] | None = None
    """In the place of what the configuration selects."""
    extend_select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    fixes: Fixes = "all"
    """Which fixes are offered as code actions; only safe ones are ever part of `source.fixAll`."""
    severity: Mapping[Severity, DiagnosticSeverity | None] = field(default_factory=_shown)
    """How each severity is shown; None is not at all."""
    trust_plugins: bool = False
    """Whether the plugins that a configuration names are loaded: their code runs."""
    debounce: int = 10
    """How many milliseconds without a change are waited for before a text is linted."""


def preferences(given: object) -> tuple[Preferences, Sequence[str]]:
    """Return the settings that a client sent, and a sentence for each that cannot be used; the others count."""
    table = _own_table(given)
    values: dict[str, Any] = {}
    complaints = []
    for name, value in table.items():
        try:
            if name not in _READ:
                raise PreferenceError(f"there is no setting skelint.{name}{did_you_mean(name, list(_READ))}")  # noqa: TRY301
            field_name, read = _READ[name]
            if value is not None:
                values[field_name] = read(value, f"skelint.{name}")
        except PreferenceError as error:
            complaints.append(str(error))
    return Preferences(**values), complaints


def _own_table(given: object) -> Mapping[str, object]:
    """Return the table of our settings: clients send it bare, below `skelint`, or below `settings`."""
    for name in ("settings", "skelint"):
        if isinstance(given, Mapping) and isinstance(given.get(name), Mapping):
            given = given[name]
    return given if isinstance(given, Mapping) else {}


def _words(value: object, name: str) -> Sequence[str]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise PreferenceError(f"{name} must be a list of strings")
    return value


def _fixes(value: object, name: str) -> Fixes:
    if isinstance(value, bool):
        return "all" if value else "none"
    if not isinstance(value, str) or value not in FIXES:
        raise PreferenceError(f"{name} must be {listed(FIXES, 'or')}")
    return FIXES[value]


def _severity(value: object, name: str) -> Mapping[Severity, DiagnosticSeverity | None]:
    if not isinstance(value, Mapping):
        raise PreferenceError(f"{name} must say of {listed(SEVERITIES)} how each is shown")
    shown = dict(_shown())
    for key, level in value.items():
        if key not in SEVERITIES:
            raise PreferenceError(f"{name}: there is no severity {key!r}; they are {listed(SEVERITIES)}")
        if not isinstance(level, str) or level not in SHOWN:
            raise PreferenceError(f"{name}.{key} must be {listed(SHOWN, 'or')}")
        shown[SEVERITIES[key]] = SHOWN[level]
    return shown


def _flag(value: object, name: str) -> bool:
    if not isinstance(value, bool):
        raise PreferenceError(f"{name} must be true or false")
    return value


def _milliseconds(value: object, name: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MOST_DEBOUNCE:
        raise PreferenceError(f"{name} must be a number of milliseconds, 0 to {MOST_DEBOUNCE:,}")
    return value


_READ: Mapping[str, tuple[str, Any]] = {
    "select": ("select", _words),
    "extendSelect": ("extend_select", _words),
    "ignore": ("ignore", _words),
    "fixes": ("fixes", _fixes),
    "severity": ("severity", _severity),
    "trustPlugins": ("trust_plugins", _flag),
    "debounce": ("debounce", _milliseconds),
}
