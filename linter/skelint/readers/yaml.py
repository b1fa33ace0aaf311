"""Reads `--cli-input-yaml` files with the parser of the AWS CLI v2: ruamel.yaml, YAML 1.2, safe tags only."""

import re
from collections.abc import Iterator
from copy import copy
from functools import partial
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from skelint.finding import Problem
from skelint.readers.document import DEEPEST, MOST_NODES, Parsed
from skelint.readers.json import WrittenFloat
from skelint.readers.template import count, unresolved
from skelint.readers.tree import Entry, Node
from skelint.source import SourceFile, Span

DECLARATION = re.compile(r"^[ \t]*#[ \t]*skelint:[ \t]*operation[ \t]*=[ \t]*(?P<operation>[^\r\n#]+)", re.MULTILINE)
TOP_LEVEL = re.compile(r"^[A-Za-z\"']", re.MULTILINE)
YamlNode = Any
"""A node of ruamel.yaml, which ships no types."""


class LimitError(Exception):
    """The file is larger than any input could be; the message says in what way, the span where."""

    def __init__(self, message: str, span: Span) -> None:
        super().__init__(message)
        self.span = span


def parse(source: SourceFile) -> Parsed:
    """Return what a YAML file holds: its values, or what is left of them, and what is wrong with the text."""
    declared = DECLARATION.search(source.text)
    comment = declared["operation"].strip() if declared else None
    parsed = partial(Parsed, source, comment=comment, syntax="YAML")
    nothing = partial(_nothing, source.text)
    try:
        root = _composed(source.text)
        if root is None:
            return parsed([Problem("empty-file", Span(0, 0), syntax="YAML")], None, nothing)
        problems = list(_without_duplicates(root))
        value = _values(_constructed(root))
    except LimitError as error:
        return parsed([Problem("limit", error.span, str(error), syntax="YAML")], None, nothing)
    except YAMLError as error:
        return parsed([_syntax_error(error, source.text)], *_recovered(source.text, error), broken=True)
    tree = partial(_node, root, source.text)
    if not isinstance(value, dict):
        what = {list: "a list", str: "a string", bool: "a boolean", type(None): "null"}.get(type(value), "a value")
        at = root.start_mark.index
        return parsed([*problems, Problem("not-an-object", Span(at, at + 1), what, syntax="YAML")], None, tree)
    return parsed(problems, value, tree, unresolved=count(value))


class _BoundedComposer(Composer):
    """Composes nodes as ruamel.yaml does, but counts them, what aliases repeat included; an alias keeps its own place."""

    def __init__(self, loader: Any = None) -> None:
        super().__init__(loader)
        self.nodes = 0
        self.sizes: dict[int, int] = {}
        self.open = 0

    def compose_node(self, parent: Any, index: Any) -> YamlNode:
        event = self.parser.peek_event()
        place = Span(event.start_mark.index, event.end_mark.index)
        if isinstance(event, AliasEvent) and event.anchor in self.anchors:
            node = self._alias(super().compose_node(parent, index), event, place)
            self.nodes += self.sizes.get(id(self.anchors[event.anchor]), 1)
        else:
            before = self.nodes
            self.nodes += 1
            self.open += 1
            if self.open > DEEPEST:
                raise LimitError(f"structures are nested more than {DEEPEST} deep", place)
            node = super().compose_node(parent, index)
            self.open -= 1
            self.sizes[id(node)] = self.nodes - before
        if self.nodes > MOST_NODES:
            raise LimitError(f"the file holds more than {MOST_NODES:,} values, those that aliases repeat included", place)
        return node

    def _alias(self, node: YamlNode, event: Any, place: Span) -> YamlNode:
        if node.end_mark is None:
            raise LimitError("an alias stands for a structure that holds it", place)
        node = copy(node)
        if isinstance(node.value, list):
            node.value = list(node.value)  # merge keys are resolved in place
        node.start_mark, node.end_mark = event.start_mark, event.end_mark
        return node


def _yaml(text: str) -> tuple[Any, Any]:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _BoundedComposer
    constructor, parser = yaml.get_constructor_parser(text)
    parser.composer = constructor.composer
    return constructor, parser


def _composed(text: str) -> YamlNode | None:
    constructor, _ = _yaml(text)
    return constructor.composer.get_single_node()


def _constructed(root: YamlNode) -> object:
    constructor, _ = _yaml("")
    value: object = constructor.construct_document(root)
    return value


