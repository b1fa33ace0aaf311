"""The names in ExplicitAuthFlows: the legacy ones, those that replace them, and how to rename."""

from collections.abc import Sequence

from skelint import Append, Remove, Request, Set, Value
from skelint_rules.cognito.app_client import GUIDE

FLOWS = "ExplicitAuthFlows"
ROTATION = "RefreshTokenRotation"
REFRESH = "ALLOW_REFRESH_TOKEN_AUTH"
SRP = "ALLOW_USER_SRP_AUTH"
PASSWORD = "ALLOW_USER_PASSWORD_AUTH"  # noqa: S105 - the name of a flow
ADMIN_PASSWORD = "ALLOW_ADMIN_USER_PASSWORD_AUTH"  # noqa: S105
CUSTOM = "ALLOW_CUSTOM_AUTH"
SIGN_IN = {SRP, PASSWORD, ADMIN_PASSWORD, CUSTOM, "ALLOW_USER_AUTH"}
"""The flows in which a user signs in."""
REPLACED_BY = {"ADMIN_NO_SRP_AUTH": ADMIN_PASSWORD, "USER_PASSWORD_AUTH": PASSWORD, "CUSTOM_AUTH_FLOW_ONLY": CUSTOM}
"""The legacy names."""
FLOWS_PAGE = f"{GUIDE}/amazon-cognito-user-pools-authentication-flow-methods.html"


def flows(request: Request) -> list[Value[str]]:
    """Return the flows that are listed, without those that are unresolved or misspelt."""
    return list(request.each_string(FLOWS))


def complete(request: Request, known: Sequence[Value[str]]) -> bool:
    """Return whether these are all entries of the list."""
    return len(known) == len(list(request.each_written(FLOWS)))


def rotates(request: Request) -> bool:
    """Return whether refresh tokens are rotated."""
    feature = request.string(ROTATION, "Feature")
    return feature is not None and feature.value == "ENABLED"


def renaming(known: Sequence[Value[str]]) -> list[Set | Remove | Append]:
    """Return the changes that write new names for legacy ones; one that is listed already is not written twice."""
    names = {flow.value for flow in known}
    changes: list[Set | Remove | Append] = []
    for flow in known:
        new = REPLACED_BY.get(flow.value)
        if new:
            changes.append(Remove(flow.pointer) if new in names else Set(flow.pointer, new))
            names.add(new)
    return changes
