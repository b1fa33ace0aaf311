"""Reads the commands of a Taskfile: `cmds`, `cmd`, `sh`, `status`, `preconditions`, and tasks that are one command."""

import re

from skelint.readers.scripts import keyed, shell
from skelint.readers.scripts.command import Script
from skelint.source import SourceFile

TABLE = keyed.Table(
    scripts=dict.fromkeys(("cmds", "cmd", "sh", "status", "preconditions")),
    holders=frozenset({"tasks"}),
    folders=frozenset({"dir"}),
    computed=re.compile(r"\{\{(?:[^{}\n]|\{(?!\{)|\}(?!\}))*\}\}"),
)


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all tasks."""
    return keyed.read(source, wanted, TABLE)
