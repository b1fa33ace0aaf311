"""How an update keeps the settings that it would lose."""

from collections.abc import Sequence
from dataclasses import replace

from skelint import Request, Set
from skelint_rules.cognito.app_client.oauth._flows import CLIENT_CREDENTIALS
from skelint_rules.cognito.app_client.oauth._scopes import BUILT_IN
from skelint_rules.cognito.app_client.present._losses import GRANTS, Loss, is_unknown
from skelint_rules.cognito.app_client.tokens._lifetimes import REFRESH, UNITS, lifetimes, naming


def restoring(request: Request, lost: Sequence[Loss]) -> list[Set]:
    """Return the changes that give each setting as it is; none where not all can be given together with what is new."""
    if any(is_unknown(loss.restored) for loss in lost):
        return []
    values = {loss.name: loss.restored for loss in lost if loss.name != UNITS}
    units = {token: unit for loss in lost for token, unit in loss.units.items()}
    given = request.parameters.get(UNITS)
    unit_names = {**(given if isinstance(given, dict) else {}), **{token.name: unit for token, unit in units.items()}}
    if _contradicts_itself(replace(request, parameters={**request.parameters, **values, UNITS: unit_names})):
        return []
    return [*(Set((name,), value) for name, value in values.items()), *(naming(request, units) if units else [])]


def _contradicts_itself(request: Request) -> bool:
    """Return whether what was there does not fit what is new: scopes of users without users, too short a session."""
    scopes = request.parameters.get("AllowedOAuthScopes")
    has_users = isinstance(scopes, list) and any(scope in scopes for scope in BUILT_IN)
    if has_users and request.parameters.get(GRANTS) == [CLIENT_CREDENTIALS]:
        return True
    seconds = {lifetime.token: lifetime.seconds for lifetime in lifetimes(request)}
    return max(seconds.values(), default=0) > seconds.get(REFRESH, REFRESH.default)
