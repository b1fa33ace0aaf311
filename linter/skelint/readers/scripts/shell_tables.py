"""What a shell script changes anywhere: read before its commands are, so that loops and functions can be told."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skelint.readers.scripts.shell_changes import LASTING, NAME, SPECIAL, Change, arguments, changes, unsettles
from skelint.readers.scripts.shell_syntax import Block, Changed, Close, Event, Flow, Open, Simple

REFERRING = LASTING - {"export", "readonly"}
REFERENCES = re.compile(r"-[a-zA-Z]*n")
"""The option that makes a variable the name of another one, which it changes."""


@dataclass(slots=True)
class Passages:
    """What all passages of a script change that have been met so far."""

    functions: set[str] = field(default_factory=set)
    """The names of the functions."""
    inside: set[str] = field(default_factory=set)
    """The variables that functions change, also for themselves alone."""
    reached: set[str] = field(default_factory=set)
    """The variables that functions change for those who call them."""
    unsettling: bool = False
    """Whether a function may change any variable."""
    volatile: set[str] = field(default_factory=lambda: set(SPECIAL))
    """The variables whose value is not what was assigned to them."""
    lost: bool = False
    """Whether no variable can be followed."""
    separators: bool = False
    """Whether other characters than blanks may part values."""


@dataclass(slots=True)
class Tables:
    """What one passage changes, by the numbers of its events."""

    all: Passages
    numbers: list[int] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    """The change that the event with the number at the same index makes."""
    unsettled: list[int] = field(default_factory=list)
    calls: list[int] = field(default_factory=list)
    last: dict[str, int] = field(default_factory=dict)
    """The number of the last change of each variable."""
    ends: dict[int, int] = field(default_factory=dict)
    """The number of the end of each block that begins at a number."""

    @classmethod
    def of(cls, events: Sequence[Event], everything: Passages) -> "Tables":
        """Return what a passage changes; what its functions do is noted for all passages."""
        everything.functions |= {event.block.name for event in events if isinstance(event, Open) and event.block.name}
        tables = cls(everything)
        open_blocks: list[tuple[int, Block]] = []
        locals_: list[set[str]] = []
        for number, event in enumerate(events):
            if isinstance(event, Open):
                open_blocks.append((number, event.block))
                if event.block.flow is Flow.FUNCTION:
                    locals_.append(set())
            elif isinstance(event, Close):
                while open_blocks:
                    begin, block = open_blocks.pop()
                    tables.ends[begin] = number
                    if block.flow is Flow.FUNCTION:
                        locals_.pop()
                    if block is event.block:
                        break
            elif isinstance(event, (Simple, Changed)):
                tables._note(number, event, locals_)
        return tables

    def _note(self, number: int, event: Simple | Changed, locals_: list[set[str]]) -> None:
        for change in changes(event) if isinstance(event, Simple) else [Change(event.name)]:
            self.numbers.append(number)
            self.changes.append(change)
            self.last[change.name] = number
            self._note_change(change, locals_)
        if isinstance(event, Simple):
            self._note_command(number, event, inside=bool(locals_))

    def _note_change(self, change: Change, locals_: list[set[str]]) -> None:
        if change.name == "IFS":
            self.all.separators = True
        if change.lasting:
            self.all.volatile.add(change.name)
        if locals_:
            self.all.inside.add(change.name)
            if change.local:
                locals_[-1].add(change.name)
            elif change.name not in locals_[-1]:
                self.all.reached.add(change.name)

    def _note_command(self, number: int, simple: Simple, *, inside: bool) -> None:
        program, words = arguments(simple)
        if unsettles(simple):
            self.unsettled.append(number)
            self.all.unsettling = self.all.unsettling or inside
        if simple.words and (simple.program is None or simple.program in self.all.functions):
            self.calls.append(number)
        if program == "trap" and words:
            self.all.volatile.update(NAME.findall(words[0].literal or ""))
        if program in REFERRING and any(word.plain and REFERENCES.match(word.plain) for word in words):
            self.all.lost = True

    def within(self, begin: int) -> Iterator[Change]:
        """Yield the changes in the block that begins with an event."""
        end = self.ends.get(begin, len(self.numbers) and self.numbers[-1] + 1)
        for index in range(bisect_left(self.numbers, begin), bisect_left(self.numbers, end)):
            yield self.changes[index]

    def holds(self, numbers: Sequence[int], begin: int) -> bool:
        """Return whether one of some events is in the block that begins with an event."""
        at = bisect_left(numbers, begin)
        return at < len(numbers) and numbers[at] < self.ends.get(begin, numbers[-1] + 1)


def grows(changes_: Sequence[Change]) -> bool:
    """Return whether changes only add words to a list."""
    return all(each.assignment and each.assignment.appends and each.assignment.values is not None for each in changes_)
