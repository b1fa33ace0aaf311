"""Diagnostics and reports to write, and readers that take nothing but what is valid."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import cmarkgfm
import jsonschema_rs
import pytest
from lxml import etree

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.run.outcome import Outcome
from skelint.run.report import Report, Summary, report
from skelint.services.identification import Hints
from skelint.source import SourceFile, Span

ROOT = Path(__file__).parents[2]
SCHEMAS = Path(__file__).parent / "schemas"
SAMPLES = sorted(path for path in (ROOT / "sample_inputs").rglob("*.*") if path.suffix in {".json", ".yaml"})
TODAY = date(2026, 11, 25)
"""Of an old service model the rules say less."""


@pytest.fixture(scope="session")
def diagnosed() -> Callable[..., Diagnostic]:
    """Return a function that makes a diagnostic about a text: plain, but for what it is given."""

    def made(text: str = '{"ClientName": "web"}\n', path: str = "app.json", **given: Any) -> Diagnostic:
        plain = {
            "code": "AWS010",
            "name": "wrong-type",
            "severity": Severity.ERROR,
            "message": "this is wrong",
            "span": Span(0, 1),
            "pointer": "",
        }
        return Diagnostic(**{"source": SourceFile(path, text), **plain, **given})

    return made


@pytest.fixture(scope="session")
def ruleset() -> Ruleset:
    return Ruleset.collect()


@pytest.fixture(scope="session")
def linted(ruleset: Ruleset) -> "Linted":
    """Return a function that makes the report of files, of their names and contents, with all rules."""

    def made(files: Mapping[str, bytes]) -> Report:
        outcomes = []
        for name, raw in files.items():
            found = document(name, raw, Hints())
            outcomes.append(Outcome(diagnostics=lint(found, ruleset, today=TODAY), checked=name, requests=len(found.requests)))
        return report(outcomes, ruleset)

    return made


HOSTILE_NAME = "::error file=x::a\x1b[2J\n::error::b ##[group]\u202e\"'<&>|`👍.create-user-pool-client.json"
HOSTILE_KEYS = [
    "\x1b[31m", "a\nb", "\n::error file=a::inj", "::error::", "##[add-mask]", "\u202e", "\"'", "👍", "\ud83d", "\ufffe",
    "<b>&amp;", "a|b`c`", "[x](https://evil.example)", "@octocat", "{0}", "%0A::error::", "]]>", "</failure>",
]  # fmt: skip
HOSTILE = json.dumps({key: [key] for key in HOSTILE_KEYS} | {"AuthSessionValidity": HOSTILE_KEYS[0]}).encode()


def _sample(path: Path) -> dict[str, bytes]:
    return {path.relative_to(ROOT).as_posix(): path.read_bytes()}


def _all_samples() -> dict[str, bytes]:
    return {name: raw for path in SAMPLES for name, raw in _sample(path).items()}


def _silenced(found: Report) -> Report:
    """Return a report of which each second finding is silenced, in each of the ways, held against a baseline."""
    reasons = [Silence("comment", "they know"), Silence("configuration", "for now"), Silence("baseline")]
    one = [replace(diagnostic, silence=reasons[at % 3]) for at, diagnostic in enumerate(found.diagnostics[::2])]
    return replace(found, diagnostics=found.diagnostics[1::2], silenced=one, baseline=True)


Linted = Callable[..., Report]


def _of(path: Path) -> Callable[[Linted], Report]:
    return lambda linted: linted(_sample(path))


RUNS: Mapping[str, Callable[[Linted], Report]] = {
    **{path.name: _of(path) for path in SAMPLES},
    "all samples": lambda linted: linted(_all_samples()),
    "nothing": lambda linted: linted({}),
    "clean files": lambda _: Report([], Summary(files=2, requests=2), checked=["web.json", "clients/app.yaml"]),
    "an empty file": lambda linted: linted({"web.create-user-pool-client.json": b""}),
    "hostile names and keys": lambda linted: linted({HOSTILE_NAME: HOSTILE}),
    "silenced": lambda linted: _silenced(linted(_all_samples())),
    "not done": lambda _: Report([], Summary(), errors=["a.json cannot be read: ##[x]\n::error::\x1b", "", "{0} [a](b)"]),
}


@pytest.fixture(scope="session")
def runs(linted: Linted) -> Mapping[str, Report]:
    """Return the reports of many runs: of each sample, of nothing, of what is clean, empty, hostile, silenced."""
    return {name: made(linted) for name, made in RUNS.items()}


@pytest.fixture(scope="session", params=RUNS, ids=str)
def run(request: pytest.FixtureRequest, runs: Mapping[str, Report]) -> Report:
    """Return the report of one of these runs."""
    return runs[request.param]


class Command(NamedTuple):
    """A workflow command as the runner of GitHub takes it."""

    name: str
    properties: Mapping[str, str]
    text: str


def _unescaped(text: str) -> str:
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(code, character)
    return text


def commands(text: str) -> list[Command]:
    """Return the commands in a log, read as `ActionCommand.cs` of github.com/actions/runner does."""
    found = []
    for line in re.split(r"\r\n|\r|\n", text):
        head, end, data = line.lstrip()[2:].partition("::")
        if line.lstrip().startswith("::") and end:
            name, _, written = head.partition(" ")
            pairs = (pair.partition("=") for pair in written.split(",") if pair)
            found.append(Command(name, {key: _unescaped(value) for key, _, value in pairs}, _unescaped(data)))
        assert "##[" not in line  # the old form, anywhere in a line
    return found


@pytest.fixture(scope="session")
def read() -> Mapping[str, Callable[[str], Any]]:
    """Return for each format what takes its text apart, and fails where that is not valid."""
    published = (SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8")
    # Its pattern of languages has a bracket too many, which this engine takes for no pattern at all.
    sarif = jsonschema_rs.validator_for(json.loads(published.replace("{2}]?$", "{2}$")), validate_formats=True)
    gitlab = jsonschema_rs.validator_for(json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8")))
    rdjson = jsonschema_rs.validator_for(
        json.loads((SCHEMAS / "rdjson.json").read_text(encoding="utf-8")), validate_formats=True
    )
    junit = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    checkstyle = etree.XMLSchema(etree.parse(SCHEMAS / "checkstyle.xsd"))

    def read_sarif(text: str) -> Any:
        log = json.loads(text)
        sarif.validate(log)
        (only,) = log["runs"]
        return only

    def read_gitlab(text: str) -> Any:
        issues = json.loads(text)
        gitlab.validate(issues)
        return issues

    def read_junit(text: str) -> Any:
        root = etree.fromstring(text.encode("utf-8"))
        (suite,) = root
        places = [(case.attrib.pop("file", None), case.attrib.pop("line", None)) for case in suite]  # the schema knows neither
        junit.assertValid(root)
        for case, (file, line) in zip(suite, places, strict=True):
            case.attrib.update({name: value for name, value in (("file", file), ("line", line)) if value})
        return suite

    def read_rdjson(text: str) -> Any:
        result = json.loads(text)
        rdjson.validate(result)
        json.dumps(result, ensure_ascii=False).encode("utf-8")  # Go's reader takes no half of a character
        return result

    def read_checkstyle(text: str) -> Any:
        root = etree.fromstring(text.encode("utf-8"))
        checkstyle.assertValid(root)
        return root

    def read_markdown(text: str) -> Any:
        return etree.HTML(cmarkgfm.github_flavored_markdown_to_html(text, cmarkgfm.cmark.Options.CMARK_OPT_UNSAFE))

    return {
        "json": json.loads,
        "jsonl": lambda text: [json.loads(line) for line in text.splitlines()],
        "rdjson": read_rdjson,
        "checkstyle": read_checkstyle,
        "sarif": read_sarif,
        "gitlab": read_gitlab,
        "junit": read_junit,
        "github": commands,
        "markdown": read_markdown,
    }
