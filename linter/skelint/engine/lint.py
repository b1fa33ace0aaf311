"""`lint()`: the rules run over a document, and what they find put into its places."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from skelint.authoring.finding import Finding
from skelint.authoring.need import Undecided
from skelint.authoring.request import Request
from skelint.authoring.rule import Rule
from skelint.authoring.subject import UNREAD, Fault, FaultKind, Problem, ProblemKind
from skelint.engine.covering import uncovered
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.presentation import Presentation, RuleFinding, pointer_of
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.services.structure import faults, meant

if TYPE_CHECKING:
    from skelint.context.pools import Context  # few runs have one

MOST_FINDINGS = 200
"""How many findings of one rule in one file are reported."""
CUT_OFF = "this rule may have found more in this file: mend these first, and check again"
"""The help of the last of them."""


def lint(
    document: Document,
    rules: Ruleset,
    context: "Context | None" = None,
    *,
    today: date | None = None,
    most: int = MOST_FINDINGS,
) -> list[Diagnostic]:
    """Return what rules find in a document, in the order of path, start and code.

    `context` is what other files say of the user pools that its requests belong to. `today` decides whether a service model is
    old; it is the current day unless given. Of one rule at most so many findings are returned as `most` says. A check that
    crashes becomes a diagnostic with the code `SKL001`; all others still run.
    Nothing is silenced here: `skelint.silencing` does that.
    """
    reports = _of_problems(document.problems, rules)
    for request in document.requests:
        if context:
            request = replace(request, state=context.of(request, document.source.path))  # noqa: PLW2901 - the same, known better
        reports += _of_request(request, rules, today, most)
    return _presented(document, rules, reports, most)


def judged(document: Document, problems: Iterable[Problem], rules: Ruleset) -> list[Diagnostic]:
    """Return what rules say of some more problems of a document's text."""
    return _presented(document, rules, _of_problems(problems, rules), MOST_FINDINGS)


def _of_problems(problems: Iterable[Problem], rules: Ruleset) -> list[RuleFinding]:
    return [report for problem in problems for report in _reports(rules, _about_problem(problem.kind, rules), None, problem)]


def _of_request(request: Request, rules: Ruleset, today: date | None, most: int) -> list[RuleFinding]:
    reports: list[RuleFinding] = []
    structural = faults(request, today)
    if structural:
        misspelt = meant(request) if any(fault.kind is FaultKind.UNKNOWN for fault in structural) else frozenset[str]()
        if misspelt and isinstance(request.given, frozenset):  # given, though not understood
            request = replace(request, given=request.given | misspelt)
            structural = faults(request, today)
        for fault in structural:
            reports += _reports(rules, _about_fault(fault.kind, rules), request, fault, most)
        request = replace(request, faulty=frozenset(fault.pointer for fault in structural))
    return [*reports, *_reports(rules, rules.applicable(request), request, request, most)]


def _about_problem(kind: ProblemKind, rules: Ruleset) -> Sequence[Rule]:
    """Return the rules about a kind of problem; what keeps a file from being read is told whatever is chosen."""
    chosen = rules.by_problem.get(kind, ())
    return chosen if chosen or kind not in UNREAD else [rule for rule in rules.all_rules if kind in rule.problems]


def _about_fault(kind: FaultKind, rules: Ruleset) -> Sequence[Rule]:
    """Return the rules about a kind of fault; of a kind that none is about, the catch-all."""
    chosen = rules.by_fault.get(kind, ())
    if chosen or any(kind in rule.faults for rule in rules.all_rules):
        return chosen
    return rules.by_fault.get(FaultKind.OTHER, ())


def _reports(
    rules: Ruleset,
    called: Sequence[Rule],
    request: Request | None,
    subject: Request | Fault | Problem,
    most: int = MOST_FINDINGS,
) -> list[RuleFinding]:
    """Return what the rules that are called for find in a subject, of each at most so many."""
    reports: list[RuleFinding] = []
    for rule in called:
        number = 0
        try:
            for finding in rules.run(rule, subject):
                pointer_of(finding.at)  # what is no place is the rule's mistake, and told as that
                reports.append(RuleFinding(rule, request, finding))
                number += 1
                if number >= most:
                    break
        except Undecided:
            continue
        except Exception as error:  # noqa: BLE001 - a rule's crash must not lose the findings of the others
            message = f"the check of {rule.code} ({rule.module}) crashed: {type(error).__name__}: {error}"
            place = () if isinstance(subject, Request) else pointer_of(subject)
            crash = Finding(at=place, message=message, help="this is a mistake in skelint or in a plugin")
            reports.append(RuleFinding(rule, request, crash, crashed=True))
    return reports


def _presented(document: Document, rules: Ruleset, reports: Sequence[RuleFinding], most: int) -> list[Diagnostic]:
    if not reports:
        return []
    presentation = Presentation(document, rules)
    counts: dict[str, int] = {}
    diagnostics = []
    for report in reports:
        number = counts[report.rule.code] = counts.get(report.rule.code, 0) + 1
        if number <= most:
            diagnostic = presentation.diagnostic(report)
            diagnostics.append(diagnostic if number < most else replace(diagnostic, help=CUT_OFF))
    covers = {report.rule.code: report.rule.covers for report in reports if report.rule.covers and not report.crashed}
    return sorted(uncovered(diagnostics, covers), key=lambda diagnostic: diagnostic.sort_key)
