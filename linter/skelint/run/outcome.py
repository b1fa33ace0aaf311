"""One file from its path to its outcome: read, linted, fixed if that is asked for."""

import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from typing import TYPE_CHECKING, NamedTuple

from skelint.authoring.finding import Part
from skelint.authoring.operation import Operation
from skelint.authoring.request import EVERYTHING
from skelint.authoring.subject import ProblemKind
from skelint.context.signs import TELLING, may_be_output
from skelint.engine.diagnostic import CRASHED, Diagnostic
from skelint.engine.lint import MOST_FINDINGS, lint
from skelint.opening import OutsideError, UnreadableError, load
from skelint.project.settings import FileSettings
from skelint.readers.document import LARGEST, Document, InputFile
from skelint.readers.reading import command, document, is_silent
from skelint.readers.registry import Format
from skelint.records import dataclass
from skelint.services.identification import Hints
from skelint.silencing.entries import Accepted
from skelint.silencing.stage import Silenced, silenced

if TYPE_CHECKING:
    from skelint.context.claim import Saying
    from skelint.context.pools import Context
    from skelint.run.gaps import Gap  # few files say something, and few users ask what is not decided

STDIN = "-"
NO_COMMAND = "no command for a known operation"
MOST_FIXED = 20_000
"""How many findings of one rule a round of fixes takes up, where a report holds a few."""


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


@dataclass(frozen=True, slots=True)
class Use:
    """How scripts use an input file."""

    operation: Operation | None = None
    """None where it is not known, or more than one."""
    given: frozenset[str] = frozenset()
    """The members that are, or may be, given beside it."""

    def together(self, other: "Use") -> "Use":
        """Return how a file is used that is used in two ways."""
        return Use(self.operation if self.operation == other.operation else None, self.given | other.given)

    def hints(self, hints: Hints) -> Hints:
        """Return what is known of the file: what is declared of it comes first."""
        return replace(hints, operation=hints.operation or self.operation, given=hints.given | self.given)


class Skipped(NamedTuple):
    """A file that was skipped, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one file."""

    diagnostics: Sequence[Diagnostic] = ()
    checked: str = ""
    """What it is called, if it was looked at."""
    requests: int = 0
    unresolved: int = 0
    uses: Mapping[str, Use] = field(default_factory=dict)
    """The further files that were linted with it, by their absolute paths; how, is known where something is fixed."""
    templates: frozenset[str] = frozenset()
    """The absolute paths of the files that it, a script, makes inputs of: they are none themselves."""
    skipped: Skipped | None = None
    """The file, where it was not looked at: nothing shows it to be the input of an operation, and nobody said so."""
    notice: str = ""
    """Why it was skipped, where that is to be said unasked."""
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
    sayings: "Sequence[Saying]" = ()
    """What it says of user pools."""
    waits: Target | None = None
    """The file, where what others say of its user pools has a say: only then all is known of it."""
    gaps: "Sequence[Gap]" = ()
    """What rules could not decide, where that is asked for."""


def check(target: Target, settings: FileSettings, mending: Mending | None = None, context: "Context | None" = None) -> Outcome:
    """Return what comes of a file: what is wrong with it, or why it could not be looked at.

    Whatever goes wrong with one file is an error of this file, so that it does not cost the findings of the others.
    """
    try:
        if target.path == STDIN:
            if sys.stdin is None:
                return Outcome(error="standard input is closed")
            raw = sys.stdin.buffer.read(LARGEST + 1)
            if mending and len(raw) > LARGEST:
                return Outcome(error=f"standard input is larger than {LARGEST:,} bytes, and is not fixed")
        else:
            raw = load(target.path, LARGEST, named=target.named)
            if not target.named and is_silent(target.format, raw):
                return Outcome(skipped=Skipped(target.name, NO_COMMAND))
        return _checked(
            target, _read(target, raw, settings), replace(settings, context=context) if context else settings, mending, raw
        )
    except OutsideError as error:
        return Outcome(skipped=Skipped(target.name, "a link that leads out of its repository or folder"), notice=str(error))
    except UnreadableError as error:
        return Outcome(error=str(error))
    except Exception as error:  # noqa: BLE001 - see above
        return Outcome(error=fault(target.name, error))


def _read(target: Target, raw: bytes, settings: FileSettings) -> Document:
    return document(target.name, raw, settings.hints, named=target.named, file_format=target.format)


def check_command(words: Sequence[str], settings: FileSettings) -> Outcome:
    """Return what comes of a command that is given as arguments."""
    spoken = command(words, settings.hints)
    return _checked(Target(spoken.source.path, spoken.source.path), spoken, settings, None, b"")


def fault(name: str, error: Exception) -> str:
    """Return that a file could not be checked. What an error says may quote the file, so it is printed only to who asks."""
    if os.environ.get("SKELINT_DEBUG"):
        import traceback  # noqa: PLC0415 - only where something is amiss

        traceback.print_exception(error)
    kind = type(error).__name__
    return f"{name} could not be checked: {kind}, a fault of skelint; with SKELINT_DEBUG=1 it is shown in full"


