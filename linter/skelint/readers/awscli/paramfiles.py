"""A file that an option names with `file://` or `fileb://`: the AWS CLI reads it, and takes what it holds for the value."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skelint.authoring.request import UNKNOWN, Unresolved
from skelint.authoring.subject import Problem, ProblemKind
from skelint.readers.awscli.arguments import Given
from skelint.readers.awscli.editing import is_own
from skelint.readers.awscli.files import STDIN, exists
from skelint.readers.awscli.inputs import lookup
from skelint.readers.awscli.shorthand import FILES
from skelint.readers.awscli.spoken import is_spoken
from skelint.readers.awscli.surroundings import Surroundings
from skelint.readers.awscli.values import NUMBERS, PlacedValue, Reading, UnreadableValueError, read, unreadable
from skelint.readers.awscli.words import home, place
from skelint.readers.scripts.command import Command, Word
from skelint.readers.tree import unread
from skelint.source import Edit, SourceFile, Span

NO_ARRAY = "a file with a list must begin with ["
"""What the CLI takes for one character of a text each is not JSON: `Invalid JSON: … JSON received: {` (awscli 1.46.3)."""
TEXTS = ("string", "timestamp", "structure", "map", "list", "jsonvalue")
"""The kinds of members that take a text, and no bytes."""


@dataclass(frozen=True, slots=True)
class Content:
    """What an option's file gives, and what is wrong with it."""

    source: SourceFile | None = None
    value: PlacedValue | None = None
    """The value with its place in the file, where it can be read."""
    problems: Sequence[Problem] = ()

    def parameter(self, given: Given) -> PlacedValue:
        """Return the value; one that cannot be read is unknown, and is the whole file where there is one."""
        whole = unread(self.source.text) if self.source else None
        return self.value or (PlacedValue(Unresolved(given.values[0].spelling), whole) if whole else unreadable(given))


def is_file(given: Given) -> bool:
    """Return whether the value of an option is what a file holds; of several words none is read as the name of a file."""
    return len(given.values) == 1 and given.values[0].text.startswith(FILES)


def content(given: Given, reading: Reading, command: Command, surroundings: Surroundings) -> Content:
    """Return what the file holds that an option names, as the CLI reads it by the type of the member."""
    word = given.values[0]
    prefix, sign, path = word.text.partition("://")
    if reading.kind == "stream":
        return Content(problems=_of_stream(given, prefix + sign, command) if word.is_known else ())
    text = command.stdin if path in STDIN else command.files.get(path)  # read once, so that a here-document works
    if text is not None:
        return _of_word(given, reading, text, None)
    named = lookup(given, word, command, surroundings, "text")
    if named.parsed is None:
        return Content(problems=named.problems)
    source = named.parsed.source
    if not word.text.startswith("fileb://") and named.parsed.problems:
        problems = [replace(problem, source=source, mend=None) for problem in named.parsed.problems]
        return Content(source, problems=problems)
    return _of_word(given, reading, _word(source), source)


def _of_stream(given: Given, prefix: str, command: Command) -> Sequence[Problem]:
    """Return the problem of a file that an option sends as it is: it takes the path alone."""
    word = given.values[0]
    mend = [Edit(place(word, 0, len(prefix)), "")] if is_own(word, command.dialect) else None
    return [Problem(ProblemKind.PREFIX_FOR_STREAM, home(word), f"--{given.name}", mend, value=prefix)]


def missing_stream(given: Given, surroundings: Surroundings) -> Sequence[Problem]:
    """Return the problem of a file that an option names to be sent as it is, where it is certain that there is none."""
    word = given.values[0] if given.values else None
    if word is None or not word.is_known or not is_spoken(surroundings.source) or exists(word.text):
        return []
    return [Problem(ProblemKind.INPUT_FILE_MISSING, home(word), f"--{given.name}", syntax="stream", value=word.text)]


def _of_word(given: Given, reading: Reading, word: Word, source: SourceFile | None) -> Content:
    """Return the value that a text gives, which stands in a file or, without one, in the script."""
    if reading.kind in TEXTS and given.values[0].text.startswith("fileb://"):
        return Content(source, problems=[_problem(ProblemKind.BYTES_FOR_TEXT, given)])
    text = word.text.strip()
    if reading.kind not in (*TEXTS, *NUMBERS) or (reading.kind == "list" and text.startswith(UNKNOWN)):
        return Content(source)
    if reading.kind == "list" and not text:
        return Content(source, problems=[_problem(ProblemKind.UNREADABLE_VALUE, given, "the file is empty", "JSON")])
    if reading.kind == "list" and text.startswith("{") and reading.item_kind:
        return Content(source, problems=[_problem(ProblemKind.UNREADABLE_VALUE, given, NO_ARRAY, "JSON")])
    if reading.kind == "list" and not text.startswith("["):
        return Content(source, problems=[] if reading.item_kind else [_problem(ProblemKind.LETTERS_OF_FILE, given)])
    try:
        return Content(source, read(replace(given, values=[word]), reading._replace(literal=True)))
    except UnreadableValueError as error:
        problem = _problem(ProblemKind.UNREADABLE_VALUE, given, str(error), error.syntax)
        return Content(source, problems=[replace(problem, span=error.span, source=source)])


def _problem(kind: ProblemKind, given: Given, value: str = "", syntax: str = "JSON") -> Problem:
    name = given.values[0]
    return Problem(kind, home(name), f"--{given.name}", syntax=syntax, value=value or name.text)


def _word(source: SourceFile) -> Word:
    """Return the content of a file as a word: the CLI reads each line end as a line feed."""
    pieces = source.text.split("\r\n")
    text, origins = "\n".join(pieces), list[int]()
    for piece in pieces:
        start = origins[-1] + 2 if origins else 0
        origins += range(start, start + len(piece) + 1)
    first = len(source.text) - len(source.text.lstrip())
    span = Span(first, max(first, len(source.text.rstrip())))
    return Word(text=text, spelling=source.text, span=span, origins=origins)
