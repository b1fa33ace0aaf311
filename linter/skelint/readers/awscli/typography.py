"""Dashes and quotes that a word processor has put in the place of those that an interpreter reads."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from skelint.authoring.subject import Problem, ProblemKind
from skelint.readers.awscli.arguments import Given
from skelint.readers.awscli.call import Call, options
from skelint.readers.awscli.editing import between
from skelint.readers.awscli.global_options import GLOBAL
from skelint.readers.awscli.words import home, place
from skelint.readers.scripts.command import Command, Dialect, Word
from skelint.source import Edit, SourceFile, Span

DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
"""Hyphens and dashes of all widths, and the minus sign."""
OPTION = re.compile(rf"(?P<dashes>[-{DASHES}]+)(?P<name>[A-Za-z][\w-]*)(?:=|\Z)")
DOUBLE, SINGLE = "\u201c\u201d\u201e\u201f", "\u2018\u2019\u201a\u201b"
IN_JSON = str.maketrans(dict.fromkeys(DOUBLE, '"'))
SPECIAL = re.compile(r"[\"'`$\\!<>|&;^%\n]")
"""What would mean something else in quotes than it did without."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A place where a typographic character changes what a command says, and the words that are not what they should be."""

    problem: Problem
    words: Sequence[Word]


def slips(call: Call, command: Command, source: SourceFile) -> Iterator[Slip]:
    """Yield the options with dashes of another kind, and the texts in quotes that are none to the interpreter."""
    own_options = options(call.model)
    for word in command.words[1:]:
        option = OPTION.match(word.text)
        if option and option["dashes"].strip("-") and (option["name"] in own_options or option["name"] in GLOBAL):
            yield Slip(_dash(word, option, call, source), [word])
    if command.dialect in (Dialect.SHELL, Dialect.BATCH):
        yield from _quoted(command, source)


def _dash(word: Word, option: re.Match[str], call: Call, source: SourceFile) -> Problem:
    span = place(word, 0, option.end("dashes"))
    sure = word.literal and source.text[slice(*span)] == option["dashes"]
    stray = any(word is other for stray in call.strays for other in stray.words)
    return Problem(
        ProblemKind.TYPOGRAPHIC_DASH,
        home(word),
        option["dashes"].strip("-")[0],
        [Edit(span, "--")] if sure else None,
        syntax="stray" if stray else "value",
        value=word.text,
        names=[f"--{option['name']}"],
    )


def _quoted(command: Command, source: SourceFile) -> Iterator[Slip]:
    """Yield the texts that stand in typographic quotes, each from the word that opens them to the one that closes them."""
    opened: list[Word] = []
    for word in command.words[1:]:
        if not word.literal or (opened and (word.text.startswith("-") or between(source, opened[-1], word) is None)):
            opened = []
        start = _opening(word)
        if start is not None:
            opened = [word]
        elif opened:
            opened.append(word)
        if opened and word.spelling[-1:] in {*DOUBLE, *SINGLE} and (len(opened) > 1 or len(word.spelling) - (start or 0) > 1):
            begin = opened[0].span.start + (_opening(opened[0]) or 0)
            problem = _quotes(source, Span(begin, word.span.end), command.dialect)
            yield Slip(problem if len(opened) > 1 else replace(problem, syntax="value"), opened)
            opened = []


def _opening(word: Word) -> int | None:
    """Return where in a word a typographic quote opens: at its start, or at that of the value in `--name=value`."""
    for at in (0, word.spelling.find("=") + 1 if word.spelling.startswith("--") else 0):
        if word.spelling[at : at + 1] in {*DOUBLE, *SINGLE}:
            return at
    return None


def _quotes(source: SourceFile, span: Span, dialect: Dialect) -> Problem:
    first, inside = source.text[span.start], source.text[span.start + 1 : span.end - 1]
    plain = "'" if first in SINGLE and dialect is Dialect.SHELL else '"'
    ends = [Edit(Span(span.start, span.start + 1), plain), Edit(Span(span.end - 1, span.end), plain)]
    mend = None if SPECIAL.search(inside) or {*inside} & {*DOUBLE, *SINGLE} else ends
    return Problem(ProblemKind.TYPOGRAPHIC_QUOTES, span, first, mend, value=source.text[slice(*span)], names=[plain])


def in_json(given: Given, word: Word) -> Problem | None:
    """Return the problem of a text that would be JSON if its typographic quotes were plain ones."""
    marks = [index for index, letter in enumerate(word.text) if letter in DOUBLE]
    if not marks:
        return None
    try:
        json.loads(word.text.translate(IN_JSON))
    except (ValueError, RecursionError):
        return None
    sure = word.literal and word.spelling[:1] == "'" == word.spelling[-1:]
    mend = [Edit(Span(word.origins[mark], word.origins[mark] + 1), '"') for mark in marks] if sure else None
    return Problem(ProblemKind.TYPOGRAPHIC_QUOTES, home(word), word.text[marks[0]], mend, value=f"--{given.name}", names=['"'])
