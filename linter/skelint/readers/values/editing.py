"""Carrying out symbolic changes as edits of the text, its formatting and comments kept."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from skelint.authoring.finding import Append, Change, Remove, RenameKey, Set, Unwrap
from skelint.authoring.pointer import Pointer
from skelint.readers.tree import Entry, Node, path
from skelint.source import Edit, Span

PLAIN = re.compile(r"[A-Za-z_/](?:[\w./:+@-]*[\w/])?")
"""Strings that YAML reads as themselves without quotes, unless they are one of its words."""
YAML_WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf"}
KEPT = re.compile(r"[|>][1-9]?\+")
"""The head of a block of text that keeps the blank lines behind it: no line can be put there, or taken away."""
COLON = re.compile(r"[ \t]*:")
LINE_END = re.compile(r"\r\n|\r|\n")
COMMENT_LINE = re.compile(r"[\r\n][ \t]*(#)")


def edits(changes: Sequence[Change], root: Node, text: str, *, json_syntax: bool) -> Sequence[Edit] | None:
    """Return the edits that make all of some changes, or None where this text does not let one of them be made."""
    editor = _DocumentEditor(root, text, json_syntax)
    if editor.fills_what_it_empties(changes):
        return None
    all_edits: list[Edit] = []
    for group in _together(changes):
        group_edits = editor.make(group[0]) if len(group) == 1 else editor.make_several(group)
        if group_edits is None:
            return None
        all_edits += group_edits
    return all_edits


def _together(changes: Sequence[Change]) -> Iterable[Sequence[Change]]:
    """Return the changes in groups: removals from one structure, and additions to one list, which meet in one place."""
    groups: dict[object, list[Change]] = {}
    for index, change in enumerate(changes):
        match change:
            case Remove(pointer) if pointer:
                key: object = (Remove, pointer[:-1])
            case Append(pointer):
                key = (Append, pointer)
            case _:
                key = index
        groups.setdefault(key, []).append(change)
    return groups.values()


class _DocumentEditor:
    def __init__(self, root: Node, text: str, json_syntax: bool) -> None:  # noqa: FBT001 - private
        self.root, self.text, self.json = root, text, json_syntax

    def fills_what_it_empties(self, changes: Sequence[Change]) -> bool:
        """Return whether a structure would lose all that it holds and get something new: where that goes, nothing is left."""
        removed = Counter(change.pointer[:-1] for change in changes if isinstance(change, Remove) and change.pointer)
        added = {change.pointer[:-1] for change in changes if isinstance(change, Set) and change.pointer}
        held = {pointer: list(self.along(pointer))[-1].entries for pointer in removed.keys() & added}
        return any(len(entries) == removed[pointer] for pointer, entries in held.items())

    def make(self, change: Change) -> Sequence[Edit] | None:
        inside = change.pointer if isinstance(change, Append | Unwrap) else change.pointer[:-1]
        if not all(node.editable for node in self.along(inside)):
            return None
        match change:
            case Set(pointer, value):
                return self.set(pointer, value)
            case Append(pointer, value):
                return self.append(pointer, value)
            case Remove(pointer):
                return self.remove(pointer)
            case RenameKey(pointer, name):
                return self.rename(pointer, name)
            case Unwrap(pointer, levels):
                return self.unwrap(pointer, levels)

    def make_several(self, changes: Sequence[Change]) -> Sequence[Edit] | None:
        """Return the edits that make changes which meet in one place."""
        if any(self.make(change) is None for change in changes):
            return None
        first = changes[0]
        if isinstance(first, Append):
            return self.append(first.pointer, *(change.value for change in changes if isinstance(change, Append)))
        parent = self._at(first.pointer[:-1])
        if parent is None or not parent.flow:
            return [edit for change in changes for edit in self.make(change) or ()]
        return self._remove_several(parent, {change.pointer[-1] for change in changes})

    def _remove_several(self, parent: Node, gone: set[str | int]) -> Sequence[Edit]:
        entries = parent.entries
        kept = [entry for entry in entries if entry.key not in gone]
        if not kept:
            return [Edit(Span(parent.span.start + 1, parent.span.end - 1), "")]
        edits = []
        for before, after in pairwise([None, *kept, None]):
            start, end = (
                before.span.end if before else entries[0].span.start,
                after.span.start if after else entries[-1].span.end,
            )
            between = [entry for entry in entries if start <= entry.span.start and entry.span.end <= end and entry.key in gone]
            if between:
                edits.append(Edit(Span(start, between[-1].span.end) if before else Span(start, end), ""))
        return edits

    def along(self, pointer: Pointer) -> Iterator[Node]:
        """Yield the values along a pointer, as far as they are written."""
        yield self.root
        for entry in path(self.root, pointer):
            yield entry.value

    def set(self, pointer: Pointer, value: object) -> Sequence[Edit] | None:
        if not pointer:
            return None
        entry, parent = self._entry(pointer), self._at(pointer[:-1])
        if entry:
            like = entry.value
            return self._replace(entry, self._text_of(value, flow=like.flow, like=like)) if self._is_own(like) else None
        if parent is None or parent.kind != "mapping":
            return None
        return self._add(parent, f"{self._key(str(pointer[-1]), parent)}: {self._text_of(value, flow=parent.flow)}")

    def append(self, pointer: Pointer, *values: object) -> Sequence[Edit] | None:
        node = self._at(pointer)
        if node is None or node.kind != "sequence":
            return None
        like = node.entries[-1].value if node.entries else None
        texts = [self._text_of(value, flow=node.flow, like=like) for value in values]
        return self._add(node, *(texts if node.flow else (f"- {item}" for item in texts)))

    def rename(self, pointer: Pointer, name: str) -> Sequence[Edit] | None:
        entry, parent = self._entry(pointer), self._at(pointer[:-1])
        if entry is None or parent is None or parent.kind != "mapping" or self._index(parent, pointer) is None:
            return None
        if name in parent.by_key:  # of two members with one name, the other would be lost
            return [] if name == pointer[-1] else None
        span = entry.key_span
        quote = self.text[span.start : span.start + 1]
        return [Edit(span, self._quoted(name, quote if quote in ('"', "'") else "", plain=True))]

    def unwrap(self, pointer: Pointer, levels: int) -> Sequence[Edit] | None:
        outer, inner = self._at(pointer[:-levels]), self._at(pointer)
        if len(pointer) < levels or outer is None or inner is None:
            return None
        *holders, _ = around = list(self.along(pointer))[-levels - 1 :]
        values = [entry.value for holder in holders for entry in holder.entries]
        beside = [value for value in values if not any(value is node for node in around)]
        if any(value.kind == "scalar" or value.entries for value in beside) or (beside and not outer.flow):
            return None
        if outer.flow:
            ends = [Edit(Span(outer.span.start, inner.span.start), ""), Edit(Span(inner.span.end, outer.span.end), "")]
            return [*ends, *self._moved_out(outer, holders[-1], inner)]
        is_block = outer.kind == "mapping" and not any(holder.flow for holder in holders)
        return self._outdent(outer, inner) if is_block and inner.span.start < inner.span.end else None

    def remove(self, pointer: Pointer) -> Sequence[Edit] | None:
        entry, parent = self._entry(pointer), self._at(pointer[:-1])
        index = self._index(parent, pointer) if parent and pointer else None
        if entry is None or parent is None or index is None or not self._is_own(entry.value):
            return None
        if parent.flow:
            return self._remove_flow(parent, index)
        if len(parent.entries) == 1:  # what is left would be null, not an empty structure
            empty = "[]" if parent.kind == "sequence" else "{}"
            holder = self._entry(pointer[:-1])
            return self._replace(holder, empty) if holder else [Edit(parent.span, empty)]
        return self._remove_block(parent, index)

    def _entry(self, pointer: Pointer) -> Entry | None:
        entries = path(self.root, pointer)
        return entries[-1] if entries and len(entries) == len(pointer) else None

    def _at(self, pointer: Pointer) -> Node | None:
        entry = self._entry(pointer)
        return entry.value if entry else None if pointer else self.root

    def _index(self, parent: Node, pointer: Pointer) -> int | None:
        """Return the position of an entry; none of two members with one name, as a reader could not tell which was meant."""
        if parent.kind == "sequence":
            entry = parent.by_key.get(pointer[-1])
            return int(entry.key) if entry else None
        same = [index for index, entry in enumerate(parent.entries) if entry.key == pointer[-1]]
        return same[0] if len(same) == 1 else None

    def _replace(self, entry: Entry, text: str) -> Sequence[Edit]:
        """Return the edits that put a text on one line in the place of a value."""
        node, key_end = entry.value, entry.key_span.end
        absent = node.span.start == node.span.end
        if node.flow or (node.kind == "scalar" and not absent):
            return [Edit(node.span, text)]
        if not isinstance(entry.key, str):
            return [Edit(node.span, f" {text}" if absent else text)]
        colon = COLON.match(self.text, key_end)
        if colon is None:  # as in `{a, b}`
            return [Edit(node.span, f": {text}")]
        if not self.text[colon.end() : node.span.start].strip():
            return [Edit(Span(key_end, node.span.end), f": {text}")]
        block = Span(self._line_start(node.span.start), self._line_end(node.span.end))  # a comment stands before it, and stays
        return [Edit(Span(colon.end(), colon.end()), f" {text}"), Edit(block, "")]

    def _remove_flow(self, parent: Node, index: int) -> Sequence[Edit]:
        entries = parent.entries
        if len(entries) == 1:
            return [Edit(Span(parent.span.start + 1, parent.span.end - 1), "")]
        if index:
            return [Edit(Span(entries[index - 1].span.end, entries[index].span.end), "")]
        return [Edit(Span(entries[0].span.start, entries[1].span.start), "")]

    def _remove_block(self, parent: Node, index: int) -> Sequence[Edit] | None:
        if KEPT.search(self.text):
            return None
        start = self._begin(parent, index)
        if start is None:
            return None
        line = self._line_start(start)
        if not self.text[line:start].strip(" "):
            return [Edit(Span(line, self._line_end(parent.entries[index].span.end)), "")]
        following = self._begin(parent, 1)  # something else begins on the line of the first: the next moves up to it
        return [Edit(Span(start, following), "")] if following else None

    def _begin(self, parent: Node, index: int) -> int | None:
        """Return where an entry of a block begins: at its name, its question mark or its dash."""
        first = parent.span.start
        if not index:
            return first
        indent = first - self._line_start(first)
        between = Span(parent.entries[index - 1].span.end, parent.entries[index].span.start + 1)
        match = re.compile(rf"[\r\n] {{{indent}}}([^ \t\r\n#])").search(self.text, *between)
        return match.start(1) if match else None

    def _add(self, parent: Node, *texts: str) -> Sequence[Edit] | None:
        entries = parent.entries
        if not parent.flow:
            if KEPT.search(self.text):
                return None
            first, last = parent.span.start, LINE_END.search(self.text, entries[-1].span.end)
            at = last.start() if last else len(self.text)
            indent = first - self._line_start(first)
            lines = [f"{self._newline()}{' ' * indent}{item}" for item in texts]
            return [Edit(Span(at, at), "".join(lines))]
        if not entries:
            return [Edit(Span(parent.span.start + 1, parent.span.end - 1), ", ".join(texts))]
        gap, end = self._gap(parent, entries), entries[-1].span.end
        return [Edit(Span(end, end), "".join(f",{gap}{item}" for item in texts))]

    def _gap(self, parent: Node, entries: Sequence[Entry]) -> str:
        """Return the blank that stands before the last entry, to stand before the next one too."""
        before = entries[-2].span.end if len(entries) > 1 else parent.span.start
        match = re.search(r"(?:\r\n|\r|\n)?[ \t]*\Z", self.text[before + 1 : entries[-1].span.start])
        gap = match[0] if match else ""
        return gap or ("" if len(entries) > 1 else " ")

    def _outdent(self, outer: Node, inner: Node) -> Sequence[Edit]:
        """Return the edits that put a value, and the comments before it, in the place of the block around it."""
        comment = COMMENT_LINE.search(self.text, outer.span.start, inner.span.start)
        at = comment.start(1) if comment else inner.span.start
        edits = [Edit(Span(outer.span.start, at), "")]
        if inner.kind == "scalar" or inner.flow:
            return edits
        depth = self._column(inner.span.start) - self._column(outer.span.start)
        end = LINE_END.search(self.text, inner.span.end)
        last = end.start() if end else len(self.text)  # the fix reaches so far: what is put there is indented as the rest is
        return [*edits, *self._dedent(Span(at, inner.span.end), depth), Edit(Span(last, last), "")]

    def _moved_out(self, outer: Node, holder: Node, inner: Node) -> Iterator[Edit]:
        """Yield the edits that take the indentation of structures in brackets from the lines of the only member in them."""
        line = self._line_start(holder.entries[0].span.start)
        if self.json and line > outer.span.start:  # elsewhere a text over several lines could be in it
            yield from self._dedent(inner.span, self._indent(line) - self._indent(self._line_start(outer.span.start)))

    def _dedent(self, span: Span, depth: int) -> Iterator[Edit]:
        """Yield the edits that take blanks from the beginnings of the lines in a span, but for the first."""
        blanks = re.compile(rf"[ \t]{{1,{depth}}}") if depth > 0 else None
        at = self._line_end(span.start)
        while blanks and at < span.end:
            match = blanks.match(self.text, at)
            if match:
                yield Edit(Span(*match.span()), "")
            at = self._line_end(at)

    def _text_of(self, value: object, *, flow: bool, like: Node | None = None) -> str:
        if not isinstance(value, str):
            return _json(value)
        plain = like.kind == "scalar" if like else not flow
        return self._quoted(value, like.style if like else "", plain=plain)

    def _key(self, name: str, parent: Node) -> str:
        quote = self.text[parent.entries[-1].key_span.start] if parent.entries else '"' if parent.flow else ""
        return self._quoted(name, quote if quote in ('"', "'") else "", plain=True)

    def _quoted(self, value: str, quote: str, *, plain: bool) -> str:
        """Return a string as this text would write it: in the quote given if it can be, without one if it may."""
        if self.json:
            return _json(value)
        if quote == "'" and value.isprintable():
            return "'" + value.replace("'", "''") + "'"
        if plain and not quote and PLAIN.fullmatch(value) and value.lower() not in YAML_WORDS:
            return value
        return _json(value)

    def _is_own(self, node: Node) -> bool:
        """Return whether nothing in a value is tied to another place of the file, as an anchor is."""
        bare_pair = node.flow and self.text[node.span.start] not in "{[&*!"
        return (node.editable or bare_pair) and all(self._is_own(entry.value) for entry in node.entries)

    def _indent(self, line: int) -> int:
        """Return how far the text of a line, which begins at an offset, is indented."""
        return len(self.text[line:]) - len(self.text[line:].lstrip(" \t"))

    def _column(self, offset: int) -> int:
        return offset - self._line_start(offset)

    def _line_start(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _line_end(self, offset: int) -> int:
        """Return the offset behind the line end that follows."""
        match = LINE_END.search(self.text, offset)
        return match.end() if match else len(self.text)

    def _newline(self) -> str:
        match = LINE_END.search(self.text)
        return match[0] if match else "\n"


def _json(value: object) -> str:
    """Return a value as JSON, which is YAML too, with what cannot be seen escaped."""
    text = json.dumps(value, ensure_ascii=False)
    return re.sub(r"[\x7f-\uffff]", lambda match: match[0] if match[0].isprintable() else f"\\u{ord(match[0]):04x}", text)
