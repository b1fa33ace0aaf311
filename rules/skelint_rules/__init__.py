"""The built-in rules of skelint: one a module. `rules.json` is their index: `python -m skelint.index skelint_rules` writes it."""

RENAMED = {"suppressions": "silences"}
"""Categories that are now called otherwise: the older names still select their rules."""
