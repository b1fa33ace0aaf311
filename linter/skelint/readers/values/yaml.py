"""Reads `--cli-input-yaml` files with the parser of the AWS CLI v2: ruamel.yaml, YAML 1.2, safe tags only."""

import re
import warnings
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from functools import partial
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.composer import Composer
from ruamel.yaml.constructor import ConstructorError, SafeConstructor
from ruamel.yaml.docinfo import DocInfo
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import AliasEvent, ScalarEvent
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from skelint.authoring.subject import Problem, ProblemKind
from skelint.readers import template
from skelint.readers.document import DEEPEST, LARGEST_YAML, MOST_DIGITS, MOST_NODES, LimitError, Parsed
from skelint.readers.template import Templates, count
from skelint.readers.tree import Entry, Node, unread
from skelint.readers.values.json import WrittenFloat
from skelint.source import SourceFile, Span

DECLARATION = re.compile(r"^[ \t]*#[ \t]*skelint:[ \t]*operation[ \t]*=[ \t]*(?P<operation>[^\r\n#]+)", re.MULTILINE)
COMMENT = re.compile(r"(?:^|(?<=[ \t]))(?P<comment>#[^\r\n#]*\bskelint:[^\r\n]*)", re.MULTILINE)
TOP_LEVEL = re.compile(r"^(?!- )[^\s#\]}]", re.MULTILINE)
"""Where a member of the top level may begin."""
NAME_END = re.compile(r"[ \t]*[:,}]")
COLON = re.compile(r"[ \t]*:")
UNCLOSED = re.compile(r"^found unexpected end of stream$|<stream end>")
TOO_LONG = 10**MOST_DIGITS
YamlNode = Any
"""A node of ruamel.yaml, which ships no types."""


def parse(source: SourceFile, templates: Templates | None = None) -> Parsed:
    """Return what a YAML file holds: its values, or what is left of them, and what is wrong with the text."""
    if len(source.text) > LARGEST_YAML:
        detail = f"it holds more than {LARGEST_YAML:,} characters of YAML"
        problem = Problem(ProblemKind.LIMIT, Span(0, 0), detail, syntax="YAML")
        return Parsed(source, [problem], None, partial(unread, source.text), syntax="YAML")
    declared = DECLARATION.search(source.text)
    comment = declared["operation"].strip() if declared else None
    templates = templates or template.templates()
    place = Span(*declared.span("operation")) if declared else Span(0, 0)
    comments = tuple(Span(*match.span("comment")) for match in COMMENT.finditer(source.text))
    parsed = partial(Parsed, source, comment=comment, comment_span=place, syntax="YAML", comments=comments)
    nothing = partial(unread, source.text)
    try:
        root, value, problems = _loaded(source.text)
    except LimitError as error:
        return parsed([Problem(ProblemKind.LIMIT, error.span, str(error), syntax="YAML")], None, nothing)
    except YAMLError as error:
        return parsed([_syntax_error(error, source.text)], *_recovered(source.text, error, templates), broken=True)
    if root is None:
        return parsed([Problem(ProblemKind.EMPTY_FILE, Span(0, 0), syntax="YAML")], None, nothing)
    tree = partial(_node, root, source.text)
    if comments:
        scalars = list(texts(root))
        comments = tuple(span for span in comments if not any(text.start < span.start < text.end for text in scalars))
        parsed = partial(parsed, comments=comments)
    if not isinstance(value, dict):
        what = {list: "a list", str: "a string", bool: "a boolean", type(None): "null"}.get(type(value), "a value")
        at = min(root.start_mark.index, max(len(source.text) - 1, 0))
        return parsed([*problems, Problem(ProblemKind.NOT_AN_OBJECT, Span(at, at + 1), what, syntax="YAML")], None, tree)
    parameters = _unresolved(value, templates)
    return parsed(problems, parameters, tree, unresolved=count(parameters))


def composed(text: str) -> YamlNode | None:
    """Return the nodes of a YAML text, whatever its tags; None where it is broken.

    Raises `LimitError` where it holds more than anybody writes.
    """
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer = _BoundedComposer
    try:
        with warnings.catch_warnings():  # as in `_loaded`
            warnings.simplefilter("ignore")
            constructor, _ = yaml.get_constructor_parser(text)
            return constructor.composer.get_single_node()
    except LimitError:
        raise
    except YAMLError:
        return None
    except Exception:  # noqa: BLE001 - what ruamel.yaml lets through; see `_loaded_aloud`
        return None


