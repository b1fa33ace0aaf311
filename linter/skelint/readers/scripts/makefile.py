"""Reads the recipes of makefiles: each line, with the lines that continue it, is a script of its own."""

import re
from collections.abc import Iterator

from skelint.command import Script
from skelint.readers.scripts import shell
from skelint.readers.scripts.passage import Passage, joined, whole
from skelint.request import UNKNOWN
from skelint.source import SourceFile, Span

LINE = re.compile(r"(?:[^\\\n]|\\(?:\n|[^\n])?)*\n?")
"""A line with those that continue it."""
RECIPE = re.compile(r"\t[ \t]*(?:[@+-][ \t]*)*")
INLINE = re.compile(r"[^\t #:=][^#:=\n]*::?(?![:=])[^#;=\n]*;[ \t]*(?:[@+-][ \t]*)*")
"""A rule with the first line of its recipe: `target: prerequisites; command`."""
ONE_SHELL = re.compile(r"^\.ONESHELL[ \t]*:", re.MULTILINE)
COMMENT = re.compile(r"^(?!\t)[ \t]*(?P<comment>#[^\n]*skelint:[^\n]*)", re.MULTILINE)
INDENT = re.compile(r"(?<=\n)\t")
REFERENCE = re.compile(r"\$(?P<kind>[$({]|[^\s]|(?=\s|\Z))")
BRACKET = re.compile(r"[(){}]")
CLOSING = {"(": ")", "{": "}"}


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of the recipes."""
    file = whole(source)
    recipes = _recipes(file)
    if ONE_SHELL.search(file.text):
        recipes = _together(recipes)
    scripts = [shell.read(source, _expanded(recipe), wanted) for recipe in recipes]
    comments = [Span(file.origins[one.start("comment")], file.origins[one.end()]) for one in COMMENT.finditer(file.text)]
    return shell.together(scripts, comments)


def _recipes(file: Passage) -> Iterator[Passage]:
    """Yield the lines of recipes, without what make takes off them."""
    at = 0
    while at < len(file.text):
        line = LINE.match(file.text, at)
        end = line.end() if line else len(file.text)
        prefix = RECIPE.match(file.text, at) or INLINE.match(file.text, at, end)
        if prefix and prefix.end() < end:
            yield file.cut(prefix.end(), end).replaced(INDENT, "")
        at = max(end, at + 1)


def _together(recipes: Iterator[Passage]) -> Iterator[Passage]:
    """Yield the recipes as whole scripts: one ends where the next line of the file is none of it."""
    lines: list[Passage] = []
    for recipe in recipes:
        if lines and recipe.origins[0] - lines[-1].origins[-1] > MOST_PREFIX:
            yield joined(lines)
            lines = []
        lines.append(recipe)
    if lines:
        yield joined(lines)


MOST_PREFIX = 8
"""How many characters may stand between two lines of one recipe: a tab, and signs such as `@`."""


def _expanded(recipe: Passage) -> Passage:
    """Return a recipe as the shell gets it: `$$` is its dollar sign, and what make computes is unknown."""
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    text = recipe.text
    while found := REFERENCE.search(text, at):
        parts.append(text[at : found.start()])
        origins += recipe.origins[at : found.start()]
        kind = found["kind"]
        parts.append("$" if kind == "$" else UNKNOWN)
        origins.append(recipe.origins[found.start()])
        at = _closed(text, found.end(), kind) if kind in CLOSING else found.end()
    return Passage("".join([*parts, text[at:]]), [*origins, *recipe.origins[at:]])


def _closed(text: str, at: int, opening: str) -> int:
    """Return the offset behind the bracket that closes a reference; where there is none, the end of the text."""
    depth = 1
    for bracket in BRACKET.finditer(text, at):
        if bracket[0] == opening:
            depth += 1
        elif bracket[0] == CLOSING[opening]:
            depth -= 1
            if not depth:
                return bracket.end()
    return len(text)
