"""Where a cursor is in a text that need not be whole: what is being typed there, in which structure, beside what."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from skelint.authoring.pointer import Pointer
from skelint.source import Span

TOKEN = re.compile(r'"(?:\\.|[^"\\\r\n])*"?|\'[^\'\r\n]*\'?|[{}\[\]:,]|#[^\r\n]*|(?:[^\s"\'{}\[\]:,#]|(?<=\S)[:#](?=\S))+')
SIGNS = "{}[]:,"
QUOTES = ("'", '"')


class TypingContext(NamedTuple):
    """What is being typed at a cursor."""

    kind: Literal["key", "value"]
    pointer: Pointer
    """Of the structure that a name is typed in; of the value that is typed."""
    span: Span
    """What is typed already, quotes included: a completion takes its place."""
    siblings: Sequence[str] = ()
    """The names that the structure has, or the items of the list, but for this one."""
    colon: bool = False
    """Whether a colon stands behind the name already."""
    flow: bool = True
    """Whether it is in brackets."""
    indent: int = 0
    """Of a block, how far its names are indented."""
    comma_before: int | None = None
    """Where a comma is missing before it."""
    comma_behind: bool = False
    """Whether a comma is missing behind it."""

    @property
    def has_siblings(self) -> bool:
        """Whether it is a name or an item: something of which there are several in one structure."""
        return self.kind == "key" or any(isinstance(step, int) for step in self.pointer[-1:])


@dataclass(slots=True)
class _Structure:
    """One pair of brackets, as far as it has been read; or what is around all of them."""

    pointer: Pointer
    kind: Literal["list", "object", "outside"]
    expects: Literal["item", "colon", "value", "comma"] = "item"
    key: str = ""
    number: int = 0
    end: int = 0
    """Where the last value ended."""
    words: list[tuple[str, Span]] = field(default_factory=list)
    """The names, or the items that are words."""

    @property
    def inner(self) -> Pointer:
        """The pointer of the value that comes next."""
        match self.kind:
            case "outside":
                return self.pointer
            case "list":
                return (*self.pointer, self.number + (self.expects == "comma"))
        return (*self.pointer, self.key)

    def at(self, span: Span) -> TypingContext | None:
        """Return what is typed here now; None where only a sign can follow."""
        if self.expects == "colon" or (self.kind == "outside" and self.expects == "comma"):
            return None
        missing = self.end if self.expects == "comma" else None
        if self.kind == "object" and self.expects != "value":
            return TypingContext("key", self.pointer, span, comma_before=missing)
        return TypingContext("value", self.inner, span, comma_before=missing)


def in_brackets(text: str, at: int, start: int = 0, base: Pointer = ()) -> TypingContext | None:
    """Return what is typed in JSON, or in the brackets of YAML, that begin at an offset; tolerant of what is missing."""
    stack = [_Structure(base, "outside")]
    tokens = [token for token in TOKEN.finditer(text, start) if not token[0].startswith("#")]
    context: TypingContext | None = None
    structure, following = stack[-1], ""
    for token in tokens:
        word, span = token[0], Span(*token.span())
        held = _holds(word, span, at)
        if context is None and (held or at <= span.start):
            structure = stack[-1]
            context = structure.at(span if held else Span(at, at))
            if context is None:
                return None
            following = "" if held else word
        elif context is not None and not following:
            following = word
        _take(word, span, stack)
    if context is None:
        structure = stack[-1]
        context = structure.at(Span(at, at))
    if context is None:
        return None
    return context._replace(
        siblings=[word for word, place in structure.words if place != context.span and context.has_siblings],
        colon=following == ":",
        comma_behind=following[:1] not in ("", *SIGNS) or following in ("{", "["),
    )


def _holds(word: str, span: Span, at: int) -> bool:
    """Return whether a cursor is in a word: not before or behind its quotes."""
    if word in SIGNS:
        return False
    if word[0] not in QUOTES:
        return span.start <= at <= span.end
    closed = len(word) > 1 and word[-1] == word[0]
    return span.start < at < span.end or (at == span.end and not closed)


def _take(word: str, span: Span, stack: list[_Structure]) -> None:
    """Take one word or sign in."""
    structure = stack[-1]
    match word:
        case "{" | "[":
            stack.append(_Structure(structure.inner, "list" if word == "[" else "object"))
        case "}" | "]":
            if len(stack) > 1:
                stack.pop()
                stack[-1].expects, stack[-1].end = "comma", span.end
        case ":":
            structure.expects = "value"
        case ",":
            structure.expects = "item"
            structure.number += structure.kind == "list"
        case _:
            _take_word(word, span, structure)


def _take_word(word: str, span: Span, structure: _Structure) -> None:
    if structure.kind == "object" and structure.expects != "value":  # a name, also where the comma before it was forgotten
        structure.key = word.strip("\"'")
        structure.words.append((structure.key, span))
        structure.expects = "colon"
        return
    if structure.kind == "list":
        structure.words.append((word.strip("\"'"), span))
    structure.expects, structure.end = "comma", span.end
