"""Texts that stand for a value that nobody has filled in yet."""

import re

from skelint.authoring.pointer import Pointer
from skelint.authoring.wording import fold

PLACEHOLDER = re.compile(
    r"<[A-Za-z][^<>@]{0,60}>"  # <your-user-pool-id>, but not an address after a name: Portal <no-reply@example.com>
    r"|\bYOUR[-_ ][A-Z0-9_-]+"  # YOUR_POOL_ID, YOUR-CLIENT-NAME-HERE
    r"|\byour[-_][a-z_-]{0,30}[-_](?:id|name|here|secret|arn|url|domain)\b"
    r"|\byour-?(?:app|company|domain|site)\.(?:com|example|net|org)\b"
    r"|\b(?:CHANGE|REPLACE|FILL)[-_ ]?ME\b|\bREPLACE_WITH_\w+|\b[A-Z_]+_HERE\b"
    r"|[xX]{6,}"  # us-east-1_XXXXXXXXX, xxxxxxxx in an ARN
    r"|\A(?:TODO|FIXME|TBD|\?+|\.\.\.|…)\Z"
)

EXAMPLE = re.compile(r"EXAMPLE|-xmpl-")
"""What AWS writes into the IDs and keys of its examples, so that they are nobody's."""
MARKUP = re.compile(r"</[A-Za-z]|/>|<br\b|<[?!]", re.IGNORECASE)
"""One of these is in a text of HTML or XML, where `<p>` is a tag."""
PLACEHOLDER_SIGNS = ("<", "your", "change", "replace", "fill", "_here", "xxxxxx", "todo", "fixme", "tbd", "?", "...", "…")
"""One of these is in every placeholder, in small letters: quicker to look for than the pattern."""


def placeholder(value: object) -> str | None:
    """Return the part of a value that is a placeholder, or None. Templates (`${VAR}`) are filled in later: they are none."""
    if not isinstance(value, str) or not may_hold_placeholder(value):
        return None
    has_tags = MARKUP.search(value) is not None
    parts = (match[0] for match in PLACEHOLDER.finditer(value))
    return next((part for part in parts if not (has_tags and part.startswith("<"))), None)


def is_example(value: object, pointer: Pointer) -> bool:
    """Return whether a value is an example that AWS's documents print: `EXAMPLE` is in it, or it is the name of its member."""
    if not isinstance(value, str):
        return False
    name = next((step for step in reversed(pointer) if isinstance(step, str)), "")
    return EXAMPLE.search(value) is not None or fold(value) == fold(name)


def may_hold_placeholder(text: str) -> bool:
    """Return False where there is no placeholder for sure."""
    letters = text.lower()
    return any(sign in letters for sign in PLACEHOLDER_SIGNS)
