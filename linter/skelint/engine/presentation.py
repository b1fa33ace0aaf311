"""Findings as diagnostics: pointers become spans, changes edits, secrets stars."""

from collections.abc import Callable, Sequence
from functools import cache, cached_property
from itertools import pairwise
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, NamedTuple

from skelint.authoring.finding import Finding, Fix, Label, Part, Place, Severity
from skelint.authoring.pointer import Address, Pointer, json_pointer, value_at
from skelint.authoring.request import Request, Value
from skelint.authoring.rule import Evidence, Rule
from skelint.authoring.subject import UNREAD, Fault, Problem
from skelint.engine.diagnostic import CRASHED, Diagnostic, Related, Repair
from skelint.engine.fingerprint import value_hash
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.source import Edit, Location, SourceFile, Span

if TYPE_CHECKING:
    from skelint.authoring.pool import Origin
    from skelint.engine.redaction import Redaction


FIRM = (Evidence.MODEL, Evidence.OBSERVED)


class RuleFinding(NamedTuple):
    """A finding with the rule that made it and the request that it is about; a problem of a text is about none."""

    rule: Rule
    request: Request | None
    finding: Finding
    crashed: bool = False


class _Spot(NamedTuple):
    """Where a finding, or a label of it, is: its address, where it is about a value of a request, and its place."""

    address: Address | None
    location: Location


def pointer_of(place: object) -> Pointer | Span:
    """Return the pointer that a place is, or its span where it is a piece of the text.

    Raises:
        TypeError: It is neither.
    """
    match place:
        case Address() | Value() | Fault():
            return place.pointer
        case Span():
            return place
        case Location() | Problem():
            return place.span
        case tuple() if all(isinstance(step, str | int) for step in place):
            return place
    raise TypeError(f"{type(place).__name__} is not a pointer, a value, a fault, a problem or a span")


