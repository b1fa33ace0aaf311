"""What the variables of a shell script hold, and what is in the files that it wrote, at the point that is being read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Word
from skelint.readers.scripts.ledger import Ledger
from skelint.readers.scripts.limits import LONGEST_LIST, LONGEST_TEXT, MOST_EXPANDED, PER_WORD
from skelint.readers.scripts.shell_syntax import Assignment
from skelint.readers.scripts.shell_tables import Passages
from skelint.readers.scripts.words import Builder, WordValue
from skelint.source import Span


class Holding(NamedTuple):
    """What a variable holds, and since when."""

    value: WordValue | None
    """None where that is not known."""
    since: int
    identity: str
    """What tells this value from all others: two variables that have it hold the same."""


@dataclass(frozen=True, slots=True, eq=False)
class File:
    """A file that the script wrote, and the text in it where that stands in the script."""

    content: Word | None = None


def anything(at: int) -> Word:
    """Return what stands for any number of words."""
    return Word(text=UNKNOWN, spelling="", span=Span(at, at), origins=[at, at], splits=True)


def no_name(_name: str) -> bool:
    """Return False: no variable is steady."""
    return False


class State:
    """Variables and files; each event of the script moves the clock."""

    def __init__(self, everything: Passages, home: str) -> None:
        self.everything = everything
        self.home = home
        """What tells the values of this script's variables from those of any other."""
        self.variables: Ledger[Holding] = Ledger(_either)
        self.files: Ledger[File] = Ledger(_either_file)
        self.clock = 0
        self.assigned: dict[str, int] = {}
        """When each variable was changed last, for sure or not."""
        self.entered = -1
        """When the function was entered that is being read."""
        self.steady: Callable[[str], bool] = no_name
        """Returns whether a variable holds in that function what it held where the function was defined."""
        self._called = -1
        self._left = MOST_EXPANDED

    def lookup(self, name: str, _at: int = 0) -> WordValue | None:
        """Return what a variable holds for sure."""
        entry = self.variables.get(name)
        if entry is None or entry.value is None or not self._still_holds(name, entry.since):
            return None
        words = entry.value.words
        size = len(words) * PER_WORD if entry.value.is_list else len(words[0].text) + 1
        if size > self._left:
            return None
        self._left -= size
        return entry.value

    def variable(self, name: str) -> str:
        """Return what tells the value of a variable from all others; nothing where it may be another each time."""
        entry = self.variables.get(name)
        if self.variables.lost or not self._still_holds(name, entry.since if entry else -1):
            return ""
        if entry is None:
            return "" if name in self.assigned else self.identity(name, -1 - self.variables.forgotten)
        return entry.identity

    def identity(self, name: str, since: int) -> str:
        """Return what tells a value that a variable has had since then from all others of all scripts."""
        return f"${name} of {self.home}.{since}"

    def _still_holds(self, name: str, since: int) -> bool:
        """Return whether a variable holds for sure what it has held since then, whatever functions were called."""
        every = self.everything
        if every.lost or name in every.volatile or (since < self._called and name in every.reached):
            return False
        return since >= self.entered or self.steady(name)

    def called(self) -> None:
        """Note that a function of the script may run."""
        self._called = self.clock
        if self.everything.unsettling:
            self.variables.forget_all()

    def put(self, name: str, value: WordValue | None, identity: str = "") -> None:
        """Note what a variable holds from now on; `identity` is that of the value, where that is not a new one."""
        self.assigned[name] = self.clock
        unknown = value is None or (not value.is_list and value.words[0].text == UNKNOWN)
        identity = identity or self.identity(name, self.clock)
        self.variables.put(name, Holding(None if unknown else value, self.clock, identity))

    def may_grow(self, name: str, at: int) -> None:
        """Note that further words may be added to a list."""
        value = self.lookup(name)
        if value is not None and value.is_list and not _is_open(value.words):
            self.put(name, WordValue((*value.words, anything(at)), is_list=True))

    def value(self, assignment: Assignment, builder: Builder) -> WordValue | None:
        """Return the value that an assignment gives, as far as it is known."""
        before = self.lookup(assignment.name) if assignment.appends else None
        if assignment.values is not None:
            if any(
                item.pieces and item.pieces[0].text.startswith("[") and not item.pieces[0].quoted for item in assignment.values
            ):
                return None
            words = [replace(word, literal=False) if word.literal else word for word in builder.words(assignment.values)]
            if assignment.appends:
                at = builder.passage.origins[assignment.end]
                words = [*(before.words if before and before.is_list else [anything(at)]), *words]
            return WordValue(tuple(words), is_list=True) if len(words) <= LONGEST_LIST else None
        if assignment.value is None:
            return None
        word = builder.word(assignment.value)
        if assignment.appends:
            if before is None or before.is_list or len(before.words[0].text) + len(word.text) > LONGEST_TEXT:
                return None
            first = before.words[0]
            origins = [*first.origins[:-1], *word.origins]
            word = replace(word, text=first.text + word.text, origins=origins, literal=False)
        return WordValue((word,))


def _is_open(words: Sequence[Word]) -> bool:
    return bool(words) and words[-1].splits and words[-1].text == UNKNOWN


def _either(first: Holding | None, second: Holding | None) -> Holding | None:
    """Return what is certain of a variable that holds one of two values: of lists, how they begin."""
    if first is second:
        return first
    if first is None or second is None or first.value is None or second.value is None:
        return None
    if not (first.value.is_list and second.value.is_list):
        return None
    same = 0
    for left, right in zip(first.value.words, second.value.words, strict=False):
        if left is not right:
            break
        same += 1
    words = first.value.words[:same]
    last = (*first.value.words, *second.value.words)[-1:]
    if not last:
        return first
    more = () if _is_open(words) else (anything(last[0].span.end),)
    return Holding(WordValue((*words, *more), is_list=True), max(first.since, second.since), "")


def _either_file(first: File | None, second: File | None) -> File | None:
    return first if first is second else File()
