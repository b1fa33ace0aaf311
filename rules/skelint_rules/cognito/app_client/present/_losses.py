"""Which settings of a client an update would lose by leaving them out."""

from collections.abc import Mapping
from typing import NamedTuple

from skelint import SECONDS, Request, Resource, Stated, Unresolved, counted, quoted
from skelint_rules.cognito.app_client.auth_flows._flows import FLOWS, REFRESH, ROTATION
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS
from skelint_rules.cognito.app_client.present._client import same, settings
from skelint_rules.cognito.app_client.tokens._lifetimes import TOKENS, UNITS, Lifetime, Token
from skelint_rules.cognito.app_client.updates._defaults import DEFAULTS, FURTHER, UNIT_DEFAULTS

SETTINGS = {**DEFAULTS, **FURTHER}
FLAG = "AllowedOAuthFlowsUserPoolClient"
CALLBACKS, DEFAULT_REDIRECT = "CallbackURLs", "DefaultRedirectURI"
REDIRECTS = frozenset({CALLBACKS, "LogoutURLs", DEFAULT_REDIRECT})
GRANTS = "AllowedOAuthFlows"
OAUTH = REDIRECTS | {GRANTS, "AllowedOAuthScopes"}
BY_VALIDITY = {token.validity: token for token in TOKENS}
Settings = Mapping[str, Stated[object]]


class Loss(NamedTuple):
    """A setting that the client has and the update leaves out."""

    name: str
    present: Stated[object]
    words: str
    """What it is, and what it would become."""
    restored: object
    """What to give to keep it; an `Unresolved` where that is not known, or does not fit the rest of the update."""
    units: Mapping[Token, str] = {}
    """The units that are left out with it."""


def losses(request: Request, client: Resource) -> list[Loss]:
    """Return the settings that the update would change by leaving them out, as AWS documents, the most harmful first."""
    present = dict(settings(client))
    if UNITS in client.disputed:
        present = {name: stated for name, stated in present.items() if name not in BY_VALIDITY}
    lost = [
        _lost(request, name, present)
        for name in SETTINGS
        if name in present and not _gives(request, name)
        if not _is_default(name, present) and not _is_meant(request, name, present[name].value)
    ]
    units = {token: unit for token in TOKENS if (unit := _lost_unit(request, token, present))}
    words = f"{UNITS} is {quoted(present[UNITS].value)}; if left out: {UNIT_DEFAULTS}" if units else ""
    return [*lost, *([Loss(UNITS, present[UNITS], words, None, units)] if units else [])]


def _gives(request: Request, name: str) -> bool:
    return name in request.parameters or name in request.given


def _lost(request: Request, name: str, present: Settings) -> Loss:
    value = present[name].value
    token = BY_VALIDITY.get(name)
    if token is None:
        words = f"{name} is {quoted(value)}; if left out: {SETTINGS[name].words}"
        return Loss(name, present[name], words, _fitting(request, name, value))
    unit, own = _unit(token, present), _own_unit(request, token)
    words = f"{name} is {counted(value, unit[:-1]) if isinstance(value, int) else ''}; if left out: {SETTINGS[name].words}"
    units = {token: unit} if own is None and unit != token.default_unit else {}
    return Loss(name, present[name], words, value if own in (None, unit) else Unresolved(""), units)


def _fitting(request: Request, name: str, value: object) -> object:
    """Return a setting as it fits the rest of the update: with rotation, the flow for refresh tokens is not allowed."""
    rotation = request.parameters.get(ROTATION)
    if name != FLOWS or not isinstance(value, list) or not isinstance(rotation, dict) or REFRESH not in value:
        return value
    if rotation.get("Feature") == "DISABLED":
        return value
    rest = [flow for flow in value if flow != REFRESH]
    return rest if rest and rotation.get("Feature") == "ENABLED" else Unresolved("")


def _is_default(name: str, present: Settings) -> bool:
    """Return whether leaving a setting out keeps it as it is, or may: what is not known is no loss."""
    value, default = present[name].value, SETTINGS[name].value
    token = BY_VALIDITY.get(name)
    if token:
        unit = _unit(token, present)
        return not (type(value) is int and unit) or Lifetime(token, value, unit, has_unit=True).seconds == token.default
    if isinstance(value, Unresolved) or (default and is_unknown(value)) or value in ([], {}, ""):
        return True
    if isinstance(value, dict) and isinstance(default, dict):
        return all(value.get(member) == of_default for member, of_default in default.items())
    return same(value, default)


def _is_meant(request: Request, name: str, value: object) -> bool:
    """Return whether the update cannot keep a setting, by what else it says."""
    parameters = request.parameters
    flows, callbacks = parameters.get(FLOWS), parameters.get(CALLBACKS)
    return (
        (name in OAUTH and parameters.get(FLAG) is False)
        or (name in REDIRECTS and parameters.get(GRANTS) == [CLIENT_CREDENTIALS])
        or (name == DEFAULT_REDIRECT and isinstance(callbacks, list) and value not in callbacks)
        or (name == ROTATION and isinstance(flows, list) and REFRESH in flows)
    )


def _lost_unit(request: Request, token: Token, present: Settings) -> str:
    """Return the unit of a lifetime whose number the update repeats, and whose unit it leaves out; nothing if none is."""
    number, unit = request.parameters.get(token.validity), _unit(token, present)
    is_repeated = type(number) is int and token.validity in present and number == present[token.validity].value
    return unit if is_repeated and unit != token.default_unit and _own_unit(request, token) is None else ""


def _unit(token: Token, present: Settings) -> str:
    """Return the unit of a lifetime of the client; nothing where it is not known."""
    units = present[UNITS].value if UNITS in present else {}
    unit = units.get(token.name, token.default_unit) if isinstance(units, dict) else ""
    return unit if type(unit) is str and unit in SECONDS else ""


def _own_unit(request: Request, token: Token) -> object:
    """Return the unit that the update gives for a lifetime: None where it gives none, no unit where nobody knows."""
    units = request.parameters.get(UNITS, ... if UNITS in request.given else {})
    return units.get(token.name) if isinstance(units, dict) else units


def is_unknown(value: object) -> bool:
    """Return whether a value, or a part of it, is not known."""
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return isinstance(value, Unresolved) or any(map(is_unknown, parts))
