"""The stage that silences: after `lint()`, once, for the command, the server and anybody's tests."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import judged
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.records import dataclass
from skelint.silencing.baseline import Baseline, Held
from skelint.silencing.entries import Accepted, Entries

if TYPE_CHECKING:
    from skelint.silencing.comments import Comments


@dataclass(frozen=True, slots=True)
class Silences:
    """What may silence findings in a file, besides what stands in it."""

    comments: bool = True
    """Whether the comments in the file count."""
    accepted: Sequence[Accepted] = ()
    """The entries of the configuration that name the file."""
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class Silenced:
    """The diagnostics of a document after that stage, and what it used."""

    diagnostics: Sequence[Diagnostic]
    """All of them, in order; what is silenced says by what."""
    used: Sequence[Accepted] = ()
    """The entries of the configuration that silenced something."""
    stale: int = 0
    """How many findings the baseline holds of the file that are no longer there."""


def silenced(document: Document, diagnostics: Sequence[Diagnostic], rules: Ruleset, silences: Silences) -> Silenced:
    """Return the diagnostics of a document with those silenced that somebody has accepted.

    What is wrong with the comments themselves (malformed, without a reason, silencing nothing) is added. What keeps a file
    from being read, and a check that crashed, cannot be silenced, but for old files that a baseline holds as they are.
    """
    comments = _comments(document, rules) if silences.comments and document.comments else None
    entries = Entries(silences.accepted)
    held = Held(silences.baseline, rules)
    for silencer in (comments, entries, held):
        if silencer is not None and not silencer.is_empty:
            diagnostics = [_after(diagnostic, silencer) for diagnostic in diagnostics]
            diagnostics += judged(document, silencer.problems(), rules)
    ordered = sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)
    return Silenced(ordered, entries.used, held.stale(document.source.path))


def _comments(document: Document, rules: Ruleset) -> "Comments":
    from skelint.silencing.comments import Comments  # noqa: PLC0415 - most files have none

    return Comments(document, rules)


def _after(diagnostic: Diagnostic, silencer: "Comments | Entries | Held") -> Diagnostic:
    if diagnostic.silence is not None or not (diagnostic.silenceable or isinstance(silencer, Held)):
        return diagnostic
    silence = silencer.silence(diagnostic)
    return replace(diagnostic, silence=silence) if silence else diagnostic
