"""The variables of a PowerShell script whose value is sure: assigned once, a literal, at the top, before they are used."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from skelint.readers.scripts.powershell_syntax import PowerShellAssignment, Statement
from skelint.readers.scripts.words import Builder, Kind, WordValue, WrittenWord

SETTING = {"set-variable", "sv", "new-variable", "nv", "clear-variable", "clv", "remove-variable", "rv", "."}
SETTING |= {"invoke-expression", "iex"}
"""Commands behind which any variable may be another; `.` runs a script in the same scope (about_Scopes)."""
OUTPUT = re.compile(r"-\w*(?:variable|ov|ev|wv|iv|pv|ob)", re.IGNORECASE)
"""Parameters whose value is the name of a variable (about_CommonParameters)."""
NUMBER = re.compile(r"\d+")
MOST_EXPANDED = 1_000_000
"""How many characters of values are put into the words of a passage, so that a short script cannot come to a long text."""


class Variables:
    """What the variables of a script are known to hold."""

    def __init__(
        self, statements: Sequence[Statement], assignments: Sequence[PowerShellAssignment], changed: set[str], builder: Builder
    ) -> None:
        """Look through what is assigned, and the names that are changed in other ways."""
        self._values: dict[str, tuple[int, WordValue]] = {}
        self._left = MOST_EXPANDED
        counts = Counter([*changed, *_outputs(statements), *(assignment.name for assignment in assignments)])
        doubts = [statement.end for statement in statements if statement.first in SETTING]
        self._sure_until = min(doubts, default=None)
        own = replace(builder, lookup=self.lookup, patterns=False)
        for assignment in assignments:
            if assignment.sure and counts[assignment.name] == 1:
                value = _value(assignment, own)
                if value is not None:
                    self._values[assignment.name] = (assignment.end, value)

    def lookup(self, name: str, at: int) -> WordValue | None:
        """Return what a variable holds for sure at an offset of the passage."""
        if name == "null":
            return WordValue((), is_list=True)
        since, value = self._values.get(name, (0, None))
        if value is None or at < since or (self._sure_until is not None and at >= self._sure_until):
            return None
        size = sum(len(word.text) + 1 for word in value.words)
        if size > self._left:
            return None
        self._left -= size
        return value

    def resolved(self, word: WrittenWord) -> WrittenWord:
        """Return a word in which variables are known to be one text, any number of arguments, or neither."""
        alone = len(word.pieces) == 1
        pieces = []
        for piece in word.pieces:
            if piece.kind not in (Kind.VARIABLE, Kind.LIST) or piece.text == "null":
                pieces.append(piece)
                continue
            value = self.lookup(piece.text, piece.start)
            if value is None:
                pieces.append(piece)
            elif value.is_list and alone and not piece.quoted:
                pieces.append(piece._replace(kind=Kind.LIST, quoted=True))
            elif value.is_list:  # within a text its items are joined by whatever `$OFS` says
                pieces.append(piece._replace(kind=Kind.COMPUTED, text=""))
            else:
                pieces.append(piece._replace(kind=Kind.VARIABLE, quoted=True))
        return word._replace(pieces=tuple(pieces))


def _outputs(statements: Sequence[Statement]) -> Iterator[str]:
    """Yield the variables that commands are told to write to."""
    for statement in statements:
        previous = ""
        for argument in statement.arguments:
            text = argument.items[0].literal or ""
            if OUTPUT.fullmatch(previous):
                yield text.lstrip("+").lower()
            previous = text


def _value(assignment: PowerShellAssignment, builder: Builder) -> WordValue | None:
    """Return the value of an assignment, if all of it is known."""
    if assignment.value is None:
        return None
    items = [item for argument in assignment.value for item in argument.items]
    if not all(_is_literal(item) for item in items):
        return None
    words = [builder.word(item) for item in items]
    if not all(word.is_known for word in words):
        return None
    if assignment.is_list or len(items) != 1:
        return WordValue(tuple(replace(word, literal=False) for word in words), is_list=True)
    return WordValue(tuple(words))


def _is_literal(item: WrittenWord) -> bool:
    """Return whether an item is a string or a number: any other text in its place would be a command."""
    constant = len(item.pieces) == 1 and item.pieces[0].kind is Kind.ESCAPE
    return constant or bool(NUMBER.fullmatch(item.plain or "")) or all(piece.quoted for piece in item.pieces)
