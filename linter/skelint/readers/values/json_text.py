"""JSON that is nearly JSON: its comments, trailing commas and odd numbers found."""

import json
import re

from skelint.authoring.subject import Problem, ProblemKind
from skelint.source import Edit, Span

STRING = r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?'
"""Matched before anything else, so that nothing inside a string is taken for something else."""
COMMENT = re.compile(rf"{STRING}|(?P<comment>//[^\r\n]*|/\*.*?(?P<closing>\*/|\Z)|\#[^\r\n]*)", re.DOTALL)
TRAILING = re.compile(rf"(?:{STRING}|[\w.}}\]])(?:\s*(?P<comma>,)(?=\s*[}}\]]))?", re.DOTALL)
"""A comma behind a value: in `[,]` it is not the comma that is wrong."""
NON_FINITE = re.compile(rf"{STRING}|(?P<number>-?\bInfinity\b|\bNaN\b)", re.DOTALL)
NUMBER = re.compile(rf"{STRING}|(?P<number>-?\d+)", re.DOTALL)
BRACKET = re.compile(rf"{STRING}|(?P<bracket>[\[\]{{}}])", re.DOTALL)
MOST_PROBLEMS = 2_000
"""How many comments, and how many commas, are told of one file."""
COMMA = re.compile(rf"{STRING}|(?P<comma>,)", re.DOTALL)


def mended(text: str) -> tuple[str, list[Problem]]:
    """Return the text with its comments and trailing commas made blank, and a problem for each of them.

    Of a comment that is never closed its opening stays, for the parser to stumble over.
    """
    comments: list[Problem] = []
    commas: list[Problem] = []

    def without_comment(match: re.Match[str]) -> str:
        if match["comment"] is None:
            return match[0]
        start, end = match.span("comment")
        if match["closing"] == "":
            return "/*" + _blank(match["comment"][2:])
        if len(comments) < MOST_PROBLEMS:
            comments.append(Problem(ProblemKind.COMMENT, Span(start, end), mend=[Edit(Span(start, end), "")]))
        return _blank(match["comment"])

    def without_comma(match: re.Match[str]) -> str:
        if match["comma"] is None:
            return match[0]
        start, end = match.span("comma")
        if len(commas) < MOST_PROBLEMS:
            commas.append(Problem(ProblemKind.TRAILING_COMMA, Span(start, end), mend=[Edit(Span(start, end), "")]))
        return match[0][:-1] + " "

    text = TRAILING.sub(without_comma, COMMENT.sub(without_comment, text))
    return text, [*comments, *commas]


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)


def non_finite(text: str) -> list[Span]:
    """Return where NaN and the infinities are written."""
    return [Span(*match.span("number")) for match in NON_FINITE.finditer(text) if match["number"]]


def too_many(text: str, most: int) -> bool:
    """Return whether a text holds more values than so many: one more than it has commas outside its strings."""
    if text.count(",") < most:
        return False
    return sum(match["comma"] is not None for match in COMMA.finditer(text)) >= most


def longest_number(text: str) -> Span:
    """Return where the number with the most digits begins."""
    numbers = (match.span("number") for match in NUMBER.finditer(text) if match["number"])
    start, _ = max(numbers, key=lambda span: span[1] - span[0])
    return Span(start, start + 1)


def outermost(text: str) -> list[Span]:
    """Return the parts of a text that are inside its first object, and inside nothing in that."""
    parts, opened, start = [], "", 0
    for match in BRACKET.finditer(text):
        bracket = match["bracket"]
        if not bracket:
            continue
        if opened == "{":
            parts.append(Span(start, match.start()))
        if bracket in "{[":
            opened += bracket
        else:
            opened = opened[:-1]
            if not opened and parts:
                break
        start = match.end()
    else:
        if opened == "{":
            parts.append(Span(start, len(text)))
    return parts


def too_deep(text: str, deepest: int) -> Span | None:
    """Return the bracket at which the text is nested deeper than allowed."""
    if text.count("{") + text.count("[") <= deepest:
        return None
    depth = 0
    for match in BRACKET.finditer(text):
        if match["bracket"] is None:
            continue
        depth = depth + 1 if match["bracket"] in "[{" else max(depth - 1, 0)
        if depth > deepest:
            return Span(*match.span())
    return None


def syntax_error(error: json.JSONDecodeError) -> Problem:
    """Return the first fault of a text that a parser complains about."""
    return syntax_errors(error)[0]


def syntax_errors(error: json.JSONDecodeError) -> list[Problem]:
    """Return the faults of a text that a parser complains about, at the places where a person would look."""
    from skelint.readers.values.json_faults import syntax_faults  # noqa: PLC0415 - only what is broken needs it

    return syntax_faults(error.doc) or [Problem(ProblemKind.SYNTAX_ERROR, Span(error.pos, error.pos), error.msg)]
