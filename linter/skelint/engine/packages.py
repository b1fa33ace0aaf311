"""The rules of a package: as its index says, or, where it has none, as its modules do."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from importlib.machinery import all_suffixes
from types import ModuleType

from skelint.authoring.rule import Rule, RuleError, declared_in
from skelint.authoring.wording import listed
from skelint.engine.index import NAME, read

RENAMED = "RENAMED"
"""The table in a package of rules that leads from older names of its categories to those that they have now."""
SUFFIXES = frozenset(all_suffixes())
PRIVATE = ("_", "")
"""What the names of modules that hold no rule begin with."""


class RulesetError(Exception):
    """A ruleset cannot be used: the message names the module or selector that is wrong."""


def rules_of(package: str) -> list[Rule]:
    """Return the rules of a package, in no order; with an index, none of their modules is imported.

    Raises:
        RulesetError: The package cannot be imported or holds no rule, its index does not fit it, or a module has not
            exactly one rule.
    """
    top = _imported(package)
    for folder in _folders(top):
        try:
            with open(os.path.join(folder, NAME), "rb") as file:  # noqa: PTH118, PTH123 - a Path costs more than it is read in
                raw = file.read()
        except OSError:
            continue
        return _indexed(package, raw, folder)
    return walked(package)


def walked(package: str) -> list[Rule]:
    """Return the rules of a package, each module of it imported but for those named `_…`, in the order of their codes.

    Raises:
        RulesetError: The package cannot be imported or holds no rule, a module has not exactly one, or a code or name is
            declared twice.
    """
    import pkgutil  # noqa: PLC0415 - only for packages without an index

    top = _imported(package)
    renamed: dict[str, str] = getattr(top, RENAMED, {})
    rules = []
    for module in pkgutil.walk_packages(_folders(top), f"{package}.", onerror=_raise):
        if not (module.ispkg or module.name.rpartition(".")[2].startswith("_")):
            try:
                rule = declared_in(module.name)
            except RuleError as error:
                raise RulesetError(str(error)) from error
            older = [old for old, new in renamed.items() if rule.belongs_to(new)]
            rules.append(rule._replace(was_in=older))
    if not rules:
        raise RulesetError(f"{package} holds no rules: each is a module of its own below that package")
    check_unique(rules)
    return sorted(rules, key=lambda rule: rule.code)


def check_unique(rules: Iterable[Rule]) -> None:
    """Do nothing where each code and name belongs to one rule alone.

    Raises:
        RulesetError: One is declared twice.
    """
    declared: dict[str, Rule] = {}
    for rule in rules:
        for key in (rule.code, rule.name, *rule.formerly):
            if key in declared:
                raise RulesetError(f"{key} is declared twice: in {declared[key].module} and in {rule.module}")
            declared[key] = rule


def _indexed(package: str, raw: bytes, folder: str) -> list[Rule]:
    again = f"run python -m skelint.index {package}"
    try:
        rules = read(raw, package)
    except ValueError as error:
        raise RulesetError(f"{os.path.join(folder, NAME)} cannot be used: {error}; {again}") from error  # noqa: PTH118
    named = {rule.module for rule in rules}
    present = set(_modules(folder, package))
    if missing := sorted(named - present):
        raise RulesetError(f"the index of {package} names {listed(missing[:3])}, and there is no such module; {again}")
    if unnamed := sorted(present - named):
        raise RulesetError(f"the index of {package} does not know {listed(unnamed[:3])}; {again}")
    return rules


def _modules(folder: str, package: str) -> Iterator[str]:
    """Yield the names of the modules that hold a rule: an index of other files than these would lose some."""
    for entry in os.listdir(folder):  # noqa: PTH208 - a package may have thousands of modules
        name, dot, suffix = entry.partition(".")
        if dot:
            if name[0:1] not in PRIVATE and dot + suffix in SUFFIXES:
                yield f"{package}.{name}"
        elif name != "__pycache__" and os.path.exists(inner := os.path.join(folder, name, "__init__.py")):  # noqa: PTH110, PTH118
            yield from _modules(os.path.dirname(inner), f"{package}.{name}")  # noqa: PTH120


def _imported(package: str) -> ModuleType:
    if not all(part.isidentifier() for part in package.split(".")):
        raise RulesetError(
            f"{package!r} is no name of a package: name it as Python imports it, as acme_skelint_rules, "
            "and install it or put the folder that it is in on PYTHONPATH"
        )
    try:
        return import_module(package)
    except ModuleNotFoundError as error:
        if error.name is None or not f"{package}.".startswith(f"{error.name}."):
            raise _unusable(package, error) from error
        raise RulesetError(
            f"the rules of {package} cannot be imported: {error}; install the package that holds them, "
            "or put the folder that it is in on PYTHONPATH"
        ) from error
    except (Exception, SystemExit) as error:
        raise _unusable(package, error) from error


def _unusable(package: str, error: BaseException) -> RulesetError:
    return RulesetError(f"the rules of {package} cannot be imported: {type(error).__name__}: {error}")


def _folders(top: ModuleType) -> Sequence[str]:
    return list(getattr(top, "__path__", ()))


def _raise(name: str) -> None:
    error = sys.exception()
    raise RulesetError(f"the package {name} of a ruleset cannot be imported: {type(error).__name__}: {error}")
