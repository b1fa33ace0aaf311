r"""The patterns of service models, as an engine reads them that takes linear time.

They are matched whole, and with the ASCII `\w`, `\d` and `\s` of the services' Java. Such an engine does not look around:
what looks ahead at the beginning, or back at the end, is a condition of its own; elsewhere it is left out, and allows more.
"""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

POSIX: Mapping[str, str] = {
    "Alnum": "0-9A-Za-z",
    "Alpha": "A-Za-z",
    "ASCII": r"\x00-\x7F",
    "Blank": r" \t",
    "Digit": "0-9",
    "Graph": "!-~",
    "LD": r"\p{L}\p{Nd}",
    "Lower": "a-z",
    "Print": " -~",
    "Punct": r"!-/:-@\[-`{-~",
    "Space": r" \t\n\x0B\f\r",
    "Upper": "A-Z",
    "XDigit": "0-9A-Fa-f",
    "all": r"\s\S",
}
"""What Java calls classes of characters that other engines do not know, or take for those of Unicode."""
ASCII: Mapping[str, str] = {"w": "0-9A-Za-z_", "d": "0-9", "s": r" \t\n\x0B\f\r"}
UNICODE: Mapping[str, str] = {"w": r"\p{L}\p{M}\p{N}_", "d": r"\p{Nd}", "s": r"\s"}
NAMED = re.compile(r"\\p\{(\w+)\}")
SUPPLEMENTARY = re.compile(r"\\uD800\\u(?:DC00-\\uDBFF|DBFF-\\uDC00)\\uDFFF", re.IGNORECASE)
"""All characters beyond the first 65,536, in surrogates: as UTF-16 has them."""
OCTAL = re.compile(r"\\0([0-3]?[0-7]{1,2})")
AT_END = r"(?![\s\S]).*"
"""How some models write that a value ends."""
LOOKS_AROUND = re.compile(r"\(\?<?[=!]")
BACK_REFERENCE = re.compile(r"(?<!\\)(?:\\\\)*\\[1-9]")
QUANTIFIER = re.compile(r"[*+?]|\{\d+,?\d*\}")
REPETITION = re.compile(r"\{(\d+),(\d+)\}|\{(\d+)\}")
WIDE = re.compile(r"(?:\.|\[\^(?:[^\]\\]|\\.)*\]|\[[^\]]*\\[pPSDW][^\]]*\]|\\[SDW]|\\[pP]\{\w+\}|\))$")
"""What may stand for any of many characters: each repetition of it takes an engine much room."""
MOST_WIDE, MOST = 32, 1_000
"""How often what is wide, and anything, may be repeated: what may be there more often may be there any number of times."""


class Conditions(NamedTuple):
    """What a value must match, and what it must not."""

    must: list[str]
    must_not: list[str]


def anchored(pattern: str, classes: Mapping[str, str] = ASCII) -> str:
    """Return a model's pattern so that it matches a whole value, its character classes written out.

    One that says itself where a value begins, but not where it ends, or the other way round, is taken at its word.
    """
    opens, closes = pattern.startswith("^"), _ends(pattern)
    return f"{'' if closes and not opens else '^'}(?:{_translated(pattern, classes)}){'' if opens and not closes else '$'}"


def conditions(pattern: str, classes: Mapping[str, str] = ASCII) -> Conditions:
    """Return the patterns that a value must match, and those that it must not; none looks around, or back at a group."""
    pattern = f"{pattern.removesuffix(AT_END)}$" if pattern.endswith(AT_END) else pattern
    opening = "^" if pattern.startswith("^") else ""
    closing = "$" if _ends(pattern) else ""
    leading, body, trailing = _around(pattern[len(opening) : len(pattern) - len(closing)])
    must = [f"^(?:{_translated(_plain(inner), classes)})" for sign, inner in leading if sign == "="]
    denied = [(inner, "^(?:{})") for sign, inner in leading if sign == "!"] + [(inner, "(?:{})$") for inner in trailing]
    must_not = [form.format(_translated(inner, classes)) for inner, form in denied if not LOOKS_AROUND.search(inner)]
    whole = anchored(f"{opening}{_plain(body)}{closing}", classes)
    return Conditions(
        *([condition for condition in row if not BACK_REFERENCE.search(condition)] for row in ([whole, *must], must_not))
    )


