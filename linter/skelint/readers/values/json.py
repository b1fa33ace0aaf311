"""Reads `--cli-input-json` files as the AWS CLI does: strict JSON, of two members with one name the last."""

import json
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from skelint.authoring.request import Unresolved
from skelint.authoring.subject import Problem, ProblemKind
from skelint.readers import template
from skelint.readers.document import DEEPEST, MOST_DIGITS, MOST_QUOTES, MOST_VALUES, Parsed
from skelint.readers.template import Templates, count
from skelint.readers.tree import Entry, Node, unread
from skelint.readers.values.json_text import (
    MOST_PROBLEMS,
    longest_number,
    mended,
    non_finite,
    outermost,
    syntax_errors,
    too_deep,
    too_many,
)
from skelint.source import Edit, SourceFile, Span, apply

if TYPE_CHECKING:
    import tree_sitter


PLUS = re.compile(r"(?<=\d[eE])\+(?=\d)")
MEMBER_END = re.compile(r'\s*(?:[,}]|\Z|"[^"\\]*+(?:\\.[^"\\]*+)*+"\s*:)', re.DOTALL)
"""What may stand behind a whole member: a comma, an end, or the next member where the comma was forgotten."""


class WrittenFloat(float):
    """A number with a point or an exponent: no integer for the CLI, whatever its value."""

    __slots__ = ()


class _MisreadError(ValueError):
    """The text is read in silence, but not as it is meant: two members with one name, NaN, an infinity."""


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise _MisreadError
    return members


def _finite(literal: str) -> float:
    raise _MisreadError(literal)


STRICT = json.JSONDecoder(object_pairs_hook=_unique, parse_float=WrittenFloat, parse_constant=_finite)
"""Reads what is well-formed and cannot be misread; made once, as making it costs as much as reading a file."""


def parse(source: SourceFile, templates: Templates | None = None) -> Parsed:
    """Return what a JSON file holds: its values, or what is left of them, and what is wrong with the text."""
    text, templates = source.text, templates or template.templates()
    deep = too_deep(text, DEEPEST)
    if deep:
        return _beyond_depth(source, deep)
    if too_many(text, MOST_VALUES):
        problem = Problem(ProblemKind.LIMIT, Span(0, 0), f"the file holds more than {MOST_VALUES:,} values")
        return Parsed(source, [problem], None, partial(unread, text))
    if text.count('"') > MOST_QUOTES:
        problem = Problem(ProblemKind.LIMIT, Span(0, 0), f"the file holds more than {MOST_QUOTES:,} quotes")
        return Parsed(source, [problem], None, partial(unread, text))
    try:
        value = STRICT.decode(text)
    except ValueError:
        return _with_errors(source, templates)
    return _parsed(source, text, value, templates, [])


def _with_errors(source: SourceFile, templates: Templates) -> Parsed:
    """Return what can be read of a file that is not JSON, or JSON that the CLI misreads."""
    text, problems = mended(source.text)
    deep = too_deep(text, DEEPEST)  # again: a quote in a comment hides the brackets behind it
    if deep:
        return _beyond_depth(source, deep)
    decoder = _Decoder()
    try:
        value = decoder.decode(text)
    except json.JSONDecodeError as error:
        faults = syntax_errors(error) if text.strip() else [Problem(ProblemKind.EMPTY_FILE, Span(0, 0))]
        # After the first fault, in what may be half a string, `//` and `,` mean nothing.
        problems = [problem for problem in problems if problem.span.start < faults[0].span.start or not text.strip()]
        return Parsed(source, [*problems, *faults], _recovered(text, templates), partial(syntax_tree, text), broken=True)
    except ValueError:  # more digits than Python reads
        problem = Problem(ProblemKind.LIMIT, longest_number(text), f"a number has more than {MOST_DIGITS:,} digits")
        return Parsed(source, [*problems, problem], None, partial(unread, text))
    return _noted(source, text, value, decoder, problems, templates)


def _beyond_depth(source: SourceFile, deep: Span) -> Parsed:
    problem = Problem(ProblemKind.LIMIT, deep, f"structures are nested more than {DEEPEST} deep")
    return Parsed(source, [problem], None, partial(unread, source.text))


def _noted(
    source: SourceFile, text: str, value: object, decoder: "_Decoder", problems: list[Problem], templates: Templates
) -> Parsed:
    if decoder.odd:
        spans = non_finite(text)
        odd = [Problem(ProblemKind.NON_FINITE_NUMBER, span, text[slice(*span)]) for span in spans[:MOST_PROBLEMS]]
        problems = [*problems, *odd]
        # Strings of the same width in their place, so that the grammar can read on.
        text = apply(text, [Edit(span, f'"{"_" * (span.end - span.start - 2)}"') for span in spans])
    if decoder.repeated:
        problems = [*problems, *_duplicates(syntax_tree(text))]
    return _parsed(source, text, value, templates, problems)


def _parsed(source: SourceFile, text: str, value: object, templates: Templates, problems: list[Problem]) -> Parsed:
    tree = partial(syntax_tree, text)
    if not isinstance(value, dict):
        what = {list: "a list", str: "a string", bool: "a boolean", type(None): "null"}.get(type(value), "a number")
        start = len(text) - len(text.lstrip())
        return Parsed(source, [*problems, Problem(ProblemKind.NOT_AN_OBJECT, Span(start, start + 1), what)], None, tree)
    if not templates.may_be_in(text):
        return Parsed(source, problems, value, tree)
    parameters = {name: templates.unresolved(item) for name, item in value.items()}
    return Parsed(source, problems, parameters, tree, unresolved=count(parameters))


