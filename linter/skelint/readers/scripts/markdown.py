"""Reads the blocks of code in Markdown: shell, sessions of a terminal, PowerShell, batch, and `<pre>` in HTML."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skelint.readers.scripts import blocks, shell
from skelint.readers.scripts.blocks import TAG
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, joined, whole
from skelint.source import SourceFile, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

PREFORMATTED = re.compile(r"<pre\b[^<>]{0,999}>(?P<code>(?:[^<]|<(?!/?pre\b))*)</pre>", re.IGNORECASE | re.DOTALL)
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{1,31});")
COMMENT = re.compile(r"<!--\s*skelint:")


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of a document."""
    from markdown_it import MarkdownIt  # noqa: PLC0415 - only a document with commands needs it

    document = whole(source)
    text = document.text.replace("\r", " ").replace("\0", " ")  # as wide; else they would part lines, or be replaced
    tokens = MarkdownIt("commonmark").disable("inline").parse(text)
    lines = [0, *(match.end() for match in re.finditer("\n", text)), len(text) + 1]
    scripts = [
        script
        for token in tokens
        for info, passage in _blocks(document, text, token, lines)
        for script in blocks.read(source, info, passage, wanted)
    ]
    return shell.together(scripts, _comments(document, tokens, lines))


def _blocks(document: Passage, text: str, token: "Token", lines: Sequence[int]) -> Iterator[tuple[str, Passage]]:
    """Yield the code that a part of a document holds, with its label."""
    if token.type in ("fence", "code_block"):
        passage = _code(document, text, token, lines)
        if passage is not None:
            yield token.info, passage
    elif token.type == "html_block" and token.map is not None and token.level == 0:
        begin, limit = lines[token.map[0]], min(lines[token.map[1]], len(text))
        for match in PREFORMATTED.finditer(document.text, begin, limit):
            code = document.cut(*match.span("code")).replaced(TAG, "").replaced(ENTITY, _character)
            yield "", code


def _character(entity: re.Match[str]) -> str:
    return html.unescape(entity[0])


def _code(document: Passage, text: str, token: "Token", lines: Sequence[int]) -> Passage | None:
    """Return the passage that a block holds: each of its lines is the end of a line of the file."""
    number = (token.map or [0])[0] + (token.type == "fence")
    parts = []
    for line in token.content.removesuffix("\n").split("\n"):
        number += 1
        end = lines[number] - 1 if number < len(lines) else 0
        if not text.startswith(line, end - len(line)) or end < len(line):
            return None
        parts.append(document.cut(end - len(line), min(end + 1, len(text))))
    return joined(parts)


def _comments(document: Passage, tokens: Sequence["Token"], lines: Sequence[int]) -> Iterator[Span]:
    """Yield the HTML comments that name skelint."""
    for token in tokens:
        if token.type not in ("html_block", "inline") or token.map is None:
            continue
        start, limit = lines[token.map[0]], min(lines[token.map[1]], len(document.text))
        for match in COMMENT.finditer(document.text, start, limit):
            end = document.text.find("-->", match.end(), limit)
            if end < 0:
                break
            yield Span(document.origins[match.start()], document.origins[end + 3])
