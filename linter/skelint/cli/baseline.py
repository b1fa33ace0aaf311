"""`skelint baseline`: keep the findings that are there today from failing a run."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from skelint.authoring.wording import counted
from skelint.cli.settings import (
    ConfigOption,
    ContextOption,
    ExtendOption,
    IgnoreOption,
    IsolatedOption,
    PluginOption,
    TrustOption,
    words,
)
from skelint.cli.targets import targets
from skelint.cli.terminal import complain, fail
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.ruleset import RulesetError
from skelint.project.config import ConfigError
from skelint.project.settings import RunOptions, Settings
from skelint.run.run import outcomes
from skelint.silencing.baseline import Baseline, BaselineError, load

app = typer.Typer(
    help="Keep the findings that are there today from failing a run.", no_args_is_help=True, add_completion=False
)
Paths = Annotated[list[str] | None, typer.Argument(help="Files and folders. Default: .")]
FileOption = Annotated[Path | None, typer.Option("--baseline", help="The file. Default: .skelint-baseline.json.")]
ForceOption = Annotated[bool, typer.Option("--force", help="Replace one that is there.")]


@app.command(context_settings={"auto_envvar_prefix": "SKELINT"})
def create(
    paths: Paths = None,
    baseline: FileOption = None,
    force: ForceOption = False,
    extend_select: ExtendOption = None,
    ignore: IgnoreOption = None,
    context: ContextOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
) -> None:
    """Write all findings of today into a baseline: from now on only new ones count."""
    settings = _settings(baseline, context, extend_select, ignore, config, plugin, isolated=isolated, trust=trust_plugins)
    path = _path(settings)
    if path.exists() and not force:
        raise fail(f"{path} is there already: `skelint baseline update` renews it, --force replaces it")
    looked_at, diagnostics = _findings(paths, settings)
    _write(
        Baseline(path).updated(looked_at, diagnostics),
        f"{counted(len(diagnostics), 'finding')} of {counted(len(looked_at), 'file')}",
    )


@app.command(context_settings={"auto_envvar_prefix": "SKELINT"})
def update(
    paths: Paths = None,
    baseline: FileOption = None,
    extend_select: ExtendOption = None,
    ignore: IgnoreOption = None,
    context: ContextOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
) -> None:
    """Make the baseline hold what the files give now, new findings included; files not looked at stay as they are."""
    settings = _settings(baseline, context, extend_select, ignore, config, plugin, isolated=isolated, trust=trust_plugins)
    before = _loaded(_path(settings))
    looked_at, diagnostics = _findings(paths, settings)
    after = before.updated(looked_at, diagnostics)
    _write(after, f"{counted(after.total(), 'finding')}, {before.total():,} before")


@app.command(context_settings={"auto_envvar_prefix": "SKELINT"})
def prune(
    paths: Paths = None,
    baseline: FileOption = None,
    extend_select: ExtendOption = None,
    ignore: IgnoreOption = None,
    context: ContextOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    plugin: PluginOption = None,
    trust_plugins: TrustOption = False,
) -> None:
    """Take what is mended out of the baseline, and what belongs to files that are gone; nothing is added."""
    settings = _settings(baseline, context, extend_select, ignore, config, plugin, isolated=isolated, trust=trust_plugins)
    before = _loaded(_path(settings))
    looked_at, diagnostics = _findings(paths, settings)
    after = before.pruned(looked_at, diagnostics)
    _write(after, f"{counted(after.total(), 'finding')}, {before.total() - after.total():,} taken out")


def _settings(
    baseline: Path | None,
    context: Sequence[str] | None,
    extend: Sequence[str] | None,
    ignore: Sequence[str] | None,
    config: Path | None,
    plugin: Sequence[str] | None,
    *,
    isolated: bool,
    trust: bool,
) -> Settings:
    return Settings(
        RunOptions(
            baseline=baseline,
            use_baseline=False,
            context=context or (),
            extend_select=words(extend) or (),
            ignore=words(ignore) or (),
            config=config,
            plugins=words(plugin) or (),
            isolated=isolated,
            trust_plugins=trust,
        )
    )


def _path(settings: Settings) -> Path:
    try:
        return settings.baseline_path
    except ConfigError as error:
        raise fail(str(error)) from error


def _loaded(path: Path) -> Baseline:
    if not path.exists():
        raise fail(f"there is no baseline {path}: `skelint baseline create` makes one")
    try:
        return load(path)
    except BaselineError as error:
        raise fail(str(error)) from error


def _findings(paths: Sequence[str] | None, settings: Settings) -> tuple[list[str], list[Diagnostic]]:
    """Return the files that were looked at, and what is wrong with them and not suppressed."""
    try:
        results = list(outcomes(targets(paths or ["."], settings, None, skip=True), settings))
    except (ConfigError, RulesetError) as error:
        raise fail(str(error)) from error
    for outcome in results:
        if outcome.error:
            complain(outcome.error)
    if any(outcome.error for outcome in results):
        raise fail("the baseline is left as it was")
    diagnostics = [diagnostic for outcome in results for diagnostic in outcome.diagnostics if diagnostic.silence is None]
    return [outcome.checked for outcome in results if outcome.checked], diagnostics


def _write(baseline: Baseline, what: str) -> None:
    try:
        baseline.write()
    except BaselineError as error:
        raise fail(str(error)) from error
    typer.echo(f"{baseline.path.name} holds {what}.")
