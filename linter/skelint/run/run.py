"""A run: each file from its path to its outcome, on as many cores as pay, and what the run as a whole has to say."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from skelint.authoring.subject import Problem, ProblemKind
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.project.settings import Options, Settings
from skelint.readers.document import InputFile, Parsed
from skelint.readers.registry import Contents
from skelint.readers.tree import unread
from skelint.run.outcome import STDIN, Mending, Outcome, Target, check
from skelint.silencing.entries import Accepted
from skelint.source import SourceFile, Span

FEW = 200
"""So many files are looked at sooner than a second process is started."""
BATCH = 50
"""How many files are handed to a process at a time."""
WILD = re.compile(r"[*?\[!]|/$")
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*(?:tool\.skelint\.)?suppressions[ \t]*\]\]", re.MULTILINE)


def outcomes(
    targets: Sequence[Target], settings: Settings, mending: Mending | None = None, cores: int | None = None
) -> Iterator[Outcome]:
    """Yield what comes of each file: of scripts first, as an input file that one of them names is linted with that.

    Within both they are in the order of the targets, however many processes work on them.
    """
    scripts = [target for target in targets if _holds_commands(target)]
    used: set[str] = set()
    for outcome in _each(scripts, settings, mending, cores):
        used |= outcome.uses
        yield outcome
    inputs = [target for target in targets if not _holds_commands(target)]
    alone = [target for target in inputs if os.path.abspath(target.path) not in used]  # noqa: PTH100
    yield from _each(alone, settings, mending, cores)


def _holds_commands(target: Target) -> bool:
    return target.format is not None and target.format.contents is Contents.COMMANDS


def _each(
    targets: Sequence[Target], settings: Settings, mending: Mending | None = None, cores: int | None = None
) -> Iterator[Outcome]:
    cores = cores or _cores()
    if cores == 1 or len(targets) < FEW or any(target.path == STDIN for target in targets):
        for target in targets:
            yield check(target, settings.file(target.name), mending)
        return
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - only many files need it

    settings.file(targets[0].name)  # a mistake in the configuration is told here, and not by each process
    with ProcessPoolExecutor(cores, initializer=_prepare, initargs=(settings.options,)) as pool:
        yield from pool.map(_check, targets, [mending] * len(targets), chunksize=BATCH)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


_OF_THIS_PROCESS: list[Settings] = []
"""What a process of the pool was started with: its rules cannot be sent to it file by file."""


def _prepare(options: Options) -> None:
    _OF_THIS_PROCESS[:] = [Settings(options)]


def _check(target: Target, mending: Mending | None) -> Outcome:
    return check(target, _OF_THIS_PROCESS[0].file(target.name), mending)


def about_suppressions(found: Iterable[Outcome], settings: Settings, paths: Sequence[str]) -> list[Diagnostic]:
    """Return what is wrong with the entries of the configuration that suppress findings: no reason, no use.

    An entry is of no use where it silenced nothing in any file it can mean: all of them must have been looked at.
    """
    matched: dict[tuple[Path, int], Accepted] = {}
    used: set[tuple[Path, int]] = set()
    for outcome in found:
        matched |= {(one.path, one.number): one for one in outcome.matched}
        used |= {(one.path, one.number) for one in outcome.used}
    by_file: dict[Path, list[tuple[ProblemKind, Accepted]]] = {}
    for key, entry in sorted(matched.items()):
        if not entry.reason.strip():
            by_file.setdefault(entry.path, []).append((ProblemKind.SUPPRESSION_WITHOUT_REASON, entry))
        if key not in used and _ran(entry, settings) and _all_looked_at(entry, paths):
            by_file.setdefault(entry.path, []).append((ProblemKind.SUPPRESSION_UNUSED, entry))
    return [one for path, entries in by_file.items() for one in _reported(path, entries, settings)]


def _ran(entry: Accepted, settings: Settings) -> bool:
    rules = settings.rules(settings.config(entry.path.parent))
    return entry.codes <= {rule.code for rule in rules}


def _all_looked_at(entry: Accepted, paths: Sequence[str]) -> bool:
    one_file = not any(WILD.search(pattern) for pattern in entry.files.patterns) and len(entry.files.patterns) == 1
    return one_file or any(Path(os.path.abspath(path)) in (entry.files.folder, *entry.files.folder.parents) for path in paths)  # noqa: PTH100 - Path.absolute keeps `..`


def _reported(path: Path, entries: Sequence[tuple[ProblemKind, Accepted]], settings: Settings) -> list[Diagnostic]:
    text = path.read_text(encoding="utf-8")
    places = [Span(*match.span()) for match in TABLE.finditer(text)]
    problems = [
        Problem(kind, places[entry.number] if entry.number < len(places) else Span(0, 0), entry.rule, syntax="TOML")
        for kind, entry in entries
    ]
    source = SourceFile(os.path.relpath(path), text)
    return lint(InputFile(Parsed(source, [], None, unread), problems, []), settings.rules(settings.config(path.parent)))
