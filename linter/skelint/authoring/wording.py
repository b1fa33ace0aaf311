"""How values and names are put into words: quoted, shortened, joined, and "did you mean"."""

import json
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

LONGEST_VALUE = 60
"""How many characters of a value a message repeats."""
LONGEST_COMPARED = 128
"""How long a name may be that others are compared with."""
LIKE = 0.75
"""How much of two names must be the same that one is meant by the other."""


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
    if len(word) > LONGEST_COMPARED:  # no name of AWS is longer, and the comparison is quadratic
        return None
    folded, spelled = fold(word), _spelled(tuple(words))
    if folded in spelled:
        return spelled[folded].word
    from difflib import get_close_matches  # noqa: PLC0415 - only a fault pays for it

    letters, length = _letters(folded), len(folded)
    possible = [
        other
        for other, (_, others) in spelled.items()
        # A letter that the other has not is in no part that they share.
        if (length - (letters & ~others).bit_count()) * 2 >= (length + len(other)) * LIKE
        and (len(other) - (others & ~letters).bit_count()) * 2 >= (length + len(other)) * LIKE
    ]
    near = get_close_matches(folded, possible, n=1, cutoff=LIKE)
    return spelled[near[0]].word if near else None


class _Spelling(NamedTuple):
    word: str
    letters: int


def _letters(word: str) -> int:
    """Return which letters a word has, as bits: some letters share one, so that it is at most so many."""
    return sum({1 << ord(letter) % 63 for letter in word})


@lru_cache(maxsize=16)
def _spelled(words: tuple[str, ...]) -> Mapping[str, _Spelling]:
    """Return words by their letters alone, of those that have the same the first."""
    return {fold(word): _Spelling(word, _letters(fold(word))) for word in reversed(words)}


def fold(word: str) -> str:
    """Return a name without its case, dashes and underscores: the same in the API's, the CLI's and a template's spelling."""
    return word.replace("-", "").replace("_", "").replace(" ", "").casefold()


def did_you_mean(word: str, words: Sequence[str]) -> str:
    """Return `; did you mean X?`, or nothing where no known word is near."""
    near = nearest(word, words)
    return f"; did you mean {near}?" if near else ""
