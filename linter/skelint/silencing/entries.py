"""Entries of the configuration that silence findings: a rule, files, a pointer, a reason."""

from pathlib import Path

from skelint.engine.diagnostic import Diagnostic
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
