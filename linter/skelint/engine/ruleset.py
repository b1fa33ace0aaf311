"""A set of rules: collected from packages, narrowed by selectors, asked for what applies and what is in force."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property

from skelint.authoring.finding import Finding, Severity
from skelint.authoring.operation import Operation
from skelint.authoring.option import RuleOption
from skelint.authoring.request import Request
from skelint.authoring.rule import Rule, Status
from skelint.authoring.subject import Fault, Problem
from skelint.authoring.wording import did_you_mean, listed
from skelint.engine.packages import RulesetError, check_unique, rules_of
from skelint.records import dataclass

__all__ = ["ADVICE", "BUILT_IN", "Ruleset", "RulesetError", "matches"]
BUILT_IN = "skelint_rules"
ADVICE = "advice"
"""The selector of every note."""
MOST_KEPT = 1000
"""For so many sets of members it is kept which rules apply: files that share none must not fill the memory."""


@dataclass(frozen=True)  # no slots: its indexes are made once, when first asked for
class Ruleset:
    """Rules in the order of their codes, with what the configuration says of them. No rule's code is loaded until it runs."""

    rules: tuple[Rule, ...]
    collected: tuple[Rule, ...] = ()
    """All the rules that these were chosen from."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """What the configuration sets, by code; it then holds for all findings of the rule."""
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """The values of options that the configuration sets, by code."""

    @classmethod
    def collect(cls, packages: Sequence[str] = (BUILT_IN,)) -> "Ruleset":
        """Return the rules of packages, by their indexes, or, where one has none, by its modules.

        Raises:
            RulesetError: A package cannot be used, or a code or a name occurs twice.
        """
        rules = [rule for package in packages for rule in rules_of(package)]
        check_unique(rules)
        return cls(tuple(sorted(rules, key=lambda rule: rule.code)))

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __getitem__(self, code_or_name: str) -> Rule:
        """Return one rule, by a code or name that it has or had.

        Raises:
            KeyError: There is none; its argument says so in words, with a near one.
        """
        wanted = code_or_name.strip()
        rule = self._by_name.get(wanted.upper()) or self._by_name.get(wanted.lower())
        if rule is None:
            raise KeyError(f"there is no rule {wanted}{did_you_mean(wanted, list(self._by_name))}")
        return rule

    @cached_property
    def _by_name(self) -> Mapping[str, Rule]:
        return {name: rule for rule in self.rules for name in _names(rule)}

    def select(self, select: Iterable[str] | None = None, extend: Iterable[str] = (), ignore: Iterable[str] = ()) -> "Ruleset":
        """Return the rules that selectors choose: `select` (default: all but notes), and `extend`, without `ignore`.

        A selector is a code, the beginning of one (`COG1`), a name, a category or some parts of one, `advice` (every note) or
        `ALL`. A rule in preview is chosen by its own code or name alone.

        Raises:
            RulesetError: A selector chooses nothing.
        """
        chosen = self._default() if select is None else self._chosen(select)
        chosen = (chosen | self._chosen(extend)) - self.codes(ignore)
        return replace(self, rules=tuple(rule for rule in self.all_rules if rule.code in chosen), collected=self.all_rules)

    @property
    def all_rules(self) -> tuple[Rule, ...]:
        """All the rules there are, chosen or not."""
        return self.collected or self.rules

    def severity(self, rule: Rule) -> Severity:
        """Return the severity of a rule that is in force."""
        return self.severities.get(rule.code, rule.severity)

    def value(self, rule: Rule, option: RuleOption) -> object:
        """Return the value of an option that is in force."""
        return self.options.get(rule.code, {}).get(option.name, option.default)

    def classified(self, severities: Mapping[str, str]) -> "Ruleset":
        """Return the rules with other severities, by selector; of two selectors that choose one rule, the longer counts.

        Raises:
            RulesetError: A selector chooses nothing.
        """
        classified = self
        for selector in sorted(severities, key=lambda selector: (selector != "ALL", len(selector))):
            severity = Severity[severities[selector].upper()]
            changes = dict.fromkeys(self.codes([selector]), severity)
            classified = replace(classified, severities={**classified.severities, **changes})
        return classified

    def configured(self, tables: Mapping[str, Mapping[str, object]]) -> "Ruleset":
        """Return the rules with the options that tables set, by the rule's code or name.

        Raises:
            RulesetError: There is no such rule or option, or a value is of the wrong type.
        """
        from skelint.engine.options import OptionError, values  # noqa: PLC0415 - only where the configuration sets some

        options = dict(self.options)
        for name, table in tables.items():
            try:
                rule = self[name]
                options[rule.code] = {**options.get(rule.code, {}), **values(rule, table)}
            except (KeyError, OptionError) as error:
                raise RulesetError(str(error.args[0])) from error
        return replace(self, options=options)

    def codes(self, selectors: Iterable[str]) -> set[str]:
        """Return the codes of the rules that selectors name, those in preview too.

        Raises:
            RulesetError: A selector names nothing.
        """
        codes: set[str] = set()
        for selector in selectors:
            if selector == ADVICE:
                matched = {rule.code for rule in self.all_rules if self.severity(rule) is Severity.NOTE}
            else:
                matched = {rule.code for rule in self.all_rules if matches(rule, selector)}
            if not matched:
                raise RulesetError(f"no rule is selected by {selector!r}{self.near(selector)}")
            codes |= matched
        return codes

    def _default(self) -> set[str]:
        return {
            rule.code
            for rule in self.all_rules
            if rule.status is not Status.PREVIEW and (rule.severity > Severity.NOTE or rule.code in self.severities)
        }

    def _chosen(self, selectors: Iterable[str]) -> set[str]:
        """Return the codes of the rules that selectors turn on: rules in preview one by one, all others also together."""
        preview = {rule.code: rule for rule in self.all_rules if rule.status is Status.PREVIEW}
        chosen: set[str] = set()
        for selector in selectors:
            codes = self.codes([selector])
            turned_on = {code for code in codes if code not in preview or selector in _names(preview[code])}
            if not turned_on:
                names = listed(sorted(codes))
                raise RulesetError(f"{selector!r} selects nothing but rules in preview: name them one by one, as {names}")
            chosen |= turned_on
        return chosen

    def near(self, selector: str) -> str:
        """Return `; did you mean X?` for a selector that chooses nothing."""
        return did_you_mean(selector, self._selectors)

    @cached_property
    def _selectors(self) -> Sequence[str]:
        names = {name for rule in self.all_rules for name in (rule.code, rule.name, rule.category, *rule.category.split("/"))}
        return sorted(names | {ADVICE, "ALL"})

    def run(self, rule: Rule, subject: Request | Fault | Problem) -> Iterable[Finding]:
        """Return what a rule finds in a subject, with its options in force; the rule's code is loaded if it was not.

        Raises:
            RuleError: The rule's code cannot be loaded.
        """
        check = self._checks.get(rule.code)
        if check is None:
            check = self._checks[rule.code] = self._bound(rule)
        return check(subject)

    @cached_property
    def _checks(self) -> dict[str, Callable[..., Iterable[Finding]]]:
        return {}

    def _bound(self, rule: Rule) -> Callable[..., Iterable[Finding]]:
        code = rule.loaded
        if code.defaults is None:
            return code.check
        from skelint.engine.options import in_force  # noqa: PLC0415 - few rules have options

        options = in_force(code.defaults, self.options.get(rule.code, {}))
        return lambda subject: code.check(subject, options)

    @cached_property
    def needing(self) -> frozenset[Operation]:
        """The operations that some rule judges by what other files say."""
        return frozenset(Operation(*name.split(" ", 1)) for rule in self.rules if rule.needs for name in rule.operations)

    @cached_property
    def kin(self) -> Mapping[str, Sequence[str]]:
        """The codes of the rules that can tell of the same mistake as one: those that it covers, and that cover it."""
        pairs = [(rule.code, code) for rule in self.all_rules for code in rule.covers]
        kin: dict[str, list[str]] = {}
        for first, second in (*pairs, *((covered, code) for code, covered in pairs)):
            kin.setdefault(first, []).append(second)
        return kin

    @cached_property
    def by_fault(self) -> dict[str, tuple[Rule, ...]]:
        """The rules about faults of structure, by kind of fault."""
        return _grouped((kind, rule) for rule in self.rules for kind in rule.faults)

    @cached_property
    def by_problem(self) -> dict[str, tuple[Rule, ...]]:
        """The rules about problems of a file's text, by kind of problem."""
        return _grouped((kind, rule) for rule in self.rules for kind in rule.problems)

    def applicable(self, request: Request) -> Sequence[Rule]:
        """Return the rules about requests whose operation, members and texts call for them, in the order of their codes."""
        rules, mentions = self._called(request)
        text = request.text
        mentioned = {mention for mention in mentions if mention in text}
        return [rule for rule in rules if not rule.mentions or not mentioned.isdisjoint(rule.mentions)]

    def _called(self, request: Request) -> tuple[tuple[Rule, ...], frozenset[str]]:
        """Return the rules that an operation and members call for, and all texts that they mention."""
        key = (request.operation, request.state is not None, *request.parameters)
        called = self._applicable.get(key)
        if called is None:
            if len(self._applicable) >= MOST_KEPT:
                self._applicable.clear()
            by_member = self._of_operation(str(request.operation))
            by_code = {rule.code: rule for member in (ALWAYS, *request.parameters) for rule in by_member.get(member, ())}
            rules = tuple(by_code[code] for code in sorted(by_code) if request.state is not None or not by_code[code].needs)
            called = self._applicable[key] = rules, frozenset(mention for rule in rules for mention in rule.mentions)
        return called

    @cached_property
    def _applicable(self) -> dict[tuple[object, ...], tuple[tuple[Rule, ...], frozenset[str]]]:
        return {}

    def _of_operation(self, operation: str) -> Mapping[str, tuple[Rule, ...]]:
        """Return the rules about the requests of an operation, by a member that they read."""
        by_member = self._by_member.get(operation)
        if by_member is None:
            rules = (*self._by_operation.get(operation, ()), *self._by_operation.get(ANY, ()))
            by_member = _grouped((member, rule) for rule in rules for member in rule.reads or (ALWAYS,))
            self._by_member[operation] = by_member
        return by_member

    @cached_property
    def _by_member(self) -> dict[str, Mapping[str, tuple[Rule, ...]]]:
        return {}

    @cached_property
    def _by_operation(self) -> Mapping[str, tuple[Rule, ...]]:
        about_requests = (rule for rule in self.rules if not (rule.faults or rule.problems))
        return _grouped((operation, rule) for rule in about_requests for operation in rule.operations or (ANY,))


ALWAYS = ""
"""In the place of a member: the rules that run whatever is written."""
ANY = ""
"""In the place of an operation: the rules about all of them."""


def _grouped(pairs: Iterable[tuple[str, Rule]]) -> dict[str, tuple[Rule, ...]]:
    groups: dict[str, list[Rule]] = {}
    for key, rule in pairs:
        groups.setdefault(key, []).append(rule)
    return {key: tuple(rules) for key, rules in groups.items()}


def _names(rule: Rule) -> tuple[str, ...]:
    return (rule.code, rule.name, *rule.formerly)


def matches(rule: Rule, selector: str) -> bool:
    """Return whether a selector names a rule."""
    if selector == "ALL" or selector in _names(rule) or rule.belongs_to(selector):
        return True
    if selector == ADVICE:
        return rule.severity is Severity.NOTE
    return selector.isupper() and rule.code.startswith(selector)
