"""What patterns of the service models ask for, in words."""

import re
from typing import NamedTuple

from skelint import listed


class PatternMeaning(NamedTuple):
    """What a value that matches a pattern is, and what to write."""

    noun: str
    advice: str


ARN = PatternMeaning("an ARN of the expected form", "expected arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE")
KNOWN = {
    r"[\w-]+_[0-9a-zA-Z]+": PatternMeaning("a user pool ID", "expected REGION_ID, such as us-east-1_Ab12Cd34E"),
    r"[\w-]+:[0-9a-f-]+": PatternMeaning("the ID of an identity or of a pool of them", "expected REGION:UUID"),
}
CHARACTERS = {" ": "a space", "\t": "a tab", "\n": "a line break", "\r": "a carriage return"}
"""Characters that are hard to see, in words."""


def meaning(pattern: str) -> PatternMeaning | None:
    """Return what a pattern asks for, where that can be said better than with the pattern itself."""
    return KNOWN.get(pattern) or (ARN if pattern.removeprefix("^").startswith("arn:") else None)


WORDS = {
    r"\s": "spaces",
    r"\p{L}": "letters",
    r"\p{M}": "accents",
    r"\p{N}": "digits",
    r"\p{S}": "symbols",
    r"\p{P}": "punctuation",
    r"\p{Z}": "spaces",
}
RANGES = {r"\w": "A-Z a-z 0-9 _", r"\d": "0-9"}
ONE_CLASS = re.compile(r"\^?\[((?:[^\]\\^]|\\.)(?:[^\]\\]|\\.)*)\][+*]\$?")
ELEMENT = re.compile(r"a-z|A-Z|0-9|\\p\{[A-Z]\}|\\[wds]|\\[^\w\s]|[^\w\\\s-]|_|^-|-$")
"""A part of a class of characters that is understood; a hyphen between two others could be a range."""


def characters(pattern: str) -> str:
    """Return the characters that a pattern allows in words, or the pattern itself if it says more than that."""
    match = ONE_CLASS.fullmatch(pattern)
    elements = ELEMENT.findall(match[1]) if match else []
    if match is None or "".join(elements) != match[1]:
        return pattern
    signs = [RANGES.get(element, element.removeprefix("\\")) for element in elements if element not in WORDS]
    words = [WORDS[element] for element in elements if element in WORDS]
    return listed([*([" ".join(signs)] if signs else []), *words])
