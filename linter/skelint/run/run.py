"""A run: each file from its path to its outcome, on as many cores as pay, and what the run as a whole has to say."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from skelint.authoring.subject import Problem, ProblemKind
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.opening import text as text_of
from skelint.project.settings import Settings
from skelint.readers.document import InputFile, Parsed
from skelint.readers.registry import Contents
from skelint.readers.tree import unread
from skelint.run.outcome import STDIN, Mending, Outcome, Skipped, Target, Use, check
from skelint.silencing.entries import Accepted
from skelint.source import SourceFile, Span

if TYPE_CHECKING:
    from skelint.context.claim import Saying  # few runs have any
    from skelint.context.pools import Context

FEW = 200
"""So many files are looked at sooner than a second process is started."""
WILD = re.compile(r"[*?\[!]|/$")
TABLE = re.compile(r"^[ \t]*\[\[[ \t]*(?:tool\.skelint\.)?suppressions[ \t]*\]\]", re.MULTILINE)


def outcomes(
    targets: Sequence[Target], settings: Settings, mending: Mending | None = None, cores: int | None = None
) -> Iterator[Outcome]:
    """Yield what comes of each file, judged by what all files say of the user pools that it speaks of.

    What is known before the run, by `--context` and the configuration, and what is fixed, takes a survey of all files first.
    """
    if not mending and not settings.options.context and not settings.run.context and not settings.run.pools:
        yield from _in_two_passes(targets, settings, cores)
        return
    from skelint.run.survey import survey  # noqa: PLC0415 - few runs begin with one

    told = survey(settings, targets)
    yield from (Outcome(error=error) for error in told.errors)
    yield from _linted(targets, settings, mending, cores, told.context)


def _in_two_passes(targets: Sequence[Target], settings: Settings, cores: int | None) -> Iterator[Outcome]:
    """Yield what comes of each file; those that are judged by others wait, and are linted again where others say something."""
    said: list[Saying] = []
    waiting: list[Outcome] = []
    for outcome in _linted(targets, settings, None, cores, None):
        said += outcome.sayings
        if outcome.waits:
            waiting.append(outcome)
        else:
            yield outcome
    if not said or not waiting:
        yield from waiting
        return
    from skelint.context.pools import merged  # noqa: PLC0415 - few runs have something to merge

    yield from _each([outcome.waits for outcome in waiting if outcome.waits], settings, None, cores, merged(said))


def _linted(
    targets: Sequence[Target], settings: Settings, mending: Mending | None, cores: int | None, context: "Context | None"
) -> Iterator[Outcome]:
    """Yield what comes of each file: of scripts first, as an input file that one of them names is linted with that.

    Within both they are in the order of the targets, however many processes work on them.
    """
    scripts = [target for target in targets if _holds_commands(target)]
    inputs = [target for target in targets if not _holds_commands(target)]
    uses: dict[str, Use] = {}
    templates: set[str] = set()
    linted: list[Outcome] = []
    for outcome in _each(scripts, settings, mending, cores, context):
        templates |= outcome.templates
        for path, use in outcome.uses.items():
            uses[path] = uses[path].together(use) if path in uses else use
        if mending:
            linted.append(outcome)
        else:
            yield outcome
    sought = inputs if uses or templates else []  # mostly none, and all their paths cost as much as reading them
    by_path = {os.path.abspath(target.path): target for target in sought}  # noqa: PTH100 - Path.absolute keeps `..`
    if mending:
        used = [(by_path[path], use) for path, use in uses.items() if path in by_path]
        yield from _with_inputs(scripts, linted, used, settings, (mending, context))
    filled = {path: target for path, target in by_path.items() if path in templates and path not in uses and not target.named}
    yield from (Outcome(skipped=Skipped(filled[path].name, "a template that a script fills")) for path in sorted(filled))
    apart = {id(target) for path, target in by_path.items() if path in uses or path in filled}
    yield from _each([target for target in inputs if id(target) not in apart], settings, mending, cores, context)


def _with_inputs(
    scripts: Sequence[Target],
    linted: Sequence[Outcome],
    used: Sequence[tuple[Target, Use]],
    settings: Settings,
    how: "tuple[Mending, Context | None]",
) -> Iterator[Outcome]:
    """Yield what is made of the input files that scripts use, each fixed by itself, and what then comes of the scripts."""
    mending, context = how
    changed: set[str] = set()
    for target, use in used:
        file_settings = settings.file(target.name)
        hinted = replace(file_settings, hints=use.hints(file_settings.hints))
        outcome = check(replace(target, named=True), hinted, mending, context)
        if outcome.fixed and mending.write:
            changed.add(os.path.abspath(target.path))  # noqa: PTH100
        yield Outcome(fixed=outcome.fixed, diff=outcome.diff, error=outcome.error)  # its findings are those of the script
    for target, outcome in zip(scripts, linted, strict=True):
        if changed.isdisjoint(outcome.uses):
            yield outcome
        else:
            again = check(target, settings.file(target.name), mending, context)
            yield replace(again, fixed=again.fixed + outcome.fixed)


def _holds_commands(target: Target) -> bool:
    return target.format is not None and target.format.contents is Contents.COMMANDS


def _each(
    targets: Sequence[Target], settings: Settings, mending: Mending | None, cores: int | None, context: "Context | None"
) -> Iterator[Outcome]:
    cores = cores or _cores()
    if cores == 1 or len(targets) < FEW or any(target.path == STDIN for target in targets):
        for target in targets:
            yield check(target, settings.file(target.name), mending, context)
        return
    from skelint.run.workers import spread  # noqa: PLC0415 - only many files need it

    settings.file(targets[0].name)  # a mistake in the configuration is told here, and not by each process
    yield from spread(targets, settings.options, (mending, context), cores)


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def about_suppressions(results: Iterable[Outcome], settings: Settings, paths: Sequence[str]) -> list[Diagnostic]:
    """Return what is wrong with the entries of the configuration that suppress findings: no reason, no use.

    An entry is of no use where it silenced nothing in any file it can mean: all of them must have been looked at.
    """
    matched: dict[tuple[Path, int], Accepted] = {}
    used: set[tuple[Path, int]] = set()
    for outcome in results:
        matched |= {(accepted.path, accepted.number): accepted for accepted in outcome.matched}
        used |= {(accepted.path, accepted.number) for accepted in outcome.used}
    by_file: dict[Path, list[tuple[ProblemKind, Accepted]]] = {}
    for key, entry in sorted(matched.items()):
        if not entry.reason.strip():
            by_file.setdefault(entry.path, []).append((ProblemKind.SUPPRESSION_WITHOUT_REASON, entry))
        if key not in used and _ran(entry, settings) and _all_looked_at(entry, paths):
            by_file.setdefault(entry.path, []).append((ProblemKind.SUPPRESSION_UNUSED, entry))
    return [diagnostic for path, entries in by_file.items() for diagnostic in _reported(path, entries, settings)]


def _ran(entry: Accepted, settings: Settings) -> bool:
    rules = settings.rules(settings.config(entry.path.parent))
    return entry.codes <= {rule.code for rule in rules}


def _all_looked_at(entry: Accepted, paths: Sequence[str]) -> bool:
    if len(entry.files.patterns) == 1 and not WILD.search(entry.files.patterns[0]):
        return True
    around = (entry.files.folder, *entry.files.folder.parents)
    return any(Path(os.path.abspath(path)) in around for path in paths)  # noqa: PTH100 - Path.absolute keeps `..`


def _reported(path: Path, entries: Sequence[tuple[ProblemKind, Accepted]], settings: Settings) -> list[Diagnostic]:
    text = text_of(str(path))
    places = [Span(*match.span()) for match in TABLE.finditer(text)]
    problems = [
        Problem(kind, places[entry.number] if entry.number < len(places) else Span(0, 0), entry.rule, syntax="TOML")
        for kind, entry in entries
    ]
    source = SourceFile(os.path.relpath(path), text)
    return lint(InputFile(Parsed(source, [], None, unread), problems, []), settings.rules(settings.config(path.parent)))
