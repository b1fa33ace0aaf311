"""`skelint check`: lint files, folders or standard input."""

import sys
from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skelint.authoring.finding import Severity
from skelint.authoring.wording import counted
from skelint.cli.reporting import Output, complete, complete_output, format_name, other_format_name, outputs, progress, write
from skelint.cli.settings import (
    FIXES,
    INPUT,
    REPORT,
    RULES,
    SETTINGS,
    STATUS,
    ConfigOption,
    ContextOption,
    ExtendOption,
    IgnoreOption,
    IsolatedOption,
    PluginOption,
    SelectOption,
    TrustOption,
    completed_operation,
    option,
    words,
)
from skelint.cli.targets import expanded, targets
from skelint.cli.terminal import complain, fail, show, show_diff, terminal
from skelint.engine.ruleset import RulesetError
from skelint.project.config import ConfigError
from skelint.project.settings import RunOptions, Settings, repository
from skelint.readers.reading import is_command
from skelint.records import dataclass
from skelint.reporters import FORMATS
from skelint.reporters.printable import printable
from skelint.run.outcome import STDIN, Mending, Outcome, check_command
from skelint.run.report import Report, Summary, report
from skelint.run.run import about_suppressions, outcomes
from skelint.services.catalogue import UnknownOperationError, named
from skelint.services.identification import Hints
from skelint.silencing.baseline import BaselineError

