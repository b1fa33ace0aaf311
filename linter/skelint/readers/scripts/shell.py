"""Reads shell scripts: sh, bash, zsh, ksh."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from skelint.readers.scripts.command import Command, Script, Template, Word
from skelint.readers.scripts.passage import Passage, whole
from skelint.readers.scripts.shell_files import behind
from skelint.readers.scripts.shell_state import State
from skelint.readers.scripts.shell_tables import Passages
from skelint.readers.scripts.shell_walk import Walk
from skelint.source import SourceFile, Span

Wanted = Callable[[Sequence[Word]], bool]
"""Returns whether the words of a command, its program first, are those of one that is looked at."""
SHELLS = {"sh", "bash", "dash", "zsh", "ksh"}
NAMED = "skelint:"
"""What a comment holds that is meant for us."""


def parse(source: SourceFile, wanted: Wanted) -> Script:
    """Return the commands of a script."""
    script = read(source, whole(source), wanted)
    return replace(script, carriage_return=carriage_return(source.text, script.commands))


def read(
    source: SourceFile, passage: Passage, wanted: Wanted, *, folders: Sequence[str] = (), placeholders: bool = False
) -> Script:
    """Return the commands of a passage of a file; `folders` are where it may be run."""
    walk = Walk(source, wanted, State(Passages(), f"{source.path}@{passage.origins[0]}"))
    walk.read(passage, tuple(folders))
    commands = sorted(walk.commands, key=lambda command: command.span)
    if placeholders:
        commands = [replace(command, placeholders=True) for command in commands]
    comments = sorted(comment for comment in walk.comments if NAMED in source.text[comment.start : comment.end])
    return Script(commands, comments, walk.files(), walk.notes.templates)


def together(scripts: Iterable[Script], comments: Iterable[Span] = ()) -> Script:
    """Return what several passages of a file hold, in the order they are written, and further comments."""
    commands: list[Command] = []
    named: list[Span] = []
    files: dict[str, Word | None] = {}
    templates: list[Template] = []
    for script in scripts:
        commands += [_behind(command, files) for command in script.commands] if files else script.commands
        named += script.comments
        files |= script.files
        templates += script.templates
    return Script(sorted(commands, key=lambda command: command.span), sorted({*named, *comments}), files, templates)


def carriage_return(text: str, commands: Sequence[Command]) -> Span | None:
    """Return the first carriage return behind a word of a command: an interpreter that knows line feeds alone keeps it."""
    for word in (word for command in commands for word in command.words):
        end = word.span.end
        end += 1 if text.startswith("\\\r\n", end) else 2 if text.startswith(" \\\r\n", end) else 0
        if text.startswith("\r\n", end):
            return Span(end, end + 1)
    return None


def _behind(command: Command, files: dict[str, Word | None]) -> Command:
    """Return a command that runs after earlier passages have written files."""
    earlier = behind(command.words, files)
    return replace(command, files={**earlier, **command.files}) if earlier else command
