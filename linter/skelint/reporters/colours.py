"""The colours of what people read: of the eight that a terminal has, those that can be read on black and on white."""

from skelint.authoring.finding import Severity

# Blue cannot be read on black, nor yellow and cyan on white.
SEVERITIES = {Severity.ERROR: "bold red", Severity.WARNING: "bold magenta", Severity.NOTE: "bold"}
BESIDE = "dim"
"""What surrounds the source: numbers, bars, arrows."""
RELATED = "magenta"
"""Dashes under a second place, and what is said of it."""
REMOVED = "red"
ADDED = "green"
CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "magenta": "35"}
"""Each as an escape code says it (ECMA-48, 8.3.117)."""


def painted(text: str, style: str, *, colour: bool) -> str:
    """Return a text that is safe to show in a style, where there are colours: without rich, which takes long to import."""
    codes = ";".join(CODES[word] for word in style.split())
    return f"\x1b[{codes}m{text}\x1b[0m" if colour and text else text
