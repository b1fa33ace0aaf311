"""Reads the shorthand of the AWS CLI: `AccessToken=hours,IdToken=minutes`, `a={b=c},d=[e,f]`.

The grammar is the one that the CLI documents (userguide, "Shorthand syntax") with what its parser does beyond that.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from skelint.authoring.request import Unresolved
from skelint.readers.document import DEEPEST
from skelint.readers.values.json import WrittenFloat
from skelint.source import Span

KEY = re.compile(r"[A-Za-z0-9_.#/:-]*")
BLANKS = re.compile(r"[ \t\n\r\x0b\f]*")
SINGLE_QUOTED = re.compile(r"'(?:\\'|[^'])*'")
DOUBLE_QUOTED = re.compile(r'"(?:\\"|[^"])*"')
FIRST = re.compile(r"(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--\\^-|~-\uffff])*")
"""A value behind `=` or in brackets: it may hold `=`, but no closing bracket."""
FURTHER = re.compile(r"(?:\\,|[!#-&(-+\--<>-Z\\-z|-\uffff])(?:\\,|[\s!#-&(-+\--<>-\uffff])*")
"""A value behind the comma of a list without brackets: `=` would make it the next name."""
FILES = ("file://", "fileb://")

Schema = Mapping[str, Any]


class ShorthandError(Exception):
    """A text is no shorthand, or not of the types that the model asks for; the message says why, `at` where."""

    def __init__(self, message: str, at: Span) -> None:
        super().__init__(message)
        self.at = at


@dataclass(frozen=True, slots=True)
class Item:
    """A value and where in the text it is."""

    value: object
    """A scalar, a list of items, or a dict of them by name, each with the place of its name."""
    span: Span


def parse(text: str) -> Item:
    """Return what a text in shorthand holds.

    Raises:
        ShorthandError: It is not in shorthand; of two members with one name the second is the place.
    """
    return _Parser(text).whole()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text, self.at, self.depth = text, 0, 0
        self.files = False
        """Whether the value that is read now may be the name of a file: behind `@=`."""

    def whole(self) -> Item:
        start = self.at
        members = dict([self.pair(self.values)])
        while self.at < len(self.text):
            self.expect(",")
            name, (place, item) = self.pair(self.values)
            if name in members:
                raise ShorthandError(f'Second instance of key "{name}" encountered', place)
            members[name] = (place, item)
        return Item(members, Span(start, self.at))

    def pair(self, read: Callable[[], Item]) -> tuple[str, tuple[Span, Item]]:
        start = self.at
        name = self.match(KEY)
        place = Span(start, self.at)
        self.blanks()
        self.files = self.text.startswith("@", self.at)
        self.at += self.files
        self.expect("=")
        return name, (place, read())

    def values(self) -> Item:
        """Return what stands behind the name of a member that is in no brackets."""
        if self.at >= len(self.text):
            return Item("", Span(self.at, self.at))
        return self.bracketed() or self.in_a_row()

    def enclosed(self) -> Item:
        """Return a value in brackets."""
        return self.bracketed() or self.quoted() or self.plain(FIRST, needed=False)

    def bracketed(self) -> Item | None:
        opening = self.text[self.at : self.at + 1]
        if opening not in ("[", "{"):
            return None
        self.depth += 1
        if self.depth > DEEPEST:
            raise ShorthandError(f"structures are nested more than {DEEPEST} deep", Span(self.at, self.at + 1))
        item = self.list() if opening == "[" else self.structure()
        self.depth -= 1
        return item

    def list(self) -> Item:
        start = self.at
        self.expect("[")
        items: list[Item] = []
        while not self.text.startswith("]", self.at):
            items.append(self.enclosed())
            self.separator("]")
        self.at += 1
        return Item(items, Span(start, self.at))

    def structure(self) -> Item:
        start = self.at
        self.expect("{")
        members: dict[str, tuple[Span, Item]] = {}
        while not self.text.startswith("}", self.at):
            name, member = self.pair(self.enclosed)
            members[name] = member
            self.separator("}")
        self.at += 1
        return Item(members, Span(start, self.at))

    def separator(self, closing: str) -> None:
        self.blanks()
        if not self.text.startswith(closing, self.at):
            self.expect(",")

    def in_a_row(self) -> Item:
        """Return one value, or the list of those that follow each other with commas up to the next name."""
        start = self.at
        items = [self.quoted() or self.plain(FIRST, needed=False)]
        self.blanks()
        while self.text.startswith(",", self.at):
            comma = self.at
            try:
                self.expect(",")
                item = self.quoted() or self.plain(FURTHER)
                self.blanks()
                if self.at < len(self.text) and self.text[self.at] != ",":
                    raise self.unexpected(",")
            except ShorthandError:
                if self.at >= len(self.text):
                    raise
                self.at = comma  # what stands behind it is the next name
                break
            items.append(item)
        return items[0] if len(items) == 1 else Item(items, Span(start, items[-1].span.end))

    def quoted(self) -> Item | None:
        quote = self.text[self.at : self.at + 1]
        if quote not in ("'", '"'):
            return None
        match = (SINGLE_QUOTED if quote == "'" else DOUBLE_QUOTED).match(self.text, self.at)
        if match is None:
            raise ShorthandError("this quote is never closed", Span(self.at, self.at + 1))
        self.at = match.end()
        return self.text_of(match[0][1:-1].replace(f"\\{quote}", quote).replace("\\\\", "\\"), Span(*match.span()))

    def plain(self, pattern: re.Pattern[str], *, needed: bool = True) -> Item:
        start = self.at
        match = pattern.match(self.text, start)
        if match is None and needed:
            raise ShorthandError("a value is missing here", self.here())
        text = match[0].rstrip() if match else ""
        self.at = match.end() if match else start
        return self.text_of(text.replace("\\,", ","), Span(start, start + len(text)))

    def text_of(self, value: str, span: Span) -> Item:
        return Item(Unresolved(value) if self.files and value.startswith(FILES) else value, span)

    def match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return match[0] if match else ""

    def blanks(self) -> None:
        self.match(BLANKS)

    def expect(self, sign: str) -> None:
        self.blanks()
        if not self.text.startswith(sign, self.at):
            raise self.unexpected(sign)
        self.at += 1
        self.blanks()

    def unexpected(self, sign: str) -> ShorthandError:
        received = self.text[self.at : self.at + 1]
        return ShorthandError(f"Expected: '{sign}', received: '{received or 'EOF'}'", self.here())

    def here(self) -> Span:
        return Span(self.at, self.at + 1) if self.at < len(self.text) else Span(0, self.at)


def shaped(item: Item, schema: Schema, root: Schema) -> Item:
    """Return an item as its schema has it: texts as numbers and booleans, one value of a list as a list.

    Raises:
        ShorthandError: A text is no number, or a member has no defined shape and cannot be given in shorthand.
    """
    schema = resolved(schema, root)
    if "items" in schema:
        if not isinstance(item.value, list):
            return Item([item], item.span)  # as it is: the CLI casts only what is written as a list
        return Item([shaped(element, schema["items"], root) for element in item.value], item.span)
    if not isinstance(item.value, dict):
        return Item(scalar(item.value, schema.get("type"), item.span), item.span)
    members: dict[str, tuple[Span, Item]] = {}
    for name, (place, inner) in item.value.items():
        own = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
        if own == {}:
            raise ShorthandError(f"Shorthand syntax does not support document types: {name}", inner.span)
        members[name] = (place, shaped(inner, own, root) if isinstance(own, Mapping) else inner)
    return Item(members, item.span)


def resolved(schema: Schema, root: Schema) -> Schema:
    """Return a schema, or the definition that it refers to."""
    while "$ref" in schema:
        schema = root["$defs"][schema["$ref"].rpartition("/")[2]]
    return schema


def plain(item: Item) -> object:
    """Return the value of an item without the places."""
    if isinstance(item.value, dict):
        return {name: plain(inner) for name, (_, inner) in item.value.items()}
    return [plain(element) for element in item.value] if isinstance(item.value, list) else item.value


def scalar(text: object, kind: object, span: Span) -> object:
    """Return a text as the CLI reads it where the model asks for a number or a boolean.

    Raises:
        ShorthandError: It is no number.
    """
    if isinstance(text, Unresolved):
        return text
    try:
        if kind == "integer":
            return int(text)  # type: ignore[call-overload]  # a list is no number, and said to be none
        if kind == "number":
            return WrittenFloat(text)  # type: ignore[arg-type]
    except (ValueError, TypeError) as error:
        raise ShorthandError(str(error), span) from error
    if kind == "boolean" and isinstance(text, str) and text.lower() in ("true", "false"):
        return text.lower() == "true"
    return text