class Presentation:
    """How the findings of one document are shown."""

    def __init__(self, document: Document, rules: Ruleset) -> None:
        self.document = document
        self.rules = rules

    @cached_property
    def redaction(self) -> "Redaction":
        """What must not be shown of the document."""
        from skelint.engine.redaction import redaction  # noqa: PLC0415 - a clean file has nothing to hide

        return redaction(self.document)

    def diagnostic(self, report: RuleFinding) -> Diagnostic:
        """Return a finding as people see it."""
        rule, request, finding, crashed = report
        address, (source, span) = self._spot(finding.at, finding.part, request)
        secret, ours = self._is_secret(address), own_words(rule.check)
        service_error = rule.service_error if finding.service_error is None else finding.service_error
        return Diagnostic(
            code=CRASHED if crashed else rule.code,
            name="check-crashed" if crashed else rule.name,
            severity=Severity.ERROR if crashed else self._severity(rule, finding),
            message=self.redaction.text(finding.message, secret=secret, ours=ours),
            source=self.redaction.shown(source),
            span=span,
            pointer=self.redaction.text(json_pointer(address.pointer if address else ())),
            address=address,
            stands_for=frozenset(Address(request.number, pointer) for pointer in finding.stands_for)
            if request
            else frozenset(),
            inside=self._inside(address, source),
            operation=request.operation if request else finding.at.operation if isinstance(finding.at, Problem) else None,
            guessed=request.guessed if request else "",
            help=self.redaction.text(finding.help, secret=secret, ours=ours) if finding.help else None,
            service_error=None
            if crashed or not service_error
            else self.redaction.text(service_error, secret=secret, ours=[*ours, str(rule.service_error)]),
            evidence=Evidence.OWN.value if crashed else _evidence(rule, request),
            firm=not crashed and rule.evidence in FIRM,
            url="" if crashed else _url(rule, request),
            related=[self._related(label, request, ours) for label in finding.labels],
            fix=self._repair(finding.fix, request, source, ours) if finding.fix else None,
            silenceable=not crashed and not (isinstance(finding.at, Problem) and finding.at.kind in UNREAD),
            value=self._hash(address, request, Location(source, span)),
        )

    def _severity(self, rule: Rule, finding: Finding) -> Severity:
        """Return what the configuration says, else what the finding does, else what its rule does."""
        own = rule.severity if finding.severity is None else finding.severity
        return self.rules.severities.get(rule.code, own)

    def _spot(self, place: Place, part: Part, request: Request | None) -> _Spot:
        if isinstance(place, Location):
            return _Spot(None, place)
        if isinstance(place, Address):
            request = self.document.requests[place.request]
        pointer = pointer_of(place)
        if isinstance(pointer, Span):
            source = place.source if isinstance(place, Problem) else None
            return _Spot(None, Location(source or self.document.source, pointer))
        if request is None:
            return _Spot(None, Location(self.document.source, Span(0, 0)))
        return _Spot(Address(request.number, pointer), self.document.locate(request, pointer, part))

    def _inside(self, address: Address | None, source: SourceFile) -> Span | None:
        """Return where the member is named that a value lies in: of an item its list, of a member its structure."""
        outer = list(address.pointer[:-1]) if address else []
        if address and isinstance(address.pointer[-1:] and address.pointer[-1], str):
            while outer and isinstance(outer[-1], int):
                outer.pop()
        if address is None or not outer or not isinstance(outer[-1], str):
            return None
        named = self.document.locate(self.document.requests[address.request], tuple(outer), Part.KEY)
        return named.span if named.source is source else None

    def _is_secret(self, address: Address | None) -> bool:
        return address is not None and self.document.requests[address.request].model.is_sensitive(address.pointer)

    def _related(self, label: Label, request: Request | None, ours: Sequence[str]) -> Related:
        from skelint.authoring.pool import Origin, Stated  # noqa: PLC0415 - few findings have a label

        if isinstance(label.at, Origin | Stated):
            return self._elsewhere(label.at.at if isinstance(label.at, Stated) else label.at, label, ours)
        address, (source, span) = self._spot(label.at, label.part, request)
        text = self.redaction.text(label.message, secret=self._is_secret(address), ours=ours)
        return Related(
            self.redaction.shown(source), span, self.redaction.text(json_pointer(address.pointer if address else ())), text
        )

    def _elsewhere(self, origin: "Origin", label: Label, ours: Sequence[str]) -> Related:
        """Return a place in a file that is not linted with the document, without the secrets of that file."""
        from skelint.context.places import placed  # noqa: PLC0415
        from skelint.engine.redaction import redaction  # noqa: PLC0415 - few findings have such a label

        document, (source, span) = placed(origin, label.part)
        hidden = redaction(document) if document else None
        pointer = self.redaction.text(json_pointer(origin.pointer))
        text = self.redaction.text(label.message, ours=ours)
        if hidden:
            source, pointer = hidden.shown(source), hidden.text(pointer, ours=ours)
        return Related(source, span, pointer, text)

    def _repair(self, fix: Fix, request: Request | None, source: SourceFile, ours: Sequence[str]) -> Repair | None:
        edits = [change for change in fix.changes if isinstance(change, Edit)]
        symbolic = [change for change in fix.changes if not isinstance(change, Edit)]
        if symbolic:
            own = self.document.edits(request, symbolic, source) if request else None
            if own is None:
                return None
            edits += own
        if _overlap(edits) or any(self.redaction.text(edit.replacement) != edit.replacement for edit in edits):
            return None  # what repeats a secret is not shown, so it is not offered either
        return Repair(self.redaction.text(fix.title, ours=ours), fix.applicability, sorted(edits))

    def _hash(self, address: Address | None, request: Request | None, location: Location) -> str:
        source, span = location
        if request is None or address is None:  # about the text itself
            return value_hash(self.redaction.shown(source).text[span.start : span.end])
        value = value_at(request.parameters, address.pointer)
        if not address.pointer or self.redaction.holds_secret(request, address.pointer, value):
            return value_hash(None)  # a whole request is another at each change; and no hash tells of a secret
        return value_hash(value)


@cache
def own_words(check: Callable[..., object]) -> Sequence[str]:
    """Return the texts that are written in a check, and in the functions and names of its module that it uses."""
    texts: list[str] = []
    pending: list[object] = [check]
    met: set[object] = set()
    while pending:
        function = pending.pop()
        if isinstance(function, str):
            texts.append(function)
        if not isinstance(function, FunctionType) or function in met:
            continue
        met.add(function)
        codes = [function.__code__]
        for code in codes:
            codes += [constant for constant in code.co_consts if isinstance(constant, CodeType)]
            texts += [text for text in code.co_consts if isinstance(text, str) and text != function.__doc__]
            pending += [function.__globals__.get(name) for name in code.co_names]
    return texts


def _overlap(edits: Sequence[Edit]) -> bool:
    return any(edit.span.end > following.span.start for edit, following in pairwise(sorted(edits)))


def _url(rule: Rule, request: Request | None) -> str:
    """Return where one reads on: the rule's page; without one, of what is amiss with the structure the operation's."""
    return request.model.page if rule.faults and request and not rule.address else rule.url


def _evidence(rule: Rule, request: Request | None) -> str:
    if rule.evidence is Evidence.MODEL and request:
        return f"the service model of botocore {request.model.version} says so"
    return rule.evidence.value
