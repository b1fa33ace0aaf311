"""`lint()`: the rules run over a document, and what they find put into its places."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from skelint.authoring.finding import Finding
from skelint.authoring.request import Request, Undecided
from skelint.authoring.rule import Rule
from skelint.authoring.subject import Fault, Problem
from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.engine.presentation import Presentation, Reported, pointer_of
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.services.structure import faults
from skelint.source import Span

MOST_FINDINGS = 200
"""How many findings of one rule in one file are reported."""
CUT_OFF = "this rule may have found more in this file: mend these first, and check again"
"""The help of the last of them."""


def lint(document: Document, rules: Ruleset, *, today: date | None = None, suppressions: bool = True) -> list[Diagnostic]:
    """Return what rules find in a document, in the order of path, start and code.

    `today` decides whether a service model is old; it is the current day unless given. A check that crashes becomes a
    diagnostic with the code `SKL001`; all others still run. What a comment in the file suppresses is there too, with its
    `silence`, unless `suppressions` is False: then nothing is silenced.
    """
    found: list[Reported] = []
    for problem in document.problems:
        _run(rules, rules.by_problem.get(problem.kind, ()), None, problem, found)
    for request in document.requests:
        wrong = faults(request, today)
        for fault in wrong:
            _run(rules, rules.by_fault.get(fault.kind, ()), request, fault, found)
        if wrong:
            request = replace(request, faulty=frozenset(fault.pointer for fault in wrong))  # noqa: PLW2901
        _run(rules, rules.applicable(request), request, request, found)
    silences = _silences(document, rules, found) if suppressions and document.comments else {}
    if not found:
        return []
    present = Presentation(document, rules)
    counts: dict[str, int] = {}
    diagnostics = []
    for one in found:
        number = counts[one.rule.code] = counts.get(one.rule.code, 0) + 1
        if number <= MOST_FINDINGS:
            diagnostic = replace(present.diagnostic(one), silence=silences.get(id(one)))
            diagnostics.append(diagnostic if number < MOST_FINDINGS else replace(diagnostic, help=CUT_OFF))
    return sorted(diagnostics, key=lambda diagnostic: diagnostic.sort_key)


def _silences(document: Document, rules: Ruleset, found: list[Reported]) -> dict[int, Silence | None]:
    """Return what comments silence, by the identity of the finding; what is wrong with them is added to the findings."""
    from skelint.silencing.comments import Comments  # noqa: PLC0415 - most files have no such comments

    comments = Comments(document, rules)
    silences = {}
    for one in found:
        pointer = pointer_of(one.finding.at)
        below = one.request.at if one.request and not isinstance(pointer, Span) else ()
        silences[id(one)] = comments.silence(one.rule, pointer if isinstance(pointer, Span) else (*below, *pointer))
    for problem in comments.problems():
        _run(rules, rules.by_problem.get(problem.kind, ()), None, problem, found)
    return silences


def _run(
    rules: Ruleset, called: Sequence[Rule], request: Request | None, subject: Request | Fault | Problem, found: list[Reported]
) -> None:
    """Add what the rules that are called for find in a subject."""
    for rule in called:
        number = 0
        try:
            for finding in rules.run(rule, subject):
                found.append(Reported(rule, request, finding))
                number += 1
                if number >= MOST_FINDINGS:
                    break
        except Undecided:
            continue
        except Exception as error:  # noqa: BLE001 - a rule's crash must not lose the findings of the others
            message = f"the check of {rule.code} ({rule.module}) crashed: {type(error).__name__}: {error}"
            crash = Finding(at=pointer_of(subject), message=message, help="this is a fault of skelint or of a plugin")
            found.append(Reported(rule, request, crash, crashed=True))
