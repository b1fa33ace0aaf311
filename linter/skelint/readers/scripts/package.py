"""Reads the scripts of a `package.json`."""

from skelint.readers.scripts import shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage
from skelint.readers.scripts.scalars import quoted
from skelint.readers.values.json import syntax_tree
from skelint.source import SourceFile


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all scripts, each script with a shell of its own."""
    scripts = syntax_tree(source.text).by_key.get("scripts")
    texts = [entry.value.span for entry in scripts.value.entries] if scripts else []
    return shell.together(shell.read(source, _script(source, *span), wanted) for span in texts if _is_text(source, *span))


def _is_text(source: SourceFile, start: int, end: int) -> bool:
    return end - start > 1 and source.text[start] == source.text[end - 1] == '"'


def _script(source: SourceFile, start: int, end: int) -> Passage:
    return quoted(source.text, start, end)
