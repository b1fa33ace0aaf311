"""The input that a command names with `--cli-input-json` or `--cli-input-yaml`: a file, a text, its standard input."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache, partial
from importlib import import_module

from skelint.authoring.request import UNKNOWN
from skelint.authoring.subject import Problem, ProblemKind
from skelint.readers.awscli import files
from skelint.readers.awscli.arguments import Given
from skelint.readers.awscli.call import INPUTS, Call
from skelint.readers.awscli.editing import is_own
from skelint.readers.awscli.spoken import is_spoken
from skelint.readers.awscli.surroundings import Surroundings
from skelint.readers.awscli.values import in_quotes, is_single, mapped, resolved
from skelint.readers.awscli.words import home, place
from skelint.readers.document import Parsed
from skelint.readers.scripts.command import Command, Dialect, Word
from skelint.readers.tree import Node
from skelint.source import Edit, SourceFile, Span

WRITES = re.compile(
    r">|\b(?:tee|out-file|(?:set|add)-content|(?:new|copy|move)-item|cp|mv|sed|curl|wget)\s|writeall\w+\(|-outfile|\s-o\b",
    re.IGNORECASE,
)
"""What is found on a line that may write a file."""
READS = re.compile(r"fileb?://\S*")
NAME = re.compile(r"[\w.-]+")


@dataclass(frozen=True)  # no slots: the tree is made when a place is first asked for
class Input:
    """What a command reads its parameters from."""

    parsed: Parsed
    given: Given
    word: Word | None = None
    """The word that holds its text, where it is no file."""

    @property
    def path(self) -> str | None:
        """The file that it is."""
        return None if self.word else self.parsed.source.path

    @cached_property
    def tree(self) -> Node:
        """The concrete syntax, with the places in the file, or in the script that holds it."""
        tree = self.parsed.syntax_tree()
        return mapped(tree, partial(place, self.word)) if self.word else tree


@dataclass(frozen=True, slots=True)
class Search:
    """What came of the search for a command's input."""

    input: Input | None = None
    lost: bool = False
    """Whether there is an input that is not known, or not all of it."""
    problems: Sequence[Problem] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """What came of the search for a file that an option names."""

    parsed: Parsed | None = None
    problems: Sequence[Problem] = ()


def search(call: Call, command: Command, surroundings: Surroundings) -> Search:
    """Return the input that a command names, read as far as it can be known."""
    named = [call.last[name] for name in INPUTS if name in call.last]
    if len(named) != 1 or not named[0].values:
        return Search(lost=bool(named))
    given, word = named[0], named[0].values[-1]
    syntax = given.name.rpartition("-")[2]
    prefix = next((prefix for prefix in ("file://", "fileb://") if word.text.startswith(prefix)), None)
    if prefix is None:
        return _text(given, word, (syntax, command.dialect), surroundings)
    path = word.text.removeprefix(prefix)
    if path in files.STDIN:
        return _text(given, command.stdin, (syntax, command.dialect), surroundings) if command.stdin else Search(lost=True)
    content = command.files.get(path)
    if content is not None:
        return _text(given, content, (syntax, command.dialect), surroundings)
    named_file = lookup(given, word, command, surroundings, syntax)
    parsed = named_file.parsed
    if parsed is None:
        return Search(lost=True, problems=named_file.problems)
    problems = [replace(problem, source=parsed.source, mend=None) for problem in parsed.problems]
    return Search(Input(parsed, given), parsed.broken or parsed.parameters is None, problems)


def lookup(given: Given, word: Word, command: Command, surroundings: Surroundings, syntax: str) -> Named:
    """Return the file that an option names with `file://`, read; where it is certain that there is none, that problem."""
    path = word.text.partition("://")[2]
    source = surroundings.source
    if path in files.STDIN or not word.is_known or "$" in path:
        return Named()
    missing = Problem(ProblemKind.INPUT_FILE_MISSING, home(word), f"--{given.name}", value=path)
    if is_spoken(source) and not files.exists(path):  # it would run here and now
        return Named(None, [missing])
    if path.startswith("~") or _is_written(path, command, source):
        return Named()
    candidates = files.candidates(path, source.path, command.folders)
    parsed = surroundings.opening(candidates[0], syntax) if len(candidates) == 1 else None
    if parsed is not None or len(candidates) == 1 or _is_elsewhere(path) or command.placeholders:
        return Named(parsed)  # a document names files that its readers write
    return Named(None, [replace(missing, names=candidates, sure=False)])


def _text(given: Given, word: Word, form: tuple[str, Dialect], surroundings: Surroundings) -> Search:
    """Return an input that is written in the script itself."""
    syntax, dialect = form
    if not is_single(word) or word.text.strip(" \n").startswith(UNKNOWN):
        return Search(lost=True)
    if syntax == "json" and not word.text.lstrip().startswith(("{", "[")):
        return Search(lost=True, problems=[_without_prefix(given, word, dialect)] if word.is_known else [])
    quoted = in_quotes(word) if syntax == "json" else word
    reader = import_module(f"skelint.readers.values.{syntax}")
    parsed: Parsed = reader.parse(SourceFile(surroundings.source.path, quoted.text))
    partly = UNKNOWN in word.text
    if parsed.parameters is None and partly:
        return Search(lost=True)
    if parsed.parameters is not None and (partly or not parsed.broken):
        tree = mapped(parsed.syntax_tree(), partial(place, quoted)) if partly else None
        parameters = {
            name: resolved(
                value, tree.by_key[name].value if tree and name in tree.by_key else None, quoted, surroundings.templates
            )
            for name, value in parsed.parameters.items()
        }
        parsed = replace(parsed, parameters=parameters)
    if parsed.broken and partly:  # the members that are whole stay known
        return Search(Input(parsed, given, quoted), lost=True)
    problems = [replace(problem, span=place(quoted, *problem.span), mend=None) for problem in parsed.problems]
    return Search(Input(parsed, given, quoted), parsed.broken or parsed.parameters is None, problems)


def _without_prefix(given: Given, word: Word, dialect: Dialect) -> Problem:
    sure = word.text.lower().endswith((".json", ".yaml", ".yml")) and is_own(word, dialect)
    mend = [Edit(Span(word.origins[0], word.origins[0]), "file://")] if sure else None
    return Problem(ProblemKind.INPUT_WITHOUT_PREFIX, home(word), f"--{given.name}", mend, value=word.text)


def _is_written(path: str, command: Command, source: SourceFile) -> bool:
    """Return whether a script writes a file before it reads that, so that what is on the disk now does not count."""
    name = path.replace("\\", "/").rpartition("/")[2]
    if any(file.rpartition("/")[2] == name for file in command.files):
        return True
    return command.dialect in (Dialect.POWERSHELL, Dialect.BATCH) and name in _output_names(source.text)


@lru_cache(maxsize=8)
def _output_names(text: str) -> frozenset[str]:
    """Return the names that stand behind what writes files: what is on the disk now is not what the commands read."""
    names: set[str] = set()
    for line in text.splitlines():
        sign = WRITES.search(line)
        if sign:
            names.update(NAME.findall(READS.sub("", line[sign.end() :])))
    return frozenset(names)


def _is_elsewhere(path: str) -> bool:
    """Return whether a path leads to where only the running script puts files."""
    return path.startswith(("/", "\\")) or path[1:2] == ":"
