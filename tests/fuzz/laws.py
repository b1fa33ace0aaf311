"""What holds whatever comes: laws of reading, fixing, configuring and serving, for whoever thinks up inputs."""

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.fuzz import talk

from skelint.authoring.subject import UNREAD
from skelint.cli.targets import targets
from skelint.engine.diagnostic import CRASHED, Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset, RulesetError
from skelint.project.config import ConfigError
from skelint.project.settings import Settings
from skelint.readers.document import Document
from skelint.readers.reading import document
from skelint.readers.registry import format_of
from skelint.reporters import FORMATS, Terminal, reporter
from skelint.run.fixer import fix, relinted
from skelint.run.outcome import Outcome, check
from skelint.run.report import report
from skelint.server.connection import Connection
from skelint.server.features import connection
from skelint.server.frames import LARGEST_MESSAGE
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.silencing.baseline import BaselineError
from skelint.silencing.stage import Silences, silenced
from skelint.source import BINARY, SourceFile, Span, apply

RULES = Ruleset.collect().select(["ALL"])
HINTS = Hints(named("create-user-pool-client").operation)
STEERING = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]|##\\[")
INPUT = '{"UserPoolId": "us-east-1_Ex1", "ClientName": "a/b", "GenerateSecret": "true"}'


def read(name: str, raw: bytes) -> Document:
    """Return a file as a document."""
    return document(name, raw, HINTS)


def judged(file: Document) -> Sequence[Diagnostic]:
    """Return what is wrong with a document."""
    return silenced(file, lint(file, RULES), RULES, Silences()).diagnostics


def is_within(span: Span, text: str) -> bool:
    """Return whether a span is in a text."""
    return 0 <= span.start <= span.end <= len(text)


def reading(name: str, raw: bytes) -> None:
    """Any bytes make a document; no rule crashes over it, each place is in its text, and each report can be printed."""
    file = read(name, raw)
    diagnostics = judged(file)
    for diagnostic in diagnostics:
        assert diagnostic.code != CRASHED, diagnostic.message
        assert is_within(diagnostic.span, diagnostic.source.text)
        assert all(is_within(related.span, related.source.text) for related in diagnostic.related)
        if diagnostic.fix and diagnostic.source.path == file.source.path:
            assert all(is_within(edit.span, file.source.text) for edit in diagnostic.fix.edits)
            apply(file.source.text, list(diagnostic.fix.edits))
    outcome = report([Outcome(diagnostics=diagnostics, checked=name)])
    for format_name in sorted(FORMATS)[len(raw) % len(FORMATS) :: 5]:
        text = reporter(format_name)(outcome, Terminal())
        assert not STEERING.search(text), (format_name, STEERING.findall(text))


def unread(file: Document) -> int:
    """Return how many problems keep parts of a document from being read."""
    return sum(problem.kind in UNREAD for problem in file.problems)


def fixing(name: str, raw: bytes, *, unsafe: bool) -> None:
    """Fixing twice is fixing once; what was read before is read after it, and line ends are those that were there."""
    row = format_of(name, lambda: SourceFile.from_bytes(name, raw).text, named=True)  # told once, as in a run

    def read_again(text: str) -> Document:
        return document(name, text.encode(), HINTS, file_format=row)

    def relint(text: str) -> Sequence[Diagnostic] | None:
        return relinted(file, read_again(text), judged)

    file = read(name, raw)

    first = fix(file.source, judged(file), relint, unsafe=unsafe)
    if file.source.encoding == BINARY:  # nothing of it is kept
        assert first.applied == 0
        return
    again = read_again(first.text)
    second = fix(again.source, judged(again), relint, unsafe=unsafe)
    assert (second.text, second.applied) == (first.text, 0)
    assert unread(again) <= unread(file)
    assert len(again.requests) >= len(file.requests)
    ends = re.compile(r"\r\n|\r|\n")
    assert set(ends.findall(first.text)) <= (set(ends.findall(file.source.text)) or {"\n"})


STATED = re.compile(rb"Content-Length[ \t]*:[ \t]*(\d{1,18})", re.IGNORECASE)
LONGEST_REST = 1_000_000
"""How many bytes are sent to end a message that is shorter than it says."""


@cache
def server() -> Connection:
    """Return a server that knows its client."""
    started = connection(trusted=False)
    talk.said(talk.frame(talk.message("initialize", talk.INITIALIZE, 1)), started)
    return started


def serving(name: str, raw: bytes) -> None:
    """Whatever is typed: each request about it is answered, without an error."""
    text = raw.decode("utf-8", "replace")
    lines = text.split("\n")
    rows = [number % len(lines) for number in range(min(len(raw), 4))]
    places = [(row, raw[number] % (len(lines[row]) + 2)) for number, row in enumerate(rows)]
    changes = [text[place[1] : place[1] + 3] for place in places]
    spoken = talk.said(talk.editing(f"file:///none/{name}", "", text, places, changes), server())
    answered = [answer["id"] for answer in spoken if "method" not in answer]
    assert sorted(map(int, answered)) == [
        number * 10 + at for number in range(1, len(places) + 1) for at in range(len(talk.ASKED))
    ]
    assert not [answer["error"] for answer in spoken if "error" in answer]
    assert not [answer["params"] for answer in spoken if answer.get("method") == "window/showMessage"]


def framing(stream: bytes) -> None:
    """Whatever comes in, the server answers the request that comes after it."""
    # Where the stream ends within a message, what follows is its rest: as many bytes as some header of it says.
    stated = [int(length) for length in STATED.findall(stream)]
    rest = max((length for length in stated if length <= LARGEST_MESSAGE), default=0)
    if rest > LONGEST_REST:
        return
    end = b"\r\n\r\n" + b" " * (rest + 1_000) + talk.frame(talk.message("x/y")) + talk.frame(talk.message("x/z", None, "last"))
    try:
        spoken = talk.said(stream + end)
    except SystemExit:  # it was told to exit
        return
    assert [answer["error"]["code"] for answer in spoken if answer.get("id") == "last"] in ([-32601], [-32600])


def configuring(name: str, raw: bytes) -> None:
    """Whatever says how files are linted is taken, or an error names it and quotes none of its control characters."""
    with TemporaryDirectory() as folder:
        (Path(folder) / name).write_bytes(raw)
        file = Path(folder) / "a.create-user-pool-client.json"
        file.write_text(INPUT, encoding="utf-8")
        settings = Settings(folder=Path(folder))
        try:
            walked = targets([folder], settings, None, skip=False)
            outcomes = [check(target, settings.file(target.path)) for target in walked]
            assert not any(outcome.error for outcome in outcomes)
            baseline = settings.baseline
            if baseline is not None:
                baseline.updated([str(file)], [found for outcome in outcomes for found in outcome.diagnostics]).total()
        except (ConfigError, RulesetError, BaselineError) as error:
            assert str(error)  # noqa: PT017 - that there is one is the point
