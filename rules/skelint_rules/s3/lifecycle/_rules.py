"""The rules of a lifecycle configuration."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skelint import Request, member, quoted

CONFIGURATION = "LifecycleConfiguration"


class LifecycleRule(NamedTuple):
    """A rule of a lifecycle configuration."""

    pointer: tuple[str | int, ...]
    members: Mapping[str, object]

    @property
    def named(self) -> str:
        """The rule as messages name it: by its ID, or by its place."""
        name = self.members.get("ID")
        return f"the rule {quoted(name)}" if isinstance(name, str) and name else member(self.pointer[1:])


def lifecycle_rules(request: Request) -> Iterator[LifecycleRule]:
    """Yield the rules of the configuration."""
    for rule in request.each_structure(CONFIGURATION, "Rules"):
        yield LifecycleRule(rule.pointer, rule.value)
