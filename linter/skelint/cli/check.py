"""`skelint check`: lint files, folders or standard input."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skelint.cli.settings import collected, configured, words
from skelint.cli.terminal import fail, terminal
from skelint.config import Config
from skelint.diagnostic import CRASHED, Diagnostic
from skelint.discovery import files
from skelint.engine import lint
from skelint.finding import Severity
from skelint.fixer import ChangedError, diff, fix, fixable, write
from skelint.inputs import UnreadableError, document, load
from skelint.models.identification import Hints, UnknownOperationError, named
from skelint.readers.document import InputFile
from skelint.reporters import Report, Summary, reporter
from skelint.ruleset import Ruleset, RulesetError


class Format(StrEnum):
    """The formats of a report."""

    FULL = "full"
    CONCISE = "concise"
    JSON = "json"


class FailOn(StrEnum):
    """From which severity on a run fails."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
    NEVER = "never"


class Colour(StrEnum):
    """Whether a report is coloured."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(slots=True)
class Run:
    """One run of `skelint check`: its rules and hints, and what it has met so far."""

    rules: Ruleset
    config: Config
    hints: Hints | None
    diagnostics: list[Diagnostic] = field(default_factory=list)
    checked: int = 0
    requests: int = 0
    skipped: int = 0
    unresolved: int = 0
    fixed: int = 0
    failed: bool = False
    """Whether something could not be done: the exit status is 2, whatever was found."""

    def hints_for(self, path: str) -> Hints | None:
        """Return what the options, or else the configuration, say of a file."""
        return self.hints or self.config.hints(path)

    def count(self, found: InputFile, named: bool) -> bool:
        """Count a document and return whether it is to be linted."""
        if not named and not found.requests and not found.problems:
            self.skipped += 1
            return False
        self.checked += 1
        self.requests += len(found.requests)
        self.unresolved += found.parsed.unresolved
        return True

    def report(self) -> Report:
        """Return what was met, in order."""
        ordered = sorted(self.diagnostics, key=lambda diagnostic: diagnostic.sort_key)
        severities = [diagnostic.severity for diagnostic in ordered]
        safe = sum(fixable(diagnostic) for diagnostic in ordered)
        return Report(
            ordered,
            Summary(
                files=self.checked,
                requests=self.requests,
                errors=severities.count(Severity.ERROR),
                warnings=severities.count(Severity.WARNING),
                notes=severities.count(Severity.NOTE),
                skipped=self.skipped,
                unresolved=self.unresolved,
                fixable=safe,
                unsafe=sum(fixable(diagnostic, unsafe=True) for diagnostic in ordered) - safe,
            ),
        )


def check(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders; - is standard input. Default: .")] = None,
    operation: Annotated[
        str | None, typer.Option(help="The operation of all files, as `cognito-idp create-user-pool-client`.")
    ] = None,
    given: Annotated[
        list[str] | None, typer.Option(help="Members that the command line gives, separated by commas.", metavar="MEMBERS")
    ] = None,
    stdin_filename: Annotated[str | None, typer.Option(help="The name that standard input is reported under.")] = None,
    output_format: Annotated[Format, typer.Option("--format", help="How to report.")] = Format.FULL,
    output_file: Annotated[Path | None, typer.Option(help="Write the report there instead of standard output.")] = None,
    select: Annotated[
        list[str] | None, typer.Option(help="Only these rules: codes, beginnings of codes, names, categories, ALL.")
    ] = None,
    extend_select: Annotated[list[str] | None, typer.Option(help="These rules as well: `advice` is every note.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(help="Not these rules.")] = None,
    fail_on: Annotated[FailOn | None, typer.Option(help="The severity from which on the exit status is 1.")] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Make the safe fixes.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="Make the unsafe fixes too: look at them.")] = False,
    show_diff: Annotated[bool, typer.Option("--diff", help="Print what fixing would change, and change nothing.")] = False,
    config: Annotated[Path | None, typer.Option(help="The configuration file.")] = None,
    isolated: Annotated[bool, typer.Option("--isolated", help="Read no configuration.")] = False,
    plugin: Annotated[list[str] | None, typer.Option(help="A package of further rules; its code runs.")] = None,
    trust_plugins: Annotated[bool, typer.Option("--trust-plugins", help="Load the plugins of the configuration.")] = False,
    color: Annotated[Colour, typer.Option(help="Whether to colour the report.")] = Colour.AUTO,
) -> None:
    """Lint the input files of aws commands.

    Exit status: 0 nothing at or above --fail-on (default: warning), 1 findings, 2 the run could not be made.
    """
    settings = configured(config, isolated=isolated)
    run = Run(_rules(settings, plugin, trust_plugins, (select, extend_select, ignore)), settings, _hints(operation, given))
    repair = Repairs(unsafe=unsafe_fixes, write=(fix or unsafe_fixes) and not show_diff, show=show_diff)
    for path, named_by_user in files(paths or ["."]):
        _check_one(run, path, named_by_user, stdin_filename, repair)
    if not show_diff:
        _write(run, output_format, output_file, color)
    threshold = (fail_on.value if fail_on else settings.fail_on).upper()
    raise typer.Exit(_status(run, threshold, changes=bool(repair.changed) and show_diff))


@dataclass(slots=True)
class Repairs:
    """What to do about fixes, and how many files they changed."""

    unsafe: bool
    write: bool
    show: bool
    changed: int = 0


def _rules(
    settings: Config,
    plugins: list[str] | None,
    trust: bool,
    options: tuple[list[str] | None, ...],
) -> Ruleset:
    select, extend, ignore = (words(option) for option in options)
    try:
        return collected(settings, words(plugins) or [], trust=trust).select(
            settings.select if select is None else select,
            [*settings.extend_select, *(extend or [])],
            [*settings.ignore, *(ignore or [])],
        )
    except RulesetError as error:
        raise fail(str(error)) from error


def _hints(operation: str | None, given: list[str] | None) -> Hints | None:
    if operation is None and given is None:
        return None
    try:
        return Hints(named(operation) if operation else None, given=frozenset(words(given) or ()))
    except UnknownOperationError as error:
        raise fail(str(error)) from error


def _check_one(run: Run, path: str, named_by_user: bool, stdin_filename: str | None, repairs: Repairs) -> None:
    shown = (stdin_filename or "<stdin>") if path == "-" else path
    try:
        raw = sys.stdin.buffer.read() if path == "-" else load(path)
    except UnreadableError as error:
        run.failed = True
        fail(str(error))
        return
    hints = run.hints_for(shown)
    found = document(shown, raw, hints, named=named_by_user)
    if not run.count(found, named_by_user):
        return
    diagnostics: Sequence[Diagnostic] = lint(found, run.rules)
    if diagnostics and (repairs.write or repairs.show):
        diagnostics = _repaired(run, path, shown, (raw, found, hints), diagnostics, repairs)
    run.failed = run.failed or any(diagnostic.code == CRASHED for diagnostic in diagnostics)
    run.diagnostics += diagnostics


def _repaired(
    run: Run,
    path: str,
    shown: str,
    before: tuple[bytes, InputFile, Hints | None],
    diagnostics: Sequence[Diagnostic],
    repairs: Repairs,
) -> Sequence[Diagnostic]:
    """Fix a file, or show how, and return what is left to report."""
    raw, found, hints = before

    def relint(text: str) -> Sequence[Diagnostic]:
        return lint(document(shown, text.encode("utf-8"), hints), run.rules)

    fixed = fix(found.source, diagnostics, relint, unsafe=repairs.unsafe)
    after = fixed.text.encode("utf-8")
    if not fixed.applied or after == raw:
        return diagnostics
    repairs.changed += 1
    if repairs.show:
        sys.stdout.write(diff(shown, found.source.text, fixed.text))
        return diagnostics
    if path == "-":
        return fixed.remaining
    try:
        write(path, raw, fixed.text)
    except (ChangedError, OSError) as error:
        run.failed = True
        fail(str(error))
        return diagnostics
    run.fixed += fixed.applied
    return fixed.remaining


def _write(run: Run, output_format: Format, output_file: Path | None, colour: Colour) -> None:
    where = terminal(colour.value)
    report = run.report()
    text = reporter(output_format.value)(report, where)
    if run.fixed and output_format is not Format.JSON:
        text += f"Fixed {run.fixed}.\n"
    if output_file is None:
        sys.stdout.write(text)
        return
    try:
        output_file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise fail(f"{output_file} cannot be written: {error.strerror}") from error


def _status(run: Run, threshold: str, *, changes: bool) -> int:
    if run.failed:
        return 2
    worst = max((diagnostic.severity for diagnostic in run.diagnostics), default=None)
    if changes or (threshold != "NEVER" and worst is not None and worst >= Severity[threshold]):
        return 1
    return 0
