"""Reads the blocks of code in Markdown: shell, sessions of a terminal, PowerShell, batch, and `<pre>` in HTML."""

import html
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skelint.readers.scripts import shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.fences import Family, Fence, fence
from skelint.readers.scripts.passage import Passage, joined, whole
from skelint.source import SourceFile, Span

if TYPE_CHECKING:
    from markdown_it.token import Token

PLACEHOLDER = re.compile(
    r"(?<!<)<(?:[^\W\d]|[^\W\d][^<>\n\"'`$|;&]{0,98}[^\s<>\"'`$|;&])>"  # <pool-id>
    r"|(?<![$@{%#\w])\{[A-Za-z][\w-]{0,98}\}(?!\})"  # {pool_id}
)
PREFORMATTED = re.compile(r"<pre\b[^<>]{0,999}>(?P<code>(?:[^<]|<(?!/?pre\b))*)</pre>", re.IGNORECASE | re.DOTALL)
TAG = re.compile(r"</?[A-Za-z][^<>]{0,999}>")
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{1,31});")
SENTENCE = re.compile(r"[A-Z][a-z]*\b")
SYNOPSIS = ("[-", "(-")
"""How the syntax of a command shows what may be left out, and what is to be chosen."""
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
        if (block := fence(info, Passage(passage.text, passage.origins, one_word=True).unknown(PLACEHOLDER))) is not None
        for script in _scripts(source, block, wanted)
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


def _scripts(source: SourceFile, block: Fence, wanted: shell.Wanted) -> Iterator[Script]:
    """Yield what the commands of a block are, without those that only show which options there are."""
    for script in _typed(source, block, wanted):
        commands = [
            command for command in script.commands if not any(word.written.startswith(SYNOPSIS) for word in command.words)
        ]
        yield Script(commands, script.comments)


def _typed(source: SourceFile, block: Fence, wanted: shell.Wanted) -> Iterator[Script]:
    if block.prompt is not None:
        yield from _session(source, block, wanted)
        return
    script = block.reader(source, block.passage, wanted, placeholders=True)
    yield _at_line_starts(source, script) if block.family is Family.UNNAMED else script


def _session(source: SourceFile, block: Fence, wanted: shell.Wanted) -> Iterator[Script]:
    """Yield what is typed in a session: what begins behind a prompt, or behind the sign of a continued line."""
    assert block.prompt is not None  # noqa: S101 - else it is no session
    passage, further = block.passage, block.prompt.further
    prompts = list(block.prompt.before.finditer(passage.text))
    ends = [*(match.start() for match in prompts[1:]), len(passage.text)]
    for match, end in zip(prompts, ends, strict=True):
        entry = passage.cut(match.end(), end)
        script = block.reader(source, entry.replaced(further, ""), wanted, placeholders=True)
        starts = [entry.origins[0], *(entry.origins[line.end()] for line in further.finditer(entry.text))]
        lines = {source.position(start).line for start in starts}
        commands = [command for command in script.commands if source.position(command.span.start).line in lines]
        yield Script(commands, script.comments)


def _at_line_starts(source: SourceFile, script: Script) -> Script:
    """Return the commands that begin a line: of other text, nobody says that it is a script."""
    lines = source.line_starts
    commands = []
    for command in script.commands:
        start = lines[source.position(command.span.start).line - 1]
        before = TAG.sub("", source.text[start : command.span.start])
        if not before.strip(" \t>") and not SENTENCE.match(command.words[0].text):
            commands.append(command)
    return Script(commands, script.comments)


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