def _values(value: object) -> object:
    """Return values as rules see them: names as strings, floats marked as such, templates unresolved."""
    if isinstance(value, dict):
        return {str(key): _values(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_values(item) for item in value]
    if isinstance(value, float):
        return WrittenFloat(value)
    return unresolved(value)


def _without_duplicates(root: YamlNode) -> Iterator[Problem]:
    """Yield a problem for each name that a mapping repeats, and leave only the last of them: the rest can be linted."""
    pending, seen = [root], set()
    while pending:
        node = pending.pop()
        if id(node) in seen or isinstance(node, ScalarNode):
            continue
        seen.add(id(node))
        if isinstance(node, SequenceNode):
            pending += node.value
            continue
        last: dict[tuple[str, str], int] = {}
        for index, (key, value) in enumerate(node.value):
            pending.append(value)
            if not isinstance(key, ScalarNode):
                continue
            name = (str(key.tag), key.value)
            if name in last:
                span = Span(key.start_mark.index, key.end_mark.index)
                yield Problem("duplicate-key", span, key.value, syntax="YAML")
            last[name] = index
        if isinstance(node, MappingNode):
            kept = set(last.values())
            node.value = [
                pair for index, pair in enumerate(node.value) if index in kept or not isinstance(pair[0], ScalarNode)
            ]


def _syntax_error(error: YAMLError, text: str) -> Problem:
    if isinstance(error, MarkedYAMLError):
        mark = error.problem_mark or error.context_mark
        at = min(mark.index, len(text)) if mark else 0
        detail = str(error.problem or error.context or "this is no YAML").partition("\n")[0]
    elif isinstance(error, ReaderError):
        at, detail = error.position, "YAML allows no such character"
    else:
        at, detail = 0, str(error).partition("\n")[0]
    if text[at : at + 1] == "\t":
        detail = "YAML is not indented with tabs"
    for said, meant in _PLAINER:
        detail = re.sub(said, meant, detail)
    end = at + 1 if text[at : at + 1].strip() else len(text[:at].rstrip())
    return Problem("syntax-error", Span(min(at, max(end - 1, 0)), end), detail, syntax="YAML")


_PLAINER = (
    (r"^mapping values are not allowed here$", "a value cannot hold `: ` without quotes, or the indentation is off"),
    (r"^could not determine a constructor for the tag '?(.*?)'?$", r"the AWS CLI knows no tag \1"),
    (r"^could not find expected ':'$", "a colon is missing behind this name"),
    (r"^did not find expected key$", "a name is expected here: the indentation is off, or a quote is missing"),
    (r"^expected <block end>, but found .*$", "the indentation does not fit what stands above"),
    (r"^found undefined alias '?(.*?)'?$", r"the alias *\1 has no anchor"),
    (r"^found unexpected end of stream$", "a quote or a bracket is never closed"),
    (r"^but found another document$", "a file holds one document; this begins another"),
)


def _recovered(text: str, error: YAMLError) -> tuple[dict[str, object] | None, Any]:
    """Return the members that stand whole before a syntax error, and their tree."""
    nothing = partial(_nothing, text)
    mark = getattr(error, "problem_mark", None)
    starts = [match.start() for match in TOP_LEVEL.finditer(text, 0, mark.index if mark else 0)]
    for start in reversed(starts[-2:]):  # the member that the error is in, or the one before, where it began
        try:
            root = _composed(text[:start])
            value = _values(_constructed(root)) if root is not None else None
        except (YAMLError, LimitError):
            continue
        if isinstance(value, dict):
            return value, partial(_node, root, text)
    return None, nothing


def _nothing(text: str) -> Node:
    return Node("scalar", Span(0, len(text)), flow=False, expand=list)


def _node(node: YamlNode, text: str) -> Node:
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node, ScalarNode):
        end = max(start, len(text[:end].rstrip())) if node.style in ("|", ">") else end
        return Node("scalar", Span(start, end), flow=False, expand=list, style=node.style or "")
    expand = partial(_members if isinstance(node, MappingNode) else _items, node, text)
    kind: Any = "mapping" if isinstance(node, MappingNode) else "sequence"
    if not node.flow_style and not text.startswith("*", start):  # a block ends before the next token: too late
        end = max((_node(child, text).span.end for child in _last(node)), default=end)
    return Node(kind, Span(start, end), flow=bool(node.flow_style), expand=expand)


def _last(node: YamlNode) -> list[YamlNode]:
    if not node.value:
        return []
    return list(node.value[-1]) if isinstance(node, MappingNode) else [node.value[-1]]


def _members(node: YamlNode, text: str) -> list[Entry]:
    return [
        Entry(str(key.value), Span(key.start_mark.index, key.end_mark.index), _node(value, text)) for key, value in node.value
    ]


def _items(node: YamlNode, text: str) -> list[Entry]:
    values = [_node(child, text) for child in node.value]
    return [
        Entry(index, Span(value.span.start, max(value.span.end, value.span.start)), value)
        for index, value in enumerate(values)
    ]
