"""Durations in words."""

from collections.abc import Iterator

from skelint.authoring.wording import counted

SECONDS = {"days": 86_400, "hours": 3_600, "minutes": 60, "seconds": 1}
"""How many seconds a unit has."""
YEAR = 365 * SECONDS["days"]


def in_words(seconds: int) -> str:
    """Return a duration in words: `2 days 12 hours`, `about 9.9 years`."""
    if seconds >= YEAR:
        return f"about {round(seconds / YEAR, 1):,g} years" if seconds % YEAR else counted(seconds // YEAR, "year")
    return " ".join(_parts(seconds))


def _parts(seconds: int) -> Iterator[str]:
    for unit, size in SECONDS.items():
        number, seconds = divmod(seconds, size)
        if number:
            yield counted(number, unit[:-1])
