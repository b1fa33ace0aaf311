"""One file from its path to its outcome: read, linted, fixed if that is asked for."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from skelint.diagnostic import CRASHED, Diagnostic
from skelint.engine import lint
from skelint.finding import Severity
from skelint.inputs import UnreadableError, command, document, load
from skelint.models.identification import Hints
from skelint.readers.document import LARGEST, Document
from skelint.readers.scripts.hosts import host
from skelint.reporters import Report, Summary
from skelint.rule import Rule
from skelint.ruleset import Ruleset

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Target:
    """A file to lint, and what is known of it beforehand."""

    path: str
    """Where it is; `-` is standard input."""
    name: str
    """What it is called in reports."""
    hints: Hints
    named: bool = True
    """Whether the user named it: if so, it must be recognised."""


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


def check(target: Target, rules: Ruleset, mending: Mending | None = None) -> Outcome:
    """Return what comes of a file: what is wrong with it, or why it could not be looked at."""
    try:
        raw = sys.stdin.buffer.read(LARGEST + 1) if target.path == STDIN else load(target.path)
    except UnreadableError as error:
        return Outcome(error=str(error))
    if target.path == STDIN and mending and len(raw) > LARGEST:
        return Outcome(error=f"standard input is larger than {LARGEST:,} bytes, and is not fixed")
    return _checked(target, document(target.name, raw, target.hints, named=target.named), rules, mending, raw)


def check_all(targets: Sequence[Target], rules: Ruleset, mending: Mending | None = None) -> list[Outcome]:
    """Return what comes of each file: of scripts first, as an input file that one of them names is linted with that."""
    used: set[str] = set()
    outcomes: list[Outcome] = []
    for target in sorted(targets, key=lambda target: host(target.name) is None):
        if os.path.abspath(target.path) not in used:  # noqa: PTH100 - as discovery has it
            outcomes.append(check(target, rules, mending))
            used |= outcomes[-1].uses
    return outcomes


def check_command(words: Sequence[str], hints: Hints, rules: Ruleset) -> Outcome:
    """Return what comes of a command that is given as arguments."""
    found = command(words, hints)
    return _checked(Target(found.source.path, found.source.path, hints), found, rules, None, b"")


def _checked(target: Target, found: Document, rules: Ruleset, mending: Mending | None, raw: bytes) -> Outcome:
    if not (target.named or found.requests or found.problems):
        return Outcome(skipped=True)
    diagnostics = lint(found, rules)
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
    return _mended(target, rules, mending, outcome, (raw, found)) if mending and not crashed else outcome


def _mended(target: Target, rules: Ruleset, mending: Mending, outcome: Outcome, before: tuple[bytes, Document]) -> Outcome:
    from skelint.fixer import ChangedError, diff, fix, write  # noqa: PLC0415 - only where something is fixed
    from skelint.redaction import redaction  # noqa: PLC0415

    raw, found = before

    def again(text: str) -> Document:
        return document(target.name, text.encode("utf-8"), target.hints, named=target.named)

    fixed = fix(found.source, outcome.diagnostics, lambda text: lint(again(text), rules), unsafe=mending.unsafe)
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


def report(outcomes: Iterable[Outcome], rules: Sequence[Rule] = (), folder: str = ".", *, baseline: bool = False) -> Report:
    """Return the report of a run: all diagnostics in order, and what was looked at in numbers."""
    outcomes = list(outcomes)
    every = {one.sort_key: one for outcome in outcomes for one in outcome.diagnostics}  # two scripts may use one file
    found = sorted(every.values(), key=lambda one: one.sort_key)
    ordered = [one for one in found if one.silence is None]
    silenced = [one for one in found if one.silence is not None]
    baselined = sum(one.silence is not None and one.silence.by == "baseline" for one in silenced)
    severities = [diagnostic.severity for diagnostic in ordered]
    safe = sum(diagnostic.fixable() for diagnostic in ordered)
    summary = Summary(
        files=sum(bool(outcome.checked) for outcome in outcomes),
        requests=sum(outcome.requests for outcome in outcomes),
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        notes=severities.count(Severity.NOTE),
        skipped=sum(outcome.skipped for outcome in outcomes),
        unresolved=sum(outcome.unresolved for outcome in outcomes),
        fixable=safe,
        unsafe=sum(diagnostic.fixable(unsafe=True) for diagnostic in ordered) - safe,
        suppressed=len(silenced) - baselined,
        baselined=baselined,
    )
    checked = [outcome.checked for outcome in outcomes if outcome.checked]
    errors = [outcome.error for outcome in outcomes if outcome.error]
    return Report(ordered, summary, silenced, checked, errors, rules, folder, baseline)
