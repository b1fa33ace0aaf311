"""The examples of rules, run: for the tests of skelint's own rules and of anybody's."""

import inspect
import re
from collections.abc import Iterator

from skelint.authoring.rule import MARKS, Example, Rule
from skelint.authoring.subject import ProblemKind
from skelint.context.pools import Context
from skelint.context.sayings import context_of
from skelint.engine.diagnostic import CRASHED, Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.readers.reading import document
from skelint.records import dataclass
from skelint.run.fixer import fix
from skelint.services.catalogue import UnknownOperationError, named
from skelint.services.identification import Hints
from skelint.silencing.stage import Silences, silenced
from skelint.source import Span

OF_COMMENTS = frozenset(
    {ProblemKind.SUPPRESSION_MALFORMED, ProblemKind.SUPPRESSION_UNUSED, ProblemKind.SUPPRESSION_WITHOUT_REASON}
)
DEFAULT_OPERATION = "cognito-idp create-user-pool-client"


@dataclass(frozen=True, slots=True)
class Marked:
    """An example's text without its marks, and the places that they surround."""

    text: str
    spans: list[Span]


def marked(text: str) -> Marked:
    """Return a text without the marks « and », and the spans that were between them; marks may be nested."""
    spans: list[tuple[int, Span]] = []
    open_at: list[tuple[int, int]] = []
    plain, order = "", 0
    for piece in re.split(f"([{MARKS}])", inspect.cleandoc(text) + "\n"):
        if piece == MARKS[0]:
            open_at.append((order, len(plain)))
            order += 1
        elif piece == MARKS[1]:
            number, start = open_at.pop()
            spans.append((number, Span(start, len(plain))))
        else:
            plain += piece
    return Marked(plain, [span for _, span in sorted(spans)])


def is_runnable(example: Example) -> bool:
    """Return whether the catalogue holds the operation of an example: only then can it be run."""
    try:
        return example.operation in (None, "unknown") or named(str(example.operation)) is not None
    except UnknownOperationError:
        return False


def read_example(rule: Rule, example: Example, text: str | None = None) -> Document:
    """Return an example as a document for the operation that it names, or the rule's first."""
    operation = example.operation or next(iter(rule.operations), DEFAULT_OPERATION)
    content = example.input if text is None else text
    raw = example.raw if example.raw is not None and text is None else content.encode()
    hints = None if operation == "unknown" else Hints(operation=named(operation).operation, given=frozenset(example.given))
    return document(f"example.{example.language}", raw, hints)


def context_beside(example: Example) -> Context:
    """Return what the saved outputs say that lie beside an example."""
    outputs = [
        document(f"aws-state/{number}.yaml", inspect.cleandoc(text).encode(), named=False)
        for number, text in enumerate(example.context)
    ]
    return context_of(outputs)


def findings(rule: Rule, example: Example, text: str | None = None) -> list[Diagnostic]:
    """Return what one rule finds in an example, or in another text in its place: nothing if its operation is not known."""
    if not is_runnable(example):
        return []
    rules, document = Ruleset((rule,)), read_example(rule, example, text)
    if OF_COMMENTS.intersection(rule.problems):  # it tells of what the other rules find
        rules = Ruleset.collect()
        diagnostics = silenced(document, lint(document, rules), rules, Silences()).diagnostics
    else:
        diagnostics = lint(document, rules, context_beside(example))
    return [diagnostic for diagnostic in diagnostics if diagnostic.code in (rule.code, CRASHED)]


def complaints(rule: Rule) -> Iterator[str]:
    """Yield a sentence for each way in which a rule does not do what its examples say.

    A bad example gives exactly its messages, at its marks; its fix gives `fixed` and silences the rule, and fixing that
    changes nothing more. A good example is silent.
    """
    for number, example in enumerate(filter(is_runnable, rule.bad), 1):
        for complaint in _of_bad(rule, example):
            yield f"{rule.code}, bad example {number}: {complaint}"
    for number, example in enumerate(filter(is_runnable, rule.good), 1):
        for problem in read_example(rule, example).problems:
            if not rule.problems:
                yield f"{rule.code}, good example {number}: cannot be read: {problem.kind}: {problem.detail}"
        for diagnostic in findings(rule, example):
            yield f"{rule.code}, good example {number}: is reported: {diagnostic.message}"


def _of_bad(rule: Rule, example: Example) -> Iterator[str]:
    diagnostics = findings(rule, example)
    if not example.messages:
        yield "says no message"
    if [diagnostic.message for diagnostic in diagnostics] != example.messages:
        yield f"gives {[diagnostic.message for diagnostic in diagnostics]}, not {example.messages}"
    expected = marked(example.text).spans
    if example.raw is None and [diagnostic.span for diagnostic in diagnostics] != expected:
        yield f"points at {[diagnostic.span for diagnostic in diagnostics]}, not at {expected}"
    fixed = repaired(rule, example)
    wanted = inspect.cleandoc(example.fixed) + "\n" if example.fixed is not None else None
    if example.raw is None and fixed != (wanted if wanted is not None else fixed):
        yield f"is fixed as:\n{fixed}\nnot as:\n{wanted}"
    if wanted is None and any(diagnostic.fix for diagnostic in diagnostics) and example.raw is None:
        yield f"has a fix but no fixed text; it is:\n{fixed}"
    if wanted is not None:
        for diagnostic in findings(rule, example, wanted):
            yield f"is still reported when fixed: {diagnostic.message}"


def repaired(rule: Rule, example: Example) -> str:
    """Return an example's text with every fix of the rule made that may be applied at all."""

    def relint(text: str) -> list[Diagnostic]:
        return findings(rule, example, text)

    return fix(read_example(rule, example).source, findings(rule, example), relint, unsafe=True).text
