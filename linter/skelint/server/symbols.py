"""The members of a document as a tree, for outlines and "go to symbol"."""

from collections.abc import Iterator
from itertools import islice

from lsprotocol import types

from skelint.readers.tree import Entry, Node
from skelint.server.analysis import Analysis
from skelint.source import Span

MOST = 5_000
"""How many members are listed: no input of AWS has so many, and an outline of more helps nobody."""
KINDS = {"mapping": types.SymbolKind.Object, "sequence": types.SymbolKind.Array, "scalar": types.SymbolKind.Property}


def symbols(analysis: Analysis) -> list[types.DocumentSymbol]:
    """Return the members with what is below them; nothing of a file that is no input of an operation."""
    if not analysis.document.requests:
        return []
    _, root = analysis.document.trees[0]
    members = _below(root, analysis, [MOST])
    if analysis.input is None:  # a script: its commands are named by their operations
        for member, request in zip(members, analysis.document.requests, strict=False):
            member.name, member.kind = str(request.operation), types.SymbolKind.Function
            member.children = [inner for inner in member.children or () if inner.name in request.parameters]
    return members


def _below(node: Node, analysis: Analysis, left: list[int]) -> list[types.DocumentSymbol]:
    members = []
    for entry in islice(node.entries, max(left[0], 0)):
        left[0] -= 1
        members.append(_symbol(entry, analysis, left))
    return members


def _symbol(entry: Entry, analysis: Analysis, left: list[int]) -> types.DocumentSymbol:
    source = analysis.document.source
    key = entry.key_span if isinstance(entry.key, str) else entry.span
    whole = Span(min(key.start, entry.span.start), max(key.end, entry.span.end))
    return types.DocumentSymbol(
        name=entry.key if isinstance(entry.key, str) and entry.key else f"[{entry.key}]",
        kind=KINDS[entry.value.kind],
        range=analysis.range(source, whole),
        selection_range=analysis.range(source, key),
        children=_below(entry.value, analysis, left) or None,
    )


def flat(members: list[types.DocumentSymbol], uri: str, inside: str = "") -> Iterator[types.SymbolInformation]:
    """Yield the same one after another, for clients that show no tree."""
    for member in members:
        yield types.SymbolInformation(
            types.Location(uri, member.range), member.name, member.kind, container_name=inside or None
        )
        yield from flat(list(member.children or ()), uri, member.name)
