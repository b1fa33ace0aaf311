"""`skelint check`: lint files, folders or standard input."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from skelint.cli.ending import Ending
from skelint.cli.reporting import Output, complete, complete_output, format_name, other_format_name, outputs
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
from skelint.cli.targets import expanded
from skelint.cli.task import Task, print_settings
from skelint.cli.terminal import fail
from skelint.engine.ruleset import RulesetError
from skelint.project.config import ConfigError
from skelint.project.settings import RunOptions, Settings
from skelint.reporters import FORMATS
from skelint.run.outcome import Mending
from skelint.services.catalogue import UnknownOperationError, named
from skelint.services.identification import Hints
from skelint.silencing.baseline import BaselineError

PATHS = (
    "Files and folders; - is standard input. Hidden folders are walked too; those of version control and of other people's"
    " files (.git, .venv, node_modules …) are not. Default: ."
)
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
    task = Task(
        paths=expanded(paths or ["."]),
        options=options,
        stdin_filename=stdin_filename,
        skip_unidentified=skip_unidentified,
        mending=Mending(unsafe_fixes, write=not show_diff) if fix or unsafe_fixes or show_diff else None,
        format="statistics" if statistics else name,
        outputs=[*outputs(output), *([Output(name, output_file)] if output_file else [])],
        colour=color.value,
        jobs=jobs,
        silent=output_file is not None,
        quiet=quiet,
        verbose=verbose,
        allow_empty=allow_empty,
    )
    if watch:
        task.watch()
        raise typer.Exit
    settings = Settings(options)
    try:
        if show_settings:
            print_settings(settings)
            raise typer.Exit
        if show_files:
            task.print_files(settings)
            raise typer.Exit
        ending = Ending(
            fail_on=fail_on.value if fail_on else settings.run.fail_on,
            max_warnings=settings.run.max_warnings if max_warnings is None else max_warnings,
            exit_zero=exit_zero,
            fixed_fails=exit_non_zero_on_fix,
            diff=show_diff,
            allow_empty=allow_empty,
        )
        results, run = task.run(settings)
    except (ConfigError, RulesetError, BaselineError) as error:
        raise fail(str(error)) from error
    task.print_results(results, run)
    raise typer.Exit(ending.status(results, run))


def _hints(operation: str | None, given: list[str] | None) -> Hints:
    try:
        return Hints(named(operation).operation if operation else None, given=frozenset(words(given) or ()))
    except UnknownOperationError as error:
        raise fail(f"{error} (skelint operations lists all)") from error
