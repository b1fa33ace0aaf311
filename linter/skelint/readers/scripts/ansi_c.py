"""What stands in `$'…'`: characters, and escapes for characters and for bytes."""

import re

from skelint.readers.scripts.words import Kind, Piece

PART = re.compile(
    r"(?P<text>[^'\\]+)|\\(?:(?P<octal>[0-7]{1,3})|x(?P<byte>[0-9A-Fa-f]{1,2})|[uU](?P<letter>(?<=u)[0-9A-Fa-f]{1,4}|(?<=U)[0-9A-Fa-f]{1,8})"
    r"|c(?P<control>\\\\|[^\\'])|(?P<other>.))",
    re.DOTALL,
)
CONTROLS = {"a": "\a", "b": "\b", "e": "\x1b", "E": "\x1b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
UNCLEAR = "xc"
"""Escapes that shells read differently where nothing that they know stands behind them."""


def escapes(text: str, at: int) -> tuple[list[Piece], int]:
    """Return the pieces from an offset on, and the offset of the quote that ends them, or of the end of the text."""
    pieces: list[Piece] = []
    ended = False
    while part := PART.match(text, at):
        start = at
        if part["octal"] or part["byte"]:
            value, at = _bytes(text, at)
        else:
            value, at = _character(part), part.end()
        ended = ended or value == "\0"  # the string of the shell ends there
        if not ended:
            pieces.append(_piece(part, value, start, at))
    return pieces, at


def _piece(part: re.Match[str], value: str | None, start: int, end: int) -> Piece:
    if value is None:
        return Piece(Kind.COMPUTED, "", start, end, quoted=True)
    return Piece(Kind.TEXT if part["text"] else Kind.ESCAPE, value, start, end, quoted=True)


def _bytes(text: str, at: int) -> tuple[str | None, int]:
    """Return what escapes of bytes in a row come to, in UTF-8, and the offset behind them; of ASCII only the first."""
    value = bytearray()
    while (part := PART.match(text, at)) and (part["octal"] or part["byte"]):
        byte = int(part["octal"], 8) & 0xFF if part["octal"] else int(part["byte"], 16)
        if value and byte < 0x80:
            break
        value.append(byte)
        at = part.end()
        if byte < 0x80:
            break
    try:
        return value.decode(), at
    except UnicodeDecodeError:
        return None, at


def _character(part: re.Match[str]) -> str | None:
    """Return the character, or None where it cannot be known."""
    if part["text"]:
        return part["text"]
    if part["letter"]:
        number = int(part["letter"], 16)
        return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else None
    if part["control"]:
        control = part["control"][0]
        return "\x7f" if control == "?" else chr(ord(control.upper()) & 0x1F) if control.isascii() else None
    other = part["other"]
    if other in UNCLEAR:
        return None
    return CONTROLS.get(other, other if other in "'\"\\?" else f"\\{other}")
