"""JSON that is nearly JSON: its comments, trailing commas and odd numbers found, and its syntax errors put into words."""

import json
import re
from collections.abc import Iterator

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
WORD = re.compile(r"[A-Za-z_$][\w$-]*")


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
    """Return the problem that a parser's complaint is about, at the place where a person would look."""
    text, at = error.doc, error.pos
    word = WORD.match(text, at)
    width = len(word[0]) if word else 1
    span = Span(at, min(at + width, len(text)))
    for detail in _details(error.msg, text, at, word[0] if word else ""):
        return Problem(ProblemKind.SYNTAX_ERROR, _visible(text, span), detail)
    return Problem(ProblemKind.SYNTAX_ERROR, _visible(text, span), error.msg)


def _details(complaint: str, text: str, at: int, word: str) -> Iterator[str]:
    rest = text[at:]
    opened = _still_open(text[:at])
    if not rest.strip(" \t\r\n"):
        yield f"the file ends before the {_NAMES.get(opened, 'value')} is complete"
    if complaint.startswith("Unterminated string"):
        yield "this string has no closing quote"
    if complaint.startswith("Invalid control character"):
        yield "a string cannot hold a line break or a tab: write \\n or \\t, or close the quote"
    if complaint.startswith("Invalid \\"):
        yield "this is no escape of JSON: a backslash itself is written \\\\"
    yield from _of_character(rest)
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


def _of_character(rest: str) -> Iterator[str]:
    if rest.startswith("/*"):
        yield "this comment is never closed"
    if rest[:1] in _QUOTES:
        yield f'JSON quotes with ", not with {rest[0]}'
    if rest[:1].isspace() or rest[:1] in _INVISIBLE:
        yield f"U+{ord(rest[0]):04X} is no blank of JSON"


_NAMES = {"{": "object", "[": "list"}
_QUOTES = tuple("'`\u2018\u2019\u201c\u201d\u201e\u00ab")
_INVISIBLE = tuple("\ufeff\u200b\u200c\u200d\u2060")


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
