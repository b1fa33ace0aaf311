"""Reads the commands of the services in a Compose file: `command` and `entrypoint`, as a text or as a list of words."""

import re

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import keyed, shell
from skelint.readers.scripts.command import Script
from skelint.source import SourceFile


def _variable(match: re.Match[str]) -> str:
    return "$" if match[0] == "$$" else UNKNOWN


TABLE = keyed.Table(
    scripts=dict.fromkeys(("command", "entrypoint")),
    programs=frozenset({"command", "entrypoint"}),
    computed=re.compile(r"\$\$|\$\{[^{}\n]*\}|\$[A-Za-z_]\w*"),
    replacement=_variable,
)


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all services."""
    return keyed.read(source, wanted, TABLE)
