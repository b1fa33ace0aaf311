"""Reads shell scripts: sh, bash, zsh, ksh."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from skelint.readers.scripts.command import Command, Script, Word
from skelint.readers.scripts.passage import Passage, whole
from skelint.readers.scripts.shell_scanner import Scanner
from skelint.readers.scripts.shell_syntax import Scope, Simple
from skelint.readers.scripts.variables import Variables
from skelint.readers.scripts.words import Builder
from skelint.source import SourceFile, Span

Wanted = Callable[[Sequence[Word]], bool]
"""Returns whether the words of a command, its program first, are those of one that is looked at."""
SHELLS = {"sh", "bash", "dash", "zsh", "ksh"}
SCRIPT_FOLLOWS = re.compile(r"-[a-z]*c")
DEEPEST = 3
"""How many scripts inside words of scripts are read, as in `sh -c "bash -c '…'"`."""
MOST_FILTERS = 20
MOST_FOLDERS = 8
LONGEST_PATH = 1000
NAMED = "skelint:"
"""What a comment holds that is meant for us."""


def parse(source: SourceFile, wanted: Wanted) -> Script:
    """Return the commands of a script."""
    return read(source, whole(source), wanted)


def read(
    source: SourceFile, passage: Passage, wanted: Wanted, *, folders: Sequence[str] = (), placeholders: bool = False
) -> Script:
    """Return the commands of a passage of a file; `folders` are where it may be run."""
    commands: list[Command] = []
    comments: list[Span] = []
    pending = [(passage, tuple(folders), 0)]
    while pending:
        part, known, depth = pending.pop()
        reading = _Reading.of(source, part, known)
        comments += reading.comments()
        for simple, words in reading.commands():
            if wanted(words):
                commands.append(replace(reading.command(simple, words), placeholders=placeholders))
            elif depth < DEEPEST and (inner := _script(words)):
                inside = Passage(inner.text, inner.origins, part.one_word)
                pending.append((inside, reading.folders(simple), depth + 1))
    commands.sort(key=lambda command: command.span)
    return Script(commands, sorted(comments))


def together(scripts: Iterable[Script], comments: Iterable[Span] = ()) -> Script:
    """Return what several passages of a file hold, in the order they are written, and further comments."""
    read = list(scripts)
    commands = [command for script in read for command in script.commands]
    named = [comment for script in read for comment in script.comments]
    return Script(sorted(commands, key=lambda command: command.span), sorted({*named, *comments}))


def _script(words: Sequence[Word]) -> Word | None:
    """Return the word that is itself a script, as in `bash -c '…'` and `eval '…'`."""
    found = words[1] if len(words) == 2 and words[0].text == "eval" else None
    for program, option, word in zip(words, words[1:], words[2:], strict=False):
        if posixpath.basename(program.text) in SHELLS and SCRIPT_FOLLOWS.fullmatch(option.text):
            found = word
            break
    return found if found is not None and found.literal and not found.splits else None


@dataclass(slots=True)
class _Reading:
    """A passage while its commands are read, in the order they are written."""

    scanner: Scanner
    builder: Builder
    simples: Sequence[Simple]
    start: tuple[str, tuple[str, ...]]
    where: dict[Scope | None, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    """The latest folder in each scope, and all those it may be."""

    @classmethod
    def of(cls, source: SourceFile, passage: Passage, folders: tuple[str, ...]) -> "_Reading":
        scanner = Scanner(passage.text)
        scanner.scan()
        simples = sorted(scanner.simples, key=lambda simple: simple.start)
        builder = Builder(source, passage)
        builder = replace(builder, lookup=Variables(simples, scanner.here.changed, builder).lookup)
        start = (folders[-1] if folders else "", folders)
        return cls(scanner, builder, simples, start)

    def comments(self) -> Iterator[Span]:
        """Yield the comments that name skelint."""
        origins = self.builder.passage.origins
        for start, end in self.scanner.comments:
            if self.builder.passage.text.find(NAMED, start, end) >= 0:
                yield Span(origins[start], origins[end])

    def commands(self) -> Iterator[tuple[Simple, Sequence[Word]]]:
        """Yield each simple command with its words."""
        for simple in self.simples:
            if simple.words:
                words = self.builder.words(simple.words)
                if words:
                    yield simple, words
                    self._move(simple, words)

    def command(self, simple: Simple, words: Sequence[Word]) -> Command:
        """Return a simple command with all that stands around it."""
        origins = self.builder.passage.origins
        last, filters = simple, list[str]()
        while last.following is not None and len(filters) < MOST_FILTERS:
            last = last.following
            filters.append(self.builder.passage.text[last.start : last.end])
        output = simple.output or last.output
        return Command(
            words=words,
            span=Span(origins[simple.words[0].start], origins[simple.end]),
            stdin=self._stdin(simple),
            piped=simple.piped and not simple.fed,
            output=self.builder.word(output) if output else self._copied(last) if filters else None,
            filters=filters,
            folders=self.folders(simple),
        )

    def folders(self, simple: Simple) -> tuple[str, ...]:
        """Return where a command may run."""
        return self._folders(simple.scope)[1]

    def _copied(self, last: Simple) -> Word | None:
        """Return the file that `tee` at the end of a pipe writes to."""
        words = self.builder.words(last.words)
        files = [word for word in words[1:] if not word.text.startswith("-")]
        return files[0] if words and words[0].text == "tee" and files else None

    def _stdin(self, simple: Simple) -> Word | None:
        """Return what a command reads, where it is written in the script."""
        if simple.fed:
            return self.builder.word(simple.stdin) if simple.stdin else None
        if simple.previous is None:
            return None
        words = self.builder.words(simple.previous.words)
        match [word.text for word in words]:
            case ["cat"] | ["cat", "-"]:
                return self.builder.word(simple.previous.stdin) if simple.previous.stdin else None
            case ["echo", text] | ["echo", "-n", text] if "\\" not in text:
                return words[-1]
            case ["printf", "%s" | "%s\\n", _]:
                return words[-1]
            case ["printf", text] if "%" not in text and "\\" not in text:
                return words[-1]
        return None

    def _folders(self, scope: Scope | None) -> tuple[str, tuple[str, ...]]:
        inner = []
        while scope is not None and scope not in self.where:
            inner.append(scope)
            scope = scope.outer
        found = self.where.get(scope, self.start)
        for one in inner:
            self.where[one] = found
        return found

    def _move(self, simple: Simple, words: Sequence[Word]) -> None:
        """Note where `cd` goes to; from a folder that is not known, as from where the script is."""
        program = words[0].text
        if program not in ("cd", "pushd", "popd"):
            return
        now, before = self._folders(simple.scope)
        arguments = [word for word in words[1:] if word.text not in ("--", "-P", "-L")]
        target = arguments[0] if len(arguments) == 1 and program != "popd" else None
        if target is None or not target.known or target.text in ("-", "") or len(now + target.text) > LONGEST_PATH:
            now = ""
        else:
            now = posixpath.normpath(posixpath.join(now, target.text))
            before = (*(folder for folder in before if folder != now), now)[-MOST_FOLDERS:]
        self.where[simple.scope] = (now, before)
