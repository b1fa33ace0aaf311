"""COG70xx: an app client beside its user pool, as other files describe that. Shared by the rules: what an absence is worth."""

from skelint import Absence, Severity


def severity(absence: Absence) -> Severity | None:
    """Return the severity of a finding that rests on an absence: a page, or what was created, does not show all there is."""
    return None if absence.sure else Severity.WARNING
