"""What is known at a point of a script, and what of that is left where a subshell, a branch or a loop ends."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T = TypeVar("T")
DEEPEST = 100
"""In how many blocks inside each other anything is known; what is deeper leaves nothing known."""


@dataclass(slots=True)
class _ScriptPart(Generic[T]):
    """A part of a script that may not run, or whose effects end with it."""

    lasting: bool
    """Whether what it changes is changed behind it too, so that nobody knows which of the values holds."""
    before: dict[str, T | None] = field(default_factory=dict)
    """What the names that it changes stood for in front of it."""
    fresh: set[str] = field(default_factory=set)
    """The names that the branch changes which is being read."""
    outcomes: dict[str, T | None] = field(default_factory=dict)
    """What is certain of the names that earlier branches changed."""
    saved: MutableMapping[str, T] | None = None
    """All that was known when all of it was forgotten."""
    forgets: bool = False


class Ledger(Generic[T]):
    """Names and what they stand for; None where that is not known. Each change costs the same, however much is known."""

    def __init__(self, merged: Callable[[T | None, T | None], T | None]) -> None:
        """Begin with nothing known; `merged` returns what is certain where one of two values holds."""
        self.now: MutableMapping[str, T] = {}
        self._merged = merged
        self._parts: list[_ScriptPart[T]] = []
        self.forgotten = 0
        """How often all was forgotten."""
        self.lost = False
        """Whether blocks were nested too deep for anything to be known."""

    def get(self, name: str) -> T | None:
        """Return what a name stands for."""
        return None if self.lost else self.now.get(name)

    def put(self, name: str, value: T | None) -> None:
        """Note what a name stands for from now on."""
        if self._parts and not (part := self._parts[-1]).saved:
            part.before.setdefault(name, self.now.get(name))
            part.fresh.add(name)
        self._set(name, value)

    def forget_all(self) -> None:
        """Note that any name may stand for anything from now on."""
        self.forgotten += 1
        if self._parts:
            part = self._parts[-1]
            part.forgets = True
            if part.saved is None:
                part.saved = self.now
        self.now = {}

    def open(self, *, lasting: bool) -> None:
        """Begin a part of the script; the effects of one that is not lasting end with it."""
        self.lost = self.lost or len(self._parts) >= DEEPEST
        if not self.lost:
            self._parts.append(_ScriptPart(lasting))

    def branch(self) -> None:
        """Begin another branch of the part: what the one before it changed is not changed here."""
        if not self.lost and self._parts:
            part = self._parts[-1]
            for name in part.fresh:
                now = self.now.get(name)
                part.outcomes[name] = self._merged(part.outcomes[name], now) if name in part.outcomes else now
            self._undo(part)
            part.fresh = set()

    def close(self) -> None:
        """End the part."""
        if self.lost:
            return
        part = self._parts.pop()
        after = {name: self.now.get(name) for name in part.fresh} if part.lasting and not part.forgets else {}
        self._undo(part)
        if part.lasting and part.forgets:
            self.forget_all()
        elif part.lasting:
            for name, before in part.before.items():
                value = self._merged(before, after[name]) if name in after else before
                self.put(name, self._merged(value, part.outcomes[name]) if name in part.outcomes else value)

    def _undo(self, part: _ScriptPart[T]) -> None:
        if part.saved is not None:
            self.now, part.saved = part.saved, None
        for name in part.fresh:
            self._set(name, part.before[name])

    def _set(self, name: str, value: T | None) -> None:
        if value is None:
            self.now.pop(name, None)
        else:
            self.now[name] = value
