"""Takes Groovy apart as far as steps of a pipeline need it: words, signs, line ends, comments, strings with what they hold."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.passage import Passage

TOKEN = re.compile(
    r"(?P<comment>//[^\n]*+|/\*(?:[^*]|\*(?!/))*+(?:\*/)?)"
    r"|(?P<string>'''|\"\"\"|'|\")"
    r"|(?P<word>[A-Za-z_]\w*+)"
    r"|(?P<line>\n)"
    r"|(?P<sign>[^\s\w])"
)
ORDINARY = {
    "'": re.compile(r"[^'\\\n]+"),
    '"': re.compile(r'[^"\\$\n]+'),
    "'''": re.compile(r"[^'\\]+|'(?!'')"),
    '"""': re.compile(r'[^"\\$]+|"(?!"")'),
}
ESCAPE = re.compile(r"\\(?:u+(?P<code>[0-9A-Fa-f]{4})|(?P<line>\r?\n)|(?P<char>[^\n]))")
CONTROLS = {"b": "\b", "f": "\f", "n": "\n", "r": "\r", "s": " ", "t": "\t"}
PROPERTY = re.compile(r"\$[A-Za-z_]\w*+(?:\.[A-Za-z_]\w*+)*+")
BRACE = re.compile(r"[{}]")


class GroovyToken(NamedTuple):
    """A part of a program."""

    kind: str
    text: str
    start: int
    held: Passage | None = None
    """What a string holds; None where it is not closed."""


def tokens(program: Passage) -> Iterator[GroovyToken]:
    """Yield the parts of a program."""
    text, at = program.text, 0
    while match := TOKEN.search(text, at):
        kind, at = match.lastgroup or "", match.end()
        if kind == "string":
            held, at = _string(program, at, match[0])
            yield GroovyToken(kind, text[match.start() : at], match.start(), held)
        else:
            yield GroovyToken(kind, match[0], match.start())


def _string(program: Passage, at: int, quote: str) -> tuple[Passage | None, int]:
    """Return what stands in quotes that open before a place, and where they end."""
    text = program.text
    parts: list[str] = []
    origins: list[int] = []
    while at < len(text) and not text.startswith(quote, at):
        new, after = _part(text, at, quote)
        if after == at:  # a line end: quotes of one sign do not go over it
            return None, at
        parts.append(new)
        origins += program.origins[at:after] if len(new) == after - at else [program.origins[at]] * len(new)
        at = after
    if at >= len(text):
        return None, len(text)
    return Passage("".join(parts), [*origins, program.origins[at]]), at + len(quote)


def _part(text: str, at: int, quote: str) -> tuple[str, int]:
    """Return what the next part of a string stands for, and where it ends."""
    if ordinary := ORDINARY[quote].match(text, at):
        return ordinary[0], ordinary.end()
    if escape := ESCAPE.match(text, at):
        if escape["code"]:
            return chr(int(escape["code"], 16)), escape.end()
        return ("" if escape["line"] else CONTROLS.get(escape["char"], escape["char"])), escape.end()
    if text.startswith("${", at):
        return UNKNOWN, _closed(text, at + 2)
    if name := PROPERTY.match(text, at):
        return UNKNOWN, name.end()
    return ("", at) if text[at] == "\n" else (text[at], at + 1)


def _closed(text: str, at: int) -> int:
    """Return the offset behind the brace that closes an expression; where there is none, the end of the text."""
    depth = 1
    for brace in BRACE.finditer(text, at):
        depth += 1 if brace[0] == "{" else -1
        if not depth:
            return brace.end()
    return len(text)
