"""The variables of a makefile that hold one text whenever a recipe runs, unless the command line of make says otherwise."""

import re
from collections.abc import Mapping

ASSIGNMENT = re.compile(
    r"^(?!\t)(?P<target>[^#=\n]*:(?![:=])[ \t]*)?[ \t]*(?:(?:export|override|private)[ \t]+)*"
    r"(?P<name>[\w.-]+)[ \t]*(?P<operator>\+|\?|!|:{0,3})=[ \t]*(?P<value>[^\n]*)$",
    re.MULTILINE,
)
CONDITION = re.compile(r"^[ ]*(?:(?P<begin>ifn?eq|ifn?def)|(?P<end>endif))\b", re.MULTILINE)
INCLUDE = re.compile(r"^[ ]*[-s]?include\b", re.MULTILINE)
COMPUTING = re.compile(r"^[ ]*(?:define|undefine)\b|\$[({]eval\b", re.MULTILINE)
"""What may change any variable."""
LITERAL = re.compile(r"(?:[^\s$\\#\ufffc]|[ \t](?=\S))*")
"""A value that make takes as it is written, to the end of the line."""


def variables(text: str) -> Mapping[str, str]:
    """Return the values of the variables that are assigned once, to a text, under no condition and behind all includes."""
    if COMPUTING.search(text):
        return {}
    included = max((match.end() for match in INCLUDE.finditer(text)), default=0)
    values: dict[str, str] = {}
    changed: set[str] = set()
    conditions = [(match.start(), 1 if match["begin"] else -1) for match in CONDITION.finditer(text)]
    depth = 0
    for match in ASSIGNMENT.finditer(text):
        while conditions and conditions[0][0] < match.start():
            depth += conditions.pop(0)[1]
        name, sure = match["name"], not (match["target"] or depth) and match["operator"] in ("", ":", "::", ":::")
        if name in changed or not sure or match.start() < included or not LITERAL.fullmatch(match["value"]):
            values.pop(name, None)
        else:
            values[name] = match["value"]
        changed.add(name)
    return values
