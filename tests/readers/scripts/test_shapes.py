"""Every way of writing a command gives the words that the shell would give to the program."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Script, Word
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]

SHAPES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("shapes.toml").read_text("utf-8"))["shape"]


def shown(word: Word) -> str:
    return "«*»" if word.splits else word.text.replace(UNKNOWN, "«?»")


def commands(script: Script) -> list[dict[str, Any]]:
    found = []
    for command in script.commands:
        given: dict[str, Any] = {"words": [shown(word) for word in command.words]}
        given |= {"stdin": shown(command.stdin)} if command.stdin else {}
        given |= {"piped": True} if command.piped else {}
        given |= {"output": shown(command.output)} if command.output else {}
        given |= {"filters": list(command.filters)} if command.filters else {}
        given |= {"folders": list(command.folders)} if command.folders else {}
        found.append(given)
    return found


each_shape = pytest.mark.parametrize("shape", SHAPES, ids=[shape["name"] for shape in SHAPES])


@each_shape
def test_a_shape_gives_its_commands(shape: dict[str, Any], read: Read) -> None:
    _, script = read(shape["file"], shape["text"])
    assert commands(script) == shape["command"]


@each_shape
def test_line_ends_of_windows_make_no_difference(shape: dict[str, Any], read: Read) -> None:
    _, script = read(shape["file"], re.sub(r"\r?\n", "\r\n", shape["text"]))
    assert commands(script) == shape["command"]


def test_there_are_at_least_sixty_shapes_each_with_a_name_of_its_own() -> None:
    assert len({shape["name"] for shape in SHAPES}) == len(SHAPES) >= 60
    assert len({shape["text"] for shape in SHAPES}) == len(SHAPES)