def _checked(target: Target, read: Document, settings: FileSettings, mending: Mending | None, raw: bytes) -> Outcome:
    said = _said(read)
    if said and isinstance(read, InputFile):
        read = _told_to_be_output(read, named=target.named)
    if not (target.named or read.requests or read.problems):
        return Outcome(skipped=Skipped(target.name, _reason(read)), sayings=said)
    judgement = examined(read, settings)
    crashed = next((diagnostic.message for diagnostic in judgement.diagnostics if diagnostic.code == CRASHED), "")
    judged_by_others = any(request.operation in settings.rules.needing for request in read.requests)
    outcome = Outcome(
        diagnostics=judgement.diagnostics,
        checked=target.name,
        requests=len(read.requests),
        uses=_uses(read) if mending else dict.fromkeys(read.uses, Use()),
        templates=read.templates,
        unresolved=read.unresolved,
        content=raw if target.path == STDIN else b"",
        error=crashed,
        matched=settings.silences.accepted,
        used=judgement.used,
        stale=judgement.stale,
        sayings=said,
        waits=target if judged_by_others else None,
        gaps=_gaps(read, settings) if judged_by_others and settings.gaps else (),
    )
    if mending and not crashed:
        try:
            return _mended(target, settings, mending, outcome, (raw, read))
        except Exception as error:  # noqa: BLE001 - a fix that cannot be made does not cost the findings
            return replace(outcome, error=fault(target.name, error))
    return outcome


def _told_to_be_output(read: InputFile, *, named: bool) -> InputFile:
    """Return a file as what it is, the saved output of a command, where its members alone make it an input or nothing."""
    from skelint.context.sayings import saved_output  # noqa: PLC0415 - as above

    output = saved_output(read)
    if output is None:
        return read
    if not named:
        return replace(read, requests=[request for request in read.requests if not request.guessed])
    names = [output.need.value]
    problems = [
        replace(problem, names=names) if problem.kind is ProblemKind.UNIDENTIFIED else problem for problem in read.problems
    ]
    return replace(read, problems=problems)


def _gaps(read: Document, settings: FileSettings) -> "Sequence[Gap]":
    from skelint.run.gaps import gaps  # noqa: PLC0415 - only where it is asked for

    return list(gaps(read.requests, settings.rules, settings.context, read.source.path))


def _said(read: Document) -> "Sequence[Saying]":
    """Return what a document says of user pools."""
    if read.requests:
        is_output = bool(read.requests[0].wrapper)
        if not is_output and not any(request.operation in TELLING or request.result for request in read.requests):
            return ()
    elif not (isinstance(read, InputFile) and may_be_output(read.source.text)):
        return ()
    from skelint.context.sayings import sayings  # noqa: PLC0415 - few files say something

    return sayings(read)


def _reason(read: Document) -> str:
    """Return why nothing is said of a document that nobody named."""
    return "not recognised as an input of a known operation" if isinstance(read, InputFile) else NO_COMMAND


def _uses(read: Document) -> Mapping[str, Use]:
    """Return how the commands of a file use each input file: for which operation, and with which members beside it."""
    uses: dict[str, Use] = {}
    for request in read.requests if read.uses else ():
        # Of a file that is an option's value the name is in the script: it is no input.
        sources = {name: read.locate(request, (name,), Part.KEY).source for name in request.parameters}
        paths = {name: os.path.abspath(source.path) for name, source in sources.items()}  # noqa: PTH100 - as `uses` has them
        everything = request.model.members if request.given is EVERYTHING else ()
        for path in read.uses & set(paths.values()):
            given = frozenset(name for name in paths if paths[name] != path) | frozenset(everything)
            use = Use(request.operation, given)
            uses[path] = uses[path].together(use) if path in uses else use
    return dict.fromkeys(read.uses, Use()) | uses  # of one that cannot be parsed nothing more is known


def examined(document: Document, settings: FileSettings, most: int = MOST_FINDINGS) -> Silenced:
    """Return what is wrong with a document, at most so much of one rule; what somebody silences says by what."""
    diagnostics = lint(document, settings.rules, settings.context, most=most)
    return silenced(document, diagnostics, settings.rules, settings.silences)


def _mended(
    target: Target, settings: FileSettings, mending: Mending, outcome: Outcome, before: tuple[bytes, Document]
) -> Outcome:
    from skelint.engine.redaction import redaction  # noqa: PLC0415
    from skelint.run.fixer import diff, fix, relinted  # noqa: PLC0415 - only where something is fixed
    from skelint.saving import UnwritableError, rewrite  # noqa: PLC0415

    raw, read = before
    judgement: Silenced | None = None

    def again(text: str) -> Document:
        return _read(target, text.encode("utf-8"), settings)

    def judge(document: Document) -> Sequence[Diagnostic]:
        nonlocal judgement
        judgement = examined(document, settings, MOST_FIXED)
        return judgement.diagnostics

    def relint(text: str) -> Sequence[Diagnostic] | None:
        return relinted(read, again(text), judge)

    fixed = fix(read.source, outcome.diagnostics, relint, unsafe=mending.unsafe)
    if judgement is not None:  # what is reported is cut off as ever; and a round may have been taken back
        judgement = examined(again(fixed.text), settings)
    content = fixed.text.encode("utf-8")
    if judgement is None or content == raw:
        return outcome
    error = ""
    if mending.write and target.path != STDIN:
        try:
            rewrite(target.path, raw, fixed.text, named=target.named)
        except UnwritableError as refusal:
            error = str(refusal)
    kept = bool(error) or not mending.write
    change = "" if mending.write else diff(target.name, redaction(read).source.text, redaction(again(fixed.text)).source.text)
    return replace(
        outcome,
        diagnostics=outcome.diagnostics if kept else judgement.diagnostics,
        used=outcome.used if kept else judgement.used,
        stale=outcome.stale if kept else judgement.stale,
        error=error,
        fixed=0 if error else fixed.applied,
        content=content if target.path == STDIN and not kept else outcome.content,
        diff=change,
    )
