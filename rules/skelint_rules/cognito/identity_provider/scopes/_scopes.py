"""The scopes that a provider is asked for, which are one text."""

import re
from collections.abc import Sequence

from skelint import Value

EITHER = re.compile(r"[,\s]+")


def scopes(text: Value[str]) -> Sequence[str]:
    """Return the scopes in a text, whatever separates them."""
    return [scope for scope in EITHER.split(text.value) if scope]
