"""A set of rules: collected from packages, narrowed by selectors, asked for what applies."""

import pkgutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from importlib import import_module

from skelint.authoring.finding import Severity
from skelint.authoring.request import Request
from skelint.authoring.rule import Rule, RuleError
from skelint.authoring.wording import did_you_mean
from skelint.engine.options import OptionError, configured

BUILT_IN = "skelint_rules"
ADVICE = "advice"
"""The selector of every note."""


class RulesetError(Exception):
    """A ruleset cannot be used: the message names the module or selector that is wrong."""


@dataclass(frozen=True)  # no slots: its indexes are made once, when first asked for
class Ruleset:
    """Rules in the order of their codes."""

    rules: tuple[Rule, ...]
    collected: tuple[Rule, ...] = ()
    """All the rules that these were chosen from."""

    @classmethod
    def collect(cls, packages: Sequence[str] = (BUILT_IN,)) -> "Ruleset":
        """Return the rules of packages: each module below them, but for those named `_…`, holds exactly one.

        Raises:
            RulesetError: A package cannot be imported or holds no rule, a module has not exactly one, or a code or a name
                occurs twice.
        """
        rules = [rule for package in packages for rule in _rules_of(package)]
        seen: dict[str, Rule] = {}
        for rule in rules:
            for key in (rule.code, rule.name):
                if key in seen:
                    raise RulesetError(f"{key} is declared twice: in {seen[key].module} and in {rule.module}")
                seen[key] = rule
        return cls(tuple(sorted(rules, key=lambda rule: rule.code)))

    def __iter__(self) -> Iterator[Rule]:
        return iter(self.rules)

    def __getitem__(self, code_or_name: str) -> Rule:
        """Return one rule.

        Raises:
            KeyError: There is none; its argument says so in words, with a near one.
        """
        wanted = code_or_name.strip()
        for rule in self.rules:
            if wanted.upper() == rule.code or wanted.lower() == rule.name:
                return rule
        known = [name for rule in self.rules for name in (rule.code, rule.name)]
        raise KeyError(f"there is no rule {wanted}{did_you_mean(wanted, known)}")

    def select(self, select: Iterable[str] | None = None, extend: Iterable[str] = (), ignore: Iterable[str] = ()) -> "Ruleset":
        """Return the rules that selectors choose: `select` (default: all but notes), and `extend`, without `ignore`.

        A selector is a code, the beginning of one (`COG1`), a name, a category, `advice` (every note) or `ALL`.

        Raises:
            RulesetError: A selector chooses nothing.
        """
        known = self.known
        default = {rule.code for rule in known if rule.severity > Severity.NOTE or rule.reclassified}
        chosen = default if select is None else self.codes(select)
        chosen = (chosen | self.codes(extend)) - self.codes(ignore)
        return Ruleset(tuple(rule for rule in known if rule.code in chosen), known)

    @property
    def known(self) -> tuple[Rule, ...]:
        """All the rules there are, chosen or not."""
        return self.collected or self.rules

    def classified(self, severities: Mapping[str, str]) -> "Ruleset":
        """Return the rules with other severities, by selector; of two selectors that choose one rule, the longer counts.

        Raises:
            RulesetError: A selector chooses nothing.
        """
        changed: dict[str, Rule] = {}
        for selector in sorted(severities, key=lambda selector: (selector != "ALL", len(selector))):
            codes = self.codes([selector])
            severity = Severity[severities[selector].upper()]
            changed |= {
                rule.code: replace(rule, severity=severity, reclassified=True) for rule in self.known if rule.code in codes
            }
        return self._with(changed)

    def configured(self, tables: Mapping[str, Mapping[str, object]]) -> "Ruleset":
        """Return the rules with the options that tables set, by the rule's code or name.

        Raises:
            RulesetError: There is no such rule or option, or a value is of the wrong type.
        """
        changed: dict[str, Rule] = {}
        for name, table in tables.items():
            try:
                rule = self[name]
                changed[rule.code] = configured(rule, table)
            except (KeyError, OptionError) as error:
                raise RulesetError(str(error.args[0])) from error
        return self._with(changed)

    def _with(self, changed: Mapping[str, Rule]) -> "Ruleset":
        if not changed:
            return self
        rules, collected = (tuple(changed.get(rule.code, rule) for rule in rules) for rules in (self.rules, self.collected))
        return Ruleset(rules, collected)

    def codes(self, selectors: Iterable[str]) -> set[str]:
        """Return the codes of the rules that selectors choose.

        Raises:
            RulesetError: A selector chooses nothing.
        """
        codes: set[str] = set()
        for selector in selectors:
            matched = {rule.code for rule in self.known if matches(rule, selector)}
            if not matched:
                raise RulesetError(f"no rule is selected by {selector!r}{self.near(selector)}")
            codes |= matched
        return codes

    def near(self, selector: str) -> str:
        """Return `; did you mean X?` for a selector that chooses nothing."""
        names = {name for rule in self.known for name in (rule.code, rule.name, rule.category)}
        return did_you_mean(selector, sorted(names | {ADVICE, "ALL"}))

    @cached_property
    def by_fault(self) -> dict[str, tuple[Rule, ...]]:
        """The rules about faults of structure, by kind of fault."""
        kinds = {kind for rule in self.rules for kind in rule.faults}
        return {kind: tuple(rule for rule in self.rules if kind in rule.faults) for kind in kinds}

    @cached_property
    def by_problem(self) -> dict[str, tuple[Rule, ...]]:
        """The rules about problems of a file's text, by kind of problem."""
        kinds = {kind for rule in self.rules for kind in rule.problems}
        return {kind: tuple(rule for rule in self.rules if kind in rule.problems) for kind in kinds}

    @cached_property
    def _applicable(self) -> dict[tuple[object, ...], tuple[Rule, ...]]:
        return {}

    def applicable(self, request: Request) -> tuple[Rule, ...]:
        """Return the rules about requests whose operation and members call for them."""
        key = (request.operation, *request.parameters)
        cached = self._applicable.get(key)
        if cached is None:
            if len(self._applicable) >= 1000:  # files that share no keys must not fill the memory
                self._applicable.clear()
            cached = self._applicable[key] = tuple(rule for rule in self.rules if _applies(rule, request))
        return cached


