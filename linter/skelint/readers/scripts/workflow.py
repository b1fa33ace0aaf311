"""Reads the scripts in the YAML of build services: GitHub, GitLab, CodeBuild, Bitbucket, CircleCI."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.passage import Passage, joined
from skelint.readers.scripts.scalars import passage
from skelint.readers.values.yaml import composed
from skelint.source import SourceFile, Span

EXPRESSION = re.compile(r"\$\{\{(?:[^}\n]|\}(?!\}))*\}\}|<<[ \t]*(?:pipeline\.)?parameters\.[\w.]+[ \t]*>>")
"""`${{ … }}` in GitHub, `<< parameters.x >>` in CircleCI: computed before the shell sees the text."""
COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*skelint:[^\r\n]*", re.MULTILINE)
LISTS = {"script", "before_script", "after_script", "after-script", "commands", "finally"}
"""Members that hold the lines of a script, as a text or as a list."""
TEXTS = {"run", "command", *LISTS}
FOLDERS = {"working-directory", "working_directory"}
READERS = {"pwsh": powershell.read, "powershell": powershell.read, "cmd": batch.read}
SHELLS = {"bash", "sh", "zsh", "dash", "ksh"}
YamlNode = Any
"""A node of ruamel.yaml, which ships no types."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a part of a file says about the scripts in it."""

    shell: str = "bash"
    folders: tuple[str, ...] = ()


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all scripts in a file, each script with a shell of its own."""
    scripts = []
    inside: list[Span] = []
    for part, setting in _scripts(source):
        inside.append(Span(part.origins[0], part.origins[-1]))
        read = _reader(setting.shell)
        if read is not None:
            scripts.append(read(source, part.unknown(EXPRESSION), wanted, folders=setting.folders))
    return shell.together(scripts, _comments(source.text, sorted(inside)))


def _reader(name: str) -> Callable[..., Script] | None:
    program = (name.split() or [""])[0].rpartition("/")[2]
    return shell.read if program in SHELLS else READERS.get(program)


def _comments(text: str, scripts: Sequence[Span]) -> Iterator[Span]:
    """Yield the comments that name skelint, outside the scripts, which have comments of their own."""
    remaining = iter(scripts)
    script = next(remaining, None)
    for match in COMMENT.finditer(text):
        while script is not None and script.end <= match.start():
            script = next(remaining, None)
        if script is None or match.start() < script.start:
            yield Span(*match.span())


def _scripts(source: SourceFile) -> Iterator[tuple[Passage, Setting]]:
    """Yield each script with its setting, in the order they are met."""
    root = composed(source.text)
    pending: list[tuple[YamlNode, Setting]] = [] if root is None else [(root, Setting())]
    seen: set[int] = set()
    while pending:
        node, setting = pending.pop()
        if node.start_mark.index in seen and not isinstance(node.value, str):
            continue  # an alias, or what it stands for
        if isinstance(node.value, str) or source.text.startswith("*", node.start_mark.index):
            continue
        seen.add(node.start_mark.index)
        if node.id == "sequence":
            pending += [(item, setting) for item in node.value]
            continue
        setting = _within(node, setting)
        members = _members(node)
        scripts = {name: _script(source, value, lists=name in LISTS) for name, value in members.items() if name in TEXTS}
        pending += [(value, setting) for name, value in members.items() if scripts.get(name) is None]
        first, then = scripts.get("before_script"), scripts.get("script")
        if first is not None and then is not None:  # one shell runs both
            scripts |= {"before_script": None, "script": joined([first, then])}
        yield from ((script, setting) for script in scripts.values() if script is not None)


def _members(node: YamlNode | None) -> dict[str, YamlNode]:
    """Return the members of a mapping; of anything else none."""
    if node is None or node.id != "mapping":
        return {}
    return {key.value: value for key, value in node.value if isinstance(key.value, str)}


def _within(node: YamlNode, setting: Setting) -> Setting:
    """Return the setting of what a mapping holds: its own, or that of `defaults: run:` in it."""
    members = _members(node)
    defaults = _members(_members(members.get("defaults")).get("run"))
    for name, value in (*defaults.items(), *members.items()):
        if name == "shell" and isinstance(value.value, str):
            setting = replace(setting, shell=value.value)
        elif name in FOLDERS and isinstance(value.value, str):
            known = "${{" not in value.value and "<<" not in value.value
            setting = replace(setting, folders=(value.value,) if known else ())
    return setting


def _script(source: SourceFile, node: YamlNode, *, lists: bool) -> Passage | None:
    """Return the script that a value is, or None where it is something else."""
    if isinstance(node.value, str):
        line = passage(source, node)
        return Passage(f"{line.text}\n", [*line.origins, line.origins[-1]]) if line is not None else None
    if not lists or node.id != "sequence":
        return None
    lines = []
    pending = [node]
    while pending:
        item = pending.pop()
        if item.id == "sequence" and not source.text.startswith("*", item.start_mark.index):
            pending += reversed(item.value)
        elif isinstance(item.value, str) and (line := passage(source, item)) is not None and line.text:
            lines.append(Passage(f"{line.text}\n", [*line.origins, line.origins[-1]]))
        elif item.id == "mapping":
            return None
    return joined(lines) if lines else None