def readable(pattern: str) -> Mapping[str, Any]:
    """Return the keys of a schema that hold a model's pattern: as the service reads it, and as it is written."""
    must, must_not = conditions(pattern)
    keys: dict[str, Any] = {"pattern": must[0], "x-pattern": pattern} if must else {"x-pattern": pattern}
    if must[1:]:
        keys["allOf"] = [{"pattern": condition, "x-pattern": pattern} for condition in must[1:]]
    if must_not:
        keys["not"] = {"anyOf": [{"pattern": condition} for condition in must_not]}
    return keys


def _ends(pattern: str) -> bool:
    """Return whether a pattern says itself where a value ends."""
    bare = pattern.removesuffix("$")
    return bare != pattern and (len(bare) - len(bare.rstrip("\\"))) % 2 == 0


def _around(body: str) -> tuple[list[tuple[str, str]], str, list[str]]:
    """Return what a pattern looks ahead for at its beginning, its rest, and for what it looks back at its end.

    Nothing is looked for where there are alternatives, each of which might look around for itself.
    """
    leading: list[tuple[str, str]] = []
    trailing: list[str] = []
    if _has_alternatives(body):
        return leading, body, trailing
    while body.startswith(("(?!", "(?=")):
        end = _closing(body, 0)
        leading.append((body[2], body[3:end]))
        body = body[end + 1 :]
    while body.endswith(")") and (at := body.rfind("(?<!")) >= 0 and _closing(body, at) == len(body) - 1:
        trailing.append(body[at + 4 : -1])
        body = body[:at]
    return leading, body, trailing


def _plain(pattern: str) -> str:
    """Return a pattern without the groups that look around: it allows all that it did, and more."""
    while group := LOOKS_AROUND.search(pattern):
        behind = pattern[_closing(pattern, group.start()) + 1 :]
        quantifier = QUANTIFIER.match(behind)
        pattern = pattern[: group.start()] + behind[quantifier.end() if quantifier else 0 :]
    return pattern


def _closing(pattern: str, opening: int) -> int:
    """Return where the group that opens at a place is closed."""
    depth = 0
    for at, sign in _signs(pattern):
        if at >= opening:
            depth += {"(": 1, ")": -1}.get(sign, 0)
            if depth == 0:
                return at
    return len(pattern) - 1


def _has_alternatives(pattern: str) -> bool:
    depth = 0
    for _, sign in _signs(pattern):
        depth += {"(": 1, ")": -1}.get(sign, 0)
        if sign == "|" and depth == 0:
            return True
    return False


def _signs(pattern: str) -> list[tuple[int, str]]:
    """Return the characters of a pattern that are neither escaped nor in brackets, with their places."""
    signs, inside, at = [], False, 0
    while at < len(pattern):
        character = pattern[at]
        if character == "\\":
            at += 2
            continue
        if not inside:
            signs.append((at, character))
        inside = {"[": True, "]": False}.get(character, inside)
        at += 1
    return signs


def _translated(pattern: str, classes: Mapping[str, str]) -> str:
    """Return a pattern with its classes of characters written out, and what it repeats very often repeated without end."""
    pattern = OCTAL.sub(lambda octal: f"\\x{int(octal[1], 8):02x}", SUPPLEMENTARY.sub("\U00010000-\U0010ffff", pattern))
    parts: list[str] = []
    inside, at = False, 0
    while at < len(pattern):
        character = pattern[at]
        named = NAMED.match(pattern, at)
        members = POSIX.get(named[1]) if named else classes.get(pattern[at + 1 : at + 2]) if character == "\\" else None
        if members is not None:
            at = named.end() if named else at + 2
            parts.append(members if inside else f"[{members}]")
        elif named:
            at = named.end()
            parts.append(named[0])
        elif character == "\\":
            parts.append(pattern[at : at + 2])
            at += 2
        elif not inside and (repeated := REPETITION.match(pattern, at)):
            parts.append(_repetition(repeated, wide=classes is UNICODE or WIDE.search(pattern, 0, at) is not None))
            at = repeated.end()
        else:
            inside = {"[": True, "]": False}.get(character, inside)
            parts.append(character)
            at += 1
            continue
        if inside and pattern[at : at + 1] == "-" and pattern[at + 1 : at + 2] != "]" and (named or members):
            parts.append("\\-")  # behind a class it stands for itself
            at += 1
    return "".join(parts)


def _repetition(repeated: re.Match[str], *, wide: bool) -> str:
    least, most = int(repeated[1] or repeated[3]), int(repeated[2] or repeated[3])
    limit = MOST_WIDE if wide else MOST
    return repeated[0] if most <= limit else f"{{{min(least, limit)},}}"
