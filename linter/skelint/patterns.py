"""Patterns of files, as in a `.gitignore`."""

import re
import warnings
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import Any

from skelint.records import dataclass

WILDCARD = re.compile(r"[*?\[\\]")
STAR = r"[^/]*"
"""What `*` becomes in a regular expression of pathspec's."""
FOLDERS = "(?:/.+)?"
"""What `**` becomes between two names."""
PIECE = r"(?:\[\^/\](?![*+])|\[(?!\^/\])(?:\\.|[^\]\\])+\]|\\.|[^/\\\[\]().*+?$^|])*"
"""What may stand between two stars of one name: letters, classes, single characters."""
NONE_OF = re.compile(r"(?<!\\)\[\^(?!/)")
STAR_AND_PIECE = re.compile(rf"\[\^/\]\*({PIECE})(?=\[\^/\]\*)")


@dataclass(frozen=True)  # no slots: the patterns are compiled when first asked for
class Files:
    """Patterns of files, as in a `.gitignore`, relative to a folder."""

    patterns: Sequence[str]
    folder: Path

    def match(self, path: str) -> bool:
        """Return whether a path, relative to the working folder or absolute, matches."""
        return bool(self._spec.match_file(_relative(Path(path).absolute(), self.folder)))

    def wrong(self) -> int | None:
        """Return the number of the first pattern that is not one, such as `[z-a]`."""
        return next((number for number, pattern in enumerate(self.patterns) if not is_pattern(pattern)), None)

    @cached_property
    def _spec(self) -> Any:
        return compiled(self.patterns)


def static_folder(pattern: str) -> str:
    """Return the folder that all files lie in which a pattern can match, relative to that of the pattern."""
    if pattern.startswith("!") or "/" not in pattern.rstrip("/"):
        return ""  # it matches at any depth
    parts = pattern.strip("/").split("/")
    return "/".join(takewhile(lambda part: not WILDCARD.search(part), parts[:-1]))


def compiled(lines: Iterable[str]) -> Any:
    """Return the patterns as pathspec matches them, made so that none takes long, whatever it is matched with.

    Raises:
        ValueError, re.error: One of them is no pattern.
    """
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - only where there are patterns

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", FutureWarning)  # of `[[`, which may mean something else in some Python to come
        spec = GitIgnoreSpec.from_lines(lines)
        for pattern in spec.patterns:
            if pattern.regex is not None and (pattern.regex.pattern.count(STAR) > 1 or FOLDERS in pattern.regex.pattern):
                pattern.regex = re.compile(without_backtracking(pattern.regex.pattern))
    return spec


def without_backtracking(expression: str) -> str:
    """Return a regular expression of pathspec's that tries each star but the last only once.

    What stands behind a star may be taken where it first fits: the next star takes whatever that leaves. So each star that
    another one follows becomes lazy and atomic, within a name and, as `**`, between names.
    """
    expression = NONE_OF.sub("[^/", expression)  # as Git has it: no class holds the slash
    expression = STAR_AND_PIECE.sub(r"(?>[^/]*?\1)", expression)
    first, *others = expression.split(FOLDERS)
    if not others:
        return expression
    *middle, last = others
    start = first.removeprefix("^(?:.+/)?")
    head = first if start == first else rf"^(?>(?:.+?/)??{start}(?=/))"
    return head + "".join(rf"(?>(?:/.+?)??{names}(?=/))" for names in middle) + FOLDERS + last


def is_pattern(line: str) -> bool:
    """Return whether a line can be a pattern: not so `[z-a]`."""
    try:
        compiled([line])
    except (ValueError, re.error):
        return False
    return True


def _relative(path: Path, folder: Path) -> str:
    try:
        return path.relative_to(folder).as_posix()
    except ValueError:
        return path.as_posix().lstrip("/")
