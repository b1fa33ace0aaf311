"""The policy of a request, and whether it is the name of a file."""

import re

from skelint import Request, Value, placeholder
from skelint_rules.policies import MEMBERS

NAME_OF_FILE = re.compile(r"(?:[^\s{}\"'<>%]{0,500}\.(?:json|ya?ml|txt|policy|tmp)|(?:\.{0,2}|~)/[^\s{}\"'<>]{1,500})")
"""A word that ends like the name of a text file, or begins like a path."""
PREFIX = re.compile(r"file(?:://|//|:)", re.IGNORECASE)
"""What was meant to be `file://`. As that itself, it would have been the file's content that is looked at here."""
ADDRESS = re.compile(r"https?://")
"""How a value begins that version 1 of the AWS CLI fetches from the web; another rule speaks of that."""
ENCODED = re.compile(r"%7b", re.IGNORECASE)
"""How a policy begins as IAM returns it, encoded for a URL."""


def policy(request: Request) -> Value[str] | None:
    """Return the policy of a request; None where it has none, or one that is fetched or still to be filled in."""
    text = request.string(MEMBERS[str(request.operation)])
    if text is None or not text.value.strip() or ENCODED.match(text.value):
        return None
    if request.complete and ADDRESS.match(text.value):
        return None
    return None if placeholder(text.value) and not text.value.lstrip().startswith("{") else text


def named_file(text: str) -> str | None:
    """Return the file that a text names instead of being a policy, for sure: no policy is a single word."""
    path = PREFIX.sub("", text, count=1) if PREFIX.match(text) else text
    return path if NAME_OF_FILE.fullmatch(path) and "://" not in path else None
