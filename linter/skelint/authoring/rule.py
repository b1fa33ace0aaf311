"""A rule: a documented constraint with its page, its examples and its check."""

import inspect
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, TypeVar

from skelint.authoring.finding import Finding, Severity
from skelint.authoring.request import Request
from skelint.authoring.subject import Fault, FaultKind, Problem, ProblemKind

Subject = TypeVar("Subject", Request, Fault, Problem)
Check = Callable[[Subject], Iterable[Finding]] | Callable[[Subject, Any], Iterable[Finding]]
"""What a rule does: it looks at its subject, and takes its options if it has any."""

CODE = re.compile(r"[A-Z]{3,5}[0-9]{3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MARKS = "«»"


class RuleError(Exception):
    """A rule is not well formed; the message names it."""


class Evidence(Enum):
    """How a rule knows."""

    MODEL = "the service model says so"
    DOCUMENT = "AWS documents it"
    OBSERVED = "the service or the AWS CLI was observed to answer so"
    INFERRED = "it follows from what AWS documents"
    OWN = "it is a rule of skelint itself"
    PLUGIN = "a plugin's rule says so"


@dataclass(frozen=True, slots=True)
class Example:
    """A small input that shows a rule, and tests it.

    In a bad example the marks « and » surround each place that the rule must report, in the order of the reports, and
    `says` are the messages. `fixed` is the text after the fix. An input that begins with `{"` is JSON, others are YAML,
    unless `syntax` says otherwise; `raw` bytes stand for inputs that are no text.
    """

    text: str
    says: str | Sequence[str] = ()
    fixed: str | None = None
    operation: str | None = None
    """The operation of the input, where it is not the rule's first."""
    syntax: str | None = None
    raw: bytes | None = None
    given: Sequence[str] = ()
    """Members that the command line gives."""

    @property
    def input(self) -> str:
        """The text without its marks, as a file would hold it."""
        return re.sub(f"[{MARKS}]", "", inspect.cleandoc(self.text) + "\n")

    @property
    def language(self) -> str:
        """The syntax of the input: `json` or `yaml`."""
        return self.syntax or ("json" if re.match(r'\{\s*["}]|\[', self.input) else "yaml")

    @property
    def messages(self) -> list[str]:
        """The messages that the rule must give, in order."""
        return [self.says] if isinstance(self.says, str) else list(self.says)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A check with all that is known about it. Made by `@rule`, one in a module."""

    code: str
    name: str
    severity: Severity
    evidence: Evidence
    operations: Sequence[str]
    """The operations it speaks about; none means all."""
    reads: frozenset[str]
    """The top-level members it is about: it runs where one of them is there. None means always."""
    faults: Sequence[FaultKind]
    problems: Sequence[ProblemKind]
    covers: Sequence[str]
    """The codes of rules whose findings at the same place this one makes superfluous: one mistake, one finding."""
    references: Sequence[str]
    service_error: str | None
    since: str
    bad: Sequence[Example]
    good: Sequence[Example]
    check: Callable[..., Iterable[Finding]]
    options: object | None
    """An instance of a frozen dataclass: what the configuration can set, with the values in force. None for no options."""
    module: str
    reclassified: bool = False
    """Whether the configuration has given it its severity, which then holds for all of its findings."""

    def run(self, subject: Request | Fault | Problem) -> Iterable[Finding]:
        """Return what the check finds, with the options in force."""
        return self.check(subject) if self.options is None else self.check(subject, self.options)

    @property
    def page(self) -> str:
        """Why the rule exists, in Markdown: the docstring of its check."""
        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.partition("\n")[0]

    @property
    def category(self) -> str:
        """The topic it belongs to: the folder its module lies in."""
        return self.module.split(".")[-2].replace("_", "-")

    @property
    def fixable(self) -> bool:
        """Whether some example shows a fix."""
        return any(example.fixed is not None for example in self.bad)


def rule(  # noqa: PLR0913 - a rule is declared in one place, all of it by name
    *,
    code: str,
    name: str,
    severity: Severity,
    evidence: Evidence,
    bad: Sequence[Example],
    good: Sequence[Example],
    operations: Sequence[str] = (),
    reads: Sequence[str] = (),
    faults: Sequence[FaultKind] = (),
    problems: Sequence[ProblemKind] = (),
    covers: Sequence[str] = (),
    references: Sequence[str] = (),
    service_error: str | None = None,
    options: object | None = None,
    since: str = "0.1.0",
) -> "Callable[[Check[Subject]], Rule]":
    """Make a rule of a check.

    A check looks at a `Request`; with `faults` at each `Fault` of those kinds that the structure of a request has; with
    `problems` at each `Problem` of those kinds that a reader met in the text. `covers` names the rules whose findings at the
    same place its own make superfluous. With `options`, an instance of a frozen
    dataclass that holds the defaults, the check takes a second parameter: its options as the configuration sets them. Each
    field is `Annotated` with a sentence that says what it means.

    Raises:
        RuleError: The declaration is not well formed.
    """

    def make(check: "Check[Subject]") -> Rule:  # quoted: it would be made anew for each rule
        where = f"{check.__module__}: rule {code}"
        if not CODE.fullmatch(code):
            raise RuleError(f"{where}: a code is three to five capital letters and three digits, as COG104")
        if not NAME.fullmatch(name):
            raise RuleError(f"{where}: the name {name!r} is not kebab-case")
        if not bad or not good:
            raise RuleError(f"{where}: a rule needs at least one bad and one good example")
        if not check.__doc__:
            raise RuleError(f"{where}: the docstring of its check is its page, and there is none")
        return Rule(
            code=code,
            name=name,
            severity=severity,
            evidence=evidence,
            operations=operations,
            reads=frozenset(reads),
            faults=faults,
            problems=problems,
            covers=covers,
            references=references,
            service_error=service_error,
            since=since,
            bad=bad,
            good=good,
            check=check,
            options=options,
            module=check.__module__,
        )

    return make
