"""`skelint check`: lint files, folders or standard input."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skelint.authoring.finding import Severity
from skelint.authoring.wording import counted
from skelint.cli.reporting import Output, complete, known, outputs, progress, write
from skelint.cli.settings import (
    ConfigOption,
    ExtendOption,
    IgnoreOption,
    IsolatedOption,
    PluginOption,
    SelectOption,
    TrustOption,
    words,
)
from skelint.cli.terminal import complain, fail
from skelint.engine.ruleset import RulesetError
from skelint.project.config import ConfigError
from skelint.project.discovery import files
from skelint.project.settings import Options, Settings, repository
from skelint.readers.reading import is_command
from skelint.readers.registry import by_name
from skelint.records import dataclass
from skelint.run.outcome import STDIN, Mending, Outcome, Target, check_command
from skelint.run.report import Report, report
from skelint.run.run import about_suppressions, outcomes
from skelint.services.catalogue import UnknownOperationError, named
from skelint.services.identification import Hints
from skelint.silencing.baseline import BaselineError

CLEAR = "\x1b[2J\x1b[H"


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ending:
    """What decides the exit status."""

    fail_on: str
    max_warnings: int | None
    exit_zero: bool
    fixed_fails: bool
    """Whether a fix that is made is a failure."""
    diff: bool
    """Whether it is asked what would change: then that alone counts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """One run, as often as it is asked for."""

    paths: Sequence[str]
    options: Options
    stdin_filename: str | None
    skip_unidentified: bool
    mending: Mending | None
    format: str
    outputs: Sequence[Output]
    colour: str
    jobs: int | None


