"""OAuth flows: which ones there are, and what a request tells about those of its app client."""

from collections.abc import Sequence

from skelint import Request, Value
from skelint_rules.cognito.app_client.redirects._url import WEB, parsed
from skelint_rules.cognito.app_client.values._entries import entries

CLIENT_CREDENTIALS = "client_credentials"
"""The flow of machines: no user, no browser, no redirect."""
REDIRECTING = frozenset({"code", "implicit"})
"""The flows that sign a user in and return to a callback URL."""
OAUTH_FLOWS = REDIRECTING | {CLIENT_CREDENTIALS}


def redirecting(request: Request) -> Sequence[Value[str]]:
    """Return the flows that need a callback URL."""
    return request.once(_redirecting)


def _redirecting(request: Request) -> Sequence[Value[str]]:
    return [flow for flow in request.each_string("AllowedOAuthFlows") if flow.value in REDIRECTING]


def machines_only(request: Request) -> bool:
    """Return whether client_credentials is known to be the only flow."""
    flows = request.strings("AllowedOAuthFlows")
    return flows is not None and set(flows.value) == {CLIENT_CREDENTIALS}


def lacks(request: Request, name: str) -> str:
    """Return "missing" or "empty", or an empty string if the list has entries."""
    if request.parameters.get(name):
        return ""
    if not request.has(name):
        return "missing"
    strings = request.strings(name)
    return "empty" if strings is not None and not strings.value else ""


def looks_public(request: Request) -> bool:
    """Return whether a client seems to be for an app that cannot keep a secret, as `secret-of-public-client` sees it."""
    schemes = (parsed(url.value).scheme for url in entries(request, "CallbackURLs"))
    return any(scheme and scheme not in WEB for scheme in schemes) or any(
        flow.value == "implicit" for flow in entries(request, "AllowedOAuthFlows")
    )
