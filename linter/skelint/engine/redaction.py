"""Keeping secrets out of reports: what the model marks sensitive is starred out of every text that is shown."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from skelint.authoring.pointer import Pointer
from skelint.authoring.request import Request, Unresolved
from skelint.authoring.subject import ProblemKind
from skelint.authoring.wording import fold
from skelint.readers.document import Document
from skelint.readers.tree import Node
from skelint.services.catalogue import is_recognised_member, sensitive_names, telling_secrets
from skelint.source import SourceFile, Span

STARS = "***"
PIECE = 8
"""No piece of a secret of this length is shown. A shorter secret is starred only where it is sure to be meant."""
SHORTEST_WORD = 4
"""Words of ours that are shorter could stand in any text."""
MOST_SECRET = 100_000
"""Of a file with more secret characters than this no text is shown at all: no input of AWS has so many."""
MOST_VALUES = 1_000
"""Nor of a file with more of them."""
UNREADABLE = (ProblemKind.SYNTAX_ERROR, ProblemKind.LIMIT)
"""The problems of a text of which it cannot be told where each value ends."""
NAME_ONLY = re.compile(r"\$\{\w+\}|\$\w+|\{\{[\s\w.-]+\}\}|<%=?[\s\w.]+%>|@@\w+@@|%\w+%|fileb?://[\w./~$-]+")
"""A template that holds a name and nothing else, no default that could be a secret; or the name of a file that holds one."""
COMPUTED = ("$(", "`", '"$(', '"`')
"""How a script begins to compute a value."""
KEPT = "\"'\r\n \t:,[]{}"
"""What is left of a secret in a frame: the shape of its lines."""
WORD = re.compile(r"[A-Za-z][\w-]*")
OPTION = re.compile(r"--[\w-]*\Z")
LONGEST_NAME = 40
"""How far the dashes of an option are looked for before what looks like a secret's name."""
MEMBER = re.compile(r"(?:^[ \t]*(?:- +)*|[,{]\s*)([\"']?)[A-Za-z][\w-]*\1[ \t]*:(?=[\s\"'\[{]|\Z)", re.MULTILINE)
"""The next member of a text that cannot be parsed."""


@dataclass(frozen=True, slots=True)
class Redaction:
    """What must not be shown of a document, and its file without it."""

    source: SourceFile
    others: Mapping[str, SourceFile]
    """The further files that its requests draw on, by their paths."""
    pieces: frozenset[str]
    """All pieces of the secrets, in the forms in which a text could hold them."""
    short: frozenset[str]
    """The secrets that are shorter than a piece."""
    everything: bool = False
    """Whether there is too much to tell what is secret."""

    def shown(self, source: SourceFile) -> SourceFile:
        """Return a file of the document without what must not be shown."""
        return self.others.get(source.path, self.source)

    def text(self, text: str, *, secret: bool = False, ours: Iterable[str] = ()) -> str:
        """Return a text with the secrets starred out; `secret` says whether it is about one.

        `ours` are words of a rule, which are there whatever a file holds: they tell nothing of a secret that has some of them,
        but where the text is about it.
        """
        if self.everything:
            return STARS
        if text.strip("\"'") in self.short:
            return STARS
        if secret:
            for short in sorted(filter(text.__contains__, self.short), key=len, reverse=True):
                text = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", STARS, text)
        return self._without_pieces(text, () if secret else ours)

    def holds_secret(self, request: Request, pointer: Pointer, value: object) -> bool:
        """Return whether a value of a request is a secret, or holds one."""
        return self.everything or next(_values(request, pointer, value), None) is not None

    def _without_pieces(self, text: str, ours: Iterable[str]) -> str:
        if not self.pieces:
            return text
        own = _covered(text, ours)
        kept, end = "", 0
        for at in range(len(text) - PIECE + 1):
            if text[at : at + PIECE] in self.pieces and not all(own[at : at + PIECE]):
                if at >= end:
                    kept += text[end:at] + STARS
                end = at + PIECE
        return kept + text[end:]


def _covered(text: str, words: Iterable[str]) -> bytearray:
    """Return for each character of a text whether it is one of some words, of those that are long enough to be told."""
    covered = bytearray(len(text))
    for word in words:
        for start, end in _occurrences(word, text) if len(word) >= SHORTEST_WORD else ():
            covered[start:end] = b"\1" * (end - start)
    return covered


