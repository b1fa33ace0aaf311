"""What commands run that run others: scripts in words, `xargs`, `find -exec`."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts.command import Word
from skelint.source import Span

SHELLS = frozenset({"sh", "bash", "dash", "zsh", "ksh", "ash"})
SPEAKING = frozenset({"echo", "printf", "print", "grep"})
"""Programs that only speak of others."""
SCRIPT_FOLLOWS = re.compile(r"-[a-z]*c")
WITH_VALUE = re.compile(r"-[A-Za-z0-9]*[BbcDEeFIiJLlmOopQRSWw]")
"""The options of ssh whose value is the next word."""
EXECUTING = frozenset({"-exec", "-execdir", "-ok", "-okdir"})
REPLACED = re.compile(r"\{(?:\d+|[./#%]+)?\}")
"""What GNU parallel puts its inputs in the place of."""
FIRST_WORDS = 4
"""Among how many words a program is looked for that runs the others: `sudo -u me xargs`."""
PARALLEL_INPUTS = re.compile(r":::[:+]*")


class NestedScript(NamedTuple):
    """A script in words of a command."""

    words: Sequence[Word]
    """The words that it is made of, with a blank between each two."""
    here: bool = False
    """Whether it runs in the shell itself, with its variables."""


def script(words: Sequence[Word], stdin: Word | None) -> NestedScript | None:
    """Return the script that a command runs, where its words or its standard input are one."""
    program = posixpath.basename(words[0].text)
    if program in SPEAKING:
        return None
    if program == "eval":
        given = words[2:] if len(words) > 1 and words[1].text == "--" else words[1:]
        return NestedScript(given, here=True) if given else None
    if program == "trap":
        return NestedScript(words[1:2]) if len(words) > 2 and words[1].text not in ("-", "") else None
    if program == "ssh":
        return _remote(words, stdin)
    return _shell(words, stdin)


def _shell(words: Sequence[Word], stdin: Word | None) -> NestedScript | None:
    for at, word in enumerate(words):
        name = posixpath.basename(word.text)
        if name in SHELLS or name == "su":
            for option, text in zip(words[at + 1 :], words[at + 2 :], strict=False):
                if SCRIPT_FOLLOWS.fullmatch(option.text) or (name == "su" and option.text == "--command"):
                    return NestedScript([text])
                if not option.text.startswith(("-", "+")) and name != "su":
                    break
            rest = words[at + 1 :]
            reads = "-s" in [option.text for option in rest] or all(option.text.startswith(("-", "+")) for option in rest)
            return NestedScript([stdin]) if name != "su" and stdin is not None and reads else None
    return None


def _remote(words: Sequence[Word], stdin: Word | None) -> NestedScript | None:
    at = 1
    while at < len(words) and words[at].text.startswith("-"):
        at += 2 if WITH_VALUE.fullmatch(words[at].text) else 1
    typed = words[at + 1 :]
    if not typed:
        return NestedScript([stdin]) if stdin is not None else None
    return _shell(typed, stdin) if stdin is not None and typed[0].text in SHELLS else NestedScript(typed)


def run(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield the words of each command that a command runs, itself if it runs no other."""
    programs = {posixpath.basename(word.text): at for at, word in reversed([*enumerate(words)])}
    if "find" in programs and not EXECUTING.isdisjoint(word.text for word in words):
        yield from _executed(words)
    elif programs.get("xargs", FIRST_WORDS) < FIRST_WORDS:
        yield _appended(words, programs["xargs"])
    elif programs.get("parallel") == 0:
        inputs = next((at for at, word in enumerate(words) if PARALLEL_INPUTS.fullmatch(word.text)), len(words))
        yield _in_place(words[:inputs], REPLACED, words[-1])
    else:
        yield words


def _executed(words: Sequence[Word]) -> Iterator[Sequence[Word]]:
    """Yield what `find` runs: it puts the names of files in the place of `{}`."""
    start = None
    for at, word in enumerate(words):
        if start is not None and (word.text == ";" or (word.text == "+" and words[at - 1].text == "{}")):
            run = words[start:at]
            if run:
                yield [_unknown(each, re.compile(r"\{\}"), splits=word.text == "+") for each in run]
            start = None
        elif start is None and word.text in EXECUTING:
            start = at + 1


def _appended(words: Sequence[Word], at: int) -> Sequence[Word]:
    """Return a command of `xargs` with the arguments that nobody knows."""
    for number, word in enumerate(words[at + 1 :], at + 1):
        if not word.text.startswith("-"):
            break
        if word.text.startswith("-I") or word.text.startswith("--replace") or word.text == "-i":
            joined = word.text.removeprefix("--replace").removeprefix("=") if word.text.startswith("--") else word.text[2:]
            follows = word.text == "-I" and number + 1 < len(words)
            sign = joined or (words[number + 1].text if follows else "{}")
            behind = number + (2 if follows else 1)
            pattern = re.compile(re.escape(sign))
            return [*words[:behind], *(_unknown(each, pattern) for each in words[behind:])] if sign else words
    return [*words, _more(words[-1])]


def _in_place(words: Sequence[Word], pattern: re.Pattern[str], last: Word) -> Sequence[Word]:
    replaced = [_unknown(word, pattern) for word in words]
    changed = any(new is not old for new, old in zip(replaced, words, strict=True))
    return replaced if changed else [*replaced, _more(last)]


def _unknown(word: Word, pattern: re.Pattern[str], *, splits: bool = False) -> Word:
    """Return a word with what is put in the place of a sign unknown."""
    if not pattern.search(word.text):
        return word
    texts: list[str] = []
    origins: list[int] = []
    end = 0
    for match in pattern.finditer(word.text):
        texts += word.text[end : match.start()], UNKNOWN
        origins += [*word.origins[end : match.start()], word.origins[match.start()]]
        end = match.end()
    text = "".join([*texts, word.text[end:]])
    return replace(word, text=text, origins=[*origins, *word.origins[end:]], splits=word.splits or splits)


def _more(last: Word) -> Word:
    """Return the word that stands for any number of further arguments."""
    end = last.span.end
    return Word(text=UNKNOWN, spelling="", span=Span(end, end), origins=[end, end], splits=True)
