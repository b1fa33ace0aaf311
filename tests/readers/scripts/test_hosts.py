"""What is read of each kind of file that holds commands among other things, and what is not."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Script
from skelint.source import SourceFile

Read = Callable[[str, str], tuple[SourceFile, Script]]
FILES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("hosts.toml").read_text(encoding="utf-8"))["file"]


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file["path"]))
def test_the_commands_of_a_file_are_read_where_they_are_and_no_others(file: dict[str, Any], ending: str, read: Read) -> None:
    source, script = read(file["path"], file["text"].replace("\n", ending))
    folders = {int(line): folder for line, folder in file.get("folders", {}).items()}
    lines = [source.position(command.span.start).line for command in script.commands]
    assert lines == file["at"]
    assert [[word.text.replace(UNKNOWN, "?") for word in command.words[3:]] for command in script.commands] == file["words"]
    assert [list(command.folders) for command in script.commands] == [
        [folders[line]] if line in folders else [] for line in lines
    ]
    assert [source.text[comment.start : comment.end] for comment in script.comments] == file.get("comments", [])
