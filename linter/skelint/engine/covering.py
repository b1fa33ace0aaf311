"""One mistake, one finding: what a rule's finding makes superfluous is left out."""

from collections.abc import Mapping, Sequence

from skelint.authoring.pointer import Address
from skelint.engine.diagnostic import CRASHED, Diagnostic

EVERY_RULE = "ALL"
"""As a rule's `covers`: all other findings within the same place."""


def uncovered(diagnostics: Sequence[Diagnostic], covers: Mapping[str, Sequence[str]]) -> list[Diagnostic]:
    """Return the diagnostics without those that others cover; `covers` has the codes that each rule's findings cover."""
    covering = [diagnostic for diagnostic in diagnostics if diagnostic.code in covers]
    if not covering:
        return list(diagnostics)
    return [
        diagnostic
        for diagnostic in diagnostics
        if not any(_covers(other, diagnostic, covers[other.code]) for other in covering if other is not diagnostic)
    ]


def _covers(diagnostic: Diagnostic, other: Diagnostic, codes: Sequence[str]) -> bool:
    named = other.code in codes or (EVERY_RULE in codes and other.code not in (diagnostic.code, CRASHED))
    return named and _is_within(other, diagnostic)


def _is_within(inner: Diagnostic, outer: Diagnostic) -> bool:
    """Return whether a diagnostic is about the same value as another, or one below it; of texts, whether they overlap."""
    if inner.address and outer.address:
        request, pointer = inner.address
        around = (Address(request, pointer[:depth]) for depth in range(len(pointer) + 1))
        return any(address == outer.address or address in outer.stands_for for address in around)
    same_file = inner.source.path == outer.source.path
    return same_file and inner.span.start < outer.span.end and outer.span.start < inner.span.end
