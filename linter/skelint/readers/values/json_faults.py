"""What is wrong with a text that is not JSON: each fault that can be told for sure, at its place, in words."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from skelint.authoring.subject import Problem, ProblemKind
from skelint.source import Span

MOST = 20
"""So many faults of one text are told."""
QUOTES = "'`\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb"
TOKEN = re.compile(
    rf"""(?P<blank>[ \t\r\n]+)
      | (?P<string>"(?:[^"\\\r\n]|\\[^\r\n])*"?)
      | (?P<template>\$\{{[^{{}}\r\n]*\}}|\{{\{{[^{{}}"\r\n]*\}}\}})
      | (?P<quoted>[{QUOTES}][^{QUOTES}"\r\n]*[{QUOTES}])
      | (?P<sign>[{{}}\[\]:,])
      | (?P<word>[\w$.+-]+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)
VALUE = re.compile(r"true|false|null|NaN|-?Infinity|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
"""The words that Python's decoder takes, which is what the AWS CLI reads with."""
NAME = re.compile(r"[A-Za-z_$][\w$-]*")
BAD_ESCAPE = re.compile(r'\\(?:u(?![0-9A-Fa-f]{4})|[^"\\/bfnrtu])|\\(?P<good>.)')
CONTROL = re.compile(r"[\x00-\x1f]")
COLON_FOLLOWS = re.compile(r"[ \t\r\n]*:")
VALUE_ENDS = re.compile(r"[ \t]*(?:[,}\]\r\n]|\Z)")
"""What follows a value, so that a wrong word before it is the whole value."""
NEXT_LINE = re.compile(r'\s*(?:"(?:[^"\\\r\n]|\\.)*"[ \t]*:|[}\]][,}\] \t]*(?:[\r\n]|\Z))')
"""A line that does not belong to the string that the line before leaves open."""
INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
PYTHON = {"True": "true", "False": "false", "None": "null"}


class _Expected(Enum):
    """What may come next."""

    FIRST_NAME = auto()
    NAME = auto()
    COLON = auto()
    FIRST_VALUE = auto()
    VALUE = auto()
    COMMA = auto()
    """Or the end of the object or list."""
    NOTHING = auto()


_NAMES = (_Expected.FIRST_NAME, _Expected.NAME)


def syntax_faults(text: str) -> list[Problem]:
    """Return the faults of a text in order: at least one where it is not JSON.

    Reading goes on behind a fault only where it is sure how the text is meant: nothing is told that mending one before it
    would mend too.
    """
    reading = _JsonReading(text)
    for match in TOKEN.finditer(text):
        if match.lastgroup == "blank":
            continue
        if not reading.read(match) or len(reading.faults) == MOST:
            return reading.faults
        reading.last = reading.last if reading.passed_over else Span(*match.span())
    reading.end()
    return reading.faults


class _JsonReading:
    """How far a text is read; each method that reads returns whether it is sure how what follows is meant."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.faults: list[Problem] = []
        self.open: list[str] = []
        """The brackets that are not yet closed."""
        self.expected = _Expected.VALUE
        self.last = Span(0, 0)
        """The token before."""
        self.passed_over = False
        """Whether this token counts as a blank."""
        self.told: set[str] = set()

    def read(self, match: re.Match[str]) -> bool:
        lexeme, span = match[0], Span(*match.span())
        self.passed_over = False
        match match.lastgroup:
            case "other":
                return self._other(lexeme, span)
            case "sign" if lexeme == ",":
                return self._comma(span)
            case "sign" if lexeme == ":":
                return self._colon(span)
            case "sign" if lexeme in "}]":
                return self._closing(lexeme, span)
        return self._item(match.lastgroup or "", lexeme, span)

    def end(self) -> None:
        """Tell what is missing at the end."""
        if self.open:
            self._tell(f"it ends before the {self._inside()} is complete", Span(max(self.last.end - 1, 0), self.last.end))
        elif self.expected is not _Expected.NOTHING:
            self._tell("a value is missing here", Span(max(self.last.end - 1, 0), self.last.end))

    # What is read ------------------------------------------------------------------------------------------------------------

    def _item(self, kind: str, lexeme: str, span: Span) -> bool:
        """Read what begins a name or a value."""
        if self.expected is _Expected.NOTHING:
            return self._after_the_end(span)
        if self.expected is _Expected.COLON:
            self._tell("a colon is missing after this name", self._behind())
            if COLON_FOLLOWS.match(self.text, span.end):
                return False
            self.expected = _Expected.VALUE
        elif self.expected is _Expected.COMMA and not self._without_comma(kind, span):
            return False
        return self._name(kind, lexeme, span) if self.expected in _NAMES else self._value(kind, lexeme, span)

    def _without_comma(self, kind: str, span: Span) -> bool:
        before = self.text[self.last.start : self.last.end]
        if span.start == self.last.end and before.startswith('"') and kind in ("word", "string"):
            self._tell('the string ends here; a quote inside a string is written \\"', Span(span.start - 1, span.start))
            return False
        named = COLON_FOLLOWS.match(self.text, span.end) is not None and kind in ("string", "quoted", "word", "template")
        in_object = self.open[-1] == "{"
        if named != in_object:
            self._tell(f"a comma, or the end of the {self._inside()}, is missing after this value", self._behind())
            return False
        self._tell("a comma is missing after this value", self._behind())
        self.expected = _Expected.NAME if in_object else _Expected.VALUE
        return True

    def _name(self, kind: str, lexeme: str, span: Span) -> bool:
        self.expected = _Expected.COLON
        named = COLON_FOLLOWS.match(self.text, span.end) is not None
        match kind:
            case "string":
                return self._string(lexeme, span)
            case "quoted":
                return self._foreign_quotes(lexeme, span) and named
            case "word" if NAME.fullmatch(lexeme):
                return self._tell(f"the name {lexeme} needs double quotes", span) and named
            case "template":
                return self._tell("the name needs double quotes", span) and named
        return self._tell("a name in double quotes is missing here", span) and named

    def _value(self, kind: str, lexeme: str, span: Span) -> bool:
        if kind == "sign":
            self.open.append(lexeme)
            self.expected = _Expected.FIRST_NAME if lexeme == "{" else _Expected.FIRST_VALUE
            return True
        self._whole()
        if kind == "string":
            return self._string(lexeme, span)
        if kind == "word" and VALUE.fullmatch(lexeme):
            return True
        ends = VALUE_ENDS.match(self.text, span.end) is not None or lexeme in PYTHON
        if kind == "quoted":
            return self._foreign_quotes(lexeme, span) and ends
        if self.open and not self.text[span.end :].strip():
            return True  # it may be half a word: that the text ends is told
        return self._tell(_of_word(lexeme), span) and ends

    def _string(self, lexeme: str, span: Span) -> bool:
        if len(lexeme) == 1 or not lexeme.endswith('"') or _is_escaped(lexeme):
            return self._open_string(lexeme, span)
        for at, complaint in _of_string(lexeme):
            return self._tell(complaint, Span(span.start + at.start, span.start + at.end))
        return True

    def _open_string(self, lexeme: str, span: Span) -> bool:
        opening = Span(span.start, span.start + 1)
        if not self.text[span.end :].strip():
            return not self._tell("this string has no closing quote", opening)
        self._tell("this string has no closing quote on its line; a line break in a string is written \\n", opening)
        if self.expected is _Expected.COLON or not NEXT_LINE.match(self.text, span.end):
            return False
        return self._comma(span) if lexeme.rstrip().endswith(",") and self.open else True

    def _foreign_quotes(self, lexeme: str, span: Span) -> bool:
        detail = f'JSON quotes with ", not with {lexeme[0]}'
        if detail not in self.told:  # who quotes so does it everywhere
            self.told.add(detail)
            self._tell(detail, Span(span.start, span.start + 1))
        return True

    def _comma(self, span: Span) -> bool:
        inside = self.open[-1:]
        match self.expected:
            case _Expected.NOTHING:
                return self._after_the_end(span)
            case _Expected.COLON:
                self._tell("a colon and a value are missing after this name", self._behind())
            case _Expected.NAME:
                self._tell("this comma is one too many", span)
            case _Expected.VALUE if inside == ["["]:
                self._tell("this comma is one too many", span)
            case _Expected.FIRST_NAME:
                self._tell("a name in double quotes is missing here", span)
            case _Expected.VALUE | _Expected.FIRST_VALUE:
                self._tell("a value is missing here", span)
        self.expected = _Expected.NAME if inside == ["{"] else _Expected.VALUE
        return bool(inside)

    def _colon(self, span: Span) -> bool:
        if self.expected is _Expected.NOTHING:
            return self._after_the_end(span)
        if self.expected is not _Expected.COLON:
            complaint = f"a comma, or the end of the {self._inside()}, is missing before this"
            return not self._tell(complaint if self.expected is _Expected.COMMA else "a colon stands only after a name", span)
        self.expected = _Expected.VALUE
        return True

    def _closing(self, bracket: str, span: Span) -> bool:
        if self.expected is _Expected.NOTHING:
            return self._after_the_end(span)
        if not self.open:
            return not self._tell("a value is missing here", span)
        opening = "{" if bracket == "}" else "["
        if opening not in self.open:
            return not self._tell(f"there is no {opening} that this {bracket} could close", span)
        if self.open[-1] != opening:
            other = "]" if bracket == "}" else "}"
            return not self._tell(f"the {self._inside()} is not closed: {other} is missing before this {bracket}", span)
        if self.expected is _Expected.COLON:
            self._tell("a colon and a value are missing after this name", self._behind())
        elif self.expected is _Expected.VALUE and bracket == "}":
            self._tell("a value is missing here", span)
        elif self.expected in (_Expected.NAME, _Expected.VALUE) and not self.faults:
            self._tell("the comma before this is one too many", span)
        self.open.pop()
        self._whole()
        return True

    def _other(self, character: str, span: Span) -> bool:
        if character.isspace() or character in INVISIBLE:
            self.passed_over = True
            detail = f"U+{ord(character):04X} is not allowed here: JSON takes only plain spaces, tabs and line breaks"
            if detail not in self.told:  # copied from a page, it is everywhere
                self.told.add(detail)
                self._tell(detail, span)
            return True
        if character == "=" and self.expected is _Expected.COLON:
            self.expected = _Expected.VALUE
            return self._tell("JSON writes a colon between a name and its value, not =", span)
        if character == ";" and self.expected is _Expected.COMMA:
            return self._tell("JSON writes a comma between values, not ;", span) and self._comma(span)
        return not self._tell(self._complaint(character, span), span)

    def _complaint(self, character: str, span: Span) -> str:
        """Return what is wrong with a character that nothing in JSON begins with."""
        if self.text.startswith("/*", span.start):
            return "this comment is never closed"
        if character in QUOTES:
            return f'JSON quotes with ", not with {character}'
        if self.expected is _Expected.NOTHING:
            return "the JSON value ends before this, and nothing may follow it"
        if self.expected is _Expected.COMMA:
            return f"a comma, or the end of the {self._inside()}, is missing before this"
        if self.expected is _Expected.COLON:
            return "a colon is missing before this"
        return "a name in double quotes is missing here" if self.expected in _NAMES else "text needs double quotes"

    # What is told ------------------------------------------------------------------------------------------------------------

    def _tell(self, detail: str, span: Span) -> bool:
        """Note a fault, and return True: it is told."""
        self.faults.append(Problem(ProblemKind.SYNTAX_ERROR, span, detail))
        return True

    def _after_the_end(self, span: Span) -> bool:
        return not self._tell("the JSON value ends before this, and nothing may follow it", span)

    def _behind(self) -> Span:
        """Return the place behind the token before, where something is missing."""
        return Span(self.last.end, self.last.end)

    def _inside(self) -> str:
        return {"{": "object", "[": "list"}[self.open[-1]] if self.open else "value"

    def _whole(self) -> None:
        """Note that a value is complete."""
        self.expected = _Expected.COMMA if self.open else _Expected.NOTHING


def _is_escaped(lexeme: str) -> bool:
    """Return whether the last quote of a string is part of an escape."""
    body = lexeme[:-1]
    return (len(body) - len(body.rstrip("\\"))) % 2 == 1


def _of_string(lexeme: str) -> Iterator[tuple[Span, str]]:
    """Yield what is wrong within a string, and where in it."""
    if control := CONTROL.search(lexeme):
        how = "\\t" if control[0] == "\t" else f"\\u{ord(control[0]):04x}"
        what = "a tab" if control[0] == "\t" else "a control character"
        yield Span(*control.span()), f"{what} in a string is written {how}"
    for escape in BAD_ESCAPE.finditer(lexeme):
        if not escape["good"]:
            yield Span(*escape.span()), "not a JSON escape; a backslash itself is written \\\\"


def _of_word(word: str) -> str:
    """Return what is wrong with a word that is not a value of JSON. It is not quoted: it may be a secret."""
    if word in PYTHON:
        return f"{word} is Python; JSON writes {PYTHON[word]}"
    if word.lower() in PYTHON.values():
        return f"JSON writes {word.lower()} in small letters"
    if re.match(r"[+-]?\.?[0-9]", word):
        return "not a number as JSON writes it; text needs double quotes"
    return "text needs double quotes"
