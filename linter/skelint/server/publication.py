"""Diagnostics as the protocol has them, and who is told of them: each file gets what all open texts say of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from lsprotocol import types

from skelint.engine.diagnostic import Diagnostic
from skelint.engine.ruleset import Ruleset
from skelint.reporters.printable import printable, printable_lines
from skelint.server.analysis import Analysis

SOURCE = "skelint"
TAGS = {
    types.DiagnosticTag.Deprecated: re.compile(r"\b(?:deprecated|legacy|outdated|ended support)\b"),
    types.DiagnosticTag.Unnecessary: re.compile(r"\b(?:no use|no (?:documented )?effect|without effect|count only)\b"),
}
"""What a message, or the first sentence of its rule's page, says of a setting that is outdated, or that nobody looks at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Abilities:
    """What a client can show of a diagnostic."""

    related: bool = False
    descriptions: bool = False
    tags: frozenset[types.DiagnosticTag] = frozenset()
    data: bool = False
    versions: bool = False

    @classmethod
    def of(cls, client: types.ClientCapabilities) -> "Abilities":
        """Return what a client says that it can show, pushed or pulled."""
        documents = client.text_document or types.TextDocumentClientCapabilities()
        push = documents.publish_diagnostics or types.PublishDiagnosticsClientCapabilities()
        pull = documents.diagnostic or types.DiagnosticClientCapabilities()
        both = (push, pull)
        return cls(
            related=any(capability.related_information for capability in both),
            descriptions=any(capability.code_description_support for capability in both),
            tags=frozenset(tag for capability in both if capability.tag_support for tag in capability.tag_support.value_set),
            data=any(capability.data_support for capability in both),
            versions=bool(push.version_support),
        )


def translated(analysis: Analysis, client: Abilities) -> dict[str, list[types.Diagnostic]]:
    """Return what there is to show, by the address of the file; the text itself is always there."""
    shown: dict[str, list[types.Diagnostic]] = defaultdict(list, {analysis.buffer.uri: []})
    for diagnostic in analysis.diagnostics:
        translation = _translated(diagnostic, analysis, client)
        if translation is not None:
            shown[analysis.uri(diagnostic.source)].append(translation)
    return dict(shown)


def _translated(diagnostic: Diagnostic, analysis: Analysis, client: Abilities) -> types.Diagnostic | None:
    severity = analysis.settings.preferences.severity[diagnostic.severity]
    if severity is None:
        return None
    tags = [tag for tag in tags_of(diagnostic, analysis.settings.all_rules) if tag in client.tags]
    return types.Diagnostic(
        range=analysis.range(diagnostic.source, diagnostic.span),
        message="\n".join(_lines(diagnostic)),
        severity=severity,
        code=diagnostic.code,
        code_description=types.CodeDescription(diagnostic.url)
        if client.descriptions and diagnostic.url.startswith("https://")
        else None,
        source=SOURCE,
        tags=tags or None,
        related_information=_related(diagnostic, analysis) if client.related and diagnostic.related else None,
        data={"name": diagnostic.name, "pointer": diagnostic.pointer} if client.data else None,
    )


def _lines(diagnostic: Diagnostic) -> Iterable[str]:
    yield printable(diagnostic.message)
    if diagnostic.service_error:
        yield f"AWS would answer: {printable(diagnostic.service_error)}"
    if diagnostic.help:
        yield "help: " + "\n".join(printable_lines(diagnostic.help))


def _related(diagnostic: Diagnostic, analysis: Analysis) -> Sequence[types.DiagnosticRelatedInformation]:
    return [
        types.DiagnosticRelatedInformation(
            types.Location(analysis.uri(related.source), analysis.range(related.source, related.span)),
            printable(related.message),
        )
        for related in diagnostic.related
    ]


def tags_of(diagnostic: Diagnostic, rules: Ruleset) -> list[types.DiagnosticTag]:
    """Return how a place is to be marked: struck through what is deprecated, faded what has no effect."""
    try:
        summary = rules[diagnostic.code].summary
    except KeyError:  # a check that crashed
        summary = ""
    return [tag for tag, words in TAGS.items() if words.search(f"{diagnostic.message}\n{summary}")]


class Board:
    """What has been said of each file, by the text that it was said for: several can draw on one file."""

    def __init__(self) -> None:
        self._said: dict[str, Mapping[str, Sequence[types.Diagnostic]]] = {}

    def say(self, owner: str, diagnostics: Mapping[str, Sequence[types.Diagnostic]]) -> set[str]:
        """Note what a text gives, and return the addresses of the files for which that is another than before."""
        before = self._said.pop(owner, {})
        if diagnostics:
            self._said[owner] = diagnostics
        return {uri for uri in {*before, *diagnostics} if uri == owner or before.get(uri) != diagnostics.get(uri)}

    def about(self, uri: str) -> list[types.Diagnostic]:
        """Return all that has been said of a file, each thing once."""
        diagnostics: list[types.Diagnostic] = []
        for said in self._said.values():
            diagnostics += [diagnostic for diagnostic in said.get(uri, ()) if diagnostic not in diagnostics]
        return diagnostics


def result_id(diagnostics: Sequence[types.Diagnostic]) -> str:
    """Return a name for a list of diagnostics: the same for the same list."""
    return blake2b(repr(diagnostics).encode("utf-8", "replace"), digest_size=12).hexdigest()
