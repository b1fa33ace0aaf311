"""Names of members: when two spellings are one, and how the service writes them."""

from collections.abc import Sequence


def same_name(one: str, other: str) -> bool:
    """Return whether two names differ only in case, dashes and underscores."""
    return _letters(one) == _letters(other)


def answered(pointer: Sequence[str | int]) -> str:
    """Return a member as the service names it in its answers: `tokenValidityUnits.idToken`; an item by its list."""
    return ".".join(step[:1].lower() + step[1:] for step in pointer if isinstance(step, str))


def _letters(name: str) -> str:
    return name.replace("-", "").replace("_", "").casefold()
