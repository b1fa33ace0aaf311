"""The baseline: the findings that a repository had when it adopted skelint, which do not count until they are mended."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.engine.fingerprint import Identity, identity, relative
from skelint.records import dataclass
from skelint.saving import save

NAME = ".skelint-baseline.json"
VERSION = 1
SCHEMA = {
    "type": "object",
    "required": ["version", "files"],
    "properties": {
        "version": {"const": VERSION},
        "files": {
            "type": "object",
            "additionalProperties": {
                "type": "array",
                "items": {
                    "type": "object",
                    "required": ["rule", "pointer", "operation", "value"],
                    "properties": {name: {"type": "string"} for name in ("rule", "pointer", "operation", "value")}
                    | {"count": {"type": "integer", "minimum": 1}},
                },
            },
        },
    },
}


class BaselineError(Exception):
    """A baseline cannot be read or written; the message names the file and says why."""


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings that do not count, each by what it is about and how often it was there."""

    path: Path
    entries: Mapping[str, Counter[Identity]] = field(default_factory=dict)
    """By the path of the file, relative to the folder of the baseline."""

    @property
    def folder(self) -> str:
        """The folder that files are named relative to."""
        return str(self.path.parent)

    def applied(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """Return the diagnostics, those that the baseline holds silenced; of one that is held twice, two."""
        left: Counter[Identity] = Counter()
        made = []
        for diagnostic in diagnostics:
            about = identity(diagnostic, self.folder)
            known = self.entries.get(about.path)
            if diagnostic.silence is None and known and left[about] < known[about]:
                left[about] += 1
                diagnostic = replace(diagnostic, silence=Silence("baseline", f"in {self.path.name}"))  # noqa: PLW2901
            made.append(diagnostic)
        return made

    def held(self, path: str) -> int:
        """Return how many findings are held of a file."""
        return self.entries.get(relative(path, self.folder), Counter()).total()

    def updated(self, looked_at: Iterable[str], diagnostics: Iterable[Diagnostic]) -> "Baseline":
        """Return a baseline that holds, of the files that were looked at, just these findings; of others what it held."""
        gone = {relative(path, self.folder) for path in looked_at}
        entries = {path: counts for path, counts in self.entries.items() if path not in gone and self._exists(path)}
        for diagnostic in diagnostics:
            about = identity(diagnostic, self.folder)
            entries.setdefault(about.path, Counter())[about] += 1
        return replace(self, entries=entries)

    def pruned(self, looked_at: Iterable[str], diagnostics: Iterable[Diagnostic]) -> "Baseline":
        """Return a baseline without the findings that are mended; none is added."""
        now = self.updated(looked_at, diagnostics).entries
        kept = {path: counts & now.get(path, Counter()) for path, counts in self.entries.items()}
        return replace(self, entries={path: counts for path, counts in kept.items() if counts})

    def total(self) -> int:
        """Return how many findings are held in all."""
        return sum(counts.total() for counts in self.entries.values())

    def write(self) -> None:
        """Write the file, whole or not at all, the same findings always as the same text.

        Raises:
            BaselineError: It cannot be written.
        """
        files = {path: [_entry(*one) for one in sorted(self.entries[path].items())] for path in sorted(self.entries)}
        text = json.dumps({"version": VERSION, "files": files}, indent=1) + "\n"
        try:
            save(self.path, text)
        except OSError as error:
            raise BaselineError(f"{self.path} cannot be written: {error.strerror}") from error

    def _exists(self, path: str) -> bool:
        return os.path.lexists(os.path.join(self.folder, path))  # noqa: PTH118 - a Path would normalise `..`


def _entry(about: Identity, count: int) -> Mapping[str, object]:
    entry: dict[str, object] = {
        "rule": about.code,
        "pointer": about.pointer,
        "operation": about.operation,
        "value": about.value,
    }
    return entry if count == 1 else entry | {"count": count}


def load(path: Path) -> Baseline:
    """Return the baseline that a file holds.

    Raises:
        BaselineError: The file cannot be read, or is no baseline of this version.
    """
    import jsonschema_rs  # noqa: PLC0415 - imported anyway by the time that a request is looked at

    try:
        document: Any = json.loads(path.read_text(encoding="utf-8"))
        jsonschema_rs.validate(SCHEMA, document)
    except OSError as error:
        raise BaselineError(f"{path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError, jsonschema_rs.ValidationError) as error:
        said = str(error).partition("\n")[0]
        raise BaselineError(f"{path} is no baseline that this version can read: {said}") from error
    return Baseline(path.absolute(), {name: _counted(name, entries) for name, entries in document["files"].items()})


def _counted(path: str, entries: Sequence[Mapping[str, Any]]) -> Counter[Identity]:
    counts: Counter[Identity] = Counter()
    for one in entries:
        counts[Identity(path, one["operation"], one["rule"], one["pointer"], one["value"])] += one.get("count", 1)
    return counts
