"""Reads the commands in plain text: lines that begin with a prompt or a command, as in a block of Markdown without a name."""

import re
from collections.abc import Iterable, Iterator

from skelint.readers.scripts import blocks, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, whole
from skelint.source import SourceFile, Span

LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
PROSE = re.compile(r"[ \t]*[A-Z][a-z'’]*[ \t,.:].*|.*:[ \t]*")
"""A line of a sentence, or one that introduces what follows: an apostrophe in it opens no quotes."""
CONTINUED = ("\\", "^", "`")
COMMENT = re.compile(r"^[ \t]*(?P<comment>#[^\n#]*skelint:[^\n]*)", re.MULTILINE)


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of a text."""
    document = whole(source)
    scripts = [script for part in _paragraphs(document) for script in blocks.read(source, "", part, wanted)]
    return shell.together(scripts, remarks(document, COMMENT, scripts))


def remarks(document: Passage, pattern: re.Pattern[str], scripts: Iterable[Script]) -> Iterator[Span]:
    """Yield the comments of a document that name skelint, besides those that are in its scripts."""
    inside = {comment.start for script in scripts for comment in script.comments}
    for match in pattern.finditer(document.text):
        start, end = match.span("comment")
        if document.origins[start] not in inside:
            yield Span(document.origins[start], document.origins[end])


def _paragraphs(document: Passage) -> Iterator[Passage]:
    """Yield the lines in a row without an empty one or one of prose between them."""
    begin, end, goes_on = None, 0, False
    for match in LINE.finditer(document.text):
        line = match[0].rstrip()
        is_code = bool(line) and (goes_on or not PROSE.fullmatch(line))
        goes_on = is_code and line.endswith(CONTINUED)
        if is_code:
            begin, end = match.start() if begin is None else begin, match.end()
        elif begin is not None:
            yield document.cut(begin, end)
            begin = None
    if begin is not None:
        yield document.cut(begin, end)
