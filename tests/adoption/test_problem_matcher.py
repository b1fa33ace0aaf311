"""GitHub's problem matcher, on the real output: it finds each diagnostic, in whatever file, and nothing else."""

import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from skelint import Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.ruleset import BUILT_IN, Ruleset
from skelint.project.settings import FileSettings
from skelint.reporters import FORMATS, Terminal, reporter
from skelint.reporters.concise import advice
from skelint.run.outcome import Outcome, Target, check
from skelint.run.report import report
from skelint.services.catalogue import named
from skelint.services.identification import Hints

ROOT = Path(__file__).parents[2]
MATCHERS: list[dict[str, Any]] = json.loads((ROOT / ".github" / "skelint-matcher.json").read_text())["problemMatcher"]
SAMPLES = sorted(path for path in (ROOT / "sample_inputs").rglob("*") if path.is_file())
COMMANDS = re.compile("^::")
RULES = Ruleset.collect([BUILT_IN]).select(["ALL"])
NOTICES = {"error": Severity.ERROR, "warning": Severity.WARNING, "notice": Severity.NOTE}
"""GitHub's words, which are the only ones that it knows: it passes over a line of another severity."""


def matched(text: str) -> Iterable[tuple[str, int, int, Severity, str, str]]:
    """Yield what GitHub reads of each line: its first matcher that matches counts; commands are not matched at all."""
    for line in text.splitlines():
        for matcher in MATCHERS:
            (pattern,) = matcher["pattern"]
            found = re.search(pattern["regexp"], line)
            if found and not COMMANDS.match(line):
                part = {key: found[group] for key, group in pattern.items() if key != "regexp"}
                severity = NOTICES[part.get("severity") or matcher["severity"]]
                yield part["file"], int(part["line"]), int(part["column"]), severity, part["code"], part["message"]
                break


def told(diagnostic: Diagnostic) -> tuple[str, int, int, Severity, str, str]:
    place = diagnostic.source.position(diagnostic.span.start)
    return diagnostic.source.path, *place, diagnostic.severity, diagnostic.code, diagnostic.message + advice(diagnostic)


def outcome(path: str) -> Outcome:
    return check(Target(path, path), FileSettings(RULES, Hints(named("create-user-pool-client").operation)))


@pytest.mark.parametrize("sample", SAMPLES, ids=[path.name for path in SAMPLES])
@pytest.mark.parametrize("prefix", ["", "a b-", "a:1:2-", "größe-", "x: error-"], ids=repr)
def test_each_diagnostic_of_a_sample_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sample: Path, prefix: str
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(sample, prefix + sample.name)
    found = report([outcome(prefix + sample.name)])
    assert list(matched(reporter("concise")(found, Terminal()))) == [told(one) for one in found.diagnostics]
    assert sample.parent.name == "good" or found.diagnostics


@pytest.mark.parametrize("other", sorted(FORMATS.keys() - {"concise"}))
def test_nothing_is_found_in_another_format(monkeypatch: pytest.MonkeyPatch, other: str) -> None:
    monkeypatch.chdir(ROOT)
    found = report(outcome(str(path.relative_to(ROOT))) for path in SAMPLES)
    assert list(matched(reporter(other)(found, Terminal()))) == []


def test_the_owners_differ_as_one_would_take_the_place_of_the_other() -> None:
    assert len({matcher["owner"] for matcher in MATCHERS}) == len(MATCHERS)
