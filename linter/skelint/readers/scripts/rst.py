"""Reads the blocks of code in reStructuredText: directives such as `code-block` and `prompt`, and literal blocks."""

import re
from collections.abc import Iterator, Sequence

from skelint.readers.scripts import blocks, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, joined, whole
from skelint.readers.scripts.text import LINE, remarks
from skelint.source import SourceFile

DIRECTIVE = re.compile(
    r"(?P<indent>[ \t]*)\.\.[ \t]+(?P<name>code-block|code|sourcecode|code-tab|prompt|highlight)::"
    r"[ \t]*(?P<label>[^\s]*)[^\n]*"
)
LITERAL = re.compile(r"(?P<indent>[ \t]*+)(?!\.\.[ \t])[^\n]*::[ \t]*")
"""A paragraph that ends so is followed by a block as it stands."""
OPTION = re.compile(r"[ \t]*:[\w-]+:[^\n]*")
COMMENT = re.compile(r"^[ \t]*(?P<comment>\.\.[ \t]+skelint:[^\n]*)", re.MULTILINE)


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of a document."""
    document = whole(source)
    scripts = [script for label, block in _blocks(document) for script in blocks.read(source, label, block, wanted)]
    return shell.together(scripts, remarks(document, COMMENT, scripts))


def _blocks(document: Passage) -> Iterator[tuple[str, Passage]]:
    """Yield the code of each block, with its label."""
    lines = [document.cut(*match.span()) for match in LINE.finditer(document.text)]
    highlighted = ""
    at = 0
    while at < len(lines):
        line = lines[at].text.rstrip()
        directive = DIRECTIVE.fullmatch(line)
        literal = None if directive else LITERAL.fullmatch(line)
        opening = directive or literal
        at += 1
        if directive and directive["name"] == "highlight":
            highlighted = directive["label"]
        elif opening is not None:
            label = (directive["label"] if directive else "") or highlighted
            begin = at
            at = _end(lines, at, len(opening["indent"]))
            yield label, _content(lines[begin:at], options=directive is not None)


def _end(lines: Sequence[Passage], at: int, indent: int) -> int:
    """Return the number of the first line that is indented no deeper than what opens a block."""
    while at < len(lines) and (not lines[at].text.strip() or _indent(lines[at]) > indent):
        at += 1
    return at


def _indent(line: Passage) -> int:
    return len(line.text) - len(line.text.lstrip(" \t"))


def _content(lines: Sequence[Passage], *, options: bool) -> Passage:
    """Return the lines of a block, without the options of its directive and without the indentation."""
    first = 0
    while options and first < len(lines) and OPTION.fullmatch(lines[first].text.rstrip("\n")):
        first += 1
    lines = lines[first:]
    indent = min((_indent(line) for line in lines if line.text.strip()), default=0)
    cut = [line.cut(min(indent, len(line.text) - line.text.endswith("\n")), len(line.text)) for line in lines]
    return joined(cut) if cut else Passage("", [0])
