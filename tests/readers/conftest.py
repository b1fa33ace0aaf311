import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest

from skelint.readers.registry import format_of
from skelint.readers.scripts.command import Script, Word
from skelint.source import SourceFile

OPERATIONS = {"create-user-pool-client", "update-user-pool-client", "describe-user-pool-client"}
Read = Callable[[str, str], tuple[SourceFile, Script]]


def wanted(words: Sequence[Word]) -> bool:
    texts = [word.text for word in words]
    return "cognito-idp" in texts and not OPERATIONS.isdisjoint(texts)


def pytest_report_header() -> str:
    return f"seed of the generated tests: {_seed()} (SKELINT_SEED sets it)"


def _seed() -> str:
    return os.environ.get("SKELINT_SEED") or f"{datetime.now(UTC):%Y-%m-%d}"


@pytest.fixture(scope="session")
def seed() -> str:
    """Return what the long generated tests begin with: another one each day, unless `SKELINT_SEED` sets it."""
    return _seed()


@pytest.fixture(scope="session")
def read() -> Read:
    """Return a function that reads a text as what the name of its file says it is, once every place in it is checked."""

    def reading(path: str, text: str) -> tuple[SourceFile, Script]:
        source = SourceFile(path, text)
        parse = format_of(path, lambda: text).parse
        script: Script = parse(source, wanted)
        assert [*script.commands] == sorted(script.commands, key=lambda command: command.span)
        for command in script.commands:
            others = [word for word in (command.stdin, command.output) if word is not None]
            for word in (*command.words, *others):
                assert word.spelling == text[word.span.start : word.span.end]
                assert len(word.origins) == len(word.text) + 1
                assert all(0 <= origin <= len(text) for origin in word.origins)
                if word.literal:
                    assert all(word.span.start <= origin <= word.span.end for origin in word.origins)
        return source, script

    return reading
