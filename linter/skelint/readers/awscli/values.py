"""The value of an option, from its words: as the AWS CLI reads them, by the type of the member that the option gives."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, NamedTuple

from skelint.authoring.request import UNKNOWN, Unresolved
from skelint.readers.awscli import shorthand
from skelint.readers.awscli.arguments import Given
from skelint.readers.awscli.shorthand import FILES, Item, ShorthandError
from skelint.readers.awscli.words import home, place
from skelint.readers.document import DEEPEST
from skelint.readers.scripts.command import Word
from skelint.readers.template import Templates
from skelint.readers.tree import Entry, Node
from skelint.readers.values.json import WrittenFloat, syntax_tree
from skelint.readers.values.json_text import syntax_error, too_deep
from skelint.source import Span

Schema = Mapping[str, Any]
NUMBERS = {"integer": "integer", "long": "integer", "float": "number", "double": "number"}
COMPLEX = ("structure", "map")
DECODER = json.JSONDecoder(parse_float=WrittenFloat)


class PlacedValue(NamedTuple):
    """A value and where it is written."""

    value: object
    node: Node


class UnreadableValueError(Exception):
    """The CLI cannot read the value of an option; the message says why, `span` where."""

    def __init__(self, message: str, span: Span, syntax: str = "") -> None:
        super().__init__(message)
        self.span = span
        self.syntax = syntax
        """What it should be: `JSON`, `shorthand`, `number`."""


class Reading(NamedTuple):
    """What is known of the member that an option gives."""

    kind: str
    schema: Schema
    root: Schema
    """The schema that holds the definitions."""
    templates: Templates
    bare: str = ""
    """The one member of the structure, or of each of its items, that a word of its own gives."""
    literal: bool = False
    """Whether the value names no file: it is what a file holds, or the option takes none."""

    @property
    def item_kind(self) -> str:
        """The type of the items, where it is a list of structures or of lists; else empty."""
        item = shorthand.resolved(self.schema.get("items", {}), self.root)
        return "structure" if {"properties", "additionalProperties"} & item.keys() else "list" if "items" in item else ""


def read(given: Given, reading: Reading) -> PlacedValue:
    """Return the value that an option gives.

    Raises:
        UnreadableValueError: The CLI would refuse it.
    """
    if reading.kind == "list":
        return _list(given, reading)
    word = given.values[-1]
    if not is_single(word) or (word.text.startswith(FILES) and not reading.literal):
        return _unresolved([word])
    if reading.kind == "jsonvalue":  # sent as a text, but read here
        return in_json(word, reading.templates)
    if reading.kind not in COMPLEX:
        return _scalar(word, NUMBERS.get(reading.kind), reading.templates)
    return _unresolved([word]) if word.text.startswith(UNKNOWN) else _structure(word, reading)


def unreadable(given: Given) -> PlacedValue:
    """Return an option's value as unknown, whatever its words: the CLI would refuse them."""
    return _unresolved(given.values or [given.word])


def _list(given: Given, reading: Reading) -> PlacedValue:
    words = given.values
    whole = [word for word in words if is_single(word)]
    if not whole or (len(words) == 1 and words[0].text.startswith((UNKNOWN, *FILES))):
        return _unresolved(words) if words else PlacedValue([], _row(given, []))
    if len(whole) == 1 and whole[0].text.strip().startswith("["):  # where it is the only one, it is the whole list
        return in_json(whole[0], reading.templates) if len(words) == 1 else _unresolved(words)
    item = shorthand.resolved(reading.schema.get("items", {}), reading.root)
    kind = reading.item_kind
    if kind and words and words[0].text.strip().startswith(("[", "{")):
        elements = [in_json(word, reading.templates) if is_single(word) else _unresolved([word]) for word in words]
    elif kind:
        shaped = reading._replace(schema=item)
        element = partial(_bare, reading=reading) if reading.bare else partial(_in_shorthand, reading=shaped)
        elements = [element(word) if is_single(word) else _unresolved([word]) for word in words]
    else:
        kinds = item.get("type")
        elements = [_scalar(word, kinds if isinstance(kinds, str) else None, reading.templates) for word in words]
    return PlacedValue([element.value for element in elements], _row(given, [element.node for element in elements]))


def _structure(word: Word, reading: Reading) -> PlacedValue:
    if word.text.strip().startswith(("{", "[")) or not reading.schema:
        return in_json(word, reading.templates)
    return _bare(word, reading) if reading.bare and "=" not in word.text else _in_shorthand(word, reading)


def _bare(word: Word, reading: Reading) -> PlacedValue:
    """Return the structure of which a word gives the one member."""
    text = _scalar(word, None, reading.templates)
    entry = Entry(reading.bare, Span(text.node.span.start, text.node.span.start), text.node)
    return PlacedValue({reading.bare: text.value}, Node("mapping", text.node.span, flow=True, expand=lambda: [entry]))


def _scalar(word: Word, kind: str | None, templates: Templates) -> PlacedValue:
    node = Node("scalar", home(word), flow=True, expand=list)
    if not word.is_known:
        return PlacedValue(_unresolved_text(word.spelling, word.text, word.variable), node)
    value = templates.unresolved(word.text)
    try:
        return PlacedValue(shorthand.scalar(value, kind if kind in ("integer", "number") else None, Span(0, 0)), node)
    except ShorthandError as error:
        raise UnreadableValueError(str(error), home(word), "number") from error


