"""`skelint check`: lint files, folders or standard input."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skelint.cli.settings import collected, configured, words
from skelint.cli.terminal import complain, fail, terminal
from skelint.config import Config
from skelint.discovery import files
from skelint.finding import Severity
from skelint.inputs import is_command
from skelint.models.identification import Hints, UnknownOperationError, named
from skelint.outcome import STDIN, Mending, Outcome, Target, check_command, report
from skelint.outcome import check_all as run_all
from skelint.reporters import Terminal, reporter
from skelint.ruleset import Ruleset, RulesetError
from skelint.wording import counted


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
    """Lint the input files of aws commands, the commands in scripts, or a command: `skelint check -- aws …`.

    Exit status: 0 nothing at or above --fail-on (default: warning), 1 findings, 2 the run could not be made.
    """
    settings = configured(config, isolated=isolated)
    rules = _rules(settings, plugin, trust_plugins, (select, extend_select, ignore))
    told = _hints(operation, given)
    mending = Mending(unsafe_fixes, write=not show_diff) if fix or unsafe_fixes or show_diff else None
    if paths and is_command(paths):
        outcomes = [check_command(paths, merged(told, settings.hints(paths[0])), rules)]
    else:
        targets = [
            Target(path, name, merged(told, settings.hints(name)), named_by_user)
            for path, named_by_user in files(paths or ["."])
            for name in [(stdin_filename or "<stdin>") if path == STDIN else path]
        ]
        outcomes = run_all(targets, rules, mending)
    for outcome in outcomes:
        if outcome.error:
            complain(outcome.error)
    if show_diff:
        _show(outcomes)
    else:
        _write(
            outcomes, output_format, output_file, terminal(color.value), stdin_fixed=mending is not None and paths == [STDIN]
        )
    raise typer.Exit(_status(outcomes, (fail_on.value if fail_on else settings.fail_on).upper(), show_diff))


def merged(told: Hints, configured: Hints) -> Hints:
    """Return what the options, and else the configuration, say of a file; the members that either gives are given."""
    return replace(told if told.operation else configured, given=told.given | configured.given, templates=configured.templates)


def _rules(settings: Config, plugins: list[str] | None, trust: bool, options: tuple[list[str] | None, ...]) -> Ruleset:
    select, extend, ignore = (words(option) for option in options)
    try:
        return collected(settings, words(plugins) or [], trust=trust).select(
            settings.select if select is None else select,
            [*settings.extend_select, *(extend or [])],
            [*settings.ignore, *(ignore or [])],
        )
    except RulesetError as error:
        raise fail(str(error)) from error


def _hints(operation: str | None, given: list[str] | None) -> Hints:
    try:
        return Hints(named(operation) if operation else None, given=frozenset(words(given) or ()))
    except UnknownOperationError as error:
        raise fail(str(error)) from error


def _show(outcomes: Sequence[Outcome]) -> None:
    for outcome in outcomes:
        sys.stdout.write(outcome.diff)
    changes = [outcome.fixed for outcome in outcomes if outcome.fixed]  # another encoding alone shows in no diff
    fixes = f"{counted(sum(changes), 'fix', 'fixes')} in {counted(len(changes), 'file')}"
    typer.echo(f"Would make {fixes}." if changes else "Nothing would change.", err=True)


def _write(
    outcomes: Sequence[Outcome], output_format: Format, output_file: Path | None, where: Terminal, *, stdin_fixed: bool
) -> None:
    text = reporter(output_format.value)(report(outcomes), Terminal() if output_file else where)
    fixed = sum(outcome.fixed for outcome in outcomes)
    if fixed and output_format is not Format.JSON:
        text += f"Made {counted(fixed, 'fix', 'fixes')}.\n"
    if output_file is not None:
        try:
            output_file.write_text(text, encoding="utf-8")
        except OSError as error:
            raise fail(f"{output_file} cannot be written: {error.strerror}") from error
    elif stdin_fixed:
        sys.stderr.write(text)  # standard output is for the fixed text
    else:
        sys.stdout.write(text)
    if stdin_fixed:
        sys.stdout.flush()
        sys.stdout.buffer.write(outcomes[0].content)


def _status(outcomes: Sequence[Outcome], threshold: str, show_diff: bool) -> int:
    if any(outcome.error for outcome in outcomes):
        return 2
    if show_diff:
        return int(any(outcome.fixed for outcome in outcomes))
    severities = [diagnostic.severity for outcome in outcomes for diagnostic in outcome.diagnostics]
    return int(threshold != "NEVER" and max(severities, default=-1) >= Severity[threshold])
