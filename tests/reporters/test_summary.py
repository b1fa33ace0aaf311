"""The last line of a report for people: what was found, in how much, and what can be done about it."""

import pytest

from skelint.reporters.summary import sentences
from skelint.run.report import Summary

WORDED = {
    "nothing, in one file": (Summary(files=1), "No faults found in 1 file."),
    "nothing, in several files": (Summary(files=2), "No faults found in 2 files."),
    "nothing, in nothing": (Summary(), "Nothing was checked."),
    "one error": (Summary(files=1, errors=1), "Found 1 error in 1 file."),
    "several errors": (Summary(files=3, errors=2), "Found 2 errors in 3 files."),
    "one warning": (Summary(files=1, warnings=1), "Found 1 warning in 1 file."),
    "one note": (Summary(files=1, notes=1), "Found 1 note in 1 file."),
    "two kinds": (Summary(files=1, errors=1, warnings=2), "Found 1 error and 2 warnings in 1 file."),
    "three kinds": (Summary(files=1, errors=2, warnings=1, notes=3), "Found 2 errors, 1 warning and 3 notes in 1 file."),
    "thousands": (Summary(files=1_234, errors=5_678), "Found 5,678 errors in 1,234 files."),
    "one file skipped": (Summary(files=1, skipped=1), "No faults found in 1 file (1 other file skipped)."),
    "files skipped": (Summary(files=1, skipped=2), "No faults found in 1 file (2 other files skipped)."),
    "one value unknown": (Summary(files=1, unresolved=1), "No faults found in 1 file (1 value not known offline)."),
    "skipped and unknown": (
        Summary(files=1, errors=1, skipped=1, unresolved=2),
        "Found 1 error in 1 file (1 other file skipped, 2 values not known offline).",
    ),
    "safe fixes": (Summary(files=1, errors=2, fixable=1), "Found 2 errors in 1 file. 1 can be fixed with --fix."),
    "unsafe fixes": (Summary(files=1, errors=2, unsafe=2), "Found 2 errors in 1 file. 2 can be fixed with --unsafe-fixes."),
    "fixes of both kinds": (
        Summary(files=1, errors=3, fixable=1, unsafe=2),
        "Found 3 errors in 1 file. 1 can be fixed with --fix, 2 more with --unsafe-fixes.",
    ),
    "everything": (
        Summary(files=2, requests=2, errors=1, warnings=1, notes=1, skipped=1, unresolved=1, fixable=1, unsafe=1),
        (
            "Found 1 error, 1 warning and 1 note in 2 files (1 other file skipped, 1 value not known offline). "
            "1 can be fixed with --fix, 1 more with --unsafe-fixes."
        ),
    ),
}


@pytest.mark.parametrize(("summary", "sentence"), WORDED.values(), ids=WORDED)
def test_the_counts_are_a_sentence(summary: Summary, sentence: str) -> None:
    assert sentences(summary) == sentence
