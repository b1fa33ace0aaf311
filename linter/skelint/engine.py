"""`lint()`: the rules run over a document, and what they find put into its places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from skelint.diagnostic import CRASHED, Diagnostic, Related, Repair, Silence
from skelint.finding import Change, Fault, Finding, Fix, Label, Part, Place, Problem, Severity
from skelint.fingerprint import value_hash
from skelint.models.structure import faults
from skelint.readers.document import Document
from skelint.request import Pointer, Request, Undecided, Value, json_pointer, shown
from skelint.rule import Evidence, Rule
from skelint.ruleset import Ruleset
from skelint.source import Edit, Location, SourceFile, Span

if TYPE_CHECKING:
    from skelint.redaction import Redaction

MOST_FINDINGS = 200
"""How many findings of one rule in one file are reported."""
CUT_OFF = "this rule may have found more in this file: mend these first, and check again"
"""The help of the last of them."""


@dataclass(frozen=True, slots=True)
class _Found:
    rule: Rule
    request: Request | None
    finding: Finding
    crashed: bool = False


def lint(document: Document, rules: Ruleset, *, today: date | None = None, suppressions: bool = True) -> list[Diagnostic]:
    """Return what rules find in a document, in the order of path, start and code.

    `today` decides whether a service model is old; it is the current day unless given. A check that crashes becomes a
    diagnostic with the code `SKL001`; all others still run. What a comment in the file suppresses is there too, with its
    `silence`, unless `suppressions` is False: then nothing is silenced.
    """
    found: list[_Found] = []
    for problem in document.problems:
        _run(rules.by_problem.get(problem.kind, ()), None, problem, found)
    for request in document.requests:
        wrong = faults(request, today)
        for fault in wrong:
            _run(rules.by_fault.get(fault.kind, ()), request, fault, found)
        if wrong:
            request = replace(request, faulty=frozenset(fault.pointer for fault in wrong))  # noqa: PLW2901
        _run(rules.applicable(request), request, request, found)
    silences = _silences(document, rules, found) if suppressions and document.comments else {}
    if not found:
        return []
    present = _Presentation(document)
    counts: dict[str, int] = {}
    diagnostics = []
    for one in found:
        number = counts[one.rule.code] = counts.get(one.rule.code, 0) + 1
        if number <= MOST_FINDINGS:
            diagnostic = replace(present.diagnostic(one), silence=silences.get(id(one)))
            diagnostics.append(diagnostic if number < MOST_FINDINGS else replace(diagnostic, help=CUT_OFF))
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)


def _silences(document: Document, rules: Ruleset, found: list[_Found]) -> dict[int, Silence | None]:
    """Return what comments silence, by the identity of the finding; what is wrong with them is added to the findings."""
    from skelint.suppression import Comments  # noqa: PLC0415 - most files have no such comments

    comments = Comments(document, rules)
    silences = {}
    for one in found:
        pointer = _pointer(one.finding.at)
        below = one.request.at if one.request and not isinstance(pointer, Span) else ()
        silences[id(one)] = comments.silence(one.rule, pointer if isinstance(pointer, Span) else (*below, *pointer))
    for problem in comments.problems():
        _run(rules.by_problem.get(problem.kind, ()), None, problem, found)
    return silences


def _run(rules: Sequence[Rule], request: Request | None, subject: Request | Fault | Problem, found: list[_Found]) -> None:
    """Add what rules find in a subject."""
    for rule in rules:
        number = 0
        try:
            for finding in rule.run(subject):
                found.append(_Found(rule, request, finding))
                number += 1
                if number >= MOST_FINDINGS:
                    break
        except Undecided:
            continue
        except Exception as error:  # noqa: BLE001 - a rule's crash must not lose the findings of the others
            message = f"the check of {rule.code} ({rule.module}) crashed: {type(error).__name__}: {error}"
            crash = Finding(at=_pointer(subject), message=message, help="this is a fault of skelint or of a plugin")
            found.append(_Found(rule, request, crash, crashed=True))


def _pointer(place: object) -> Pointer | Span:
    match place:
        case Value() | Fault():
            return place.pointer
        case Span():
            return place
        case Problem():
            return place.span
        case tuple():
            return place
    return ()


class _Presentation:
    """Turns findings into diagnostics: pointers into spans, changes into edits, secrets into stars."""

    def __init__(self, document: Document) -> None:
        self.document = document

    @cached_property
    def redaction(self) -> "Redaction":
        from skelint.redaction import redaction  # noqa: PLC0415 - a clean file has nothing to hide

        return redaction(self.document)

    def diagnostic(self, found: _Found) -> Diagnostic:
        rule, request, finding = found.rule, found.request, found.finding
        crashed = found.crashed
        pointer, (source, span) = self._place(finding.at, finding.part, request)
        service_error = rule.service_error if finding.service_error is None else finding.service_error
        return Diagnostic(
            code=CRASHED if crashed else rule.code,
            name="check-crashed" if crashed else rule.name,
            severity=Severity.ERROR if crashed else _severity(rule, finding),
            message=self.redaction.text(finding.message, pointer),
            source=self.redaction.shown(source),
            span=span,
            pointer=self.redaction.text(json_pointer(shown(pointer)), ()),
            operation=request.operation if request else None,
            guessed=request.guessed if request else "",
            help=self.redaction.text(finding.help, pointer) if finding.help else None,
            service_error=None if crashed or not service_error else self.redaction.text(service_error, pointer),
            evidence=_evidence(rule, request),
            url=next(iter(rule.references), ""),
            related=[self._related(label, request) for label in finding.labels],
            fix=self._repair(finding.fix, request, source) if finding.fix else None,
            value=self._hash(finding, request, span),
        )

    def _hash(self, finding: Finding, request: Request | None, span: Span) -> str:
        pointer = _pointer(finding.at)
        if request is None or isinstance(pointer, Span):  # about the text itself
            return value_hash(self.redaction.source.text[span.start : span.end])
        if not pointer or _is_secret(pointer):
            return value_hash(None)  # a whole request is another at each change; and no hash tells of a secret
        return value_hash(_value(request.parameters, pointer))

    def _place(self, place: Place, part: Part, request: Request | None) -> tuple[Pointer, Location]:
        pointer = _pointer(place)
        if isinstance(pointer, Span):
            return (), Location(self.document.source, pointer)
        pointer = (*request.at, *pointer) if request else pointer
        return pointer, self.document.locate(pointer, part)

    def _related(self, label: Label, request: Request | None) -> Related:
        pointer, (source, span) = self._place(label.at, label.part, request)
        written = self.redaction.text(json_pointer(shown(pointer)), ())
        return Related(self.redaction.shown(source), span, written, self.redaction.text(label.message, pointer))

    def _repair(self, fix: Fix, request: Request | None, source: SourceFile) -> Repair | None:
        edits = [change for change in fix.changes if isinstance(change, Edit)]
        symbolic = [_below(change, request) for change in fix.changes if not isinstance(change, Edit)]
        made = self.document.edits(symbolic, source) if symbolic else []
        if made is None:
            return None
        edits += made
        if _overlap(edits) or any(self.redaction.text(edit.replacement, ()) != edit.replacement for edit in edits):
            return None  # what repeats a secret is not shown, so it is not offered either
        return Repair(self.redaction.text(fix.title, ()), fix.applicability, sorted(edits))


def _severity(rule: Rule, finding: Finding) -> Severity:
    return rule.severity if finding.severity is None or rule.reclassified else finding.severity


def _is_secret(pointer: Pointer) -> bool:
    from skelint.redaction import is_sensitive  # noqa: PLC0415 - a clean file has nothing to hide

    return any(is_sensitive(str(step)) for step in pointer)


def _value(value: object, pointer: Pointer) -> object:
    """Return what a pointer leads to, or None where nothing is written."""
    for step in pointer:
        try:
            value = value[step]  # type: ignore[index]  # what is no structure is caught
        except (KeyError, IndexError, TypeError):
            return None
    return value


def _below(change: Change, request: Request | None) -> Change:
    """Return a change of a request as a change of the document."""
    return change._replace(pointer=(*request.at, *change.pointer)) if request and request.at else change


def _overlap(edits: Sequence[Edit]) -> bool:
    return any(one.span.end > other.span.start for one, other in pairwise(sorted(edits)))


def _evidence(rule: Rule, request: Request | None) -> str:
    if rule.evidence is Evidence.MODEL and request:
        return f"the service model of botocore {request.facts.version} says so"
    return rule.evidence.value
