"""Entries of the configuration that silence findings: a rule, files, a pointer, a reason."""

from collections.abc import Sequence
from pathlib import Path

from skelint.authoring.subject import Problem
from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.patterns import Files
from skelint.records import dataclass


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that is known and accepted, as an entry of `suppressions` says."""

    files: Files
    rule: str
    pointer: str = ""
    reason: str = ""
    path: Path = Path()
    """The configuration that holds it."""
    number: int = 0
    """Which of the entries there it is, from 0."""
    codes: frozenset[str] = frozenset()
    """The rules that it names, once it is known which there are."""

    def silences(self, diagnostic: Diagnostic) -> bool:
        """Return whether a finding is meant: its rule, and its value or what is below that."""
        inside = diagnostic.pointer == self.pointer or diagnostic.pointer.startswith(f"{self.pointer}/")
        return diagnostic.code in self.codes and (inside or not self.pointer)


class Entries:
    """The entries that name one file, with a note of which of them silenced something."""

    def __init__(self, accepted: Sequence[Accepted]) -> None:
        self.accepted = accepted
        self.used: list[Accepted] = []

    @property
    def is_empty(self) -> bool:
        """Whether there is none."""
        return not self.accepted

    def silence(self, diagnostic: Diagnostic) -> Silence | None:
        """Return why a finding is not shown, or None where it is."""
        meant = [entry for entry in self.accepted if entry.silences(diagnostic)]
        self.used += [entry for entry in meant if entry not in self.used]
        return Silence("configuration", meant[0].reason) if meant else None

    def problems(self) -> Sequence[Problem]:
        """Return nothing: whether an entry is of any use is known when all the files that it names have been looked at."""
        return ()