def _applies(rule: Rule, request: Request) -> bool:
    return (
        not rule.faults
        and not rule.problems
        and (not rule.operations or str(request.operation) in rule.operations)
        and (not rule.reads or not rule.reads.isdisjoint(request.parameters))
    )


def matches(rule: Rule, selector: str) -> bool:
    """Return whether a selector chooses a rule."""
    if selector == "ALL" or selector in (rule.name, rule.category):
        return True
    if selector == ADVICE:
        return rule.severity is Severity.NOTE
    return selector.isupper() and rule.code.startswith(selector)


def _rules_of(package: str) -> list[Rule]:
    try:
        top = import_module(package)
    except ImportError as error:
        raise RulesetError(f"the rules of {package} cannot be imported: {error}") from error
    found = []
    for module in pkgutil.walk_packages(top.__path__, package + ".", onerror=_raise) if hasattr(top, "__path__") else ():
        if module.ispkg or module.name.rpartition(".")[2].startswith("_"):
            continue
        found.append(_rule_of(module.name))
    if not found:
        raise RulesetError(f"{package} holds no rules: each is a module of its own below that package")
    return found


def _rule_of(module: str) -> Rule:
    try:
        loaded = import_module(module)
    except (ImportError, RuleError, SyntaxError, TypeError, NameError) as error:
        raise RulesetError(f"the rule in {module} cannot be loaded: {error}") from error
    rules = [value for value in vars(loaded).values() if isinstance(value, Rule) and value.module == module]
    if len(rules) != 1:
        raise RulesetError(f"{module} declares {len(rules)} rules; a module declares exactly one")
    return rules[0]


def _raise(name: str) -> None:
    raise RulesetError(f"the package {name} of a ruleset cannot be imported")
