"""JSON that is nearly JSON: its comments, trailing commas and odd numbers found, and its syntax errors put into words."""

import json
import re
from collections.abc import Iterator

from skelint.finding import Problem
from skelint.source import Edit, Span, apply

TOKEN = re.compile(r'"(?:\\.|[^"\\])*"?|(?P<comment>//[^\r\n]*|/\*.*?(?:\*/|\Z)|\#[^\r\n]*)', re.DOTALL)
"""A string, so that nothing inside it is taken for a comment; or a comment."""
TRAILING = re.compile(r'"(?:\\.|[^"\\])*"?|(?P<comma>,)(?=\s*[}\]])', re.DOTALL)
NUMBER = re.compile(r'"(?:\\.|[^"\\])*"?|(?P<number>-?\bInfinity\b|\bNaN\b)', re.DOTALL)
BRACKET = re.compile(r'"(?:\\.|[^"\\])*"?|(?P<bracket>[\[\]{}])', re.DOTALL)
WORD = re.compile(r"[A-Za-z_$][\w$-]*")


def mended(text: str) -> tuple[str, list[Problem]]:
    """Return the text with its comments and trailing commas made blank, and a problem for each of them."""
    problems = []
    for kind, token, group in (("comment", TOKEN, "comment"), ("trailing-comma", TRAILING, "comma")):
        spans = [Span(*match.span(group)) for match in token.finditer(text) if match[group] is not None]
        problems += [Problem(kind, span, mend=[Edit(span, "")]) for span in spans]
        text = apply(text, [Edit(span, re.sub(r"[^\r\n]", " ", text[span.start : span.end])) for span in spans])
    return text, problems


def non_finite(text: str) -> list[Span]:
    """Return where NaN and the infinities are written."""
    return [Span(*match.span("number")) for match in NUMBER.finditer(text) if match["number"]]


def too_deep(text: str, deepest: int) -> Span | None:
    """Return the bracket at which the text is nested deeper than allowed."""
    if text.count("{") + text.count("[") <= deepest:
        return None
    depth = 0
    for match in BRACKET.finditer(text):
        if match["bracket"] is None:
            continue
        depth += 1 if match["bracket"] in "[{" else -1
        if depth > deepest:
            return Span(*match.span())
    return None


def syntax_error(error: json.JSONDecodeError) -> Problem:
    """Return the problem that a parser's complaint is about, at the place where a person would look."""
    text, at = error.doc, error.pos
    rest = text[at:]
    word = WORD.match(rest)
    width = len(word[0]) if word else 1
    span = Span(at, min(at + width, len(text)))
    for detail in _details(error.msg, text, at, rest, word[0] if word else ""):
        return Problem("syntax-error", _visible(text, span), detail)
    return Problem("syntax-error", _visible(text, span), error.msg)


def _details(complaint: str, text: str, at: int, rest: str, word: str) -> Iterator[str]:
    opened = _still_open(text[:at])
    if not rest.strip():
        yield f"the file ends before the {_NAMES.get(opened, 'value')} is complete"
    if complaint.startswith("Unterminated string"):
        yield "this string has no closing quote"
    if complaint.startswith("Invalid control character"):
        yield "a string cannot hold a line break or a tab: write \\n or \\t, or close the quote"
    if complaint.startswith("Invalid \\"):
        yield "this is no escape of JSON: a backslash itself is written \\\\"
    if rest.startswith("'"):
        yield "JSON quotes with \", not with '"
    if complaint.startswith("Extra data"):
        yield "the JSON value ends before this: a file holds one value"
    if complaint.startswith("Expecting ',' delimiter"):
        yield f"a comma, or the end of the {_NAMES.get(opened, 'value')}, is missing before this"
    if complaint.startswith("Expecting ':'"):
        yield "a colon is missing between the name and its value"
    if complaint.startswith("Expecting property name"):
        yield f"the name {word} needs double quotes" if word else "a name in double quotes is missing here"
    if word in {"True", "False", "None"}:
        yield f"{word} is Python: JSON writes {({'None': 'null'}).get(word, word.lower())}"
    if word:
        yield f"{word} is no value of JSON: a string needs double quotes"
    if complaint.startswith(("Expecting value", "Illegal trailing comma")):
        yield "a value is missing here"


_NAMES = {"{": "object", "[": "list"}


def _still_open(text: str) -> str:
    """Return the innermost bracket that is not yet closed."""
    stack = []
    for match in BRACKET.finditer(text):
        if match["bracket"] in ("{", "["):
            stack.append(match["bracket"])
        elif match["bracket"] and stack:
            stack.pop()
    return stack[-1] if stack else ""


def _visible(text: str, span: Span) -> Span:
    """Return a span with something to see in it: at the end of a file, the last character that is no blank."""
    if text[span.start : span.end].strip():
        return span
    end = len(text[: span.start].rstrip())
    return Span(max(end - 1, 0), end)