NOTHING_CHECKED = 3
"""The exit status where neither an input nor a command was met."""
PATHS = (
    "Files and folders; - is standard input. Hidden folders are walked too; those of version control and of other people's"
    " files (.git, .venv, node_modules …) are not. Default: ."
)
CLEAR = "\x1b[2J\x1b[H"
EPILOG = """
Exit status: 0 nothing at or above --fail-on (default: warning), 1 findings, 2 the run could not be made or a named file
could not be read, 3 nothing was checked.

Each option can also be set by the environment variable SKELINT_ and its name, as SKELINT_FAIL_ON=error.

Examples:

  skelint check                                     all files below the working folder

  skelint check web.create-user-pool-client.json    one file

  skelint check --fix --diff deploy.sh              what the safe fixes would change

  skelint check --output sarif=out.sarif            a report for a program as well

  skelint explain COG301                            why a rule exists, and examples

  skelint check -- aws cognito-idp create-user-pool-client --client-name app
"""


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
    allow_empty: bool
    """Whether it is a success that nothing was checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Task:
    """One run, as often as it is asked for."""

    paths: Sequence[str]
    options: RunOptions
    stdin_filename: str | None
    skip_unidentified: bool
    mending: Mending | None
    format: str
    outputs: Sequence[Output]
    colour: str
    jobs: int | None
    quiet: bool
    verbose: bool
    allow_empty: bool


def check(
    paths: Annotated[list[str] | None, typer.Argument(help=PATHS)] = None,
    operation: Annotated[
        str | None,
        option(
            panel=INPUT,
            help="The operation of all files, as `cognito-idp create-user-pool-client`.",
            autocompletion=completed_operation,
        ),
    ] = None,
    given: Annotated[
        list[str] | None,
        option(panel=INPUT, help="Members that the command line gives, separated by commas.", metavar="MEMBERS"),
    ] = None,
    stdin_filename: Annotated[
        str | None, option(panel=INPUT, help="The name of standard input: in reports, and for the configuration.")
    ] = None,
    format: Annotated[  # the option's name, and that of its environment variable
        str,
        option(
            panel=REPORT,
            callback=format_name,
            autocompletion=complete,
            metavar="NAME",
            help=f"How to report: {', '.join(FORMATS)}.",
        ),
    ] = "full",
    output_format: Annotated[  # as ruff and others call it
        str | None, typer.Option(callback=other_format_name, autocompletion=complete, hidden=True)
    ] = None,
    output: Annotated[
        list[str] | None,
        option(
            panel=REPORT,
            help="Write a report to a file as well; repeatable.",
            metavar="FORMAT=FILE",
            autocompletion=complete_output,
        ),
    ] = None,
    output_file: Annotated[
        Path | None, option(panel=REPORT, help="Write the report there instead of standard output.")
    ] = None,
    quiet: Annotated[bool, option("--quiet", "-q", panel=REPORT, help="Print findings and errors, and nothing else.")] = False,
    verbose: Annotated[
        bool,
        option("--verbose", "-v", panel=REPORT, help="Say how each finding is known, and which files were skipped and why."),
    ] = False,
    statistics: Annotated[bool, option("--statistics", panel=REPORT, help="Count the findings of each rule instead.")] = False,
    select: SelectOption = None,
    extend_select: ExtendOption = None,
    ignore: IgnoreOption = None,
    context: ContextOption = None,
    exclude: Annotated[
        list[str] | None, option(panel=INPUT, help="Leave these out when a folder is walked: patterns as in a .gitignore.")
    ] = None,
    force_exclude: Annotated[
        bool,
        option("--force-exclude", panel=INPUT, help="Leave out what is excluded, or ignored by Git, also where it is named."),
    ] = False,
    skip_unidentified: Annotated[
        bool, option("--skip-unidentified", panel=INPUT, help="Skip a named file that nothing shows to be an input, too.")
    ] = False,
    fail_on: Annotated[
        FailOn | None, option(panel=STATUS, metavar="LEVEL", help=f"From which on the exit status is 1: {', '.join(FailOn)}.")
    ] = None,
    max_warnings: Annotated[int | None, option(panel=STATUS, min=0, help="More warnings than this fail, in any case.")] = None,
    allow_empty: Annotated[
        bool, option("--allow-empty", panel=STATUS, help="End with 0 also where no input and no command was met.")
    ] = False,
    exit_zero: Annotated[bool, option("--exit-zero", panel=STATUS, help="End with 0 also where there are findings.")] = False,
    suppressions: Annotated[
        bool,
        option(
            "--suppressions/--no-suppressions", panel=RULES, help="Whether comments and the configuration silence findings."
        ),
    ] = True,
    baseline: Annotated[
        Path | None, option(panel=RULES, help="The baseline. Default: .skelint-baseline.json, where there is one.")
    ] = None,
    use_baseline: Annotated[bool, option("--use-baseline/--no-baseline", panel=RULES, help="Whether to use it.")] = True,
    fix: Annotated[bool, option("--fix", panel=FIXES, help="Make the safe fixes.")] = False,
    unsafe_fixes: Annotated[
        bool, option("--unsafe-fixes", panel=FIXES, help="Make the unsafe fixes too: look at them.")
    ] = False,
    show_diff: Annotated[
        bool,
        option(
            "--diff",
            panel=FIXES,
            envvar=["SKELINT_DIFF", "SKELINT_SHOW_DIFF"],
            help="Print what fixing would change, and change nothing.",
        ),
    ] = False,
    exit_non_zero_on_fix: Annotated[
        bool, option("--exit-non-zero-on-fix", panel=STATUS, help="End with 1 where a fix was made, though nothing is left.")
    ] = False,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    show_settings: Annotated[
        bool, option("--show-settings", panel=SETTINGS, help="Print the settings in force, and end.")
    ] = False,
    show_files: Annotated[
        bool, option("--show-files", panel=INPUT, help="Print the files that would be looked at, and end.")
    ] = False,
    watch: Annotated[bool, option("--watch", panel=INPUT, help="Check again whenever a file changes.")] = False,
    jobs: Annotated[
        int | None, option(panel=INPUT, min=1, help="How many processes. Default: as many as there are cores.")
    ] = None,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
    color: Annotated[
        Colour, option(panel=REPORT, metavar="WHEN", help=f"Whether to colour the report: {', '.join(Colour)}.")
    ] = Colour.AUTO,
) -> None:
    """Lint the input files of aws commands, the commands in scripts, or a command: `skelint check -- aws …`."""
    name = output_format or format
    options = RunOptions(
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
        context=context or (),
        gaps=verbose,
    )
    task = _Task(
        paths=expanded(paths or ["."]),
        options=options,
        stdin_filename=stdin_filename,
        skip_unidentified=skip_unidentified,
        mending=Mending(unsafe_fixes, write=not show_diff) if fix or unsafe_fixes or show_diff else None,
        format="statistics" if statistics else name,
        outputs=[*outputs(output), *([Output(name, output_file)] if output_file else [])],
        colour=color.value,
        jobs=jobs,
        quiet=quiet,
        verbose=verbose,
        allow_empty=allow_empty,
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
            allow_empty=allow_empty,
        )
        results, run = _run(task, settings)
    except (ConfigError, RulesetError, BaselineError) as error:
        raise fail(str(error)) from error
    _print_results(task, results, run, quiet=output_file is not None)
    raise typer.Exit(_status(results, run, ending))


def _run(task: _Task, settings: Settings) -> tuple[list[Outcome], Report]:
    if is_command(task.paths):
        results = [check_command(task.paths, settings.file(task.paths[0]))]
        return results, report(results, settings.rules(settings.run), str(repository(Path.cwd())))
    left_out: list[str] = []
    listed = targets(task.paths, settings, task.stdin_filename, skip=task.skip_unidentified, left_out=left_out)
    results = []
    with progress(len(listed)) as advance:
        for outcome in outcomes(listed, settings, task.mending, task.jobs):
            results.append(outcome)
            advance()
    rules = settings.rules(settings.run)
    about = Outcome(diagnostics=about_suppressions(results, settings, task.paths))
    folder = str(repository(Path.cwd()))
    held = settings.baseline is not None
    return results, report([*results, about], rules, folder, baseline=held, show_skipped=task.verbose, left_out=len(left_out))


def _print_results(task: _Task, results: Sequence[Outcome], run: Report, *, quiet: bool) -> None:
    for message in (*(() if task.quiet else run.notices), *run.errors):
        complain(message)
    for path, reason in run.skipped:
        complain(f"skipped {path}: {reason}")
    if task.verbose:
        from skelint.run.gaps import sentences  # noqa: PLC0415 - only where it is asked for

        for sentence in sentences(gap for outcome in results for gap in outcome.gaps):
            complain(sentence)
    if run.nothing_checked and not (task.quiet and task.allow_empty):
        complain(_nothing_checked(run.summary, task))
    if task.mending and not task.mending.write:
        _show_changes(results, colour=terminal(task.colour).colour)
        return
    stdin_fixed = task.mending is not None and list(task.paths) == [STDIN]
    fixed = sum(outcome.fixed for outcome in results)
    write(
        run,
        task.format,
        task.outputs,
        task.colour,
        fixed=fixed,
        to_stderr=stdin_fixed,
        silent=quiet,
        quiet=task.quiet,
        verbose=task.verbose,
    )
    if stdin_fixed:
        sys.stdout.flush()
        sys.stdout.buffer.write(results[0].content)


def _nothing_checked(summary: Summary, task: _Task) -> str:
    """Return that nothing was checked, with what was looked for."""
    message = (
        "nothing was checked: found no JSON or YAML input of a known operation (skelint operations lists them), "
        "and no aws command for one in a script or document"
    )
    if summary.skipped and not task.verbose:
        message += f"; {counted(summary.skipped, 'file')} skipped (-v lists them)"
    return message if task.allow_empty else f"{message}. --allow-empty makes this a success"


def _watch(task: _Task, *, quiet: bool) -> None:
    """Run again and again, until the user ends it."""
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra, only for this
    except ImportError:
        raise fail("--watch needs a package more: python3 -m pip install 'skelint[watch]'") from None

    def once() -> None:
        try:
            _print_results(task, *_run(task, Settings(task.options)), quiet=quiet)
        except (ConfigError, RulesetError, BaselineError) as error:  # the next change may mend it
            complain(str(error))
        sys.stdout.flush()

    folders = {str(Path(path) if Path(path).is_dir() else Path(path).parent) for path in task.paths}
    once()
    report_files = {output.file.absolute() for output in task.outputs}
    for changes in watch(*sorted(folders), raise_interrupt=False):
        if not all(Path(path) in report_files for _, path in changes):  # else each report would be a change
            sys.stdout.write(CLEAR if sys.stdout.isatty() else "\n")
            once()
    raise typer.Exit


def _hints(operation: str | None, given: list[str] | None) -> Hints:
    try:
        return Hints(named(operation).operation if operation else None, given=frozenset(words(given) or ()))
    except UnknownOperationError as error:
        raise fail(f"{error} (skelint operations lists all)") from error


def _show(task: _Task, settings: Settings, *, show_settings: bool) -> None:
    """Print what would be done: the settings of the working folder, or the files."""
    if not show_settings:
        for target in targets(task.paths, settings, task.stdin_filename, skip=False):
            show(f"{printable(target.path)}\n")
        return
    from skelint.project.config import as_table  # noqa: PLC0415
    from skelint.reporters.ascii_json import as_json  # noqa: PLC0415

    config = settings.run
    shown = {
        "configuration": str(config.path) if config.path else None,
        "baseline": str(settings.baseline_path) if settings.baseline else None,
        "settings": as_table(config),
        "rules": [rule.code for rule in settings.rules(config)],
    }
    typer.echo(as_json(shown), nl=False)


def _show_changes(results: Sequence[Outcome], *, colour: bool) -> None:
    for outcome in results:
        show_diff(outcome.diff, colour=colour)
    changes = [outcome.fixed for outcome in results if outcome.fixed]  # another encoding alone shows in no diff
    fixes = f"{counted(sum(changes), 'fix', 'fixes')} in {counted(len(changes), 'file')}"
    typer.echo(f"Would make {fixes}." if changes else "Nothing would change.", err=True)


def _status(results: Sequence[Outcome], run: Report, ending: _Ending) -> int:
    if run.errors:
        return 2
    if run.nothing_checked:
        return 0 if ending.allow_empty else NOTHING_CHECKED
    fixed = any(outcome.fixed for outcome in results)
    if ending.diff:
        return int(fixed)
    if fixed and ending.fixed_fails:
        return 1
    if ending.exit_zero:
        return 0
    if ending.max_warnings is not None and run.summary.warnings > ending.max_warnings:
        return 1
    worst = max((diagnostic.severity for diagnostic in run.diagnostics), default=-1)
    return int(ending.fail_on != "never" and worst >= Severity[ending.fail_on.upper()])
