"""One file from its path to its outcome: read, linted, fixed if that is asked for."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skelint.engine.diagnostic import CRASHED, Diagnostic, Silence
from skelint.engine.lint import lint
from skelint.project.settings import FileSettings
from skelint.readers.document import LARGEST, Document
from skelint.readers.opening import UnreadableError, load
from skelint.readers.reading import command, document
from skelint.readers.registry import Format
from skelint.silencing.entries import Accepted

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to lint, and what is known of it beforehand."""

    path: str
    """Where it is; `-` is standard input."""
    name: str
    """What it is called in reports."""
    named: bool = True
    """Whether the user named it: if so, it must be recognised."""
    format: Format | None = None
    """What kind of file it is; None where only its content, which is read once, can tell."""


@dataclass(frozen=True, slots=True)
class Mending:
    """What to do with fixes: write them to the file, or show them."""

    unsafe: bool = False
    write: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one file."""

    diagnostics: Sequence[Diagnostic] = ()
    checked: str = ""
    """What it is called, if it was looked at."""
    requests: int = 0
    unresolved: int = 0
    uses: frozenset[str] = frozenset()
    """The absolute paths of the further files that were linted with it."""
    skipped: bool = False
    """Nothing shows it to be the input of an operation, and nobody said so."""
    error: str = ""
    """Why something could not be done; the exit status is 2."""
    fixed: int = 0
    """How many fixes were made, or would be."""
    content: bytes = b""
    """What standard input holds after them, or held: it has no file to write it to."""
    diff: str = ""
    """The change that they make, without the secrets."""
    matched: Sequence[Accepted] = ()
    """The entries of the configuration that suppress findings in this file."""
    used: Sequence[Accepted] = ()
    """Those of them that silenced something."""
    stale: int = 0
    """How many findings the baseline holds that are there no more."""


def check(target: Target, settings: FileSettings, mending: Mending | None = None) -> Outcome:
    """Return what comes of a file: what is wrong with it, or why it could not be looked at."""
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if target.path == STDIN else load(target.path)
    except UnreadableError as error:
        return Outcome(error=str(error))
    if target.path == STDIN and mending and len(raw) > LARGEST:
        return Outcome(error=f"standard input is larger than {LARGEST:,} bytes, and is not fixed")
    return _checked(target, _read(target, raw, settings), settings, mending, raw)


def _read(target: Target, raw: bytes, settings: FileSettings) -> Document:
    return document(target.name, raw, settings.hints, named=target.named, file_format=target.format)


def check_command(words: Sequence[str], settings: FileSettings) -> Outcome:
    """Return what comes of a command that is given as arguments."""
    found = command(words, settings.hints)
    return _checked(Target(found.source.path, found.source.path), found, settings, None, b"")


def _checked(target: Target, found: Document, settings: FileSettings, mending: Mending | None, raw: bytes) -> Outcome:
    if not (target.named or found.requests or found.problems):
        return Outcome(skipped=True)
    diagnostics = examined(found, settings)
    crashed = next((one.message for one in diagnostics if one.code == CRASHED), "")
    outcome = Outcome(
        diagnostics=diagnostics,
        checked=target.name,
        requests=len(found.requests),
        uses=found.uses,
        unresolved=found.unresolved,
        content=raw if target.path == STDIN else b"",
        error=crashed,
    )
    if mending and not crashed:
        outcome = _mended(target, settings, mending, outcome, (raw, found))
    return _accounted(outcome, settings) if settings.accepted or settings.baseline else outcome


def examined(found: Document, settings: FileSettings) -> list[Diagnostic]:
    """Return what is wrong with a document; what a comment, the configuration or the baseline silences says so."""
    diagnostics = lint(found, settings.rules, suppressions=settings.suppressions)
    if settings.accepted:
        diagnostics = [_accepted(one, settings.accepted) for one in diagnostics]
    return settings.baseline.applied(diagnostics) if settings.baseline else diagnostics


def _accepted(diagnostic: Diagnostic, entries: Sequence[Accepted]) -> Diagnostic:
    if diagnostic.silence is not None:
        return diagnostic
    entry = next((one for one in entries if one.silences(diagnostic)), None)
    return replace(diagnostic, silence=Silence("configuration", entry.reason)) if entry else diagnostic


def _accounted(outcome: Outcome, settings: FileSettings) -> Outcome:
    """Return an outcome that tells which suppressions and findings of the baseline were met."""
    silenced = [one for one in outcome.diagnostics if one.silence is not None]
    used = [entry for entry in settings.accepted if any(entry.silences(one) for one in silenced)]
    met = sum(one.silence is not None and one.silence.by == "baseline" for one in silenced)
    stale = max(settings.baseline.held(outcome.checked) - met, 0) if settings.baseline else 0
    return replace(outcome, matched=settings.accepted, used=used, stale=stale)


def _mended(
    target: Target, settings: FileSettings, mending: Mending, outcome: Outcome, before: tuple[bytes, Document]
) -> Outcome:
    from skelint.engine.redaction import redaction  # noqa: PLC0415
    from skelint.run.fixer import ChangedError, diff, fix, write  # noqa: PLC0415 - only where something is fixed

    raw, found = before

    def again(text: str) -> Document:
        return _read(target, text.encode("utf-8"), settings)

    fixed = fix(found.source, outcome.diagnostics, lambda text: examined(again(text), settings), unsafe=mending.unsafe)
    content = fixed.text.encode("utf-8")
    if not fixed.applied or content == raw:
        return outcome
    error = ""
    if mending.write and target.path != STDIN:
        try:
            write(target.path, raw, fixed.text)
        except ChangedError as changed:
            error = str(changed)
        except OSError as failed:
            error = f"{target.path} cannot be written: {failed.strerror}"
    kept = bool(error) or not mending.write
    change = "" if mending.write else diff(target.name, redaction(found).source.text, redaction(again(fixed.text)).source.text)
    return replace(
        outcome,
        diagnostics=outcome.diagnostics if kept else fixed.remaining,
        error=error,
        fixed=0 if error else fixed.applied,
        content=content if target.path == STDIN and not kept else outcome.content,
        diff=change,
    )
