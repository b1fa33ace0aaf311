"""What the members of operations mean, in the words of the rulesets: each package of rules can hold files `members.toml`.

The engine knows no service, so it knows only the form: a text for each member, its default, what its number counts, what its
values mean, and where all that is known from.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

from skelint.authoring.pointer import Pointer

NAME = "members.toml"


class Unit(NamedTuple):
    """What a number counts: what another member says, else a default."""

    default: str
    member: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What is known of a member, beyond its schema."""

    text: str
    source: str
    default: str = ""
    """What it is where it is left out, in words."""
    unit: Unit | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    """What its allowed values mean, or those of its items; a text can be empty."""
    words: Mapping[str, str] = field(default_factory=dict)
    """What it often holds, though more is allowed."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """What the members of one operation mean."""

    text: str = ""
    """What the operation does."""
    source: str = ""
    members: Mapping[str, Meaning] = field(default_factory=dict)
    """By their names, nested ones as `TokenValidityUnits.AccessToken`."""

    def meaning(self, pointer: Pointer) -> Meaning | None:
        """Return what a member means, or the member that an item of a list belongs to."""
        return self.members.get(".".join(step for step in pointer if isinstance(step, str)))


def glossary(operation: str, packages: Sequence[str]) -> Glossary:
    """Return what the members of an operation mean; nothing where no package says."""
    for package in packages:
        for file in _files(package):
            glossaries = _read(file)
            if operation in glossaries:
                return glossaries[operation]
    return Glossary()


def _files(package: str) -> Iterator[Path]:
    """Yield the files of a package, which is imported already if its rules are."""
    for folder in getattr(import_module(package), "__path__", ()):
        yield from sorted(Path(folder).rglob(NAME))


@cache
def _read(path: Path) -> Mapping[str, Glossary]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    members = {name: _meaning(entry, table.get("words", {})) for name, entry in table["members"].items()}
    return {name: Glossary(entry["text"], entry["source"], members) for name, entry in table["operations"].items()}


def _meaning(entry: Mapping[str, Any], words: Mapping[str, Mapping[str, str]]) -> Meaning:
    unit, left_out = entry.get("unit"), entry.get("without", ())
    often = words[entry["words"]] if "words" in entry else {}
    return Meaning(
        text=entry["text"],
        source=entry["source"],
        default=entry.get("default", ""),
        unit=Unit(unit["default"], tuple(filter(None, unit.get("member", "").split(".")))) if unit else None,
        values=entry.get("values", {}),
        words={word: text for word, text in often.items() if word not in left_out},
    )
