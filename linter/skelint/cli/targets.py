"""The files of a run, from the paths on the command line."""

import os
import re
from collections.abc import Sequence

from skelint.project.discovery import files
from skelint.project.settings import Settings
from skelint.readers.reading import is_command
from skelint.readers.registry import by_name
from skelint.run.outcome import STDIN, Target

WILD = re.compile(r"[*?\[]")


def expanded(paths: Sequence[str]) -> list[str]:
    """Return the paths, with what the patterns among them match: not every shell expands `*.json`, and none in quotes.

    A file that has such a name is meant itself; a pattern that matches nothing is left for whoever opens it to complain.
    """
    if not any(WILD.search(path) for path in paths) or is_command(paths):
        return list(paths)
    from glob import glob  # noqa: PLC0415 - mostly the shell has done it, and paths are texts here

    patterns = [path for path in paths if WILD.search(path) and not os.path.lexists(path)]
    matches = {pattern: sorted(glob(pattern, recursive=True)) for pattern in patterns}  # noqa: PTH207 - a path stays as it is written
    return [match for path in paths for match in matches.get(path) or [path]]


def targets(
    task_paths: Sequence[str],
    settings: Settings,
    stdin_filename: str | None,
    *,
    skip: bool,
    left_out: list[str] | None = None,
) -> list[Target]:
    """Return the files of a run; with `skip`, none of them must be an input. Folders not walked are added to `left_out`."""
    listed = []
    for path, named_by_user, row in files(task_paths, settings, left_out):
        name = (stdin_filename or "<stdin>") if path == STDIN else path
        listed.append(Target(path, name, named_by_user and not skip, row or by_name(name)))
    return listed
