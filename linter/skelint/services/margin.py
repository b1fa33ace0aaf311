"""The names at the margin of a text in JSON or YAML, which are those of its members, read without parsing it."""

import re
from collections.abc import Sequence

FIRST_IN_JSON = re.compile(r"""\s*+\{(\s*+)"([^"\\\n]*+)"\s*+:""")
NAME_IN_LINE = re.compile(r'"([A-Za-z]\w*+)"\s*+:')
BEFORE_YAML = r"(?:[ \t]*+(?:[#%][^\n]*+|---[^\n]*+)?\r?\n)*+"
FIRST_IN_YAML = re.compile(rf"""{BEFORE_YAML}["']?+([A-Za-z][\w-]*+)["']?+[ \t]*+:(?:\s|\Z)""")
LIST = re.compile(rf"{BEFORE_YAML}\s*+(?:\[|-\s)")
TOP_OF_YAML = re.compile(r"""\n["']?([A-Za-z][^\s:"']*+)["']?[ \t]*:(?=\s|\Z)""")


def first_name(text: str) -> str | None:
    """Return the first name at the margin, nothing of a list; None where a text begins like neither JSON nor YAML."""
    json = FIRST_IN_JSON.match(text)
    if json is not None:
        return json[2]
    if LIST.match(text):
        return ""
    yaml = FIRST_IN_YAML.match(text)
    return None if yaml is None else yaml[1]


def names_at_the_margin(text: str) -> Sequence[str] | None:
    """Return the names that are written right below the first one; None where a text begins like neither JSON nor YAML.

    Of JSON in one line these are all the names in it, of a list none.
    """
    json = FIRST_IN_JSON.match(text)
    if json is not None:
        _, line_end, margin = json[1].rpartition("\n")
        below = re.compile(rf'\n{margin}"([^"\\\n]*+)"[ \t]*+:') if line_end else NAME_IN_LINE
        return [json[2], *below.findall(text, json.end())]
    if LIST.match(text):
        return ()
    yaml = FIRST_IN_YAML.match(text)
    return None if yaml is None else [yaml[1], *TOP_OF_YAML.findall(text, yaml.end() - 1)]