def in_json(word: Word, templates: Templates) -> PlacedValue:
    """Return what a word holds that is a text in JSON.

    Raises:
        UnreadableValueError: It is no JSON.
    """
    quoted = in_quotes(word)
    deep = too_deep(quoted.text, DEEPEST)
    if deep:
        raise UnreadableValueError(f"structures are nested more than {DEEPEST} deep", place(quoted, *deep), "JSON")
    try:
        value = DECODER.decode(quoted.text)
    except json.JSONDecodeError as error:
        if UNKNOWN in word.text:
            return _unresolved([word])
        problem = syntax_error(error)
        at = place(word, *problem.span) if word.text.strip() else home(word)
        raise UnreadableValueError(problem.detail, at, "JSON") from error
    except ValueError as error:  # more digits than Python reads
        raise UnreadableValueError("a number has too many digits", home(word), "JSON") from error
    kind: Any = "mapping" if isinstance(value, dict) else "sequence" if isinstance(value, list) else "scalar"
    node = Node(kind, home(word), flow=True, expand=lambda: mapped(syntax_tree(quoted.text), partial(place, quoted)).entries)
    return PlacedValue(resolved(value, node, quoted, templates), node)


def _in_shorthand(word: Word, reading: Reading) -> PlacedValue:
    try:
        item = shorthand.shaped(shorthand.parse(word.text), reading.schema, reading.root)
    except ShorthandError as error:
        if UNKNOWN in word.text:
            return _unresolved([word])
        raise UnreadableValueError(str(error), place(word, *error.at) if word.text else home(word), "shorthand") from error
    node = _node(item, word)
    return PlacedValue(resolved(shorthand.plain(item), node, word, reading.templates), replace(node, span=home(word)))


def mapped(node: Node, where: Callable[[int, int], Span]) -> Node:
    """Return a node of another text as a node of the file, by a function that returns where some characters are."""

    def expand() -> Sequence[Entry]:
        return [Entry(entry.key, where(*entry.key_span), mapped(entry.value, where)) for entry in node.entries]

    return replace(node, span=where(*node.span), expand=expand)


def resolved(value: object, node: Node | None, word: Word, templates: Templates) -> object:
    """Return a value with each string that is not fully known made `Unresolved`, as it is written."""
    value = templates.unresolved(value)
    return _unknown_parts(value, node, word) if node and UNKNOWN in word.text else value


def _unknown_parts(value: object, node: Node, word: Word) -> object:
    if isinstance(value, dict):
        return {name: _unknown_parts(item, _below(node, name), word) for name, item in value.items()}
    if isinstance(value, list):
        return [_unknown_parts(item, _below(node, index), word) for index, item in enumerate(value)]
    if type(value) is not str or UNKNOWN not in value:
        return value
    start, end = (offset - word.span.start for offset in node.span)
    return _unresolved_text(word.spelling[start:end] if 0 <= start < end else word.spelling, value)


def _below(node: Node, step: str | int) -> Node:
    entry = node.by_key.get(step)
    return entry.value if entry else node


def _unresolved_text(spelling: str, text: str, variable: str = "") -> Unresolved:
    quote = spelling[:1]
    inside = spelling[1:-1] if quote in ("'", '"') and spelling.endswith(quote) and len(spelling) > 1 else spelling
    return Unresolved(inside, text if UNKNOWN in text else UNKNOWN, variable)


def _unresolved(words: Sequence[Word]) -> PlacedValue:
    first, last = home(words[0]), home(words[-1])
    span = Span(first.start, last.end) if first.start <= last.end else first
    spelling = " ".join(word.spelling for word in words)
    text = words[0].text if len(words) == 1 and not words[0].text.lstrip().startswith(("{", "[")) else UNKNOWN
    variable = words[0].variable if len(words) == 1 else ""
    return PlacedValue(_unresolved_text(spelling, text, variable), Node("scalar", span, flow=True, expand=list))


def _row(given: Given, nodes: Sequence[Node]) -> Node:
    """Return the node of a list whose items are words; of an empty one, behind its option."""
    if not nodes:
        return Node("sequence", Span(given.word.span.end, given.word.span.end), flow=True, expand=list, style="words")
    span = Span(given.values[0].span.start, given.values[-1].span.end)
    entries = [Entry(index, Span(node.span.start, node.span.start + 1), node) for index, node in enumerate(nodes)]
    return Node("sequence", span, flow=True, expand=lambda: entries, style="words")


def _node(item: Item, word: Word) -> Node:
    where = place(word, *item.span)
    if isinstance(item.value, dict):
        entries = [Entry(name, place(word, *key), _node(inner, word)) for name, (key, inner) in item.value.items()]
        return Node("mapping", where, flow=True, expand=lambda: entries, style="shorthand")
    if isinstance(item.value, list):
        items = [_node(inner, word) for inner in item.value]
        rows = [Entry(index, Span(element.span.start, element.span.start + 1), element) for index, element in enumerate(items)]
        return Node("sequence", where, flow=True, expand=lambda: rows, style="shorthand")
    return Node("scalar", where, flow=True, expand=list, style="shorthand")


def is_single(word: Word) -> bool:
    """Return whether a word is one argument: it does not split, or literal JSON surrounds the part that might."""
    text = word.text.strip()
    return not word.splits or (UNKNOWN in text and (text[0], text[-1]) in (("{", "}"), ("[", "]")))


def in_quotes(word: Word) -> Word:
    """Return a word of JSON in which each unknown part that stands for a whole value is a string."""
    if UNKNOWN not in word.text:
        return word
    text, origins, inside, escaped = [], [], False, False
    for letter, origin in zip(word.text, word.origins, strict=False):
        bare = letter == UNKNOWN and not inside
        text += ['"', letter, '"'] if bare else [letter]
        origins += [origin] * (3 if bare else 1)
        inside = inside != (letter == '"' and not escaped)
        escaped = inside and letter == "\\" and not escaped
    return replace(word, text="".join(text), origins=[*origins, word.origins[-1]])
