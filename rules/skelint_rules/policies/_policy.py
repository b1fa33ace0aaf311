"""The policy of a request, and whether it is the name of a file."""

import re

from skelint import Request, Value, placeholder
from skelint_rules.policies import MEMBERS

NAME_OF_FILE = re.compile(r"(?:[^\s{}\"'<>%]{0,500}\.(?:json|ya?ml|txt|policy|tmp)|(?:\.{0,2}|~)/[^\s{}\"'<>]{1,500})")
"""A word that ends like the name of a text file, or begins like a path."""
ENCODED = re.compile(r"%7b", re.IGNORECASE)
"""How a policy begins as IAM returns it, encoded for a URL."""


def policy(request: Request) -> Value[str] | None:
    """Return the policy of a request; None where it has none, or one that is still to be filled in."""
    text = request.string(MEMBERS[str(request.operation)])
    if text is None or not text.value.strip() or ENCODED.match(text.value):
        return None
    return None if placeholder(text.value) and not text.value.lstrip().startswith("{") else text


def is_name_of_file(text: str) -> bool:
    """Return whether a text is the name of a file, for sure: no policy is a single word."""
    return NAME_OF_FILE.fullmatch(text) is not None and "://" not in text