def check(
    paths: Annotated[list[str] | None, typer.Argument(help="Files and folders; - is standard input. Default: .")] = None,
    operation: Annotated[
        str | None, typer.Option(help="The operation of all files, as `cognito-idp create-user-pool-client`.")
    ] = None,
    given: Annotated[
        list[str] | None, typer.Option(help="Members that the command line gives, separated by commas.", metavar="MEMBERS")
    ] = None,
    stdin_filename: Annotated[
        str | None, typer.Option(help="The name of standard input: in reports, and for the configuration.")
    ] = None,
    format: Annotated[  # the option's name, and that of its environment variable
        str, typer.Option(callback=known, autocompletion=complete, help="How to report.")
    ] = "full",
    output: Annotated[
        list[str] | None, typer.Option(help="Write a report to a file as well; repeatable.", metavar="FORMAT=FILE")
    ] = None,
    output_file: Annotated[Path | None, typer.Option(help="Write the report there instead of standard output.")] = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count the findings of each rule instead.")] = False,
    select: SelectOption = None,
    extend_select: ExtendOption = None,
    ignore: IgnoreOption = None,
    exclude: Annotated[
        list[str] | None, typer.Option(help="Leave these out when a folder is walked: patterns as in a .gitignore.")
    ] = None,
    force_exclude: Annotated[
        bool, typer.Option("--force-exclude", help="Leave out what is excluded, or ignored by Git, also where it is named.")
    ] = False,
    skip_unidentified: Annotated[
        bool, typer.Option("--skip-unidentified", help="Skip a named file that nothing shows to be an input, too.")
    ] = False,
    fail_on: Annotated[FailOn | None, typer.Option(help="The severity from which on the exit status is 1.")] = None,
    max_warnings: Annotated[int | None, typer.Option(min=0, help="More warnings than this fail, in any case.")] = None,
    exit_zero: Annotated[bool, typer.Option("--exit-zero", help="End with 0 also where there are findings.")] = False,
    suppressions: Annotated[
        bool, typer.Option("--suppressions/--no-suppressions", help="Whether comments and the configuration silence findings.")
    ] = True,
    baseline: Annotated[
        Path | None, typer.Option(help="The baseline. Default: .skelint-baseline.json, where there is one.")
    ] = None,
    use_baseline: Annotated[bool, typer.Option("--use-baseline/--no-baseline", help="Whether to use it.")] = True,
    fix: Annotated[bool, typer.Option("--fix", help="Make the safe fixes.")] = False,
    unsafe_fixes: Annotated[bool, typer.Option("--unsafe-fixes", help="Make the unsafe fixes too: look at them.")] = False,
    show_diff: Annotated[bool, typer.Option("--diff", help="Print what fixing would change, and change nothing.")] = False,
    exit_non_zero_on_fix: Annotated[
        bool, typer.Option("--exit-non-zero-on-fix", help="End with 1 where a fix was made, though nothing is left.")
    ] = False,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    show_settings: Annotated[bool, typer.Option("--show-settings", help="Print the settings in force, and end.")] = False,
    show_files: Annotated[
        bool, typer.Option("--show-files", help="Print the files that would be looked at, and end.")
    ] = False,
    watch: Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="How many processes. Default: as many as there are cores.")] = None,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
    color: Annotated[Colour, typer.Option(help="Whether to colour the report.")] = Colour.AUTO,
) -> None:
    """Lint the input files of aws commands, the commands in scripts, or a command: `skelint check -- aws …`.

    Exit status: 0 nothing at or above --fail-on (default: warning), 1 findings, 2 the run could not be made.
    """
    options = Options(
        told=_hints(operation, given),
        select=words(select),
        extend_select=words(extend_select) or (),
        ignore=words(ignore) or (),
        plugins=words(plugin) or (),
        trust_plugins=trust_plugins,
        config=config,
        isolated=isolated,
        suppressions=suppressions,
        baseline=baseline,
        use_baseline=use_baseline,
        exclude=exclude or (),
        force_exclude=force_exclude,
    )
    task = _Task(
        paths=paths or ["."],
        options=options,
        stdin_filename=stdin_filename,
        skip_unidentified=skip_unidentified,
        mending=Mending(unsafe_fixes, write=not show_diff) if fix or unsafe_fixes or show_diff else None,
        format="statistics" if statistics else format,
        outputs=[*outputs(output), *([Output(format, output_file)] if output_file else [])],
        colour=color.value,
        jobs=jobs,
    )
    if watch:
        _watch(task, quiet=output_file is not None)
    settings = Settings(options)
    try:
        if show_settings or show_files:
            _show(task, settings, show_settings=show_settings)
            raise typer.Exit
        ending = _Ending(
            fail_on=fail_on.value if fail_on else settings.run.fail_on,
            max_warnings=settings.run.max_warnings if max_warnings is None else max_warnings,
            exit_zero=exit_zero,
            fixed_fails=exit_non_zero_on_fix,
            diff=show_diff,
        )
        found, made = _run(task, settings)
    except (ConfigError, RulesetError, BaselineError) as error:
        raise fail(str(error)) from error
    _written(task, found, made, quiet=output_file is not None)
    raise typer.Exit(_status(found, made, ending))


def targets(
    task_paths: Sequence[str],
    settings: Settings,
    stdin_filename: str | None,
    *,
    skip: bool,
    left_out: list[str] | None = None,
) -> list[Target]:
    """Return the files of a run; with `skip`, none of them must be an input. Folders not walked are added to `left_out`."""
    listed = []
    for path, named_by_user, row in files(task_paths, settings, left_out):
        name = (stdin_filename or "<stdin>") if path == STDIN else path
        listed.append(Target(path, name, named_by_user and not skip, row or by_name(name)))
    return listed


def _run(task: _Task, settings: Settings) -> tuple[list[Outcome], Report]:
    if is_command(task.paths):
        found = [check_command(task.paths, settings.file(task.paths[0]))]
        return found, report(found, settings.rules(settings.run), str(repository(Path.cwd())))
    left_out: list[str] = []
    listed = targets(task.paths, settings, task.stdin_filename, skip=task.skip_unidentified, left_out=left_out)
    found = []
    with progress(len(listed)) as advance:
        for outcome in outcomes(listed, settings, task.mending, task.jobs):
            found.append(outcome)
            advance()
    rules = settings.rules(settings.run)
    about = Outcome(diagnostics=about_suppressions(found, settings, task.paths))
    folder = str(repository(Path.cwd()))
    made = report([*found, about], rules, folder, baseline=settings.baseline is not None)
    return found, replace(made, summary=replace(made.summary, left_out=len(left_out)))