class _Decoder:
    """Python's decoder, with a note of what it would pass over in silence."""

    def __init__(self) -> None:
        self.repeated = False
        self.odd = False

    def decode(self, text: str) -> object:
        return json.loads(text, object_pairs_hook=self._members, parse_float=WrittenFloat, parse_constant=self._not_finite)

    def _members(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        members = dict(pairs)
        if len(members) != len(pairs):
            self.repeated = True
        return members

    def _not_finite(self, literal: str) -> Unresolved:
        self.odd = True
        return Unresolved(literal)


def _duplicates(root: Node) -> Iterator[Problem]:
    pending = [root]
    while pending:
        node = pending.pop()
        seen: set[str | int] = set()
        for entry in node.entries:
            if entry.key in seen:
                yield Problem(ProblemKind.DUPLICATE_KEY, entry.key_span, str(entry.key))
            seen.add(entry.key)
            pending.append(entry.value)


def _recovered(text: str, templates: Templates) -> dict[str, object]:
    """Return the members of a broken object that are whole."""
    members: dict[str, object] = {}
    for entry in syntax_tree(text).entries:
        value_text = text[entry.value.span.start : entry.value.span.end]
        if too_deep(value_text, DEEPEST):
            continue
        try:
            members[str(entry.key)] = templates.unresolved(_Decoder().decode(value_text))
        except ValueError:
            continue
    return members


def syntax_tree(text: str) -> Node:
    """Return the concrete syntax of a JSON text; of a broken one, the members that could be made out."""
    import tree_sitter  # noqa: PLC0415 - a clean file needs no places
    import tree_sitter_json  # noqa: PLC0415

    language = tree_sitter.Language(tree_sitter_json.language())
    without_plus = PLUS.sub("0", text)  # the grammar does not know the plus of `1e+16`; a zero is as wide
    root = tree_sitter.Parser(language).parse(without_plus.encode("utf-8", "surrogatepass")).root_node
    return _Places(text).root(root)


class _Places:
    """Nodes of the grammar, which count bytes, as nodes of ours, which count characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.wide: list[int] = []
        """The byte offset behind each byte that continues a character."""
        if not text.isascii():
            raw = text.encode("utf-8", "surrogatepass")
            self.wide = [offset + 1 for offset, byte in enumerate(raw) if byte & 0b1100_0000 == 0b1000_0000]

    def span(self, node: "tree_sitter.Node") -> Span:
        return Span(self._offset(node.start_byte), self._offset(node.end_byte))

    def _offset(self, byte: int) -> int:
        return byte - bisect_right(self.wide, byte)

    def root(self, root: "tree_sitter.Node") -> Node:
        if root.type == "document" and not root.has_error and root.named_child_count:
            return self.node(next(child for child in root.named_children if child.type != "comment"))
        return Node("mapping", self.span(root), flow=True, expand=lambda: self._whole_pairs(root))

    def node(self, node: "tree_sitter.Node") -> Node:
        span = self.span(node)
        match node.type:
            case "object":
                return Node("mapping", span, flow=True, expand=lambda: self._pairs(node.named_children))
            case "array":
                return Node("sequence", span, flow=True, expand=lambda: self._items(node.named_children))
        return Node("scalar", span, flow=True, expand=list, style='"' if node.type == "string" else "")

    def _pairs(self, children: "Sequence[tree_sitter.Node]") -> list[Entry]:
        entries = []
        for pair in children:
            key, value = pair.child_by_field_name("key"), pair.child_by_field_name("value")
            if pair.type == "pair" and key is not None and value is not None:
                span = self.span(key)
                try:
                    name = json.loads(self.text[span.start : span.end])
                except ValueError:  # of a broken file: the grammar takes tabs and half escapes
                    continue
                entries.append(Entry(name, span, self.node(value)))
        return entries

    def _items(self, children: "Sequence[tree_sitter.Node]") -> list[Entry]:
        values = [self.node(child) for child in children if child.type != "comment"]
        return [Entry(index, Span(value.span.start, value.span.start + 1), value) for index, value in enumerate(values)]

    def _whole_pairs(self, root: "tree_sitter.Node") -> list[Entry]:
        """Return the members of the first object that are whole, and end where a member may end."""
        pairs: list[tree_sitter.Node] = []
        pending = [root]
        while pending:
            children = pending.pop().children
            pairs += [child for child in children if child.type == "pair" and not child.has_error]
            pending += [child for child in children if child.type in ("document", "object", "ERROR")]
        parts = outermost(self.text)
        entries = []
        for entry in self._pairs(sorted(pairs, key=lambda pair: pair.start_byte)):
            part = bisect_right(parts, entry.key_span.start, key=lambda part: part.start) - 1
            inside = part >= 0 and entry.key_span.start < parts[part].end
            if inside and isinstance(entry.key, str) and MEMBER_END.match(self.text, entry.value.span.end):
                entries.append(entry)
        return entries
