"""Where a cursor is in a YAML text that need not be whole: its lines and their indentation tell."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from skelint.authoring.pointer import Pointer
from skelint.server.context import TypingContext, in_brackets
from skelint.source import LINE_END, Span

HEAD = re.compile(r"(?P<indent> *)(?P<dashes>(?:-(?: +|$))*)(?P<rest>.*)")
NAME = re.compile(
    r"""(?P<key>"[^"]*"|'[^']*'
        | [^\s#"'\[\]{},:&*!|>-](?:[^#:\ \t]|:(?![ \t]|\Z)|[ \t]++(?!:(?:[ \t]|\Z)))*+
    )(?P<colon>[ \t]*+:(?:[ \t]+|\Z))""",
    re.VERBOSE,
)
COMMENT = re.compile(r"(?:^|(?<![ \t])[ \t]+)#.*")
TEXT = re.compile(r"[|>][0-9+-]*\Z")
"""A value that is a block of text: the lines below it are no members."""
SIGN = re.compile(r"[\[\]{}]|\"(?:\\[\s\S]?|[^\"\\])*+(?:\"|\Z)|'[^']*'")
MOST_OPEN = 10
"""How many brackets that are never closed are looked for to the end of the text; more of them end with their lines."""


@dataclass(frozen=True, slots=True)
class _BlockLine:
    """A line in its parts."""

    start: int
    indent: int
    dashes: tuple[int, ...]
    """The columns of its dashes."""
    column: int
    """Where its name begins, or else its value."""
    key: str
    key_end: int
    value: int
    """The offset of its value."""
    text: str
    """Its value, without a comment."""
    comment: int
    """The offset at which a comment begins, or the end of the line."""


@dataclass(slots=True)
class _Path:
    """The names and items that lead to a line, each with its column."""

    frames: list[tuple[int, str | int]] = field(default_factory=list)

    @property
    def pointer(self) -> Pointer:
        """The way there."""
        return tuple(step for _, step in self.frames)

    def leave(self, column: int) -> None:
        """Go back to what a name in a column is a member of."""
        while self.frames and self.frames[-1][0] >= column:
            self.frames.pop()

    def dash(self, column: int) -> None:
        """Go to the next item of the list whose dashes are in a column."""
        number = 0
        while self.frames and (self.frames[-1][0] > column or (self.frames[-1][0] == column and self._is_item)):
            last, step = self.frames.pop()
            if last == column and isinstance(step, int):
                number = step + 1
        self.frames.append((column, number))

    @property
    def _is_item(self) -> bool:
        return isinstance(self.frames[-1][1], int)


def in_block(text: str, at: int) -> TypingContext | None:
    """Return what is typed at an offset of a YAML text; None in a comment or a block of text."""
    path, context = _Path(), None
    words: dict[Pointer, list[tuple[str, Span]]] = {}
    hidden, until, unclosed = -1, 0, 0
    for line in _lines(text):
        is_here = line.start <= at <= line.start + len(_line_text(text, line.start))
        blank = not (line.key or line.text or line.dashes)
        if line.start < until or (hidden >= 0 and (blank or line.indent > hidden) and not (blank and is_here)):
            if is_here and line.start >= until:
                return None
            continue
        hidden = -1
        if is_here and at > line.comment:
            return None
        if blank and not is_here:
            continue
        column = at - line.start if blank else line.column
        _enter(path, line, column, words)
        if TEXT.match(line.text):
            hidden = line.column if line.key else line.indent
        if line.text[:1] in ("[", "{"):
            end = _end(text, line.value) if unclosed < MOST_OPEN else None
            unclosed += end is None
            until = line.value + len(_line_text(text, line.value)) if end is None else end
            if line.value < at <= until:
                return in_brackets(text[:until], at, line.value, path.pointer)
        if is_here:
            context = _context(line, at, path.pointer, column)
    if context is None or not context.has_siblings:
        return context
    container = context.pointer if context.kind == "key" else context.pointer[:-1]
    return context._replace(siblings=[word for word, span in words.get(container, ()) if span != context.span])


def _enter(path: _Path, line: _BlockLine, column: int, words: dict[Pointer, list[tuple[str, Span]]]) -> None:
    """Go to what a line holds, and note its name or item."""
    for dash in line.dashes:
        path.dash(dash)
    if not line.dashes or line.key:
        path.leave(column)
    if line.key:
        words.setdefault(path.pointer, []).append((line.key.strip("\"'"), Span(line.start + column, line.key_end)))
        path.frames.append((column, line.key.strip("\"'")))
    elif line.dashes and line.text:
        span = Span(line.value, line.value + len(line.text))
        words.setdefault(path.pointer[:-1], []).append((line.text.strip("\"'"), span))


def _context(line: _BlockLine, at: int, pointer: Pointer, column: int) -> TypingContext:
    typed = Span(line.value, line.value + len(line.text)) if line.text and at >= line.value else Span(at, at)
    if line.key and at > line.key_end:
        return TypingContext("value", pointer, typed, flow=False, indent=column)
    if line.key:
        key = Span(line.start + column, line.key_end)
        return TypingContext("key", pointer[:-1], key, colon=True, flow=False, indent=column)
    if line.dashes and at >= line.value:
        return TypingContext("value", pointer, typed, flow=False, indent=column)
    return TypingContext("key", pointer, typed, flow=False, indent=column)


def _lines(text: str) -> Iterator[_BlockLine]:
    start = 0
    for end in [*(match.start() for match in LINE_END.finditer(text)), len(text)]:
        if end >= start:
            yield _line(text[start:end], start)
        following = LINE_END.match(text, end)
        start = following.end() if following else end


def _line(line: str, start: int) -> _BlockLine:
    comment = COMMENT.search(line)
    plain = line[: comment.start()] if comment else line
    head = HEAD.match(plain)
    assert head is not None  # noqa: S101 - it matches anything  # nosec
    dashes = tuple(head.start("dashes") + at for at, sign in enumerate(head["dashes"]) if sign == "-")
    column = head.start("rest")
    name = NAME.match(plain, column)
    value = name.end() if name else column
    return _BlockLine(
        start,
        len(head["indent"]),
        dashes,
        column,
        name["key"] if name else "",
        start + (name.end("key") if name else column),
        start + value,
        plain[value:].rstrip(),
        start + (comment.start() if comment else len(line)),
    )


def _line_text(text: str, start: int) -> str:
    end = LINE_END.search(text, start)
    return text[start : end.start()] if end else text[start:]


def _end(text: str, start: int) -> int | None:
    """Return where brackets that open at an offset are closed; None for those that never are."""
    depth = 0
    for sign in SIGN.finditer(text, start):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(sign[0], 0)
        if not depth:
            return sign.end() - 1
    return None
