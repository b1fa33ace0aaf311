"""The user pools that the configuration names."""

from skelint.patterns import Files
from skelint.records import dataclass


@dataclass(frozen=True, slots=True)
class PoolFiles:
    """A pool that the configuration names: what its files say belongs to it, and they are judged by it."""

    files: Files
    name: str = ""
    id: str | None = None

    @property
    def key(self) -> str:
        """What the pool is known by."""
        return self.id or self.name or ", ".join(self.files.patterns)
