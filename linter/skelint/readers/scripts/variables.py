"""The variables of a shell script whose value is sure: assigned once, a literal, at the top, before it is used."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from skelint.readers.scripts.shell_syntax import Assignment, Simple
from skelint.readers.scripts.words import Builder, Value

NAME = re.compile(r"[A-Za-z_]\w*")
LASTING = {"export", "readonly", "declare", "typeset"}
"""Builtins whose assignments at the top of a script are like any other, where they have no options."""
CHANGING = {*LASTING, "local", "read", "mapfile", "readarray", "getopts", "printf", "let", "unset", "wait"}
"""Builtins that change variables which they are given by name."""
SOURCING = {"source", ".", "eval"}
"""Builtins behind which any variable may be another."""
MOST_EXPANDED = 1_000_000
"""How many characters of values are put into the words of a passage, so that a short script cannot come to a long text."""


class Variables:
    """What the variables of a script are known to hold."""

    def __init__(self, simples: Sequence[Simple], changed: Iterable[str], builder: Builder) -> None:
        """Look through simple commands, in the order they are written, and the names that are changed in other ways."""
        self._values: dict[str, tuple[int, Value]] = {}
        self._left = MOST_EXPANDED
        writes = [write for simple in simples for write in _writes(simple)]
        written = Counter([*changed, *(name for name, _ in writes)])
        doubts = [0] if "IFS" in written else [simple.start for simple in simples if _unsettles(simple)]
        self._sure_until = min(doubts, default=None)
        scalars = replace(builder, lookup=self.lookup, patterns=False)
        lists = replace(builder, lookup=self.lookup)
        for name, assignment in writes:
            if assignment is not None and written[name] == 1:
                value = _value(assignment, lists if assignment.values is not None else scalars)
                if value is not None:
                    self._values[name] = (assignment.end, value)

    def lookup(self, name: str, at: int) -> Value | None:
        """Return what a variable holds for sure at an offset of the passage."""
        since, value = self._values.get(name, (0, None))
        if value is None or at < since or (self._sure_until is not None and at > self._sure_until):
            return None
        size = sum(len(word.text) + 1 for word in value.words)
        if size > self._left:
            return None
        self._left -= size
        return value


def _program(simple: Simple) -> str | None:
    return simple.words[0].plain if simple.words else None


def _unsettles(simple: Simple) -> bool:
    """Return whether any variable may be another behind a command: `source x`, `export $(cat .env)`."""
    program = _program(simple)
    if program not in CHANGING or program == "printf":
        return program in SOURCING
    return any(word.literal is None and Assignment.read(word) is None for word in simple.words[1:])


def _writes(simple: Simple) -> Iterator[tuple[str, Assignment | None]]:
    """Yield each name that a command may change, with the assignment where that is sure and whole."""
    program = _program(simple)
    options = any((word.plain or "").startswith("-") for word in simple.words[1:])
    lasting = not simple.words or (program in LASTING and not options)
    declared = [one for word in simple.words[1:] if (one := Assignment.read(word))] if program in CHANGING else []
    for one in (*simple.assignments, *declared):
        if one.name == "IFS" and simple.words and not declared:
            continue  # `IFS=, read x`: for that command alone
        whole = one.value is not None or one.values is not None
        yield one.name, one if simple.sure and lasting and whole else None
    if program in CHANGING and not lasting and (program != "printf" or options):
        for word in simple.words[1:]:
            yield from ((name, None) for name in NAME.findall(word.literal or ""))


def _value(assignment: Assignment, builder: Builder) -> Value | None:
    """Return the value of an assignment, if all of it is known."""
    if assignment.values is not None:
        words = builder.words(assignment.values)
        listed = Value(tuple(replace(word, literal=False) for word in words), is_list=True)
        return listed if all(word.known for word in words) else None
    if assignment.value is None:
        return None
    word = builder.word(assignment.value)
    return Value((word,)) if word.known and ":~" not in word.text else None
