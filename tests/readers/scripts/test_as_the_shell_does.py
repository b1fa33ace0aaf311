"""Scripts that are generated here are run by a real shell, and what its `aws` was passed is what the reader says."""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from tests.readers.scripts.script_generator import CALL, Generator

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import shell
from skelint.readers.scripts.command import Command, Word
from skelint.source import SourceFile

STUB = """#!/bin/sh
printf '%s\\0' "$#" "$@" >> "$RECORD"
"""
NUMBER = re.compile(r"id\d+")
SHELLS = {"bash": ("bash", False), "dash": ("sh", True)}


def wanted(words: Sequence[Word]) -> bool:
    return CALL.split()[1:] == [word.text for word in words if word.text in CALL.split()[1:]]


@pytest.fixture(scope="module")
def stub(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bin")
    (folder / "aws").write_text(STUB)
    (folder / "aws").chmod(0o755)
    return folder


def passed(interpreter: str, script: str, folder: Path, stub: Path) -> list[list[str]]:
    """Return the arguments of each call of `aws` when a script that was generated runs in an empty folder."""
    work = folder / "work"
    shutil.rmtree(work, ignore_errors=True)
    work.mkdir()
    record = folder / "record"
    record.write_bytes(b"")
    (folder / "script").write_text(script)
    environment = {
        "PATH": f"{stub}{os.pathsep}{os.environ['PATH']}",
        "RECORD": str(record),
        "LC_ALL": "C.UTF-8",
        "HOME": "/home/x",
    }
    command = [interpreter, str(folder / "script")]
    subprocess.run(command, cwd=work, env=environment, capture_output=True, check=False, stdin=subprocess.DEVNULL, timeout=20)
    parts = record.read_bytes().decode(errors="surrogateescape").split("\0")[:-1]
    calls = []
    while parts:
        count = int(parts.pop(0))
        calls.append(parts[:count])
        parts = parts[count:]
    return calls


def agrees(words: Sequence[Word], arguments: Sequence[str]) -> bool:
    """Return whether arguments are what words say: each word is one, but of some nobody knows how many they are."""
    reached = {0}
    for word in words:
        if word.splits:
            reached = {*range(min(reached), len(arguments) + 1)} if reached else set()
        else:
            pattern = re.compile(".*".join(map(re.escape, word.text.split(UNKNOWN))), re.DOTALL)
            reached = {at + 1 for at in reached if at < len(arguments) and pattern.fullmatch(arguments[at])}
    return len(arguments) in reached


def differences(script: str, calls: Sequence[Sequence[str]]) -> tuple[list[str], int, int]:
    """Return what the reader claims and the shell does otherwise, how many calls it misses, and how many words it knows."""
    read = shell.parse(SourceFile("x.sh", script), wanted).commands
    by_number: dict[str, list[Command]] = {}
    for command in read:
        for number in {word.text for word in command.words if NUMBER.fullmatch(word.text)}:
            by_number.setdefault(number, []).append(command)
    wrong, missed, known = [], 0, 0
    for arguments in calls:
        number = next(filter(NUMBER.fullmatch, arguments))
        if number not in by_number:
            missed += 1
            continue
        claims = [command.words[[word.text for word in command.words].index("cognito-idp") :] for command in by_number[number]]
        if not any(agrees(words, arguments) for words in claims):
            shown = [[("*" if word.splits else "") + word.text for word in words] for words in claims]
            wrong.append(f"{number}: the shell passed {arguments}, the reader says {shown}")
        known += sum(word.is_known for word in claims[0])
    return wrong, missed, known


def compared(name: str, seed: str, count: int, folder: Path, stub: Path) -> None:
    interpreter, posix = SHELLS[name]
    if shutil.which(name) is None:
        pytest.skip(f"there is no {name}")
    wrong: list[str] = []
    missed = known = seen = 0
    for number in range(count):
        script = Generator(Random(f"{seed}-{name}-{number}"), posix=posix).script()  # noqa: S311 - not for secrets
        calls = passed(interpreter if name == "bash" else name, script, folder, stub)
        others, misses, sure = differences(script, calls)
        wrong += [f"script {number}: {other}\n{script}" for other in others]
        missed, known, seen = missed + misses, known + sure, seen + len(calls)
    print(f"{name}: seed {seed}: {seen} calls, {missed} not seen, {known} words known, {len(wrong)} wrong")  # noqa: T201 - shown when it fails
    assert not wrong, "\n\n".join(wrong[:5])
    assert seen > count
    assert not missed


@pytest.mark.parametrize("name", SHELLS)
def test_scripts_are_read_as_the_shell_runs_them(name: str, tmp_path: Path, stub: Path) -> None:
    compared(name, "1", 60, tmp_path, stub)


@pytest.mark.slow
@pytest.mark.parametrize("name", SHELLS)
def test_many_scripts_are_read_as_the_shell_runs_them(name: str, tmp_path: Path, stub: Path, seed: str) -> None:
    compared(name, seed, 1500, tmp_path, stub)
