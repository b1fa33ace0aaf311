"""A rule: a documented constraint with its page, its examples and its check."""

import inspect
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from enum import Enum
from functools import cache
from importlib import import_module
from typing import Any, NamedTuple, TypeVar

from skelint.authoring.finding import Finding, Severity
from skelint.authoring.need import Need
from skelint.authoring.option import RuleOption, declared
from skelint.authoring.request import Request
from skelint.authoring.subject import Fault, FaultKind, Problem, ProblemKind
from skelint.records import dataclass

Subject = TypeVar("Subject", Request, Fault, Problem)
Check = Callable[[Subject], Iterable[Finding]] | Callable[[Subject, Any], Iterable[Finding]]
"""What a rule does: it looks at its subject, and takes its options if it has any."""

CODE = re.compile(r"[A-Z]{3,5}[0-9]{3,4}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
MARKS = "«»"
PAGES = "PAGES"
"""What the address of a rule's page is called in a package of rules: `https://rules.example/{code}/`."""


class RuleError(Exception):
    """A rule is not well formed, or its module cannot be loaded; the message names it."""


class Evidence(Enum):
    """How a rule knows."""

    MODEL = "the service model says so"
    DOCUMENT = "AWS documents it"
    OBSERVED = "the service or the AWS CLI was observed to answer so"
    INFERRED = "it follows from what AWS documents"
    OWN = "it is a rule of skelint itself"
    PLUGIN = "a plugin's rule says so"


class Status(Enum):
    """How far a rule can be relied on to stay as it is."""

    STABLE = "stable"
    PREVIEW = "preview"
    """On trial: it runs only where it is selected by its own code or name."""
    DEPRECATED = "deprecated"
    """It goes away with a later version."""
    RENAMED = "renamed"
    """It has another code or name than before; the old one still selects it."""


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
    context: Sequence[str] = ()
    """Saved outputs of commands that lie beside it, in JSON or YAML."""

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


@dataclass(frozen=True, slots=True)
class Code:
    """What a rule does, and the examples that show it: what is in its module and in no index."""

    check: Callable[..., Iterable[Finding]]
    bad: Sequence[Example]
    good: Sequence[Example]
    defaults: object | None = None
    """An instance of a frozen dataclass: the options that the check takes, with their defaults. None where it takes none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What is told of a rule besides when it runs: an index holds it apart, as a clean file asks for none of it."""

    evidence: Evidence
    page: str
    """Why the rule exists, in Markdown: the docstring of its check."""
    covers: Sequence[str] = ()
    """The codes of rules whose findings at the same place this one makes superfluous: one mistake, one finding."""
    references: Sequence[str] = ()
    service_error: str | None = None
    further_answers: Sequence[str] = ()
    since: str = "0.1.0"
    options: Sequence[RuleOption] = ()
    fixable: bool = False
    """Whether some example shows a fix."""


class Rule(NamedTuple):
    """What a rule declares. Made by `@rule`, one in a module, or read from an index: then its code is loaded when it runs.

    What the configuration sets, severities and options, is none of its business: a `Ruleset` knows that.
    """

    code: str
    name: str
    module: str
    severity: Severity
    operations: Sequence[str]
    """The operations it speaks about; none means all."""
    reads: Sequence[str]
    """The top-level members it is about: it runs where one of them is there. None means always."""
    mentions: Sequence[str]
    """Texts in small letters, one of which is in some string of each request that it reports. None means that any may be."""
    faults: Sequence[FaultKind]
    problems: Sequence[ProblemKind]
    needs: Sequence[Need]
    """What it has to know of the user pool: it runs only where other files say something of that."""
    status: Status
    formerly: Sequence[str]
    """The codes and names that it had before; they still select it."""
    told: "Callable[[str], Details]"
    """What gives the details of the rule with a code."""
    was_in: Sequence[str] = ()
    """Older names of its category, which still select it: its package says so, not its module."""
    own_code: Code | None = None
    """Its code, where it was made by `@rule`."""

    @property
    def loaded(self) -> Code:
        """The rule's code; its module is imported for it.

        Raises:
            RuleError: The module cannot be imported, has not exactly one rule, or another one than the index says.
        """
        if self.own_code is not None:
            return self.own_code
        rule = declared_in(self.module)
        if rule.own_code is None or rule[:DECLARED] != self[:DECLARED]:
            command = f"python -m skelint.index {self.module.partition('.')[0]}"
            raise RuleError(f"the index of rules is not that of {self.module}: run `{command}`")
        return rule.own_code

    @property
    def check(self) -> Callable[..., Iterable[Finding]]:
        """The function that looks at a subject."""
        return self.loaded.check

    @property
    def bad(self) -> Sequence[Example]:
        """The examples that are reported."""
        return self.loaded.bad

    @property
    def good(self) -> Sequence[Example]:
        """The examples that are not."""
        return self.loaded.good

    @property
    def details(self) -> Details:
        """All else that is told of the rule."""
        return self.told(self.code)

    @property
    def evidence(self) -> Evidence:
        """How it is known."""
        return self.details.evidence

    @property
    def page(self) -> str:
        """Why the rule exists, in Markdown."""
        return self.details.page

    @property
    def covers(self) -> Sequence[str]:
        """The codes of rules whose findings at the same place this one makes superfluous."""
        return self.details.covers

    @property
    def references(self) -> Sequence[str]:
        """Where it is written."""
        return self.details.references

    @property
    def address(self) -> str:
        """Where its page is in the web; empty where its package does not say where its pages are."""
        pages: str = getattr(sys.modules.get(self.module.partition(".")[0]), PAGES, "")
        return pages.replace("{code}", self.code)

    @property
    def url(self) -> str:
        """Where it is explained: its page, or the first document that it refers to."""
        return self.address or next(iter(self.references), "")

    @property
    def service_error(self) -> str | None:
        """What the service answers, where that is known."""
        return self.details.service_error

    @property
    def answers(self) -> Sequence[str]:
        """All that the service is known to answer, whatever the input; `…` stands for what depends on it."""
        told = self.details
        return [*([told.service_error] if told.service_error else []), *told.further_answers]

    @property
    def since(self) -> str:
        """The version of its package that had it first."""
        return self.details.since

    @property
    def options(self) -> Sequence[RuleOption]:
        """What the configuration can set."""
        return self.details.options

    @property
    def fixable(self) -> bool:
        """Whether some example shows a fix."""
        return self.details.fixable

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.partition("\n")[0]

    @property
    def category(self) -> str:
        """The topic it belongs to: the folders its module lies in, as `cognito/app-client/redirects`."""
        package, *folders, _ = self.module.split(".") if "." in self.module else (self.module, self.module)
        return "/".join(folders or [package]).replace("_", "-")

    def belongs_to(self, category: str) -> bool:
        """Return whether a category holds the rule: any run of whole parts of its own, as `app-client/redirects`."""
        return f"/{category}/" in f"/{self.category}/" or category in self.was_in


DECLARED = Rule._fields.index("told")
"""So many of the fields say when a rule runs: an index that has other ones of it than its module would run another rule."""


@cache
def declared_in(module: str) -> Rule:
    """Return the rule that a module declares.

    Raises:
        RuleError: The module cannot be imported, or has not exactly one.
    """
    try:
        loaded = import_module(module)
    except (Exception, SystemExit) as error:
        raise RuleError(f"the rule in {module} cannot be loaded: {type(error).__name__}: {error}") from error
    rules = [value for value in vars(loaded).values() if isinstance(value, Rule) and value.module == module]
    if len(rules) != 1:
        raise RuleError(f"{module} declares {len(rules)} rules; a module declares exactly one")
    return rules[0]


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
    mentions: Sequence[str] = (),
    faults: Sequence[FaultKind] = (),
    problems: Sequence[ProblemKind] = (),
    needs: Sequence[Need] = (),
    covers: Sequence[str] = (),
    references: Sequence[str] = (),
    service_error: str | None = None,
    further_answers: Sequence[str] = (),
    options: object | None = None,
    since: str = "0.1.0",
    status: Status = Status.STABLE,
    formerly: Sequence[str] = (),
) -> "Callable[[Check[Subject]], Rule]":
    """Make a rule of a check.

    A check looks at a `Request`: if one of the members that it `reads` is there and, with `mentions`, if one of those texts is
    in some string of the request, whatever its case. With `faults` it looks at each `Fault` of those kinds that the structure
    of a request has; with `problems` at each `Problem` of those kinds that a reader met in the text. With `needs` it looks at
    the requests whose user pool other files say something of; they name the commands whose output it asks for. `covers` names
    the rules whose findings at the same place its own make superfluous. `service_error` is what the service answers to all
    that it reports, `further_answers` are what it answers to some: their findings say so themselves. With `options`, an
    instance of a frozen dataclass that holds the defaults, the check takes a second parameter: its options as they are set.
    Each field is `Annotated` with a sentence that says what it means. `formerly` are the codes and names that it had before.

    Raises:
        RuleError: The declaration is not well formed.
    """

    def make(check: "Check[Subject]") -> Rule:  # quoted: it would be made anew for each rule
        where = f"{check.__module__}: rule {code}"
        if not CODE.fullmatch(code):
            raise RuleError(f"{where}: a code is three to five capital letters and three or four digits, as COG104")
        if not NAME.fullmatch(name):
            raise RuleError(f"{where}: the name {name!r} is not kebab-case")
        if any(text != text.lower() for text in mentions):
            raise RuleError(f"{where}: what it mentions is written in small letters")
        if not bad or not good:
            raise RuleError(f"{where}: a rule needs at least one bad and one good example")
        if not check.__doc__:
            raise RuleError(f"{where}: the docstring of its check is its page, and there is none")
        if status is Status.RENAMED and not formerly:
            raise RuleError(f"{where}: it is renamed, and `formerly` does not say what it was called")
        try:
            settable = declared(options)
        except TypeError as error:
            raise RuleError(f"{where}: {error}") from error
        details = Details(
            evidence=evidence,
            page=inspect.cleandoc(check.__doc__),
            covers=list(covers),
            references=list(references),
            service_error=service_error,
            further_answers=list(further_answers),
            since=since,
            options=settable,
            fixable=any(example.fixed is not None for example in bad),
        )
        return Rule(
            code=code,
            name=name,
            module=check.__module__,
            severity=severity,
            operations=list(operations),
            reads=sorted(reads),
            mentions=list(mentions),
            faults=list(faults),
            problems=list(problems),
            needs=list(needs),
            status=status,
            formerly=list(formerly),
            told=lambda _: details,
            own_code=Code(check, bad, good, options),
        )

    return make
