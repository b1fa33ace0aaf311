"""Reads the scripts that are values in YAML, each for itself; the table of a format says which members hold them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import shell
from skelint.readers.scripts.command import Script, Word
from skelint.readers.scripts.mappings import YamlNode, comments, members
from skelint.readers.scripts.passage import Passage
from skelint.readers.scripts.program import called
from skelint.readers.scripts.scalars import passage
from skelint.readers.values.yaml import composed, texts
from skelint.source import SourceFile, Span

Read = Callable[..., Script]


@dataclass(frozen=True, slots=True)
class Setting:
    """What a part of a file says about the scripts in it."""

    folders: tuple[str, ...] = ()
    read: Read = shell.read
    """The reader of a script whose member does not tell it."""


def _as_it_was(_: Mapping[str, YamlNode], setting: Setting) -> Setting:
    return setting


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Which members of a format hold scripts."""

    scripts: Mapping[str, Read | None]
    """The members that hold a script as a text, or several in a list, each with its reader."""
    holders: frozenset[str] = frozenset()
    """The members whose own members, whatever they are called, hold scripts where they are texts."""
    programs: frozenset[str] = frozenset()
    """The members that hold the words of a command in a list."""
    folders: frozenset[str] = frozenset()
    """The members that say where scripts run."""
    computed: re.Pattern[str]
    """What is replaced before an interpreter reads a script."""
    replacement: str | Callable[[re.Match[str]], str] = UNKNOWN
    within: Callable[[Mapping[str, YamlNode], Setting], Setting] = field(default=_as_it_was)
    """Returns the setting of what a mapping holds."""


def read(source: SourceFile, wanted: shell.Wanted, table: Table) -> Script:
    """Return the commands of all scripts in a file, each with a shell of its own."""
    root = composed(source.text)
    if root is None:
        return Script([])
    scripts: list[Script] = []
    inside = [*texts(root)]
    for node, reader, setting in _values(source, root, table):
        part = _computed(source, node, table)
        if part is not None and reader is not None:
            inside.append(Span(part.origins[0], part.origins[-1]))
            scripts.append(reader(source, part, wanted, folders=setting.folders))
        elif node.id == "sequence":
            scripts += called(source, list(_words(source, node, table)), wanted)
    return shell.together(scripts, comments(source.text, sorted(inside)))


def _values(source: SourceFile, root: YamlNode, table: Table) -> Iterator[tuple[YamlNode, Read | None, Setting]]:
    """Yield each script, or list of words, with its reader and its setting."""
    pending: list[tuple[YamlNode, Setting]] = [(root, Setting())]
    seen: set[int] = set()
    while pending:
        node, setting = pending.pop()
        at = node.start_mark.index
        if at in seen or isinstance(node.value, str) or _is_alias(source, node):
            continue  # an alias, or what it stands for
        seen.add(at)
        if node.id == "sequence":
            pending += [(item, setting) for item in node.value]
            continue
        inner = members(node)
        setting = _moved(table.within(inner, setting), inner, table)
        for name, value in inner.items():
            listed = [] if _is_alias(source, value) or value.id != "sequence" else value.value
            if name in table.programs and listed:
                yield value, None, setting
            elif name in table.scripts:
                texts, others = _parted(value, listed)
                yield from ((text, table.scripts[name] or setting.read, setting) for text in texts)
                pending += [(other, setting) for other in others]
            else:
                pending.append((value, setting))
                held = members(value).values() if name in table.holders else ()
                yield from ((each, setting.read, setting) for each in held if isinstance(each.value, str))


def _is_alias(source: SourceFile, node: YamlNode) -> bool:
    return source.text.startswith("*", node.start_mark.index)


def _parted(value: YamlNode, listed: Sequence[YamlNode]) -> tuple[list[YamlNode], list[YamlNode]]:
    """Return what in the value of a member is a text, and what else may hold some."""
    every = listed or [value]
    return [each for each in every if isinstance(each.value, str)], [each for each in every if not isinstance(each.value, str)]


def _moved(setting: Setting, inner: Mapping[str, YamlNode], table: Table) -> Setting:
    """Return a setting with the folder that a mapping names; of one that is computed nothing is known."""
    for name in table.folders & inner.keys():
        folder = inner[name].value
        if isinstance(folder, str):
            setting = replace(setting, folders=() if table.computed.search(folder) else (folder,))
    return setting


def _computed(source: SourceFile, node: YamlNode, table: Table) -> Passage | None:
    """Return a text as its interpreter gets it; None where it is none, or its places cannot be told."""
    text = passage(source, node) if isinstance(node.value, str) else None
    return text.replaced(table.computed, table.replacement) if text is not None else None


def _words(source: SourceFile, node: YamlNode, table: Table) -> Iterator[Word]:
    for item in node.value:
        text = _computed(source, item, table)
        if text is None:
            return
        span = Span(text.origins[0], text.origins[-1])
        yield Word(text=text.text, spelling=source.text[span.start : span.end], span=span, origins=text.origins)
