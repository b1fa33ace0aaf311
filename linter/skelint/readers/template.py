"""Values that a template engine or a shell fills in later: they cannot be known offline."""

import re
from functools import cache

from skelint.authoring.placeholder import PLACEHOLDER
from skelint.authoring.request import UNKNOWN, Unresolved
from skelint.records import dataclass

BUILT_IN = (
    # Each ends before the next one opens: thousands that are never closed would take hours otherwise.
    r"\$\{(?:(?!\$\{)[^}])*\}",  # ${VAR}: envsubst, shells, JavaScript
    r"\{\{(?:(?!\{\{).)*?\}\}",  # {{ x }}: Jinja, Go, Mustache
    r"<%(?:(?!<%).)*?%>",  # <% x %>: ERB, EJS
    r"@@\w+@@",
    r"%[A-Z_]{3,}%",  # %VAR% inside a value: capitals only, as %C3%A9 is a letter
    r"\A\$[A-Za-z_]\w*\Z",  # $VAR as the whole value
    r"\A%[A-Za-z_]\w*%\Z",
)
IN_DOCUMENTS = (
    PLACEHOLDER.pattern,
    r"\{[A-Za-z][\w-]*\}",  # {user_pool_id}
    r"(?<![A-Za-z])[xX]{3,}(?![A-Za-z])",
    r"\A(?:[A-Za-z]+[-_ ])+(?i:id|arn)\Z",  # user-pool-id, MY_CLIENT_ID
    r"\A[A-Za-z]*[a-z](?:I[Dd]|A(?:rn|RN))\Z",  # MyUserPoolID
)
"""What people read as a place to fill in, where the file is written for people."""
SIGNS = r"\$[{A-Za-z_]|\{\{|<%|@@|%[A-Za-z_]"
"""What a text must hold for any of these to be in it."""
Delimiters = tuple[tuple[str, str], ...]
"""What further templates begin and end with."""


@dataclass(frozen=True, slots=True)
class Templates:
    """The templates that are looked for."""

    signs: re.Pattern[str]
    pattern: re.Pattern[str]

    def may_be_in(self, text: str) -> bool:
        """Return whether a whole file needs to be looked at, value by value."""
        return self.signs.search(text) is not None

    def unresolved(self, value: object) -> object:
        """Return a value with each string that holds a template made `Unresolved`."""
        if isinstance(value, str):
            text, number = self.pattern.subn(UNKNOWN, value)
            return Unresolved(value, text) if number else value
        if isinstance(value, dict):
            return {key: self.unresolved(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.unresolved(item) for item in value]
        return value


@cache
def templates(delimiters: Delimiters = (), *, placeholders: bool = False) -> Templates:
    """Return the built-in templates, those with the given delimiters, and placeholders where readers fill them in."""
    further = [rf"{begin}(?:(?!{begin}).)*?{end}" for begin, end in (map(re.escape, pair) for pair in delimiters)]
    signs = "|".join([SIGNS, *(re.escape(begin) for begin, _ in delimiters)])
    if placeholders:
        further, signs = [*further, *IN_DOCUMENTS], ""
    return Templates(re.compile(signs), re.compile("|".join([*BUILT_IN, *further]), re.DOTALL))


def count(value: object) -> int:
    """Return how many values cannot be known."""
    if isinstance(value, dict):
        return sum(count(item) for item in value.values())
    if isinstance(value, list):
        return sum(count(item) for item in value)
    return isinstance(value, Unresolved)
