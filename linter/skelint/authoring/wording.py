"""How values and names are put into words: quoted, shortened, joined, and "did you mean"."""

import json
from collections.abc import Iterable, Sequence

LONGEST_VALUE = 60
"""How many characters of a value a message repeats."""


def quoted(value: object) -> str:
    """Return a value as JSON, cut where it is long: a message must stay a line that one can read."""
    if isinstance(value, str):
        return json.dumps(shortened(value), ensure_ascii=False)
    try:
        text = json.dumps(value, ensure_ascii=False)
    except (TypeError, ValueError):
        text = str(value)
    return shortened(text)


def shortened(text: str, most: int = LONGEST_VALUE) -> str:
    """Return the text, its middle left out where it is longer than `most` characters."""
    if len(text) <= most:
        return text
    tail = most // 4
    return f"{text[: most - tail - 1]}…{text[-tail:]}"


def listed(words: Iterable[str], last: str = "and") -> str:
    """Return words as a list in a sentence: `a, b and c`."""
    *rest, end = list(words) or [""]
    return f"{', '.join(rest)} {last} {end}" if rest else end


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: `1 file`, `1,024 files`."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def nearest(word: str, words: Sequence[str]) -> str | None:
    """Return the known word that is most like this one, or None if none is near: first by letters alone, then by edits."""
    if len(word) > 128:  # no name of AWS is longer, and the comparison is quadratic
        return None
    folded = fold(word)
    for candidate in words:
        if fold(candidate) == folded:
            return candidate
    from difflib import get_close_matches  # noqa: PLC0415 - only a fault pays for it

    spelled = {fold(candidate): candidate for candidate in words}
    near = get_close_matches(folded, spelled, n=1, cutoff=0.75)
    return spelled[near[0]] if near else None


def fold(word: str) -> str:
    """Return a name without its case, dashes and underscores: the same in the API's, the CLI's and a template's spelling."""
    return word.replace("-", "").replace("_", "").replace(" ", "").casefold()


def did_you_mean(word: str, words: Sequence[str]) -> str:
    """Return `; did you mean X?`, or nothing where no known word is near."""
    near = nearest(word, words)
    return f"; did you mean {near}?" if near else ""
