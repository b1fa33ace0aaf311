"""What no JMESPath expression can be (https://jmespath.org/specification.html): brackets and quotes that nothing closes."""

import re

TEXT = re.compile(r"(?P<quote>['\"`])(?:\\(?:.|\Z)|(?!(?P=quote))[^\\])*+(?P<end>(?P=quote)|\Z)", re.DOTALL)
"""A raw string, a quoted name, a literal in JSON: what is in it is no part of the grammar."""
PAIRS = {")": "(", "]": "[", "}": "{"}


def fault(query: str) -> str | None:
    """Return what is wrong with a query for sure, or None."""
    if not query.strip():
        return "it is empty"
    unclosed = next((text["quote"] for text in TEXT.finditer(query) if not text["end"]), None)
    if unclosed:
        return f"a {unclosed} is never closed"
    opened: list[str] = []
    for sign in TEXT.sub("x", query):
        if sign in PAIRS.values():
            opened.append(sign)
        elif sign in PAIRS and (not opened or opened.pop() != PAIRS[sign]):
            return f"nothing opens the {sign}"
    return f"a {opened[-1]} is never closed" if opened else None
