"""Which words are options and which are their values: as argparse tells them apart, which the AWS CLI uses.

The CLI parses a command three times: for its global options and the service, for the operation, and for the operation's
options. Each time it passes on what it does not know.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from skelint.authoring.request import UNKNOWN
from skelint.authoring.subject import ProblemKind
from skelint.readers.awscli.words import part
from skelint.readers.scripts.command import Word

NEGATIVE_NUMBER = re.compile(r"-\d+|-\d*\.\d+")


class Takes(Enum):
    """How many values an option takes."""

    NONE = "none"
    ONE = "one"
    MAYBE = "at most one"
    ANY = "any number"


@dataclass(frozen=True, slots=True)
class Given:
    """An option that a command gives."""

    name: str
    """Its full name, without dashes in front."""
    word: Word
    """The word that names it, its value too in `--name=value`."""
    values: Sequence[Word] = ()
    joined: bool = False
    """Whether its value is joined to it with an equals sign."""

    @property
    def spelling(self) -> str:
        """The name as it is written, without dashes in front: an abbreviation may stand for it."""
        return self.word.text.partition("=")[0].removeprefix("--")

    @property
    def words(self) -> Sequence[Word]:
        """The words that it is made of."""
        return [self.word] if self.joined else [self.word, *self.values]


class Trouble(NamedTuple):
    """A word that the parser of the CLI refuses."""

    kind: ProblemKind
    word: Word
    names: Sequence[str] = ()
    """The options that are meant, or could be."""


@dataclass(frozen=True, slots=True)
class Arguments:
    """What one parse makes of words."""

    given: Sequence[Given]
    rest: Sequence[Word]
    """The words that it does not know, in order."""
    troubles: Sequence[Trouble]


def parse(words: Sequence[Word], options: Mapping[str, Takes]) -> Arguments:
    """Return which options are given with which values, and the words that are left."""
    given: list[Given] = []
    rest: list[Word] = []
    troubles: list[Trouble] = []
    at = 0
    while at < len(words):
        word = words[at]
        at += 1
        names = meant(word, options)
        if len(names) > 1:
            troubles.append(Trouble(ProblemKind.AMBIGUOUS_OPTION, word, names))
        if len(names) != 1:
            rest.append(word)
            continue
        takes, joined = options[names[0]], "=" in word.text
        following = [part(word, word.text.index("=") + 1)] if joined else _following(words, at, takes)
        if (joined and takes is Takes.NONE) or (takes is Takes.ONE and not following):
            troubles.append(Trouble(ProblemKind.VALUE_OF_FLAG if joined else ProblemKind.MISSING_VALUE, word, names))
            following = []
        given.append(Given(names[0], word, following, joined))
        at += 0 if joined else len(following)
    return Arguments(given, rest, troubles)


def _following(words: Sequence[Word], at: int, takes: Takes) -> Sequence[Word]:
    """Return the values of an option whose name is the word before."""
    most = {Takes.NONE: 0, Takes.ANY: len(words)}.get(takes, 1)
    end = at
    while end < len(words) and end - at < most and not is_option(words[end]):
        end += 1
    return words[at:end]


def is_option(word: Word) -> bool:
    """Return whether argparse takes a word for an option, known or not; a part of it that is unknown starts none."""
    text = word.text
    if not text.startswith("-") or text == "-" or NEGATIVE_NUMBER.fullmatch(text):
        return False
    return " " not in (text.partition("=")[0] if text.startswith("--") else text)


def meant(word: Word, options: Mapping[str, Takes]) -> Sequence[str]:
    """Return the known options that a word may stand for: that one, else all whose names it begins."""
    dashed = word.text.partition("=")[0]
    name = dashed.removeprefix("--")
    if not dashed.startswith("--") or not name or UNKNOWN in name or (word.splits and dashed == word.text):
        return ()
    return (name,) if name in options else [option for option in options if option.startswith(name)]
