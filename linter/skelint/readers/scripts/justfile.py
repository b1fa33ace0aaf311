"""Reads the recipes of justfiles: each line is a script of its own, one that begins with `#!` is a script in its whole."""

import re
from collections.abc import Callable, Iterator, Sequence

from skelint.authoring.request import UNKNOWN
from skelint.readers.registry import interpreted
from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, joined, whole
from skelint.readers.scripts.text import LINE, remarks
from skelint.source import SourceFile

Read = Callable[..., Script]
HEAD = re.compile(r"@?[A-Za-z_][\w-]*+(?:[^:\n=]|=(?!=)|:(?==))*?:(?!=)")
"""The line that names a recipe, with its parameters."""
PREFIX = re.compile(r"(?:@-?|-@?)?[ \t]*")
SHELL = re.compile(r"^set[ \t]+shell[ \t]*:=[ \t]*\[[ \t]*(?P<quote>[\"'])(?P<program>[^\"'\n]*)(?P=quote)", re.MULTILINE)
READERS: dict[str, Read] = {
    "pwsh": powershell.read,
    "powershell": powershell.read,
    "cmd": batch.read,
    **dict.fromkeys(("sh", "bash", "dash", "zsh", "ksh"), shell.read),
}
EXPRESSION = re.compile(r"\{\{\{\{|\{\{(?:[^{}\n]|\{(?!\{)|\}(?!\}))*\}\}")
COMMENT = re.compile(r"^(?P<comment>#[^\n]*skelint:[^\n]*)", re.MULTILINE)


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of the recipes."""
    file = whole(source)
    setting = SHELL.search(file.text)
    read = READERS.get(_program(setting["program"])) if setting else shell.read
    scripts = []
    for recipe in _recipes(file):
        interpreter = interpreted(recipe[0].text)
        if interpreter is not None:
            scripts.append((READERS.get(interpreter), joined(recipe)))
        else:
            scripts += [(read, script) for script in _lines(recipe)]
    commands = [
        reader(source, script.replaced(EXPRESSION, _computed), wanted) for reader, script in scripts if reader is not None
    ]
    return shell.together(commands, remarks(file, COMMENT, commands))


def _program(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[2].removesuffix(".exe").lower()


def _computed(match: re.Match[str]) -> str:
    return "{{" if match[0] == "{{{{" else UNKNOWN


def _recipes(file: Passage) -> Iterator[Sequence[Passage]]:
    """Yield the lines of each recipe without their indentation."""
    lines: list[Passage] = []
    inside, indent = False, ""
    for match in LINE.finditer(file.text):
        line = match[0]
        blank = not line.strip()
        if inside and (blank or line[0] in " \t"):
            if not lines and blank:
                continue
            indent = indent if lines else line[: len(line) - len(line.lstrip(" \t"))]
            cut = len(indent) if line.startswith(indent) else 0
            lines.append(file.cut(match.start() + cut, match.end()))
            continue
        if lines:
            yield lines
        lines, inside = [], HEAD.match(line) is not None
    if lines:
        yield lines


def _lines(recipe: Sequence[Passage]) -> Iterator[Passage]:
    """Yield each line with those that continue it, without what just takes off it; one that is not ended is none."""
    row: list[Passage] = []
    for line in recipe:
        row.append(line if row else line.cut(_prefix(line.text), len(line.text)))
        if not line.text.rstrip("\n").endswith("\\"):
            yield joined(row)
            row = []


def _prefix(line: str) -> int:
    match = PREFIX.match(line)
    return match.end() if match else 0
