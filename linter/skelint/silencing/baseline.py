"""The baseline: the findings that a repository had when it adopted skelint, which do not count until they are mended."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from skelint.authoring.subject import Problem
from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.engine.fingerprint import Identity, identity, relative
from skelint.engine.ruleset import Ruleset
from skelint.opening import UnreadableError, text
from skelint.records import dataclass
from skelint.saving import UnwritableError, save

NAME = ".skelint-baseline.json"
VERSION = 1
LARGEST = 50_000_000
"""How many bytes a baseline may hold: some 250,000 findings."""
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
        files = {path: [_entry(*entry) for entry in sorted(self.entries[path].items())] for path in sorted(self.entries)}
        try:
            save(self.path, json.dumps({"version": VERSION, "files": files}, indent=1) + "\n")
        except UnwritableError as error:
            raise BaselineError(str(error)) from error

    def _exists(self, path: str) -> bool:
        return os.path.lexists(os.path.join(self.folder, path))  # noqa: PTH118 - a Path would normalise `..`


class Held:
    """What a baseline holds, met by the findings of one file: of one that is held twice, two are silenced."""

    def __init__(self, baseline: Baseline | None, rules: Ruleset) -> None:
        self.baseline = baseline
        self.rules = rules
        self.met: Counter[Identity] = Counter()

    @property
    def is_empty(self) -> bool:
        """Whether there is no baseline."""
        return self.baseline is None

    def silence(self, diagnostic: Diagnostic) -> Silence | None:
        """Return that the baseline holds a finding, or None where it does not."""
        if self.baseline is None:
            return None
        about = identity(diagnostic, self.baseline.folder)
        held = self.baseline.entries.get(about.path, Counter())
        if self.met[about] < held[about]:
            self.met[about] += 1
        elif kin := next((other for other in self._kin(about) if held[other]), None):
            self.met[kin] = max(self.met[kin], 1)
        else:
            return None
        return Silence("baseline", f"in {self.baseline.path.name}")

    def _kin(self, about: Identity) -> Iterator[Identity]:
        """Return what else tells of the same mistake: which of two rules does, depends on the other files of a run."""
        is_held = self.baseline is not None and about.path in self.baseline.entries
        return (about._replace(code=code) for code in (self.rules.kin.get(about.code, ()) if is_held else ()))

    def problems(self) -> Sequence[Problem]:
        """Return nothing: a baseline is pruned by a command of its own."""
        return ()

    def stale(self, path: str) -> int:
        """Return how many findings are held of a file that it no longer gives."""
        return max(self.baseline.held(path) - self.met.total(), 0) if self.baseline else 0


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
    try:
        document: Any = json.loads(text(str(path), LARGEST))
        fits = _fits(document)
    except UnreadableError as error:
        raise BaselineError(str(error)) from error
    except json.JSONDecodeError as error:
        raise BaselineError(f"{path} is no baseline: it is not JSON, line {error.lineno}") from None
    except (ValueError, RecursionError):
        fits = False
    if not fits:  # what a validator says would quote the file
        raise BaselineError(f"{path} is no baseline that this version can read")
    return Baseline(path.absolute(), {name: _counted(name, entries) for name, entries in document["files"].items()})


def _fits(document: object) -> bool:
    import jsonschema_rs  # noqa: PLC0415 - imported anyway by the time that a request is looked at

    try:
        return jsonschema_rs.is_valid(SCHEMA, document)
    except ValueError:  # the name of a file that is in no encoding
        from jsonschema import Draft202012Validator  # noqa: PLC0415 - only for this

        return Draft202012Validator(SCHEMA).is_valid(document)


def _counted(path: str, entries: Sequence[Mapping[str, Any]]) -> Counter[Identity]:
    counts: Counter[Identity] = Counter()
    for entry in entries:
        counts[Identity(path, entry["operation"], entry["rule"], entry["pointer"], entry["value"])] += entry.get("count", 1)
    return counts