def texts(root: YamlNode) -> Iterator[Span]:
    """Yield where strings are written in which a number sign begins no comment."""
    pending, seen = [root], set()
    while pending:
        node = pending.pop()
        if id(node) in seen:
            continue
        seen.add(id(node))
        if isinstance(node, ScalarNode):
            if node.style:
                yield Span(node.start_mark.index, node.end_mark.index)
        else:
            children = node.value if isinstance(node, SequenceNode) else [part for pair in node.value for part in pair]
            pending += children


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
            if self.open > DEEPEST and not isinstance(event, ScalarEvent):
                raise LimitError(f"structures are nested more than {DEEPEST} deep", place)
            node = super().compose_node(parent, index)
            self.open -= 1
            self.sizes[id(node)] = self.nodes - before
        if self.nodes > MOST_NODES:
            raise LimitError(
                f"the file holds more than {MOST_NODES:,} names and values, those that aliases repeat included", place
            )
        return node

    def _alias(self, node: YamlNode, event: Any, place: Span) -> YamlNode:
        if node.end_mark is None:
            raise LimitError("an alias stands for a structure that holds it", place)
        node = copy(node)
        if isinstance(node.value, list):
            node.value = list(node.value)  # merge keys are resolved in place
        node.start_mark, node.end_mark = event.start_mark, event.end_mark
        return node


def _too_many_digits(node: YamlNode) -> LimitError:
    start = node.start_mark.index
    return LimitError(f"a number has more than {MOST_DIGITS:,} digits", Span(start, start + 1))


class _PlacedConstructor(SafeConstructor):
    """Makes values as ruamel.yaml does, and says where it cannot: `2026-13-45` is no timestamp to Python, `0x_` no integer."""

    def construct_object(self, node: YamlNode, deep: bool = False) -> object:  # noqa: FBT001, FBT002 - as in ruamel.yaml
        try:
            value = super().construct_object(node, deep)
            if isinstance(value, int) and abs(value) >= TOO_LONG:  # as `0x…` can be: Python could not write it out
                raise _too_many_digits(node)  # noqa: TRY301 - as any other that is no value
        except (YAMLError, LimitError):
            raise
        except Exception as error:
            kind = str(node.tag).rpartition(":")[2]
            if kind == "int" and len(node.value) > MOST_DIGITS:
                raise _too_many_digits(node) from error
            detail = f"this looks like a value of the type {kind}, and is none: quotes make it a string"
            raise ConstructorError(None, None, detail, node.start_mark) from error
        return value


def _loaded(text: str) -> tuple[YamlNode | None, object, list[Problem]]:
    """Return a text's nodes, its value, and a problem for each name that is written twice."""
    with warnings.catch_warnings():  # an anchor used again, a `1e3` under `%YAML 1.1`: allowed, and read as the CLI reads it
        warnings.simplefilter("ignore")
        return _loaded_aloud(text)


def _loaded_aloud(text: str) -> tuple[YamlNode | None, object, list[Problem]]:
    yaml = YAML(typ="safe", pure=True)
    yaml.Composer, yaml.Constructor = _BoundedComposer, _PlacedConstructor
    yaml.doc_infos.append(DocInfo())  # where the scanner notes a %YAML directive
    constructor, _ = yaml.get_constructor_parser(text)
    root = None
    try:
        root = constructor.composer.get_single_node()
        if root is None:
            return None, None, []
        problems = list(_without_duplicates(root))
        return root, _values(constructor.construct_document(root)), problems
    except (YAMLError, LimitError):
        raise
    except Exception as error:  # ruamel.yaml lets through what Python says to `\UFFFFFFFF`, or to a list in a list as a name
        mark = root.start_mark if root else yaml.reader.get_mark()
        raise ConstructorError(None, None, "it cannot be read on from here", mark) from error


