"""Code actions: each fix, all safe fixes together, ignoring a finding where it is, explaining its rule."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from skelint.authoring.finding import Applicability
from skelint.engine.diagnostic import Diagnostic
from skelint.reporters.printable import printable
from skelint.server import ignoring
from skelint.server.analysis import Analysis
from skelint.server.changes import EditAbilities, change, creation
from skelint.server.positions import text_range
from skelint.source import Edit, SourceFile, Span

FIX_ALL = f"{types.CodeActionKind.SourceFixAll.value}.skelint"
EXPLAIN = "skelint.explain"
KINDS = (types.CodeActionKind.QuickFix.value, FIX_ALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Something that can be done; its edit is made when it is asked for."""

    name: str
    """The same for the same version of the same text."""
    title: str
    kind: str
    code: str = ""
    """The diagnostic that it is about, if it is about one; and where that is."""
    place: types.Range | None = None
    preferred: bool = False
    edit: Callable[[], types.WorkspaceEdit | None] | None = None
    command: types.Command | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionScope:
    """What an offer depends on beside the text."""

    client: EditAbilities
    root: Path
    """Where a configuration is created if there is none."""
    read: Callable[[Path], tuple[str, int | None]]
    """Returns the text of a file as an editor has it, with its version, else as it is on the disk."""


def wanted(kind: str, only: Sequence[str] | None) -> bool:
    """Return whether a kind of action is asked for: `source.fixAll` asks for `source.fixAll.skelint` too."""
    return not only or any(kind == asked or kind.startswith(f"{asked}.") or not asked for asked in only)


def offers(analysis: Analysis, uri: str, place: Span | None, around: ActionScope) -> Iterator[Offer]:
    """Yield what can be done about the diagnostics in a file that touch a place, or about all of them."""
    for diagnostic in analysis.diagnostics:
        if analysis.uri(diagnostic.source) == uri and (place is None or _touch(diagnostic.span, place)):
            yield from _about(diagnostic, analysis, around)
    if uri == analysis.buffer.uri and any(_offered(diagnostic, analysis, safe=True) for diagnostic in analysis.diagnostics):
        yield Offer(
            name="all", title="Make all safe fixes of skelint", kind=FIX_ALL, edit=lambda: _all_fixes(analysis, around.client)
        )


def _touch(span: Span, other: Span) -> bool:
    return span.start <= other.end and other.start <= span.end


def _offered(diagnostic: Diagnostic, analysis: Analysis, *, safe: bool) -> bool:
    fixes = analysis.settings.preferences.fixes
    if fixes == "none" or diagnostic.fix is None or not diagnostic.fix.edits or not analysis.is_own(diagnostic.source):
        return False
    return diagnostic.fixable(unsafe=not safe and fixes == "all")


def _about(diagnostic: Diagnostic, analysis: Analysis, around: ActionScope) -> Iterator[Offer]:
    name = f"{diagnostic.code}:{diagnostic.span.start}:{diagnostic.span.end}"
    about = partial(Offer, kind=KINDS[0], code=diagnostic.code, place=analysis.range(diagnostic.source, diagnostic.span))
    if diagnostic.fix and _offered(diagnostic, analysis, safe=False):
        safe = diagnostic.fix.applicability is Applicability.SAFE
        yield about(
            name=f"fix:{name}:{diagnostic.fix.title}",
            title=printable(diagnostic.fix.title) + ("" if safe else " (look at it: it may change the meaning)"),
            preferred=safe,
            edit=lambda: _fix(diagnostic, analysis, around.client),
        )
    if _can_ignore(diagnostic, analysis, around):
        where = "by a comment" if ignoring.takes_comments(analysis) else "in the configuration"
        yield about(
            name=f"ignore:{name}",
            title=f"Ignore {diagnostic.name} here ({where})",
            edit=lambda: _ignore(diagnostic, analysis, around),
        )
    yield about(
        name=f"explain:{name}",
        title=f"Explain {diagnostic.code} ({diagnostic.name})",
        command=types.Command("Explain the rule", EXPLAIN, arguments=[diagnostic.code]),
    )


def _edits(edits: Sequence[Edit], analysis: Analysis) -> list[types.TextEdit]:
    source = analysis.document.source
    return [types.TextEdit(analysis.range(source, edit.span), edit.replacement) for edit in edits]


def _own_change(edits: Sequence[Edit], analysis: Analysis, client: EditAbilities) -> types.WorkspaceEdit:
    return change(analysis.buffer.uri, analysis.buffer.version, _edits(edits, analysis), client)


def _fix(diagnostic: Diagnostic, analysis: Analysis, client: EditAbilities) -> types.WorkspaceEdit:
    return _own_change(diagnostic.fix.edits if diagnostic.fix else [], analysis, client)


def _all_fixes(analysis: Analysis, client: EditAbilities) -> types.WorkspaceEdit:
    return _own_change([difference(analysis.document.source.text, analysis.fixed())], analysis, client)


def difference(before: str, after: str) -> Edit:
    """Return the edit that makes one text of another: of what both begin and end with nothing is touched."""
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    most = shorter - start
    tail = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    return Edit(Span(start, len(before) - tail), after[start : len(after) - tail])


def _can_ignore(diagnostic: Diagnostic, analysis: Analysis, around: ActionScope) -> bool:
    if not analysis.is_own(diagnostic.source):
        return False
    if ignoring.takes_comments(analysis):
        return ignoring.comment(diagnostic, analysis) is not None
    config = analysis.settings.config.path
    return analysis.buffer.path is not None and (config is not None or around.client.creates)


def _ignore(diagnostic: Diagnostic, analysis: Analysis, around: ActionScope) -> types.WorkspaceEdit | None:
    if ignoring.takes_comments(analysis):
        edit = ignoring.comment(diagnostic, analysis)
        return _own_change([edit], analysis, around.client) if edit else None
    there = analysis.settings.config.path
    config = there or around.root / "skelint.toml"
    text, version = around.read(config) if there else ("", None)
    added = ignoring.entry(diagnostic, Path(analysis.buffer.name), config, text)
    uri = from_fs_path(str(config))
    if added is None or uri is None:
        return None
    if there is None:
        return creation(uri, added)
    source = SourceFile(str(config), text)
    at = text_range(source, ignoring.end_of(source), analysis.encoding)
    return change(uri, version, [types.TextEdit(at, added)], around.client)
