"""Findings as diagnostics: pointers become spans, changes edits, secrets stars."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from skelint.authoring.finding import Change, Finding, Fix, Label, Part, Place, Severity
from skelint.authoring.operation import Operation
from skelint.authoring.pointer import Pointer, json_pointer, shown
from skelint.authoring.request import Request, Value
from skelint.authoring.rule import Evidence, Rule
from skelint.authoring.subject import Fault, Problem
from skelint.engine.diagnostic import CRASHED, Diagnostic, Related, Repair
from skelint.engine.fingerprint import value_hash
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.records import dataclass
from skelint.source import Edit, Location, SourceFile, Span

if TYPE_CHECKING:
    from skelint.engine.redaction import Redaction


@dataclass(frozen=True, slots=True)
class Reported:
    rule: Rule
    request: Request | None
    finding: Finding
    crashed: bool = False


def pointer_of(place: object) -> Pointer | Span:
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


class Presentation:
    """Turns findings into diagnostics: pointers into spans, changes into edits, secrets into stars."""

    def __init__(self, document: Document, rules: Ruleset) -> None:
        self.document = document
        self.rules = rules

    @cached_property
    def redaction(self) -> "Redaction":
        from skelint.engine.redaction import redaction  # noqa: PLC0415 - a clean file has nothing to hide

        return redaction(self.document)

    def diagnostic(self, found: Reported) -> Diagnostic:
        rule, request, finding = found.rule, found.request, found.finding
        crashed = found.crashed
        pointer, (source, span) = self._place(finding.at, finding.part, request)
        service_error = rule.service_error if finding.service_error is None else finding.service_error
        return Diagnostic(
            code=CRASHED if crashed else rule.code,
            name="check-crashed" if crashed else rule.name,
            severity=Severity.ERROR if crashed else self._severity(rule, finding),
            message=self.redaction.text(finding.message, pointer),
            source=self.redaction.shown(source),
            span=span,
            pointer=self.redaction.text(json_pointer(shown(pointer)), ()),
            operation=request.operation if request else _operation(finding.at),
            guessed=request.guessed if request else "",
            help=self.redaction.text(finding.help, pointer) if finding.help else None,
            service_error=None if crashed or not service_error else self.redaction.text(service_error, pointer),
            evidence=_evidence(rule, request),
            url=next(iter(rule.references), ""),
            related=[self._related(label, request) for label in finding.labels],
            fix=self._repair(finding.fix, request, source) if finding.fix else None,
            value=self._hash(finding, request, Location(source, span)),
        )

    def _severity(self, rule: Rule, finding: Finding) -> Severity:
        """Return what the configuration says, else what the finding does, else what its rule does."""
        own = rule.severity if finding.severity is None else finding.severity
        return self.rules.severities.get(rule.code, own)

    def _hash(self, finding: Finding, request: Request | None, place: Location) -> str:
        source, span = place
        pointer = pointer_of(finding.at)
        if request is None or isinstance(pointer, Span):  # about the text itself
            return value_hash(self.redaction.shown(source).text[span.start : span.end])
        if not pointer or _is_secret(pointer):
            return value_hash(None)  # a whole request is another at each change; and no hash tells of a secret
        return value_hash(_value(request.parameters, pointer))

    def _place(self, place: Place, part: Part, request: Request | None) -> tuple[Pointer, Location]:
        pointer = pointer_of(place)
        if isinstance(pointer, Span):
            source = place.source if isinstance(place, Problem) else None
            return (), Location(source or self.document.source, pointer)
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


def _operation(place: Place) -> Operation | None:
    return place.operation if isinstance(place, Problem) else None


def _is_secret(pointer: Pointer) -> bool:
    from skelint.engine.redaction import is_sensitive  # noqa: PLC0415 - a clean file has nothing to hide

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
