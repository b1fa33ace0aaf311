"""The built-in rules of skelint: one a module. `python -m skelint.index skelint_rules` writes their index, `rules.json`."""

RENAMED = {"suppressions": "silences"}
"""Categories that are now called otherwise: the older names still select their rules."""
