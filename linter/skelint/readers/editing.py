"""Carrying out symbolic changes as edits of the text, its formatting and comments kept."""

import json
import re
from collections.abc import Sequence

from skelint.finding import Append, Change, Remove, RenameKey, Set, Unwrap
from skelint.readers.tree import Entry, Node, path
from skelint.request import Pointer
from skelint.source import Edit, Span

PLAIN = re.compile(r"[A-Za-z_/][\w./:+@-]*[\w/]")
"""Strings that YAML reads as themselves without quotes, unless they are one of its words."""
YAML_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"}


def edits(change: Change, root: Node, text: str, *, json_syntax: bool) -> Sequence[Edit] | None:
    """Return the edits that make a change, or None where this text does not let it be made."""
    editor = _Editor(root, text, json_syntax)
    match change:
        case Set(pointer, value):
            return editor.set(pointer, value)
        case Append(pointer, value):
            return editor.append(pointer, value)
        case Remove(pointer):
            return editor.remove(pointer)
        case RenameKey(pointer, name):
            return editor.rename(pointer, name)
        case Unwrap(pointer):
            return editor.unwrap(pointer)


class _Editor:
    def __init__(self, root: Node, text: str, json_syntax: bool) -> None:  # noqa: FBT001 - private
        self.root, self.text, self.json = root, text, json_syntax

    def set(self, pointer: Pointer, value: object) -> Sequence[Edit] | None:
        entries = path(self.root, pointer)
        if pointer and len(entries) == len(pointer):
            node = entries[-1].value
            return [Edit(node.span, self._written(value, flow=node.flow, like=node))]
        parent = self._at(pointer[:-1])
        if parent is None or not pointer or parent.kind != "mapping":
            return None
        return self._add(parent, f"{self._key(str(pointer[-1]), parent)}: {self._written(value, flow=parent.flow)}")

    def append(self, pointer: Pointer, value: object) -> Sequence[Edit] | None:
        node = self._at(pointer)
        if node is None or node.kind != "sequence":
            return None
        written = self._written(value, flow=node.flow, like=node.entries[-1].value if node.entries else None)
        return self._add(node, written if node.flow else f"- {written}")

    def rename(self, pointer: Pointer, name: str) -> Sequence[Edit] | None:
        entries = path(self.root, pointer)
        if not pointer or len(entries) != len(pointer):
            return None
        span = entries[-1].key_span
        quote = self.text[span.start]
        return [Edit(span, f"{quote}{name}{quote}" if quote in "\"'" else name)]

    def unwrap(self, pointer: Pointer) -> Sequence[Edit] | None:
        outer, inner = self._at(pointer[:-1]), self._at(pointer)
        if not pointer or outer is None or inner is None or len(outer.entries) != 1:
            return None
        if not inner.flow and not outer.flow:
            return self._outdent(outer, inner)
        return [Edit(Span(outer.span.start, inner.span.start), ""), Edit(Span(inner.span.end, outer.span.end), "")]

    def remove(self, pointer: Pointer) -> Sequence[Edit] | None:
        parent = self._at(pointer[:-1]) if pointer else None
        if parent is None or pointer[-1] not in parent.by_key:
            return None
        same = [index for index, entry in enumerate(parent.entries) if entry.key == pointer[-1]]
        if len(same) != 1:  # of two members with one name, a reader could not tell which was meant
            return None
        return self._remove_flow(parent, same[0]) if parent.flow else self._remove_block(parent, same[0])

    def _at(self, pointer: Pointer) -> Node | None:
        entries = path(self.root, pointer)
        if len(entries) != len(pointer):
            return None
        return entries[-1].value if entries else self.root

    def _remove_flow(self, parent: Node, index: int) -> Sequence[Edit]:
        entries = parent.entries
        if len(entries) == 1:
            return [Edit(Span(parent.span.start + 1, parent.span.end - 1), "")]
        if index:
            return [Edit(Span(entries[index - 1].span.end, entries[index].span.end), "")]
        return [Edit(Span(entries[0].span.start, entries[1].span.start), "")]

    def _remove_block(self, parent: Node, index: int) -> Sequence[Edit] | None:
        entries = parent.entries
        if len(entries) == 1:
            return None  # what is left would be null, not an empty structure
        start = self._line_start(entries[index].span.start)
        if self.text[start : entries[index].span.start].strip(" -"):
            return None  # something else begins on the same line
        if "-" in self.text[start : entries[index].span.start] and parent.kind == "mapping":
            return [Edit(Span(entries[index].span.start, entries[index + 1].span.start), "")] if not index else None
        return [Edit(Span(start, self._line_end(entries[index].span.end)), "")]

    def _add(self, parent: Node, written: str) -> Sequence[Edit] | None:
        entries = parent.entries
        if not parent.flow:
            first, last = entries[0].span.start, entries[-1].span.end
            if parent.kind == "sequence":
                first = self.text.rindex("-", 0, first)
            indent = first - self._line_start(first)
            return [Edit(Span(last, last), f"{self._newline()}{' ' * indent}{written}")]
        if not entries:
            return [Edit(Span(parent.span.start + 1, parent.span.end - 1), written)]
        gap = self._gap(parent, entries)
        return [Edit(Span(entries[-1].span.end, entries[-1].span.end), f",{gap}{written}")]

    def _gap(self, parent: Node, entries: Sequence[Entry]) -> str:
        """Return the blank that stands before the last entry, to stand before the next one too."""
        before = entries[-2].span.end if len(entries) > 1 else parent.span.start
        gap = self.text[before + 1 : entries[-1].span.start]
        if gap.strip():
            gap = " "
        return gap or ("" if len(entries) > 1 else " ")

    def _outdent(self, outer: Node, inner: Node) -> Sequence[Edit]:
        start = inner.entries[0].span.start
        depth = start - self._line_start(start)
        lines = [Edit(Span(outer.span.start, self._line_start(start)), "")]
        at = self._line_start(start)
        while at < inner.span.end:
            blank = re.compile(f" {{0,{depth}}}").match(self.text, at)
            if blank and blank.end() > at:
                lines.append(Edit(Span(at, blank.end()), ""))
            at = self._line_end(at)
        return lines

    def _written(self, value: object, *, flow: bool, like: Node | None = None) -> str:
        if self.json or flow or not isinstance(value, str):
            return json.dumps(value, ensure_ascii=False)
        quote = like.style if like else ""
        if quote == "'" and "\n" not in value:
            return "'" + value.replace("'", "''") + "'"
        plain = not quote and PLAIN.fullmatch(value) and ": " not in value and value.lower() not in YAML_WORDS
        return value if plain else json.dumps(value, ensure_ascii=False)

    def _key(self, name: str, parent: Node) -> str:
        quoted = not parent.entries or self.text[parent.entries[-1].key_span.start] == '"'
        return json.dumps(name) if self.json or (parent.flow and quoted) else name

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        """Return the offset behind the line end that follows."""
        found = re.compile(r"\r\n|\r|\n").search(self.text, offset)
        return found.end() if found else len(self.text)

    def _newline(self) -> str:
        found = re.search(r"\r\n|\r|\n", self.text)
        return found[0] if found else "\n"
