"""Reads the scripts in the YAML of build services: GitHub, GitLab, CodeBuild, Bitbucket, CircleCI."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import batch, powershell, shell
from skelint.readers.scripts.command import Script
from skelint.readers.scripts.environment import given
from skelint.readers.scripts.mappings import YamlNode, comments, members
from skelint.readers.scripts.passage import Passage, joined
from skelint.readers.scripts.scalars import passage
from skelint.readers.values.yaml import composed, texts
from skelint.source import SourceFile, Span

EXPRESSION = re.compile(r"\$\{\{(?:[^}$\n]|\}(?!\})|\$(?!\{\{))*\}\}|<<[ \t]*(?:pipeline\.)?parameters\.[\w.]+[ \t]*>>")
"""`${{ … }}` in GitHub, `<< parameters.x >>` in CircleCI: computed before the shell sees the text."""
OF_ENVIRONMENT = re.compile(r"\$\{\{[ \t]*env\.(?P<name>\w+)[ \t]*\}\}")
LISTS = {"script", "before_script", "after_script", "after-script", "commands", "finally"}
"""Members that hold the lines of a script, as a text or as a list."""
TEXTS = {"run", "command", *LISTS}
FOLDERS = {"working-directory", "working_directory"}
READERS = {"pwsh": powershell.read, "powershell": powershell.read, "cmd": batch.read}
SHELLS = {"bash", "sh", "zsh", "dash", "ksh"}
WINDOWS = re.compile(r"windows\b", re.IGNORECASE)
"""The runners of GitHub whose shell is PowerShell where nothing else is said."""
LITERAL = re.compile(r"[^\s'\"`$\\!%\ufffc]+")
"""A value that no language takes for anything else."""
VARIABLE = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True, slots=True)
class WorkflowSetting:
    """What a part of a file says about the scripts in it."""

    shell: str = ""
    runs_on_windows: bool = False
    folders: tuple[str, ...] = ()
    environment: Mapping[str, Passage] = field(default_factory=dict)
    """The variables whose value is written in the file."""

    @property
    def read(self) -> Callable[..., Script] | None:
        """The reader of the scripts, None where they are in a language that is not read."""
        named = self.shell or ("pwsh" if self.runs_on_windows else "bash")
        program = (named.split() or [""])[0].replace("\\", "/").rpartition("/")[2].removesuffix(".exe")
        return shell.read if program in SHELLS else READERS.get(program)


def parse(source: SourceFile, wanted: shell.Wanted) -> Script:
    """Return the commands of all scripts in a file, each script with a shell of its own."""
    root = composed(source.text)
    if root is None:
        return Script([])
    scripts = []
    inside = [*texts(root)]
    for part, setting in _scripts(source, root):
        inside.append(Span(part.origins[0], part.origins[-1]))
        if setting.read is not None:
            scripts.append(setting.read(source, _computed(part, setting), wanted, folders=setting.folders))
    return shell.together(scripts, comments(source.text, sorted(inside)))


def _computed(script: Passage, setting: WorkflowSetting) -> Passage:
    """Return a script as its interpreter gets it, behind the assignments of the variables that it is given."""

    def value(match: re.Match[str]) -> str:
        content = setting.environment.get(match["name"])
        return content.text if content is not None else UNKNOWN

    computed = script.replaced(OF_ENVIRONMENT, value).unknown(EXPRESSION)
    return given(computed, setting.environment, setting.read)


def _scripts(source: SourceFile, root: YamlNode) -> Iterator[tuple[Passage, WorkflowSetting]]:
    """Yield each script with its setting, in the order they are met."""
    pending: list[tuple[YamlNode, WorkflowSetting]] = [(root, WorkflowSetting())]
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
        setting = _within(source, node, setting)
        inner = members(node)
        scripts = {name: _script(source, value, lists=name in LISTS) for name, value in inner.items() if name in TEXTS}
        pending += [(value, setting) for name, value in inner.items() if scripts.get(name) is None]
        first, then = scripts.get("before_script"), scripts.get("script")
        if first is not None and then is not None:  # one shell runs both
            scripts |= {"before_script": None, "script": joined([first, then])}
        yield from ((script, setting) for script in scripts.values() if script is not None)


def _within(source: SourceFile, node: YamlNode, setting: WorkflowSetting) -> WorkflowSetting:
    """Return the setting of what a mapping holds: its own, or that of `defaults: run:` and of CodeBuild's `env:` in it."""
    inner = members(node)
    defaults = members(members(inner.get("defaults")).get("run"))
    environment = members(inner.get("env"))
    if "shell" in environment:
        defaults["shell"] = environment["shell"]
    for name, value in (*defaults.items(), *inner.items()):
        if name == "shell" and isinstance(value.value, str):
            setting = replace(setting, shell=value.value)
        elif name in FOLDERS and isinstance(value.value, str):
            literal = "${{" not in value.value and "<<" not in value.value
            setting = replace(setting, folders=(value.value,) if literal else ())
        elif name == "runs-on":
            labels = [value] if isinstance(value.value, str) else value.value if value.id == "sequence" else []
            on_windows = any(isinstance(label.value, str) and WINDOWS.match(label.value) for label in labels)
            setting = replace(setting, runs_on_windows=on_windows)
        elif name == "env" or (name == "environment" and ".circleci/" in source.path.replace("\\", "/")):
            hidden = {*members(value)}
            outer = {name: content for name, content in setting.environment.items() if name not in hidden}
            setting = replace(setting, environment={**outer, **dict(_environment(source, value))})
    return setting


def _environment(source: SourceFile, node: YamlNode) -> Iterator[tuple[str, Passage]]:
    """Yield the variables that a mapping gives a literal value; of one that a step may change, nothing is known."""
    changing = "GITHUB_ENV" in source.text or "BASH_ENV" in source.text
    for name, value in members(node).items():
        if not VARIABLE.fullmatch(name) or not isinstance(value.value, str):
            continue
        text = passage(source, value)
        if text is not None and LITERAL.fullmatch(text.text) and not (changing and f"{name}=" in source.text):
            yield name, text


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
