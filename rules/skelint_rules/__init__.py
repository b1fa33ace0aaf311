"""The built-in rules of skelint: one a module. `python -m skelint.index skelint_rules` writes their index, `rules.json`."""

from skelint import SITE

PAGES = f"{SITE}rules/{{code}}/" if SITE else ""
"""Where the page of each rule is in the web."""
RENAMED = {"suppressions": "silences"}
"""Categories that are now called otherwise: the older names still select their rules."""
