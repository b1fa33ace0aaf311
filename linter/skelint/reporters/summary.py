"""The last line of a report for people."""

from skelint.authoring.wording import counted, listed
from skelint.run.report import Summary


def sentences(summary: Summary) -> str:
    """Return the counts of a run as a line: what was found, in how much, and what could be fixed."""
    faults = [
        counted(number, noun)
        for number, noun in ((summary.errors, "error"), (summary.warnings, "warning"), (summary.notes, "note"))
        if number
    ]
    checked = counted(summary.files, "file")
    line = f"Found {listed(faults)} in {checked}" if faults else f"No faults found in {checked}"
    if not (faults or summary.files):
        line = "Nothing was checked"
    asides = []
    if summary.skipped:
        asides.append(f"{counted(summary.skipped, 'other file')} skipped")
    if summary.left_out:
        asides.append(f"{counted(summary.left_out, 'folder')} of other people's files not walked")
    if summary.suppressed:
        asides.append(f"{summary.suppressed:,} suppressed")
    if summary.baselined:
        asides.append(f"{summary.baselined:,} in the baseline")
    if summary.stale:
        asides.append(f"{summary.stale:,} of the baseline mended: skelint baseline prune")
    if summary.unresolved:
        asides.append(f"{counted(summary.unresolved, 'value')} not known offline")
    line += f" ({', '.join(asides)})." if asides else "."
    if summary.fixable:
        line += f" {summary.fixable} can be fixed with --fix"
        line += f", {summary.unsafe} more with --unsafe-fixes." if summary.unsafe else "."
    elif summary.unsafe:
        line += f" {summary.unsafe} can be fixed with --unsafe-fixes."
    return line
