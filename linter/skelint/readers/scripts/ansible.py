"""Reads the commands in Ansible's playbooks and tasks: the modules `shell`, `command`, `raw`, and PowerShell's on Windows."""

import re
from collections.abc import Mapping
from dataclasses import replace

from skelint.readers.scripts import keyed, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.mappings import YamlNode, members
from skelint.source import SourceFile

SHELLS = ("shell", "command", "raw")
WINDOWS = ("win_shell", "win_powershell")
ON_WINDOWS = {name for module in WINDOWS for name in (module, f"ansible.windows.{module}")}


def _within(task: Mapping[str, YamlNode], setting: keyed.Setting) -> keyed.Setting:
    """Return the setting of a task: the folder of its `args`, and the language that its module runs."""
    folder = members(task.get("args")).get("chdir")
    if folder is not None and isinstance(folder.value, str) and "{{" not in folder.value:
        setting = replace(setting, folders=(folder.value,))
    return replace(setting, read=powershell.read) if not ON_WINDOWS.isdisjoint(task) else setting


TABLE = keyed.Table(
    scripts={
        **{name: shell.read for module in SHELLS for name in (module, f"ansible.builtin.{module}")},
        **dict.fromkeys(ON_WINDOWS, powershell.read),
        "cmd": None,
    },
    programs=frozenset({"argv"}),
    folders=frozenset({"chdir"}),
    computed=re.compile(r"\{\{(?:[^{}\n]|\{(?!\{)|\}(?!\}))*\}\}|\{%(?:(?!\{%|%\})[^\n])*+%\}"),
    within=_within,
)


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all tasks."""
    return keyed.read(source, wanted, TABLE)
