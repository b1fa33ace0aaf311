"""Several items of a list that were written as one."""

import re
from collections.abc import Sequence

from skelint import Append, Applicability, Change, Fault, Fix, Set, counted


def split(value: str) -> Sequence[str]:
    """Return the items that a text holds, separated by commas or spaces."""
    return [item for item in re.split(r"[,\s]+", value) if item]


def is_item(fault: Fault) -> bool:
    """Return whether a fault is about one item of a list."""
    return bool(fault.pointer) and isinstance(fault.pointer[-1], int)


def split_fix(fault: Fault, items: Sequence[str], applicability: Applicability) -> Fix:
    """Return the fix that writes the items one by one: the first in the place of the whole, the others at the end."""
    changes: list[Change] = [Set(fault.pointer, items[0]), *(Append(fault.pointer[:-1], item) for item in items[1:])]
    return Fix(f"Split into {counted(len(items), 'item')}", changes, applicability)
