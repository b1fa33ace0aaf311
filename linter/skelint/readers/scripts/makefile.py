"""Reads the recipes of makefiles: each line, with the lines that continue it, is a script of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.make_variables import variables
from skelint.readers.scripts.passage import Passage, joined, whole
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
    values = variables(file.text) if "$" in file.text else {}
    one_shell = ONE_SHELL.search(file.text) is not None
    scripts = [
        shell.read(source, expanded, wanted)
        for recipe in _recipes(file)
        for script in ([joined(recipe)] if one_shell else recipe)
        if (expanded := _expanded(script, values)) is not None
    ]
    comments = [Span(file.origins[match.start("comment")], file.origins[match.end()]) for match in COMMENT.finditer(file.text)]
    script = shell.together(scripts, comments)
    return replace(script, carriage_return=shell.carriage_return(source.text, script.commands))


def _recipes(file: Passage) -> Iterator[list[Passage]]:
    """Yield the lines of each recipe, without what make takes off them."""
    at = 0
    recipe: list[Passage] = []
    while at < len(file.text):
        line = LINE.match(file.text, at)
        end = max(line.end() if line else 0, at + 1)
        inline = INLINE.match(file.text, at, end)
        prefix = RECIPE.match(file.text, at, end) or inline
        if recipe and (inline or not (prefix or file.text[at:end].isspace())):
            yield recipe
            recipe = []
        if prefix and prefix.end() < end:
            recipe.append(file.cut(prefix.end(), end).replaced(INDENT, ""))
        at = end
    if recipe:
        yield recipe


def _expanded(recipe: Passage, values: Mapping[str, str]) -> Passage | None:
    """Return a recipe as the shell gets it: `$$` is its dollar sign, and what make computes is unknown but for variables.

    One with a reference that is never closed is run by no make.
    """
    parts: list[str] = []
    origins: list[int] = []
    at = 0
    text = recipe.text
    while reference := REFERENCE.search(text, at):
        parts.append(text[at : reference.start()])
        origins += recipe.origins[at : reference.start()]
        kind = reference["kind"]
        end = _closed(text, reference.end(), kind) if kind in CLOSING else reference.end()
        if end is None:
            return None
        at = end
        name = text[reference.end() : at - 1] if kind in CLOSING else kind
        parts.append("$" if kind == "$" else values.get(name, UNKNOWN))
        origins += [recipe.origins[reference.start()]] * len(parts[-1])
    return Passage("".join([*parts, text[at:]]), [*origins, *recipe.origins[at:]])


def _closed(text: str, at: int, opening: str) -> int | None:
    """Return the offset behind the bracket that closes a reference, or None where there is none."""
    depth = 1
    for bracket in BRACKET.finditer(text, at):
        if bracket[0] == opening:
            depth += 1
        elif bracket[0] == CLOSING[opening]:
            depth -= 1
            if not depth:
                return bracket.end()
    return None
