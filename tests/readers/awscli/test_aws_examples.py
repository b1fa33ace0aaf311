"""AWS's own example commands, with what the AWS CLI made of each: the request that we read is the one that it sent.

`aws-cli-examples.jsonl.xz` holds a command a line, out of the documents that `awscli` carries (`awscli/examples`), with the
files that its page shows and what AWS CLI 1.46.3 made of it: `sent` is the request, `invalid` what botocore's validator
says of that, `refused` the error of the CLI, `custom` the name of a command of its own. The documents write no shell: a line
may go on without a backslash, and `[{Key=a,Value=b}]` stands without quotes. So words are told apart as their readers do.
"""

import json
import lzma
import re
import shlex
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.readers.reading import command

RULES = Ruleset.collect().select()
LINE_END = re.compile(r"\\[ \t]*\n\s*")
FILE = Path(__file__).with_name("aws-cli-examples.jsonl.xz")
EXAMPLES: Sequence[Mapping[str, Any]] = [json.loads(line) for line in lzma.decompress(FILE.read_bytes()).splitlines()]
EVERY = 40
"""In each run of the suite every so many are looked at; all of them in the slow test."""
TOKENS = ("requestId", "CreatorRequestId")
"""Members that botocore fills in before a request is sent, though its validator asks for them (`generate_idempotent_uuid`)."""
Read = Callable[[Mapping[str, Any]], Document]


@pytest.fixture
def read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Read:
    """Read an example as its document, in a folder that holds the files that its page shows."""

    def reading(example: Mapping[str, Any]) -> Document:
        folder = tmp_path / re.sub(r"\W", "-", example["id"])
        folder.mkdir()
        for name, text in example.get("files", {}).items():
            file = folder / name.lstrip("/")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
        monkeypatch.chdir(folder)
        return command(shlex.split(LINE_END.sub(" ", example["command"])))

    return reading


MISNAMED = "ec2/wait/bundle-task-complete.rst#1"
"""Its waiter is called `bundle-task-complete`, and not as the example has it: the CLI refuses that, and so do we."""


def requests(document: Document) -> list[Any]:
    """Return the parameters of the requests of a document, as they would be sent."""
    return [json.loads(json.dumps(request.parameters, default=str)) for request in document.requests]


def errors(document: Document) -> list[Diagnostic]:
    return [diagnostic for diagnostic in lint(document, RULES) if diagnostic.severity is Severity.ERROR]


def is_refused(example: Mapping[str, Any]) -> bool:
    """Return whether the CLI sends nothing for an example, or what its validator refuses."""
    missing = re.fullmatch(r'Missing required parameter in input: "(\w+)"', example.get("invalid", ""))
    return "refused" in example or ("invalid" in example and not (missing and missing[1] in TOKENS))


def shares(examples: Sequence[Mapping[str, Any]], read: Read) -> dict[str, tuple[list[str], int]]:
    """Return for each promise the examples that break it, and of how many."""
    broken: dict[str, tuple[list[str], int]] = {}
    for example in examples:
        if "shell" in example:
            continue
        document = read(example)
        wrong = errors(document)
        kept = {}
        if "sent" in example:
            kept["equal"] = requests(document) == [example["sent"]]
        if is_refused(example):
            kept["refused"] = bool(wrong)
        elif "sent" in example and "invalid" not in example:
            kept["accepted"] = not wrong
        elif "custom" in example:
            kept["custom"] = bool(lint(document, RULES)) == (example["id"] == MISNAMED)
        for promise, holds in kept.items():
            ids, count = broken.get(promise, ([], 0))
            broken[promise] = ([*ids, *([] if holds else [example["id"]])], count + 1)
    return broken


def test_a_sample_is_read_as_the_cli_reads_it(read: Read) -> None:
    broken = shares(EXAMPLES[::EVERY], read)
    assert {promise: len(ids) for promise, (ids, _) in broken.items() if promise != "accepted"} == {
        "equal": 0,
        "refused": 0,
        "custom": 0,
    }, broken


@pytest.mark.slow
def test_all_are_read_as_the_cli_reads_them(read: Read) -> None:
    broken = shares(EXAMPLES, read)
    share = {promise: len(ids) / count for promise, (ids, count) in broken.items()}
    assert share["equal"] <= 0.005, broken["equal"]
    assert share["refused"] <= 0.03, broken["refused"]
    assert share["accepted"] <= 0.02, broken["accepted"]
    assert share["custom"] == 0, broken["custom"]
