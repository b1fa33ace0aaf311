"""OAuth scopes: the ones that Amazon Cognito knows by itself, and the form of the others."""

from collections.abc import Iterator

from skelint import Request, Value, nearest

OPENID = "openid"
OF_CLAIMS = ("email", "phone", "profile")
"""The scopes that open claims about the user, and that go with openid."""
SELF_SERVICE = "aws.cognito.signin.user.admin"
STANDARD = (OPENID, *OF_CLAIMS)
BUILT_IN = (*STANDARD, SELF_SERVICE)
REGISTRATION = "aws.cognito/dcr/register"
"""The system-managed scope of dynamic client registration; it has the form of a custom scope."""


def scopes(request: Request) -> Iterator[Value[str]]:
    """Yield the known scopes that are well formed: without blanks, quotes and such, which are reported as malformed."""
    for scope in request.each_string("AllowedOAuthScopes"):
        text = scope.value
        if (
            text
            and not (text[0] == "<" and text[-1] == ">")
            and all("!" <= letter <= "~" and letter not in '"\\' for letter in text)
        ):
            yield scope


def meant(scope: str) -> str | None:
    """Return the built-in scope that a text without a slash was probably meant to be."""
    if scope in BUILT_IN:
        return scope
    if scope.lower() == "cognito":
        return SELF_SERVICE
    return None if "/" in scope else nearest(scope, BUILT_IN)
