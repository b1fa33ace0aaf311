"""Patterns of files, as in a `.gitignore`."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from skelint.records import dataclass


@dataclass(frozen=True)  # no slots: the patterns are compiled when first asked for
class Files:
    """Patterns of files, as in a `.gitignore`, relative to a folder."""

    patterns: Sequence[str]
    folder: Path

    def match(self, path: str) -> bool:
        """Return whether a path, relative to the working folder or absolute, matches."""
        return bool(self._spec.match_file(_relative(Path(path).absolute(), self.folder)))

    @cached_property
    def _spec(self) -> Any:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where the configuration has patterns

        return GitIgnoreSpec.from_lines(self.patterns)


def _relative(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.as_posix().lstrip("/")
