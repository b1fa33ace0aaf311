"""Reads the scripts of Azure Pipelines: the steps `script`, `bash`, `pwsh` and `powershell`, and tasks that run scripts."""

import re
from collections.abc import Mapping
from dataclasses import replace

from skelint.readers.scripts import batch, keyed, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.mappings import YamlNode, members
from skelint.source import SourceFile

BY_TYPE = {"bash": shell.read, "ps": powershell.read, "pscore": powershell.read, "batch": batch.read}
"""The readers by the `scriptType` of Azure's own tasks."""


def _within(inner: Mapping[str, YamlNode], setting: keyed.Setting) -> keyed.Setting:
    """Return the setting of a job or a step: what its pool runs, what its task does."""
    image = _text(members(inner.get("pool")).get("vmImage"))
    if image:
        setting = replace(setting, read=batch.read if image.lower().startswith(("windows", "vs")) else shell.read)
    task = _text(inner.get("task")).partition("@")[0].lower()
    if task and not task.startswith("cmdline"):
        setting = replace(setting, read=powershell.read if "powershell" in task else shell.read)
    named = BY_TYPE.get(_text(inner.get("scriptType")).lower())
    return replace(setting, read=named) if named is not None else setting


def _text(node: YamlNode | None) -> str:
    return node.value if node is not None and isinstance(node.value, str) else ""


TABLE = keyed.Table(
    scripts={
        "script": None,
        "inlineScript": None,
        "bash": shell.read,
        "pwsh": powershell.read,
        "powershell": powershell.read,
    },
    folders=frozenset({"workingDirectory"}),
    computed=re.compile(r"\$\{\{(?:[^}$\n]|\}(?!\})|\$(?!\{\{))*\}\}|\$\([\w.-]+\)|\$\[[^\[\]\n]*\]"),
    within=_within,
)
"""`${{ … }}`, `$(Name)` and `$[ … ]` are computed before a shell sees the text."""


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all steps."""
    return keyed.read(source, wanted, TABLE)
