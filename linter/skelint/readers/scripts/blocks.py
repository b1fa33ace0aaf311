"""Reads a block of code in a document for people: as its label, its prompts and its line ends show what it is."""

import re
from collections.abc import Iterator

from skelint.readers.scripts.command import Script
from skelint.readers.scripts.fences import Family, Fence, fence
from skelint.readers.scripts.passage import Passage
from skelint.readers.scripts.shell import Wanted
from skelint.source import SourceFile

PLACEHOLDER = re.compile(
    r"(?<!<)<(?:[^\W\d]|[^\W\d][^<>\n\"'`$|;&]{0,98}[^\s<>\"'`$|;&])>"  # <pool-id>
    r"|(?<![$@{%#\w])\{[A-Za-z][\w-]{0,98}\}(?!\})"  # {pool_id}
)
TAG = re.compile(r"</?[A-Za-z][^<>]{0,999}>")
SENTENCE = re.compile(r"[A-Z][a-z]*\b")
SYNOPSIS = ("[-", "(-")
"""How the syntax of a command shows what may be left out, and what is to be chosen."""


def read(source: SourceFile, label: str, passage: Passage, wanted: Wanted) -> Iterator[Script]:
    """Yield what the commands of a block with a label are, without those that only show which options there are."""
    block = fence(label, Passage(passage.text, passage.origins, one_word=True).unknown(PLACEHOLDER))
    if block is None:
        return
    for script in _typed(source, block, wanted):
        commands = [
            command for command in script.commands if not any(word.spelling.startswith(SYNOPSIS) for word in command.words)
        ]
        yield Script(commands, script.comments)


def _typed(source: SourceFile, block: Fence, wanted: Wanted) -> Iterator[Script]:
    if block.prompt is not None:
        yield from _session(source, block, wanted)
        return
    script = block.reader(source, block.passage, wanted, placeholders=True)
    yield _at_line_starts(source, script) if block.family is Family.UNNAMED else script


def _session(source: SourceFile, block: Fence, wanted: Wanted) -> Iterator[Script]:
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
