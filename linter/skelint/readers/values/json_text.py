"""JSON that is nearly JSON: its comments, trailing commas and odd numbers found."""

import json
import re

from skelint.authoring.subject import Problem, ProblemKind
from skelint.readers.values.json_faults import syntax_faults
from skelint.source import Edit, Span, apply

STRING = r'"(?:\\.|[^"\\])*"?'
"""Matched before anything else, so that nothing inside a string is taken for something else."""
COMMENT = re.compile(rf"{STRING}|(?P<comment>//[^\r\n]*|/\*.*?(?P<closing>\*/|\Z)|\#[^\r\n]*)", re.DOTALL)
TRAILING = re.compile(rf"(?:{STRING}|[\w.}}\]])(?:\s*(?P<comma>,)(?=\s*[}}\]]))?", re.DOTALL)
"""A comma behind a value: in `[,]` it is not the comma that is wrong."""
NON_FINITE = re.compile(rf"{STRING}|(?P<number>-?\bInfinity\b|\bNaN\b)", re.DOTALL)
NUMBER = re.compile(rf"{STRING}|(?P<number>-?\d+)", re.DOTALL)
BRACKET = re.compile(rf"{STRING}|(?P<bracket>[\[\]{{}}])", re.DOTALL)


def mended(text: str) -> tuple[str, list[Problem]]:
    """Return the text with its comments and trailing commas made blank, and a problem for each of them.

    Of a comment that is never closed its opening stays, for the parser to stumble over.
    """
    problems = []
    for kind, token, group in ((ProblemKind.COMMENT, COMMENT, "comment"), (ProblemKind.TRAILING_COMMA, TRAILING, "comma")):
        blanked = []
        for match in token.finditer(text):
            if match[group] is None:
                continue
            start, end = match.span(group)
            if kind is ProblemKind.COMMENT and match["closing"] == "":
                start += len("/*")
            else:
                problems.append(Problem(kind, Span(start, end), mend=[Edit(Span(start, end), "")]))
            blanked.append(Edit(Span(start, end), re.sub(r"[^\r\n]", " ", text[start:end])))
        text = apply(text, blanked)
    return text, problems


def non_finite(text: str) -> list[Span]:
    """Return where NaN and the infinities are written."""
    return [Span(*match.span("number")) for match in NON_FINITE.finditer(text) if match["number"]]


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
    return syntax_faults(error.doc) or [Problem(ProblemKind.SYNTAX_ERROR, Span(error.pos, error.pos), error.msg)]