def _values(value: object) -> object:
    """Return values as rules see them: names as strings, floats marked as such."""
    if isinstance(value, dict):
        return {str(key): _values(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_values(item) for item in value]
    if isinstance(value, float):
        return WrittenFloat(value)
    return value


def _without_duplicates(root: YamlNode) -> Iterator[Problem]:
    """Yield a problem for each name that a mapping repeats, and leave only the last of them: the rest can be linted."""
    pending, seen, reported = [root], set(), set()
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
            span = Span(key.start_mark.index, key.end_mark.index)
            if name in last and span not in reported:  # an alias repeats the places of its anchor
                reported.add(span)
                yield Problem(ProblemKind.DUPLICATE_KEY, span, key.value, syntax="YAML")
            last[name] = index
        if isinstance(node, MappingNode):
            kept = set(last.values())
            node.value = [
                pair for index, pair in enumerate(node.value) if index in kept or not isinstance(pair[0], ScalarNode)
            ]


def _syntax_error(error: YAMLError, text: str) -> Problem:
    if isinstance(error, MarkedYAMLError):
        detail = str(error.problem or error.context or "this is no YAML").partition("\n")[0]
        mark = error.problem_mark or error.context_mark
        if error.context_mark and UNCLOSED.search(detail):
            mark, detail = error.context_mark, "this is never closed"
        at = min(mark.index, len(text)) if mark else 0
    elif isinstance(error, ReaderError):
        at, detail = error.position, "YAML allows no such character"
    else:
        at, detail = 0, str(error).partition("\n")[0]
    if text[at : at + 1] == "\t":
        return Problem(ProblemKind.SYNTAX_ERROR, Span(at, at + 1), "YAML is not indented with tabs", syntax="YAML")
    for said, meant in _PLAINER:
        detail = re.sub(said, meant, detail)
    end = at + 1 if text[at : at + 1].strip() else len(text[:at].rstrip())
    return Problem(ProblemKind.SYNTAX_ERROR, Span(min(at, max(end - 1, 0)), end), detail, syntax="YAML")


_PLAINER = (
    (r"^mapping values are not allowed here$", "a value cannot hold `: ` without quotes, or the indentation is off"),
    (r"^could not determine a constructor for the tag '?(.*?)'?$", r"the AWS CLI knows no tag \1"),
    (r"^could not find expected ':'$", "a colon is missing behind this name"),
    (r"^did not find expected key$", "a name is expected here: the indentation is off, or a quote is missing"),
    (r"^expected <block end>, but found .*$", "the indentation does not fit what stands above"),
    (r"^found undefined alias '?(.*?)'?$", r"the alias *\1 has no anchor"),
    (r"^found duplicate key \"(.*?)\" with value .*$", r"the name \1 is written twice"),  # it would print the values
    (r"^failed to construct timestamp from .*$", "this looks like a value of the type timestamp, and is none"),
    (r"^found unhashable key$", "a structure cannot be a name"),
    (r"^but found another document$", "a file holds one document; this begins another"),
)


def _recovered(text: str, error: YAMLError, templates: Templates) -> tuple[dict[str, object] | None, Any]:
    """Return the members that stand whole before a syntax error, and their tree."""
    marks = (getattr(error, "problem_mark", None), getattr(error, "context_mark", None))
    places = [mark.index for mark in marks if mark] or [getattr(error, "position", 0)]
    for place in places:  # where it cannot be read on, or where the quote or bracket was opened
        starts = [match.start() for match in TOP_LEVEL.finditer(text, 0, place + 1)]
        for start in reversed(starts[-2:]):  # the member that the error is in, or the one before
            try:
                root, value, _ = _loaded(text[:start])
            except (YAMLError, LimitError):
                continue
            if isinstance(value, dict):
                return _unresolved(value, templates), partial(_node, root, text)
    return None, partial(unread, text)


def _unresolved(members: dict[str, object], templates: Templates) -> dict[str, object]:
    return {name: templates.unresolved(value) for name, value in members.items()}


def _node(node: YamlNode, text: str) -> Node:
    start, end = node.start_mark.index, node.end_mark.index
    editable = not text.startswith(("&", "*", "!"), start)
    if isinstance(node, ScalarNode):
        end = max(start, len(text[:end].rstrip("\r\n"))) if node.style in ("|", ">") else end
        return Node("scalar", Span(start, end), flow=False, expand=list, style=node.style or "", editable=editable)
    expand = partial(_members if isinstance(node, MappingNode) else _items, node, text)
    kind: Any = "mapping" if isinstance(node, MappingNode) else "sequence"
    if not node.flow_style and not text.startswith("*", start):  # a block ends before the next token: too late
        end = _last_end(node, text)
    if node.flow_style:
        editable = editable and text.startswith(("{", "["), start)  # `[a: 1]` holds a mapping without braces
    if isinstance(node, MappingNode):
        editable = editable and not _merged(node) and all(_is_plain_name(key, text) for key, _ in node.value)
    return Node(kind, Span(start, end), flow=bool(node.flow_style), expand=expand, editable=editable)


def _merged(node: YamlNode) -> int:
    """Return how many members a mapping has from others, by merge keys; they stand before its own."""
    return len(getattr(node, "merge", None) or ())


def _is_plain_name(key: YamlNode, text: str) -> bool:
    """Return whether a name is a text that says no more than itself, with its colon on the same line."""
    start, end = key.start_mark.index, key.end_mark.index
    named = isinstance(key, ScalarNode) and start < end and not text.startswith(("&", "*", "!"), start)
    return named and NAME_END.match(text, end) is not None


def _last_end(node: YamlNode, text: str) -> int:
    """Return where the last thing in a block ends."""
    if isinstance(node, SequenceNode):
        return _node(node.value[-1], text).span.end
    if len(node.value) == _merged(node):
        return len(text[: node.end_mark.index].rstrip())
    key, value = node.value[-1]
    key_end: int = key.end_mark.index
    return max(key_end, _behind_colon(key_end, _node(value, text), text).span.end)


def _members(node: YamlNode, text: str) -> list[Entry]:
    entries = []
    for key, value in node.value:
        span = Span(key.start_mark.index, key.end_mark.index)
        name = key.value if isinstance(key, ScalarNode) else ""
        entries.append(Entry(name, span, _behind_colon(span.end, _node(value, text), text)))
    return entries


def _items(node: YamlNode, text: str) -> list[Entry]:
    values = [_node(child, text) for child in node.value]
    return [Entry(index, value.span, value) for index, value in enumerate(values)]


def _behind_colon(key_end: int, value: Node, text: str) -> Node:
    """Return a member's value where it is: one that is not written, behind the colon, not where the parser read on."""
    colon = COLON.match(text, key_end) if value.span.start == value.span.end else None
    return replace(value, span=Span(colon.end(), colon.end())) if colon else value
