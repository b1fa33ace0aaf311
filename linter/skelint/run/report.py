"""What is shown of a run: all diagnostics in order, and what was looked at in numbers."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field

from skelint.authoring.finding import Severity
from skelint.authoring.rule import Rule
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.ruleset import Ruleset
from skelint.records import dataclass
from skelint.run.outcome import Outcome, Skipped


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What a run looked at and found, in numbers."""

    files: int = 0
    requests: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0
    skipped: int = 0
    """Files found in a folder that nothing shows to be the input of an operation."""
    left_out: int = 0
    """Well-known folders of other people's files that were not walked."""
    unresolved: int = 0
    """Values that cannot be known offline, and that nothing was said about."""
    fixable: int = 0
    """Findings that --fix would mend."""
    unsafe: int = 0
    """Findings that --unsafe-fixes would mend besides."""
    suppressed: int = 0
    """Findings that a comment or the configuration silences."""
    baselined: int = 0
    """Findings that the baseline holds."""
    stale: int = 0
    """Findings that the baseline holds and that are there no more."""


@dataclass(frozen=True, slots=True)
class Report:
    """The diagnostics of a run, in the order in which they are shown, and its summary."""

    diagnostics: Sequence[Diagnostic]
    summary: Summary
    silenced: Sequence[Diagnostic] = ()
    """What is not shown, each with its `silence`. Formats that can mark it keep it: absent, it would seem mended."""
    checked: Sequence[str] = ()
    """The paths of all files that were looked at, in order."""
    errors: Sequence[str] = ()
    """What could not be done."""
    notices: Sequence[str] = ()
    """What was skipped and ought not to go unsaid."""
    rules: Sequence[Rule] = ()
    """The rules that ran, in the order of their codes."""
    severities: Mapping[str, Severity] = field(default_factory=dict)
    """Those that the configuration sets, by the codes of rules."""
    folder: str = "."
    """The root of the repository, which formats for other programs name files relative to; absolute, or as seen from here."""
    baseline: bool = False
    """Whether the run was held against a baseline."""
    skipped: Sequence[Skipped] = ()
    """The files that were skipped, where that is asked for."""

    @property
    def nothing_checked(self) -> bool:
        """Whether neither an input nor a command was met, and nothing can be said of what was met."""
        return not (self.summary.requests or self.diagnostics or self.silenced or self.errors)


def report(
    outcomes: Iterable[Outcome],
    rules: Ruleset | None = None,
    folder: str = ".",
    *,
    baseline: bool = False,
    show_skipped: bool = False,
    left_out: int = 0,
) -> Report:
    """Return the report of a run: all diagnostics in order, and what was looked at in numbers.

    `left_out` is how many folders of other people's files were not walked.
    """
    outcomes = list(outcomes)
    # By their keys, as two scripts may use one file.
    every = {diagnostic.sort_key: diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics}
    findings = sorted(every.values(), key=lambda diagnostic: diagnostic.sort_key)
    ordered = [diagnostic for diagnostic in findings if diagnostic.silence is None]
    silenced = [diagnostic for diagnostic in findings if diagnostic.silence is not None]
    baselined = sum(diagnostic.silence is not None and diagnostic.silence.by == "baseline" for diagnostic in silenced)
    severities = [diagnostic.severity for diagnostic in ordered]
    safe = sum(diagnostic.fixable() for diagnostic in ordered)
    summary = Summary(
        files=sum(bool(outcome.checked) for outcome in outcomes),
        requests=sum(outcome.requests for outcome in outcomes),
        errors=severities.count(Severity.ERROR),
        warnings=severities.count(Severity.WARNING),
        notes=severities.count(Severity.NOTE),
        skipped=sum(outcome.skipped is not None for outcome in outcomes),
        left_out=left_out,
        unresolved=sum(outcome.unresolved for outcome in outcomes),
        fixable=safe,
        unsafe=sum(diagnostic.fixable(unsafe=True) for diagnostic in ordered) - safe,
        suppressed=len(silenced) - baselined,
        baselined=baselined,
        stale=sum(outcome.stale for outcome in outcomes),
    )
    checked = sorted(outcome.checked for outcome in outcomes if outcome.checked)
    errors = [outcome.error for outcome in outcomes if outcome.error]
    notices = [outcome.notice for outcome in outcomes if outcome.notice]
    ran = rules or Ruleset(())
    skipped = [outcome.skipped for outcome in outcomes if outcome.skipped is not None and show_skipped]
    return Report(ordered, summary, silenced, checked, errors, notices, ran.rules, ran.severities, folder, baseline, skipped)
