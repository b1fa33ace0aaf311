"""Names of members: when two spellings are one, and how the service writes them."""

from collections.abc import Sequence
from functools import lru_cache


def same_name(name: str, other: str) -> bool:
    """Return whether two names differ only in case, dashes and underscores."""
    return _letters(name) == _letters(other)


def answered(pointer: Sequence[str | int]) -> str:
    """Return a member as the service names it in its answers: `tokenValidityUnits.idToken`; an item by its list."""
    return ".".join(step[:1].lower() + step[1:] for step in pointer if isinstance(step, str))


def value_answered(pointer: Sequence[str | int], value: str) -> str:
    """Return a value as the service repeats it in its answers: a list in full, so that one item of it is not known."""
    return "[…]" if isinstance(pointer[-1], int) else value if len(value) < 80 else "…"


@lru_cache(maxsize=5_000)  # the thousand values of a member are asked for again and again
def _letters(name: str) -> str:
    return name.replace("-", "").replace("_", "").casefold()
