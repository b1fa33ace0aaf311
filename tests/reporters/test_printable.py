"""Text from outside: what leaves is one line, shows what it holds, and steers nothing."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.reporters.printable import guarded, in_frame, printable

SHOWN = {
    "plain": ("web", "web"),
    "other alphabets": ("équipe 漢字 👍 ñ e\u0301", "équipe 漢字 👍 ñ e\u0301"),
    "escape": ("\x1b[31mred", r"\x1b[31mred"),
    "NUL": ("\0", r"\x00"),
    "bell": ("\a", r"\x07"),
    "backspace": ("\b", r"\x08"),
    "line break": ("a\nb", r"a\nb"),
    "carriage return": ("a\r\nb", r"a\r\nb"),
    "tab": ("a\tb", r"a\tb"),
    "delete": ("\x7f", r"\x7f"),
    "C1": ("\x9b31m", r"\x9b31m"),
    "next line": ("\x85", r"\x85"),
    "no-break space": ("a\xa0b", r"a\xa0b"),
    "soft hyphen": ("a\xadb", r"a\xadb"),
    "bidi override": ("\u202e", r"\u202e"),
    "bidi isolate": ("\u2066", r"\u2066"),
    "Arabic letter mark": ("\u061c", r"\u061c"),
    "zero-width space": ("\u200b", r"\u200b"),
    "zero-width joiner": ("👩\u200d💻", r"👩\u200d💻"),
    "word joiner": ("\u2060", r"\u2060"),
    "line separator": ("\u2028", r"\u2028"),
    "variation selector": ("❤\ufe0f", r"❤\ufe0f"),
    "Hangul filler": ("\u3164", r"\u3164"),
    "byte-order mark": ("\ufeff", r"\ufeff"),
    "tag": ("\U000e0041", r"\U000e0041"),
    "variation selector 17": ("\U000e0100", r"\U000e0100"),
    "lone surrogate": ("\ud83d", r"\ud83d"),
    "no character": ("\ufffe\uffff", r"\ufffe\uffff"),
    "workflow command": ("::error file=x::", r":\:error file=x::"),
    "indented workflow command": ("  ::add-mask::", r"  :\:add-mask::"),
    "old workflow command": ("a ##[group]", r"a ##\[group]"),
    "an ARN": ("arn:aws:iam::123456789012:role/x", "arn:aws:iam::123456789012:role/x"),
}


@pytest.mark.parametrize(("text", "shown"), SHOWN.values(), ids=SHOWN)
def test_a_text_is_shown_with_what_it_holds(text: str, shown: str) -> None:
    assert printable(text) == shown


STEERS = {"Cc", "Cf", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize("show", [printable, in_frame])
def test_no_character_of_unicode_that_steers_or_is_invisible_is_left(show: object) -> None:
    assert callable(show)
    steering = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in STEERS]
    assert len(steering) > 2_000
    assert [character for character in steering if not show(character).isprintable()] == []


@given(st.text(st.characters(categories=("L", "N", "P", "S"), exclude_characters=":#\u115f\u1160\u3164\uffa0")))
def test_letters_numbers_and_signs_are_left_as_they_are(text: str) -> None:
    assert printable(text) == text


@given(st.text(":#[ \n\t\u3000x"))
def test_no_command_of_a_ci_is_left_and_guarding_twice_changes_nothing(text: str) -> None:
    assert not re.search(r"^\s*::|##\[", printable(text), re.MULTILINE)
    assert not re.search(r"^\s*::|##\[", guarded(text), re.MULTILINE)
    assert guarded(guarded(text)) == guarded(text)
