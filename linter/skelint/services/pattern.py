r"""The patterns of service models: matched whole, and with the ASCII `\w`, `\d` and `\s` of the services' Java."""

from collections.abc import Mapping

ASCII: Mapping[str, str] = {"w": "0-9A-Za-z_", "d": "0-9", "s": r" \t\n\x0B\f\r"}
UNICODE: Mapping[str, str] = {"w": r"\p{L}\p{M}\p{N}_", "d": r"\p{Nd}", "s": r"\s"}


def anchored(pattern: str, classes: Mapping[str, str] = ASCII) -> str:
    """Return a model's pattern so that it matches a whole value, its character classes written out."""
    written, inside, position = [], False, 0
    while position < len(pattern):
        character = pattern[position]
        if character == "\\" and position + 1 < len(pattern):
            escaped = pattern[position : position + 2]
            members = classes.get(escaped[1])
            written.append(escaped if members is None else members if inside else f"[{members}]")
            position += 2
            continue
        inside = {"[": True, "]": False}.get(character, inside)
        written.append(character)
        position += 1
    return f"^(?:{''.join(written)})$"


def readable(pattern: str) -> Mapping[str, str]:
    """Return the keys of a schema that hold a model's pattern: as the service reads it, and as it is written."""
    return {"pattern": anchored(pattern), "x-pattern": pattern}
