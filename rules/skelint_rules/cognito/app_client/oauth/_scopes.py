"""OAuth scopes: the built-in ones, and the form of the others."""

import re
from collections.abc import Sequence

from skelint import Request, Value, nearest

WELL_FORMED = re.compile(r"(?!<.*>$)[!#-\[\]-~]+")
OPENID = "openid"
OF_CLAIMS = ("email", "phone", "profile")
"""The scopes for claims about the user, which only work with openid."""
SELF_SERVICE = "aws.cognito.signin.user.admin"
STANDARD = (OPENID, *OF_CLAIMS)
BUILT_IN = (*STANDARD, SELF_SERVICE)
REGISTRATION = "aws.cognito/dcr/register"
"""The scope of dynamic client registration, which Amazon Cognito manages; it has the form of a custom scope."""
RESERVED = "aws.cognito/"
"""How scopes of the resource server begin that Amazon Cognito manages."""


def scopes(request: Request) -> Sequence[Value[str]]:
    """Return the known scopes that are well formed. Those with spaces, quotes and the like are reported as malformed."""
    return request.once(_well_formed)


def _well_formed(request: Request) -> Sequence[Value[str]]:
    return [scope for scope in request.each_string("AllowedOAuthScopes") if WELL_FORMED.fullmatch(scope.value)]


def meant(scope: str) -> str | None:
    """Return the built-in scope that a text probably means; None if it has a slash, or resembles none."""
    if scope in BUILT_IN:
        return scope
    if scope.lower() == "cognito":
        return SELF_SERVICE
    return None if "/" in scope else nearest(scope, BUILT_IN)
