"""OAuth scopes: the ones that Amazon Cognito knows by itself, and the form of the others."""

import re
from collections.abc import Sequence

from skelint import Request, Value, nearest

WELL_FORMED = re.compile(r"(?!<.*>$)[!#-\[\]-~]+")
OPENID = "openid"
OF_CLAIMS = ("email", "phone", "profile")
"""The scopes that open claims about the user, and that go with openid."""
SELF_SERVICE = "aws.cognito.signin.user.admin"
STANDARD = (OPENID, *OF_CLAIMS)
BUILT_IN = (*STANDARD, SELF_SERVICE)
REGISTRATION = "aws.cognito/dcr/register"
"""The system-managed scope of dynamic client registration; it has the form of a custom scope."""


def scopes(request: Request) -> Sequence[Value[str]]:
    """Return the known scopes that are well formed: without blanks, quotes and such, which are reported as malformed."""
    return request.once(_well_formed)


def _well_formed(request: Request) -> Sequence[Value[str]]:
    return [scope for scope in request.each_string("AllowedOAuthScopes") if WELL_FORMED.fullmatch(scope.value)]


def meant(scope: str) -> str | None:
    """Return the built-in scope that a text without a slash was probably meant to be."""
    if scope in BUILT_IN:
        return scope
    if scope.lower() == "cognito":
        return SELF_SERVICE
    return None if "/" in scope else nearest(scope, BUILT_IN)
