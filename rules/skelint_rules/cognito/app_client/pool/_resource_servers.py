"""What a custom scope needs of the resource servers of a user pool."""

from typing import NamedTuple

from skelint import Label, Listing, Resource, Severity, did_you_mean, quoted
from skelint_rules.cognito._described import severity
from skelint_rules.cognito.app_client.oauth._scopes import RESERVED


class Gap(NamedTuple):
    """What a scope needs, and the user pool lacks."""

    message: str
    severity: Severity | None
    label: Label


def gap_of(servers: Listing, scope: str) -> Gap | None:
    """Return what a pool lacks for a custom scope; None where it lacks nothing, or the scope is no custom one.

    Raises:
        Undecided: Nobody can say.
    """
    identifier, _, name = scope.rpartition("/")
    if not identifier or not name or scope.startswith(RESERVED):
        return None
    absence, server = servers.absence(identifier), servers.get(identifier)
    if absence:
        near = did_you_mean(identifier, [other for other, _ in servers])
        message = (
            f"the user pool has no resource server {quoted(identifier)}{near}"
            if absence.sure
            else f"the user pool may have no resource server {quoted(identifier)}: a part of the list does not name it"
        )
        return Gap(message, severity(absence), Label(absence.at, "the resource servers are listed here"))
    return _gap_of_scopes(server, identifier, name) if server else None


def _gap_of_scopes(server: Resource, identifier: str, name: str) -> Gap | None:
    scopes = server.structures("Scopes")
    names = [item.get("ScopeName") for item in scopes.value] if scopes else []
    texts = [text for text in names if type(text) is str]
    if name in texts or len(texts) < len(names):
        return None
    at = scopes.at if scopes else server.at
    lacks = "has no scope" if severity(at) is None else "was created without the scope"
    message = f"the resource server {quoted(identifier)} {lacks} {quoted(name)}{did_you_mean(name, texts)}"
    return Gap(
        message, severity(at), Label(at, "its scopes are listed here" if scopes else "it is described here, without scopes")
    )
