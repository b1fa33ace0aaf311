"""What `skelint check` does, once or whenever a file changes, and what it prints."""

import sys
from collections.abc import Sequence
from pathlib import Path

import typer

from skelint.authoring.wording import counted
from skelint.cli.reporting import Output, progress, write
from skelint.cli.targets import targets
from skelint.cli.terminal import complain, fail, show, show_diff, terminal
from skelint.engine.ruleset import RulesetError
from skelint.project.config import ConfigError
from skelint.project.settings import RunOptions, Settings, repository
from skelint.readers.reading import is_command
from skelint.records import dataclass
from skelint.reporters.printable import printable
from skelint.run.outcome import STDIN, Mending, Outcome, check_command
from skelint.run.report import Report, Summary, report
from skelint.run.run import about_suppressions, outcomes
from skelint.silencing.baseline import BaselineError

CLEAR = "\x1b[2J\x1b[H"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
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
    silent: bool
    """Whether standard output gets no report."""
    quiet: bool
    verbose: bool
    allow_empty: bool

    def run(self, settings: Settings) -> tuple[Sequence[Outcome], Report]:
        """Return what comes of each file, and of the run as a whole."""
        if is_command(self.paths):
            results = [check_command(self.paths, settings.file(self.paths[0]))]
            return results, report(results, settings.rules(settings.run), str(repository(Path.cwd())))
        left_out: list[str] = []
        listed = targets(self.paths, settings, self.stdin_filename, skip=self.skip_unidentified, left_out=left_out)
        results = []
        with progress(len(listed)) as advance:
            for outcome in outcomes(listed, settings, self.mending, self.jobs):
                results.append(outcome)
                advance()
        return results, report(
            [*results, Outcome(diagnostics=about_suppressions(results, settings, self.paths))],
            settings.rules(settings.run),
            str(repository(Path.cwd())),
            baseline=settings.baseline is not None,
            show_skipped=self.verbose,
            left_out=len(left_out),
        )

    def print_results(self, results: Sequence[Outcome], run: Report) -> None:
        """Print the report, or what fixing would change, and on standard error what else there is to say."""
        for message in (*(() if self.quiet else run.notices), *run.errors):
            complain(message)
        for path, reason in run.skipped:
            complain(f"skipped {path}: {reason}")
        if self.verbose:
            from skelint.run.gaps import sentences  # noqa: PLC0415 - only where it is asked for

            for sentence in sentences(gap for outcome in results for gap in outcome.gaps):
                complain(sentence)
        if run.nothing_checked and not (self.quiet and self.allow_empty):
            complain(self._nothing_checked(run.summary))
        if self.mending and not self.mending.write:
            _print_changes(results, colour=terminal(self.colour).colour)
            return
        stdin_fixed = self.mending is not None and list(self.paths) == [STDIN]
        write(
            run,
            self.format,
            self.outputs,
            self.colour,
            fixed=sum(outcome.fixed for outcome in results),
            to_stderr=stdin_fixed,
            silent=self.silent,
            quiet=self.quiet,
            verbose=self.verbose,
        )
        if stdin_fixed:
            sys.stdout.flush()
            sys.stdout.buffer.write(results[0].content)

    def _nothing_checked(self, summary: Summary) -> str:
        """Return that nothing was checked, with what was looked for."""
        message = (
            "nothing was checked: found no JSON or YAML input of a known operation (skelint operations lists them), "
            "and no aws command for one in a script or document"
        )
        if summary.skipped and not self.verbose:
            message += f"; {counted(summary.skipped, 'file')} skipped (-v lists them)"
        return message if self.allow_empty else f"{message}. --allow-empty makes this a success"

    def watch(self) -> None:
        """Run again and again, until the user ends it."""
        try:
            from watchfiles import watch  # noqa: PLC0415 - an extra, only for this
        except ImportError:
            raise fail("--watch needs a package more: python3 -m pip install 'skelint[watch]'") from None

        def once() -> None:
            try:
                self.print_results(*self.run(Settings(self.options)))
            except (ConfigError, RulesetError, BaselineError) as error:  # the next change may mend it
                complain(str(error))
            sys.stdout.flush()

        folders = {str(Path(path) if Path(path).is_dir() else Path(path).parent) for path in self.paths}
        once()
        report_files = {output.file.absolute() for output in self.outputs}
        for changes in watch(*sorted(folders), raise_interrupt=False):
            if not all(Path(path) in report_files for _, path in changes):  # else each report would be a change
                sys.stdout.write(CLEAR if sys.stdout.isatty() else "\n")
                once()

    def print_files(self, settings: Settings) -> None:
        """Print the files that would be looked at."""
        for target in targets(self.paths, settings, self.stdin_filename, skip=False):
            show(f"{printable(target.path)}\n")


def print_settings(settings: Settings) -> None:
    """Print what holds in the working folder."""
    from skelint.project.config import as_table  # noqa: PLC0415 - few ask for it
    from skelint.reporters.ascii_json import as_json  # noqa: PLC0415

    config = settings.run
    shown = {
        "configuration": str(config.path) if config.path else None,
        "baseline": str(settings.baseline_path) if settings.baseline else None,
        "settings": as_table(config),
        "rules": [rule.code for rule in settings.rules(config)],
    }
    typer.echo(as_json(shown), nl=False)


def _print_changes(results: Sequence[Outcome], *, colour: bool) -> None:
    for outcome in results:
        show_diff(outcome.diff, colour=colour)
    changes = [outcome.fixed for outcome in results if outcome.fixed]  # another encoding alone shows in no diff
    fixes = f"{counted(sum(changes), 'fix', 'fixes')} in {counted(len(changes), 'file')}"
    typer.echo(f"Would make {fixes}." if changes else "Nothing would change.", err=True)
