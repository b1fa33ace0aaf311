"""The rules of a lifecycle configuration."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from skelint import Finding, Part, Request, member, quoted

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

    def lacks(self, what: str, help: str) -> Finding:
        """Return the finding that the rule lacks something, at its ID where it has one."""
        identified = "ID" in self.members
        return Finding(
            at=(*self.pointer, "ID") if identified else self.pointer,
            part=Part.VALUE if identified else Part.KEY,
            message=f"{self.named} has {what}",
            help=help,
        )


def lifecycle_rules(request: Request) -> Iterator[LifecycleRule]:
    """Yield the rules of the configuration."""
    for rule in request.each_structure(CONFIGURATION, "Rules"):
        yield LifecycleRule(rule.pointer, rule.value)
