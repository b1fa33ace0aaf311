"""Reads the blocks of code in AsciiDoc: source blocks, listings, literal blocks and paragraphs, fences as in Markdown."""

import re
from collections.abc import Iterator, Sequence

from skelint.readers.scripts import blocks, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, whole
from skelint.readers.scripts.text import LINE, remarks
from skelint.source import SourceFile

DELIMITER = re.compile(r"(?P<sign>-{4,}|\.{4,}|/{4,}|\+{4,})|(?P<fence>```)(?P<label>[^\s`]*)")
ATTRIBUTES = re.compile(r"\[(?P<style>[a-z]*)(?:%[\w-]+)*(?:,[ \t]*(?P<label>[\w-]+))?[^\]\n]*\]")
STYLES = {"source", "listing", "literal", ""}
NO_CODE = "/+"
"""What the delimiters of remarks and of passed-through text are made of."""
TITLE = re.compile(r"\.[^.\s][^\n]*")
DEFAULT = re.compile(r":source-language:[ \t]*(?P<label>[\w-]+)[ \t]*")
CALLOUT = re.compile(r"(?<![ \t])[ \t]++(?:(?:#|//|;;)[ \t]*+)?(?:<(?:\d{1,3}|\.)>[ \t]*+){1,9}$", re.MULTILINE)
"""`<1>` at the end of a line: the number of a remark below the block."""
COMMENT = re.compile(r"^(?P<comment>//(?!/)[^\n]*skelint:[^\n]*)", re.MULTILINE)


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of a document."""
    document = whole(source)
    scripts = [
        script
        for label, block in _blocks(document)
        for script in blocks.read(source, label, block.replaced(CALLOUT, ""), wanted)
    ]
    return shell.together(scripts, remarks(document, COMMENT, scripts))


def _blocks(document: Passage) -> Iterator[tuple[str, Passage]]:
    """Yield the code of each block, with its label."""
    lines = [match.span() for match in LINE.finditer(document.text)]
    texts = [document.text[start:end].rstrip() for start, end in lines]
    default, label, at = "", None, 0
    while at < len(lines):
        line, begin = texts[at], at + 1
        at = begin
        if opening := DELIMITER.fullmatch(line):
            at = _closed(texts, at, "```" if opening["fence"] else line)
            if line[0] not in NO_CODE:
                yield opening["label"] or label or "", _between(document, lines, begin, at)
            label, at = None, at + 1
        elif attributes := ATTRIBUTES.fullmatch(line):
            if attributes["style"] in STYLES:
                label = attributes["label"] or (default if attributes["style"] == "source" else "")
        elif attribute := DEFAULT.fullmatch(line):
            default = attribute["label"]
        elif line and not TITLE.fullmatch(line):
            while at < len(lines) and texts[at] and not DELIMITER.fullmatch(texts[at]) and texts[at][0] != "[":
                at += 1
            if label is not None or line[0] in " \t":
                yield label or "", _between(document, lines, begin - 1, at)
            label = None


def _closed(lines: Sequence[str], at: int, delimiter: str) -> int:
    """Return the number of the line that closes a block; where there is none, of the one behind the last."""
    while at < len(lines) and lines[at] != delimiter:
        at += 1
    return at


def _between(document: Passage, lines: Sequence[tuple[int, int]], begin: int, end: int) -> Passage:
    """Return the lines from one to before another."""
    return document.cut(lines[begin][0], lines[end - 1][1]) if begin < end else Passage("", [0])
