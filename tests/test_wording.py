"""The name that was meant is found without comparing all names."""

from collections.abc import Sequence
from difflib import get_close_matches

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.authoring.wording import LIKE, fold, nearest

NAMES = st.text("abcdeé", min_size=1, max_size=8)


@given(NAMES, st.lists(NAMES, max_size=8, unique=True))
def test_the_nearest_name_is_the_one_that_comparing_all_of_them_finds(word: str, words: Sequence[str]) -> None:
    folded = {fold(name): name for name in words}
    near = get_close_matches(fold(word), folded, n=1, cutoff=LIKE)
    assert nearest(word, words) == (folded[near[0]] if near else None)


@pytest.mark.parametrize(
    ("word", "near"), [("client_name", "ClientName"), ("ClientNam", "ClientName"), ("x", None), ("Client" * 30, None)]
)
def test_letters_count_first_then_edits(word: str, near: str | None) -> None:
    assert nearest(word, ["UserPoolId", "ClientName"]) == near
