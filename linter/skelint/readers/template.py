"""Values that a template engine or a shell fills in later: they cannot be known offline."""

import re

from skelint.request import UNKNOWN, Unresolved

SIGNS = re.compile(r"\$[{A-Za-z_]|\{\{|<%|@@|%[A-Za-z_]")
"""What a text must hold for any template to be in it."""
TEMPLATE = re.compile(
    # Each ends before the next one opens: thousands that are never closed would take hours otherwise.
    r"\$\{(?:(?!\$\{)[^}])*\}"  # ${VAR}: envsubst, shells, JavaScript
    r"|\{\{(?:(?!\{\{).)*?\}\}"  # {{ x }}: Jinja, Go, Mustache
    r"|<%(?:(?!<%).)*?%>"  # <% x %>: ERB, EJS
    r"|@@\w+@@"
    r"|%[A-Z_]{3,}%"  # %VAR% inside a value: capitals only, as %C3%A9 is a letter
    r"|\A\$[A-Za-z_]\w*\Z"  # $VAR as the whole value
    r"|\A%[A-Za-z_]\w*%\Z",
    re.DOTALL,
)


def count(value: object) -> int:
    """Return how many values cannot be known."""
    if isinstance(value, dict):
        return sum(count(item) for item in value.values())
    if isinstance(value, list):
        return sum(count(item) for item in value)
    return isinstance(value, Unresolved)


def unresolved(value: object) -> object:
    """Return a value with each string that holds a template made `Unresolved`."""
    if isinstance(value, str):
        known, templates = TEMPLATE.subn(UNKNOWN, value)
        return Unresolved(value, known) if templates else value
    if isinstance(value, dict):
        return {key: unresolved(item) for key, item in value.items()}
    if isinstance(value, list):
        return [unresolved(item) for item in value]
    return value
