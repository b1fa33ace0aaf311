"""Text from outside made safe to show: nothing in it can steer a terminal or a CI log, and nothing in it is invisible."""

import re
import unicodedata

STEERING = re.compile(
    "[\x00-\x1f\x7f-\xa0\xad"  # C0 and C1 controls, escape among them; the blanks that look like a blank and are none
    "\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u115f\u1160\u1680\u17b4\u17b5\u180b-\u180f"
    "\u2000-\u200f\u2028-\u202f\u205f-\u206f"  # bidi controls, zero widths and their joiner, line separators
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb"  # fillers, variation selectors, the byte-order mark
    "\ufffe\uffff"  # no characters, and forbidden in XML
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"  # tags and further variation selectors: invisible letters
    "\ud800-\udfff]"  # halves of a character
)
COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)
"""A workflow command of GitHub: the runner looks for it at the start of a line, blanks skipped."""


def printable(text: str) -> str:
    r"""Return a text as one line that shows what it holds: `\x1b` for an escape, `\u202e` for a bidi override."""
    return guarded(STEERING.sub(lambda match: escaped(match[0]), text))


def printable_lines(text: str) -> list[str]:
    """Return the lines of a rule's own words, such as a help that lists settings, each safe to show."""
    return [printable(line) for line in text.split("\n")]


def escaped(character: str) -> str:
    r"""Return a character as an escape: `\x1b`, `\u202e`."""
    short = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
    code = ord(character)
    if code > 0xFFFF:
        return f"\\U{code:08x}"
    return short.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def guarded(text: str) -> str:
    r"""Return a text in which no CI finds a command: `::` at the start of a line and `##[` are broken by a backslash."""
    return COMMAND.sub(r"\1:\\:", text.replace("##[", r"##\["))


def in_frame(character: str) -> str:
    r"""Return how a character of a source line is drawn: a tab as four blanks, what steers as its picture or escape.

    Each is drawn by itself: nothing is left that joins its neighbours, so a line is as wide as its characters together.
    """
    if " " <= character <= "~":
        return character
    if character == "\t":
        return "    "
    if character < " ":
        return chr(0x2400 + ord(character))
    if STEERING.match(character) or unicodedata.category(character) == "Cn":
        return escaped(character)
    return character
