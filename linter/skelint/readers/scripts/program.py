"""A program that is called with a list of words, as Dockerfiles and Compose files do it."""

import re
from collections.abc import Iterator, Sequence

from skelint.readers.scripts import shell
from skelint.readers.scripts.command import Command, Dialect, Script, Word
from skelint.readers.scripts.passage import Passage
from skelint.source import SourceFile, Span

SCRIPT_FOLLOWS = re.compile(r"-[a-z]*c")


def called(source: SourceFile, words: Sequence[Word], wanted: shell.Wanted) -> Iterator[Script]:
    """Yield the command that words are, or what the shell runs that they call with a script."""
    if words and wanted(words):
        span = Span(words[0].span.start, words[-1].span.end)
        yield Script([Command(words=words, span=span, dialect=Dialect.ARGUMENTS)])
    elif len(words) > 2 and SCRIPT_FOLLOWS.fullmatch(words[1].text):
        yield shell.read(source, Passage(words[2].text, words[2].origins), wanted)
