"""Text from outside made safe to show: nothing in it can steer a terminal or a CI log."""

import re
import unicodedata

STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, escape among them
    "\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"  # bidi controls, zero widths, line separators
    "\U000e0000-\U000e007f"  # tags: invisible letters
    "\ud800-\udfff]"  # halves of a character
)
COMMAND = re.compile(r"^(\s*)::", re.MULTILINE)
"""A workflow command of GitHub: the runner looks for it at the start of a line, blanks skipped."""


def printable(text: str) -> str:
    r"""Return a text as one line that shows what it holds: `\x1b` for an escape, `\u202e` for a bidi override."""
    return guarded(STEERING.sub(lambda match: escaped(match[0]), text))


def escaped(character: str) -> str:
    r"""Return a character as an escape: `\x1b`, `\u202e`."""
    short = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
    code = ord(character)
    return short.get(character) or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}")


def guarded(text: str) -> str:
    r"""Return a text in which no CI finds a command: `::` at the start of a line and `##[` are broken by a backslash."""
    return COMMAND.sub(r"\1:\\:", text.replace("##[", r"##\["))


def in_frame(character: str) -> str:
    r"""Return how a character of a source line is drawn: a tab as four blanks, what steers as its picture or escape."""
    if character == "\t":
        return "    "
    if character < " ":
        return chr(0x2400 + ord(character))
    if STEERING.match(character) or unicodedata.category(character) == "Cn":
        return escaped(character)
    return character
