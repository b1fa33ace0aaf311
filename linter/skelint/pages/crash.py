"""The page of SKL001, which is no rule: it stands for a check that crashed."""

from skelint.authoring.rule import Evidence
from skelint.engine.diagnostic import CRASHED

NAME = "check-crashed"
PAGE = f"""# {CRASHED}: {NAME}

Severity: **error** · fix: none

A check raised an error, so its rule has not looked at this file.

That is a bug in skelint, or in the plugin that the rule comes from. All other findings are still reported, but the exit status
is 2, because the result is not complete. The message names the rule and its module: please report it there, with the smallest
input that shows it. Until it is fixed, you can turn the rule off with `--ignore CODE`.

## How it is known

{Evidence.OWN.value[0].upper()}{Evidence.OWN.value[1:]}.
"""
"""What `skelint explain SKL001` prints."""


def is_crash(code_or_name: str) -> bool:
    """Return whether somebody asks for this page."""
    return code_or_name.strip().upper() == CRASHED or code_or_name.strip().lower() == NAME
