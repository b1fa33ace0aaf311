"""Where each value is written: the concrete syntax of a file as nodes, expanded only along the paths that are asked for."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal

from skelint.authoring.finding import Part
from skelint.authoring.pointer import Pointer
from skelint.records import dataclass
from skelint.source import Span


@dataclass(frozen=True)  # no slots: entries are expanded when first asked for
class Node:
    """A value as written. The span of a mapping or list ends with its last value, or its closing bracket."""

    kind: Literal["mapping", "sequence", "scalar"]
    span: Span
    flow: bool
    """Whether it is written in brackets, as all of JSON is."""
    expand: Callable[[], Sequence["Entry"]]
    style: str = ""
    """The quote of a string, if it has one; of a block of text its sign."""
    editable: bool = True
    """Whether an edit changes this value and no other: not so where YAML gives it an anchor, an alias, a tag or merges it."""

    @cached_property
    def entries(self) -> Sequence["Entry"]:
        """The members or items, in the order they are written."""
        return self.expand()

    @cached_property
    def by_key(self) -> dict[str | int, "Entry"]:
        """The members or items by name or index; of members with one name the last, as the CLI reads it."""
        return {entry.key: entry for entry in self.entries}


@dataclass(frozen=True, slots=True)
class Entry:
    """A member of a mapping with its name, or an item of a list with its index."""

    key: str | int
    key_span: Span
    """Where the name is written; for an item, where the value begins."""
    value: Node

    @property
    def span(self) -> Span:
        """From the name to the end of the value."""
        return Span(min(self.key_span.start, self.value.span.start), self.value.span.end)


def unread(text: str = "") -> Node:
    """Return the tree of a text of which no structure could be made out: all of it is one scalar."""
    return Node("scalar", Span(0, len(text)), flow=True, expand=list)


def path(root: Node, pointer: Pointer) -> list[Entry]:
    """Return the entries along a pointer, as far as they are written."""
    entries: list[Entry] = []
    node = root
    for step in pointer:
        entry = node.by_key.get(step)
        if entry is None:
            break
        entries.append(entry)
        node = entry.value
    return entries


def locate(root: Node, pointer: Pointer, part: Part) -> Span:
    """Return where a value or its name is written; of what is not there, where its parent begins."""
    entries = path(root, pointer)
    if not entries:
        return head(root) if pointer or part is Part.KEY else root.span
    last = entries[-1]
    return last.value.span if len(entries) == len(pointer) and part is Part.VALUE else last.key_span


def head(node: Node) -> Span:
    """Return the first thing of a value: its bracket, its first name."""
    if not node.flow and node.entries:
        return node.entries[0].key_span
    return Span(node.span.start, min(node.span.start + 1, node.span.end)) if node.kind != "scalar" else node.span