def _written(task: _Task, found: Sequence[Outcome], made: Report, *, quiet: bool) -> None:
    for message in (*made.notices, *made.errors):
        complain(message)
    if task.mending and not task.mending.write:
        _show_changes(found)
        return
    stdin_fixed = task.mending is not None and list(task.paths) == [STDIN]
    fixed = sum(outcome.fixed for outcome in found)
    write(made, task.format, task.outputs, task.colour, fixed=fixed, to_stderr=stdin_fixed, quiet=quiet)
    if stdin_fixed:
        sys.stdout.flush()
        sys.stdout.buffer.write(found[0].content)


def _watch(task: _Task, *, quiet: bool) -> None:
    """Run again and again, until the user ends it."""
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra, only for this
    except ImportError:
        raise fail("--watch needs a package more: python3 -m pip install 'skelint[watch]'") from None

    def once() -> None:
        try:
            _written(task, *_run(task, Settings(task.options)), quiet=quiet)
        except (ConfigError, RulesetError, BaselineError) as error:  # the next change may mend it
            complain(str(error))
        sys.stdout.flush()

    folders = {str(Path(path) if Path(path).is_dir() else Path(path).parent) for path in task.paths}
    once()
    written = {output.file.absolute() for output in task.outputs}
    for changes in watch(*sorted(folders), raise_interrupt=False):
        if not all(Path(path) in written for _, path in changes):  # else each report would be a change
            sys.stdout.write(CLEAR if sys.stdout.isatty() else "\n")
            once()
    raise typer.Exit


def _hints(operation: str | None, given: list[str] | None) -> Hints:
    try:
        return Hints(named(operation).operation if operation else None, given=frozenset(words(given) or ()))
    except UnknownOperationError as error:
        raise fail(str(error)) from error


def _show(task: _Task, settings: Settings, *, show_settings: bool) -> None:
    """Print what would be done: the settings of the working folder, or the files."""
    if not show_settings:
        for target in targets(task.paths, settings, task.stdin_filename, skip=False):
            typer.echo(target.path)
        return
    import json  # noqa: PLC0415

    from skelint.project.config import as_table  # noqa: PLC0415

    config = settings.run
    shown = {
        "configuration": str(config.path) if config.path else None,
        "baseline": str(settings.baseline_path) if settings.baseline else None,
        "settings": as_table(config),
        "rules": [rule.code for rule in settings.rules(config)],
    }
    typer.echo(json.dumps(shown, indent=2))


def _show_changes(found: Sequence[Outcome]) -> None:
    for outcome in found:
        sys.stdout.write(outcome.diff)
    changes = [outcome.fixed for outcome in found if outcome.fixed]  # another encoding alone shows in no diff
    fixes = f"{counted(sum(changes), 'fix', 'fixes')} in {counted(len(changes), 'file')}"
    typer.echo(f"Would make {fixes}." if changes else "Nothing would change.", err=True)


def _status(found: Sequence[Outcome], made: Report, ending: _Ending) -> int:
    if made.errors:
        return 2
    fixed = any(outcome.fixed for outcome in found)
    if ending.diff:
        return int(fixed)
    if fixed and ending.fixed_fails:
        return 1
    if ending.exit_zero:
        return 0
    if ending.max_warnings is not None and made.summary.warnings > ending.max_warnings:
        return 1
    worst = max((diagnostic.severity for diagnostic in made.diagnostics), default=-1)
    return int(ending.fail_on != "never" and worst >= Severity[ending.fail_on.upper()])
