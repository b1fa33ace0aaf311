"""What people see: a finding with its rule, its file, its place and its edits."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from skelint.authoring.finding import Applicability, Severity
from skelint.authoring.operation import Operation
from skelint.authoring.pointer import Address
from skelint.records import dataclass
from skelint.source import Edit, SourceFile, Span

CRASHED = "SKL001"
"""The code of the diagnostic that stands for a check which crashed."""


@dataclass(frozen=True, slots=True)
class Related:
    """A second place, with what it has to do with the first."""

    source: SourceFile
    span: Span
    pointer: str
    message: str


@dataclass(frozen=True, slots=True)
class Repair:
    """A fix as edits of one file's text."""

    title: str
    applicability: Applicability
    edits: Sequence[Edit]


class Silence(NamedTuple):
    """Why a diagnostic is not shown."""

    by: Literal["comment", "configuration", "baseline"]
    reason: str = ""
    """What somebody wrote to justify it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One reported fault. `source` shows no secret: the values of sensitive members are starred out in its text."""

    code: str
    name: str
    severity: Severity
    message: str
    source: SourceFile
    span: Span
    pointer: str
    """The pointer written out, without secrets; of a problem of the text nothing."""
    address: Address | None = None
    """Which value of the document it is about; None for a problem of the text. It may hold what must not be shown."""
    stands_for: frozenset[Address] = frozenset()
    """Further values at which it makes the findings of those rules superfluous that its rule covers."""
    inside: Span | None = None
    """Where the name is written of the member that it lies in, if it lies in one and that is written in the same file."""
    operation: Operation | None = None
    guessed: str = ""
    """What the operation was recognised by, where nobody declared it."""
    help: str | None = None
    service_error: str | None = None
    evidence: str = ""
    firm: bool = False
    """Whether it is known from the service model or an observed answer: a report need not say of each that it is."""
    url: str = ""
    related: Sequence[Related] = ()
    fix: Repair | None = None
    value: str = ""
    """A hash of the value it is about: the same wherever that is written, and of a secret always the same."""
    silenceable: bool = True
    """Whether it can be silenced: not so what keeps a file from being read, and a check that crashed."""
    silence: Silence | None = None
    """Why it is not shown and does not count, where somebody said so."""

    def fixable(self, *, unsafe: bool = False) -> bool:
        """Return whether there is a fix that may be applied: a safe one, or with `unsafe` any but those for display."""
        if self.fix is None or self.silence is not None:
            return False
        return self.fix.applicability in ({Applicability.SAFE, Applicability.UNSAFE} if unsafe else {Applicability.SAFE})

    @property
    def sort_key(self) -> tuple[str, int, int, str, str]:
        """The order in which diagnostics are shown: path, start, code."""
        return (self.source.path, self.span.start, self.span.end, self.code, self.message)
