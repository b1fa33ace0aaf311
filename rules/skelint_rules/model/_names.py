"""When two spellings are one name."""


def same_name(one: str, other: str) -> bool:
    """Return whether two names differ only in case, dashes and underscores."""
    return _letters(one) == _letters(other)


def _letters(name: str) -> str:
    return name.replace("-", "").replace("_", "").casefold()
