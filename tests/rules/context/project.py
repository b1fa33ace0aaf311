"""A small project for a row of the catalogues that one file cannot show: an input, and what other files say of its pool."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from skelint.authoring.finding import Severity
from skelint.cli.targets import targets
from skelint.engine.diagnostic import Diagnostic
from skelint.project.settings import RunOptions, Settings
from skelint.run.run import outcomes

Row = dict[str, Any]
ADVICE = RunOptions(extend_select=("advice",))


@dataclass(frozen=True)
class Project:
    """What makes the failing document of a row fail, and what is said of it."""

    code: str
    severity: Severity
    pointer: str
    message: str
    shown: str
    """The place in another file that the first label shows, as `aws-state/pool.yaml/UserPool/Domain`."""
    state: Mapping[str, str]
    """The texts of the other files, by their names; the finding rests on each of them."""
    passing: Mapping[str, str] = field(default_factory=dict)
    """Those that are otherwise where the project passes."""
    document: Row | None = None
    """The document that fails, where the row has none or this is about another."""

    def failing_files(self, row: Row) -> dict[str, str]:
        """Return the project that fails, by the names of its files."""
        return {**self.state, **_input(self.document or row["fails"])}

    def passing_files(self, row: Row) -> dict[str, str]:
        """Return the project that passes."""
        return {**self.state, **self.passing, **_input(row["passes"] or self.document or row["fails"])}


def _input(document: Row) -> dict[str, str]:
    return {f"input.{document['operation']}.json": json.dumps(document["input"])}


def reported(folder: Path, files: Mapping[str, str]) -> Iterator[Diagnostic]:
    """Yield what a run finds in files, which it writes into the working folder."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    settings = Settings(options=ADVICE)
    for outcome in outcomes(targets(["."], settings, None, skip=False), settings, cores=1):
        assert not outcome.error
        yield from outcome.diagnostics