def redaction(document: Document) -> Redaction:
    """Return what is secret in a document: the values at the places that its requests' models mark sensitive.

    The names of secrets count in any spelling, nearly right ones too, where no model tells: in comments, in words that are no
    option, in what cannot be read. In a file too broken to be read all that follows such a name is secret, up to the next
    member.
    """
    values = {value for request in document.requests for value in _values(request, (), request.parameters)}
    sources = [source for source, _ in document.trees]
    places = _places(document, holds_values=bool(values))
    secrets = values | {text[start:end].strip(KEPT) for text, spans in places.values() for start, end in spans}
    if sum(map(len, secrets)) > MOST_SECRET or len(values) > MOST_VALUES:
        own, *others = [_starred(source, [Span(0, len(source.text))]) for source in sources]
        return Redaction(own, {source.path: source for source in others}, frozenset(), frozenset(), everything=True)
    long = [value for value in values if len(value) >= PIECE]
    for text, spans in places.values():  # also where a YAML alias repeats them
        spans += [span for value in long for span in _occurrences(value, text)]
    own, *others = [_starred(source, places[id(source)][1]) for source in sources]
    forms = {form for value in secrets for form in _forms(value)}
    names = "\n".join(name for request in document.requests for name in request.model.members)
    return Redaction(
        own,
        {source.path: source for source in others},
        frozenset(piece for form in forms for piece in _pieces(form) if piece not in names),  # a member's name tells nothing
        frozenset(form for form in forms if 0 < len(form) < PIECE and not form.isspace()),
    )


def _places(document: Document, *, holds_values: bool) -> dict[int, tuple[str, list[Span]]]:
    """Return the text of each file of a document, by its identity, and where what must not be shown stands in it."""
    models = {request.model for request in document.requests}
    names = frozenset[str]().union(*(model.secret_names for model in models))
    sensitive = frozenset[str]().union(*(model.sensitive_names for model in models)) or sensitive_names()
    others = telling_secrets() - {fold(name) for model in models for name in model.members}
    unreadable = any(problem.kind in UNREADABLE for problem in document.problems)
    places: dict[int, tuple[str, list[Span]]] = {}
    for source, tree in document.trees:
        lost = unreadable and source is document.source
        meant = SecretNames(sensitive if lost or not models else names, frozenset() if models else others)
        spans = list(_spans_in_text(source.text, meant, unreadable=lost))
        if tree.style == "script":  # a value without quotes ends at a blank
            words = [_first_word(span, source.text) for span in spans]
            spans = [word for word in words if not NAME_ONLY.fullmatch(source.text[word.start : word.end].strip("\"'"))]
        spans += _spans_of_options(source.text, replace(meant, exact=others))
        if (
            holds_values or "\\" in source.text or SecretNames(sensitive, meant.exact).is_in(source.text)
        ):  # a name may be escaped
            spans += _spans(tree, source.text, meant)
        places[id(source)] = source.text, spans
    for request in document.requests:
        for source, root in document.roots(request):
            places.setdefault(id(source), (source.text, []))[1].extend(_placed(request, (), root, source.text))
    return places


@cache
def _near_names(names: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(_near(name) for name in sorted(names)) or '(?!)'})(?![A-Za-z])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SecretNames:
    """The names of secrets that are looked for in a text."""

    near: frozenset[str]
    """These also where they are nearly right: misspelled, what they name is no less secret."""
    exact: frozenset[str]
    """Of all operations, where none is told: too many to look for what is near them."""

    def places(self, text: str) -> Iterator[Span]:
        """Yield where they stand."""
        near = [Span(*match.span()) for match in _near_names(self.near).finditer(text)]
        secret = {word for word in set(WORD.findall(text)) if fold(word) in self.exact} if self.exact else ()
        words = WORD.finditer(text) if secret else ()
        return iter(sorted({*near, *(Span(*word.span()) for word in words if word[0] in secret)}))

    def is_in(self, text: str) -> bool:
        """Return whether a text holds one."""
        return next(self.places(text), None) is not None


def _near(name: str, at: int = 0) -> str:
    """Return a pattern of a name, from one of its letters on, that has at most one wrong, missing, too many or swapped."""
    gap = "[-_ \0]?"  # NUL: between the letters of UTF-16 that could not be made out
    letters = [re.escape(letter) for letter in name]
    if len(name) < PIECE:
        return gap.join(letters)
    rest = gap.join(letters[at + 1 :])
    wrong = f"[\\s\\S]{{0,2}}?{gap}{rest}" if at else rest
    if at + 1 == len(name):
        return f"{letters[at]}|{wrong}"
    swapped = gap.join([letters[at + 1], letters[at], *letters[at + 2 :]])
    return f"{letters[at]}{gap}(?:{_near(name, at + 1)})|{swapped}|{wrong}"


def _values(request: Request, pointer: Pointer, value: object, *, secret: bool = False) -> Iterator[str]:
    """Yield the scalars at sensitive places, as strings."""
    secret = secret or (bool(pointer) and request.model.is_sensitive(pointer))
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _values(request, (*pointer, str(key)), item, secret=secret)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _values(request, (*pointer, index), item, secret=secret)
    elif secret and value is not None and not isinstance(value, bool) and not _is_template(value):
        yield str(value)


