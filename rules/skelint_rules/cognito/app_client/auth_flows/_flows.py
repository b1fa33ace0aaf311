"""The names in ExplicitAuthFlows: the current ones, the legacy ones, and how these are renamed."""

from collections.abc import Sequence

from skelint import Append, Remove, Request, Set, Value
from skelint_rules.cognito import API, GUIDE
from skelint_rules.cognito.app_client.values._entries import entries

FLOWS = "ExplicitAuthFlows"
ROTATION = "RefreshTokenRotation"
REFRESH = "ALLOW_REFRESH_TOKEN_AUTH"
SRP = "ALLOW_USER_SRP_AUTH"
PASSWORD = "ALLOW_USER_PASSWORD_AUTH"  # noqa: S105 - the name of a flow
ADMIN_PASSWORD = "ALLOW_ADMIN_USER_PASSWORD_AUTH"  # noqa: S105
CUSTOM = "ALLOW_CUSTOM_AUTH"
CHOICE = "ALLOW_USER_AUTH"
EXCHANGES = frozenset({"ALLOW_TOKEN_EXCHANGE_DELEGATION", "ALLOW_TOKEN_EXCHANGE_IMPERSONATION"})
CLIENT_TOKEN = "ALLOW_CLIENT_TOKEN_AUTH"  # noqa: S105
"""The flow of GetClientToken. The service model does not list it, so `Request.each_string` leaves it out."""
SIGN_IN = {SRP, PASSWORD, ADMIN_PASSWORD, CUSTOM, CHOICE}
"""The flows in which a user signs in."""
REPLACED_BY = {"ADMIN_NO_SRP_AUTH": ADMIN_PASSWORD, "USER_PASSWORD_AUTH": PASSWORD, "CUSTOM_AUTH_FLOW_ONLY": CUSTOM}
"""The legacy names."""
NAMES = frozenset({*SIGN_IN, *REPLACED_BY, *EXCHANGES, REFRESH, CLIENT_TOKEN})
CLIENT_TOKEN_PAGE = f"{API}/API_GetClientToken.html"
FLOWS_PAGE = f"{GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html"


def flows(request: Request) -> list[Value[str]]:
    """Return the flows that are listed, without those that are unresolved or misspelled."""
    return list(request.each_string(FLOWS))


def client_token_flow(request: Request) -> Value[str] | None:
    """Return the entry that lists the flow of GetClientToken."""
    return next((flow for flow in entries(request, FLOWS) if flow.value == CLIENT_TOKEN), None)


def complete(request: Request, flows: Sequence[Value[str]]) -> bool:
    """Return whether these are all entries of the list."""
    return len(flows) == len(list(request.each_text(FLOWS)))


def rotates(request: Request) -> bool:
    """Return whether refresh tokens are rotated."""
    feature = request.string(ROTATION, "Feature")
    return feature is not None and feature.value == "ENABLED"


def renaming(flows: Sequence[Value[str]]) -> list[Set | Remove | Append]:
    """Return the changes that replace legacy names; a new name that is already listed is not written again."""
    names = {flow.value for flow in flows}
    changes: list[Set | Remove | Append] = []
    for flow in flows:
        new = REPLACED_BY.get(flow.value)
        if new:
            changes.append(Remove(flow.pointer) if new in names else Set(flow.pointer, new))
            names.add(new)
    return changes
