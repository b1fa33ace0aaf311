"""Keeping secrets out of reports: what the model marks sensitive is starred out of every text that is shown."""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from skelint.models.embedded import operations
from skelint.readers.document import Document
from skelint.readers.tree import Node
from skelint.request import Pointer, Unresolved
from skelint.source import SourceFile, Span
from skelint.wording import fold, quoted

STARS = "***"
SHORTEST = 8
"""A shorter secret is only looked for in what is said of its own member: elsewhere it may be any word."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """What must not be shown of a document, and its file without it."""

    source: SourceFile
    secrets: Container[str]
    written: tuple[str, ...]
    """The secrets in the forms in which a message could hold them, the longest first."""

    def text(self, text: str, pointer: Pointer) -> str:
        """Return a text about a place with the secrets starred out."""
        own = any(fold(str(step)) in self.secrets for step in pointer)
        for secret in self.written:
            if own or len(secret) >= SHORTEST:
                text = text.replace(secret, STARS)
        return text


def redaction(document: Document) -> Redaction:
    """Return what is secret in a document: the values of members that any known model marks sensitive.

    Their names count in any spelling, and in a file too broken to be read by what its text looks like.
    """
    names = sensitive_names()
    values = {value for request in document.requests for value in _values(request.parameters, names)}
    written = {form for value in values for form in (value, quoted(value)[1:-1]) if form}
    source = document.source
    spans = [Span(*match.span("value")) for match in _written_value().finditer(source.text)]
    tree = getattr(document, "tree", None)
    if values and isinstance(tree, Node):
        spans += _spans(tree, names)
    shown = replace(source, text=_starred(source.text, spans)) if spans else source
    return Redaction(shown, names, tuple(sorted(written, key=len, reverse=True)))


@cache
def sensitive_names() -> frozenset[str]:
    """Return the folded names of all members that are marked sensitive."""
    return frozenset(fold(name) for model in operations().values() for name in model.facts.sensitive)


@cache
def _written_value() -> re.Pattern[str]:
    names = "|".join("[-_]?".join(re.escape(letter) for letter in name) for name in sorted(sensitive_names()))
    value = r"\"(?P<v1>(?:\\.|[^\"\\\r\n])*)|'(?P<v2>[^'\r\n]*)|(?P<v3>[^\s,}\]\"'|>\[{][^\r\n,}\]]*)"
    return re.compile(rf"(?<![A-Za-z])(?:{names})[\"']?\s*[:=]\s*(?P<value>{value})", re.IGNORECASE)


def _values(value: object, names: frozenset[str], *, secret: bool = False) -> Iterator[str]:
    """Yield the scalars below sensitive names, as strings."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _values(item, names, secret=secret or fold(str(key)) in names)
    elif isinstance(value, list):
        for item in value:
            yield from _values(item, names, secret=secret)
    elif secret and value is not None and not isinstance(value, bool | Unresolved):
        yield str(value)


def _spans(node: Node, names: frozenset[str]) -> Iterator[Span]:
    for entry in node.entries:
        if fold(str(entry.key)) in names:
            yield entry.value.span
        elif entry.value.kind != "scalar":
            yield from _spans(entry.value, names)


def _starred(text: str, spans: Iterable[Span]) -> str:
    """Return the text with the letters of spans starred, their quotes and blanks left: no place moves."""
    characters = list(text)
    for start, end in spans:
        for offset in range(start, min(end, len(characters))):
            if characters[offset] not in "\"'\r\n \t|>":
                characters[offset] = "*"
    return "".join(characters)