def _placed(request: Request, pointer: Pointer, node: Node, text: str) -> Iterator[Span]:
    """Yield where values are written that stand at sensitive places."""
    for entry in node.entries:
        place = (*pointer, entry.key)
        start, end = entry.value.span
        if request.model.is_sensitive(place):
            if not NAME_ONLY.fullmatch(text[start:end].strip("\"'")):
                yield entry.value.span
        elif entry.value.kind != "scalar":
            yield from _placed(request, place, entry.value, text)


def _is_template(value: object) -> bool:
    return isinstance(value, Unresolved) and NAME_ONLY.fullmatch(value) is not None


def _first_word(span: Span, text: str) -> Span:
    value = text[span.start : span.end]
    quoted = value.startswith(("'", '"', "[", "{", "#", "/"))
    return span if quoted else Span(span.start, span.start + len(value.split(maxsplit=1)[0]))


def _spans_in_text(text: str, names: SecretNames, *, unreadable: bool) -> Iterator[Span]:
    """Yield what stands behind sensitive names wherever they are: in comments, in a text that cannot be parsed."""
    end = 0
    for name in names.places(text):
        if name.end < end:
            continue
        if unreadable:
            following = MEMBER.search(text, name.end + 2)  # behind the end of a name that is torn in two
            end = following.start() if following else len(text)
            yield Span(name.end, end)
        elif value := _VALUE.match(text, name.end):
            if value["value"].startswith(COMPUTED):
                continue
            end = value.end()
            if not NAME_ONLY.fullmatch(value["value"].strip("\"' ")):
                yield Span(*value.span("value"))


def _spans_of_options(text: str, names: SecretNames) -> Iterator[Span]:
    """Yield the words behind options that are called as secrets are: in comments, in commands that are not read."""
    for name in names.places(text):
        if OPTION.search(text, max(name.start - LONGEST_NAME, 0), name.start) and (word := _WORD.match(text, name.end)):
            value = word["value"]
            if not (value.startswith(("-", *COMPUTED)) or NAME_ONLY.fullmatch(value.strip("\"'"))):
                yield Span(*word.span("value"))


_WORD = re.compile(r"""(?:[ \t]|[\\^`]\r?\n)+(?P<value>(?:"[^"]*"?|'[^']*'?|[\\^`]\r?\n|[^\s"'])+)""")
"""An argument, also over several lines of a script."""
_VALUE = re.compile(
    r"""["']?[ \t]*[:=][ \t]*(?P<value>
        (?:\#|/[/*])[^\r\n]*  # a comment
        | "[^"\\\r\n]*(?:\\.[^"\\\r\n]*)*
        | '[^'\r\n]*
        | \[[^\]\r\n]*
        | \{[^}\r\n]*
        | [^\s,}\]"'\[{][^\r\n,}\]]*
    )""",
    re.VERBOSE,
)


def _spans(node: Node, text: str, names: SecretNames) -> Iterator[Span]:
    """Yield the values of members that are called as secrets are, wherever they stand."""
    lost = False
    for entry in node.entries:
        start, end = entry.value.span
        if lost and not is_recognised_member(str(entry.key)):  # a sign too many, in YAML, has made the secret a name
            yield entry.span
        lost = False
        if isinstance(entry.key, str) and names.is_in(entry.key):
            lost = text[start:end].strip("|>+-~") in ("", "null")
            if not NAME_ONLY.fullmatch(text[start:end].strip("\"'")):
                yield entry.value.span
        elif entry.value.kind != "scalar":
            yield from _spans(entry.value, text, names)


def _occurrences(value: str, text: str) -> Iterator[Span]:
    at = text.find(value)
    while at >= 0:
        yield Span(at, at + len(value))
        at = text.find(value, at + len(value))


def _forms(value: str) -> Iterator[str]:
    """Yield a secret as texts may hold it: as it is, and escaped in each way."""
    yield from (value, json.dumps(value, ensure_ascii=False)[1:-1], json.dumps(value)[1:-1])
    yield from (repr(value)[1:-1], ascii(value)[1:-1])


def _pieces(form: str) -> Iterator[str]:
    for at in range(len(form) - PIECE + 1):
        piece = form[at : at + PIECE]
        if not piece.isspace():
            yield piece


def _starred(source: SourceFile, spans: Iterable[Span]) -> SourceFile:
    """Return the file with what spans hold starred, but for what gives it its shape: no place moves."""
    text, end = source.text, 0
    parts: list[str] = []
    for span in sorted(spans):
        start = max(span.start, end)
        if span.end > start:
            stars = "".join(letter if letter in KEPT else "*" for letter in text[start : span.end])
            parts += text[end:start], stars
            end = span.end
    return replace(source, text="".join([*parts, text[end:]])) if parts else source
