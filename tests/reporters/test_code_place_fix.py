"""What a consumer shows of a finding names its rule, its place and its fix, in each format that has a consumer."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest

from skelint.engine.diagnostic import Diagnostic
from skelint.reporters import Terminal, reporter
from skelint.run.report import Report

SAMPLES = Path(__file__).parents[2] / "sample_inputs" / "bad"
FIXABLE = (SAMPLES / "mixed-auth-flows.json", "web.create-user-pool-client.json")
"""A sample with several fixes, and a name that says what it is."""
Shown = tuple[str, str, int]
"""The text that a consumer shows, the file that it links, and the line."""


def _of_github(commands: Any) -> Iterable[Shown]:
    """Annotations: the title and the text beside the line; the log of a step has the text alone."""
    return [(command.text, command.properties["file"], int(command.properties["line"])) for command in commands]


def _of_gitlab(issues: Any) -> Iterable[Shown]:
    """The widget of a merge request: the description and a link to the line."""
    return [
        (issue["description"], issue["location"]["path"], issue["location"]["lines"]["begin"])
        for issue in issues
    ]  # fmt: skip


def _of_junit(suite: Any) -> Iterable[Shown]:
    """The list of failed tests: the name, and the text when one is opened."""
    return [
        (f"{case.get('name')}\n{failure.text}", case.get("file"), int(case.get("line")))
        for case in suite
        for failure in case
    ]  # fmt: skip


def _of_sarif(run: Any) -> Iterable[Shown]:
    """An alert of code scanning: the rule, the message, the place."""
    for result in run["results"]:
        place = result["locations"][0]["physicalLocation"]
        text = f"{result['ruleId']} {result['message']['text']}"
        yield text, place["artifactLocation"]["uri"], place["region"]["startLine"]


def _of_rdjson(log: Any) -> Iterable[Shown]:
    """A comment of reviewdog: the code, the message, the place."""
    for row in log["diagnostics"]:
        text = f"{row['code']['value']} {row['message']}"
        yield text, row["location"]["path"], row["location"]["range"]["start"]["line"]


def _of_checkstyle(root: Any) -> Iterable[Shown]:
    """An issue of Jenkins' Warnings plugin: the type, the message, the place."""
    for file in root:
        for error in file:
            yield f"{error.get('source')} {error.get('message')}", file.get("name"), int(error.get("line"))


def _of_markdown(page: Any) -> Iterable[Shown]:
    """A row of the summary's table."""
    for row in page.iterfind(".//tbody/tr"):
        _, place, rule, message = ("".join(cell.itertext()) for cell in row)
        path, line, _ = place.split(":")
        yield f"{rule} {message}", path, int(line)


CONSUMERS: Mapping[str, Callable[[Any], Iterable[Shown]]] = {
    "github": _of_github,
    "gitlab": _of_gitlab,
    "junit": _of_junit,
    "sarif": _of_sarif,
    "rdjson": _of_rdjson,
    "checkstyle": _of_checkstyle,
    "markdown": _of_markdown,
}


@pytest.mark.parametrize("name", CONSUMERS)
def test_each_finding_is_shown_with_its_rule_its_place_and_its_fix(
    linted: Callable[..., Report], read: Mapping[str, Callable[[str], Any]], name: str
) -> None:
    sample, path = FIXABLE
    run = linted({path: sample.read_bytes()})
    shown = list(CONSUMERS[name](read[name](reporter(name)(run, Terminal()))))
    fixable = [diagnostic for diagnostic in run.diagnostics if diagnostic.fix]
    assert len(fixable) > 2
    for diagnostic in fixable:
        assert any(tells(text, diagnostic) and place == [path, line(diagnostic)] for text, *place in shown), diagnostic


def tells(text: str, diagnostic: Diagnostic) -> bool:
    assert diagnostic.fix
    return all(part in text for part in (diagnostic.code, diagnostic.message, diagnostic.fix.title))


def line(diagnostic: Diagnostic) -> int:
    return diagnostic.source.position(diagnostic.span.start).line
