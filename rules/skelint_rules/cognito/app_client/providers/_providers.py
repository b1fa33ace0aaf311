"""The identity providers that AWS has built in, and the names that others can have."""

import unicodedata

BUILT_IN = ("COGNITO", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple")


def fault_of_name(name: str) -> str:
    r"""Return why no provider can be created with a name, in words that follow it; empty if one can.

    The pattern of CreateIdentityProvider is `[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+`: only the second character may
    be an underscore.
    """
    if " " in name or (not name.isascii() and any(unicodedata.category(letter).startswith("Z") for letter in name)):
        return "contains a space"
    if "_" in name[:1] + name[2:]:
        return "contains an underscore"
    return "has fewer than 3 characters" if len(name) < 3 else ""
