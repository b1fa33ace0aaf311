"""The items that one entry of a list was meant to hold, if it holds several."""

import re
from collections.abc import Sequence

from skelint import UNKNOWN, Value
from skelint_rules.cognito.app_client.auth_flows._flows import NAMES
from skelint_rules.cognito.app_client.oauth._flows import OAUTH_FLOWS
from skelint_rules.cognito.app_client.oauth._scopes import BUILT_IN as SCOPES
from skelint_rules.cognito.app_client.providers._providers import BUILT_IN as PROVIDERS
from skelint_rules.cognito.app_client.values._entries import violation

KNOWN = {
    "AllowedOAuthFlows": OAUTH_FLOWS,
    "AllowedOAuthScopes": SCOPES,
    "ExplicitAuthFlows": NAMES,
    "SupportedIdentityProviders": PROVIDERS,
}
"""The lists, and the items that AWS itself defines for them."""
OPEN = {"AllowedOAuthScopes": re.compile(r"[^/]+/.*[^/]"), "SupportedIdentityProviders": re.compile(".+")}
"""The lists that take names of the user's own, and what these look like."""
SEPARATOR = re.compile(r"[,;\s]+")


def items(name: str, text: str) -> Sequence[str]:
    """Return the items that an entry was meant to hold; none if it names no known item, or is itself one."""
    pieces = [item for item in SEPARATOR.split(text) if item]
    if text in KNOWN[name] or not any(item in KNOWN[name] for item in pieces):
        return ()
    return pieces if all(_is_plausible(name, item) for item in pieces) else ()


def _is_plausible(name: str, item: str) -> bool:
    return item in KNOWN[name] or UNKNOWN in item or (name in OPEN and OPEN[name].fullmatch(item) is not None)


def is_rejected(name: str, entry: Value[str]) -> bool:
    """Return whether the service rejects the entry as written, whatever the user pool holds."""
    if name not in OPEN:
        return True
    scope = name == "AllowedOAuthScopes" and UNKNOWN not in entry.value
    return scope and ("/" not in entry.value or any(map(str.isspace, entry.value)))


def answer(name: str, entry: Value[str]) -> str:
    """Return what the service answers to an entry that it rejects."""
    if name != "AllowedOAuthScopes":
        return violation(entry, "enum value set")
    if any(map(str.isspace, entry.value)):
        return violation(entry, "regular expression pattern")
    return f"Invalid scope requested: {entry.value} (ScopeDoesNotExistException)"
