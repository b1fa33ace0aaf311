"""The scripts that are values in YAML: the text of a scalar with the place of each of its characters."""

import re
from typing import Any

from skelint.readers.scripts.passage import Passage
from skelint.source import SourceFile

FOLD = re.compile(r"[ \t]*(?:\r?\n[ \t]*)+")
ANCHOR = re.compile(r"&[^\s,\[\]{}]+[ \t]+")
BREAKS = re.compile(r"\n*")
RUN = re.compile(r"[^\\' \t\r\n]+|[ \t]+(?![ \t\r\n])")
"""What stands for itself in any quotes."""
DOUBLE = re.compile(
    r"\\(?:x(?P<x>[0-9A-Fa-f]{2})|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8})|(?P<join>\r?\n[ \t]*)|(?P<char>.))"
)
CONTROLS = {"0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b"}
CONTROLS |= {"N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029"}


def passage(source: SourceFile, node: Any) -> Passage | None:
    """Return the text of a scalar node, or None where its places cannot be told for sure."""
    start, end = node.start_mark.index, node.end_mark.index
    if anchor := ANCHOR.match(source.text, start, end):
        start = anchor.end()
    if source.text.startswith(("*", "!"), start):
        return None
    if node.style in ("|", ">"):
        content = _block(source.text, start, end, node.value, folded=node.style == ">")
    else:
        content = _flow(source.text, start, end, node.style or "")
    return content if content is not None and content.text == node.value else None


def _block(text: str, start: int, end: int, value: str, *, folded: bool) -> Passage | None:
    """Return the text of a block: each line of the file ends with a line of the value, or with a part of one."""
    origins: list[int] = []
    at = text.find("\n", start, end) + 1
    lines = list(re.finditer(r"[^\n]*\n?", text[at:end])) if at else []
    indent = min((len(line[0]) - len(line[0].lstrip(" ")) for line in lines if line[0].strip()), default=0)
    for line in lines:
        if len(origins) >= len(value):
            break
        content = line[0].rstrip("\r\n")[indent:]
        begin = at + line.start() + (indent if content else 0)
        if not value.startswith(content, len(origins)):
            return None
        origins += range(begin, begin + len(content))
        ends = at + line.start() + len(line[0].rstrip("\r\n"))
        if folded and value.startswith(" ", len(origins)):
            origins.append(ends)
        elif not folded or content:
            breaks = len(value) - len(origins) if not folded else _breaks(value, len(origins))
            origins += [ends] * (min(breaks, 1) if not folded else breaks)
    last = origins[-1] + (value[-1:] != "\n") if origins else start
    return Passage(value, [*origins, last]) if len(origins) == len(value) else None


def _breaks(value: str, at: int) -> int:
    """Return how many line ends stand at a place."""
    match = BREAKS.match(value, at)
    return len(match[0]) if match else 0


def quoted(text: str, start: int, end: int) -> Passage:
    """Return what stands in double quotes, with its places in the text that it is a part of."""
    return _flow(text, start, end, '"')


def _flow(text: str, start: int, end: int, quote: str) -> Passage:
    """Return the text of a scalar with or without quotes: line ends are folded, escapes are read."""
    at, stop = (start + 1, end - 1) if quote else (start, end)
    parts: list[str] = []
    origins: list[int] = []
    while at < stop:
        new, after = _character(text, at, stop, quote)
        parts.append(new)
        origins += range(at, after) if len(new) == after - at else [at] * len(new)
        at = after
    return Passage("".join(parts), [*origins, stop])


def _character(text: str, at: int, stop: int, quote: str) -> tuple[str, int]:
    """Return what is written at a place, and where the next thing is."""
    if run := RUN.match(text, at, stop):
        return run[0], run.end()
    if fold := FOLD.match(text, at, stop):
        breaks = fold[0].count("\n")
        return (" " if breaks == 1 else "\n" * (breaks - 1)), fold.end()
    if quote == "'" and text.startswith("''", at):
        return "'", at + 2
    escape = DOUBLE.match(text, at, stop) if quote == '"' else None
    if escape is None:
        return text[at], at + 1
    if escape["join"]:
        return "", escape.end()
    code = escape["x"] or escape["u"] or escape["U"]
    if code:
        return chr(min(int(code, 16), 0x10FFFF)), escape.end()
    return CONTROLS.get(escape["char"], escape["char"]), escape.end()
