"""Where the commands of a shell script run, as `cd` before them says."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from skelint.readers.scripts import shell_files
from skelint.readers.scripts.command import Word
from skelint.readers.scripts.limits import LONGEST_PATH, MOST_FOLDERS
from skelint.readers.scripts.shell_syntax import Scope

MOVING = ("cd", "pushd", "popd")


class Folder(NamedTuple):
    """Where commands run."""

    now: str = ""
    """The folder, relative to where the script starts; empty where it is not known."""
    possible: tuple[str, ...] = ()
    """All folders that it may be, the latest last."""
    sign: str = ""
    """What tells it from all others, known or not."""

    @classmethod
    def after(cls, folders: tuple[str, ...]) -> "Folder":
        """Return the folder that is the last of those that may be."""
        now = folders[-1] if folders else ""
        return cls(now, folders, now)


@dataclass(slots=True)
class Folders:
    """The folder in each scope of a passage that begins in one."""

    start: Folder
    where: dict[Scope | None, Folder] = field(default_factory=dict)

    def at(self, scope: Scope | None) -> Folder:
        """Return where a command of a scope runs."""
        inner = []
        while scope is not None and scope not in self.where:
            inner.append(scope)
            scope = scope.outer
        folder = self.where.get(scope, self.start)
        for each in inner:
            self.where[each] = folder
        return folder

    def move(self, scope: Scope | None, words: Sequence[Word], clock: int) -> None:
        """Note where `cd` goes to; from a folder that is not known, as from where the script is."""
        program = words[0].text
        if program not in MOVING:
            return
        now, possible, sign = self.at(scope)
        targets = [word for word in words[1:] if word.text not in ("--", "-P", "-L")]
        target = targets[0] if len(targets) == 1 and program != "popd" else None
        if target is None or not target.is_known or target.text in ("-", "") or len(now + target.text) > LONGEST_PATH:
            now, sign = "", shell_files.tagged("", clock)
        else:
            now = posixpath.normpath(posixpath.join(now, target.text))
            sign = posixpath.normpath(posixpath.join(sign, target.text))
            possible = (*(folder for folder in possible if folder != now), now)[-MOST_FOLDERS:]
        self.where[scope] = Folder(now, possible, sign)
