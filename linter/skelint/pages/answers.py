"""Rules by what AWS answers: the words of an error lead to the rules that would have told of it before."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from math import log
from typing import NamedTuple

from skelint.authoring.rule import Rule
from skelint.authoring.wording import nearest
from skelint.records import dataclass

LIKE = 0.4
"""From this likeness on a text is taken for an answer."""
PHRASE = 3
"""So many words in a row are enough to be sure of an answer."""
MOST_MISSPELT = 50
"""So many words are compared with all that are known, letter by letter."""
GAP = "…"
"""What stands in a declared answer for what depends on the input."""
WRAPPED = re.compile(r"an error occurred \((\w+)\) when calling the \w+ operation(?: \([^)]*\))?:", re.IGNORECASE)
"""What the AWS CLI writes before an answer of the service. The name of the exception is a part of the answer."""
SAID_OF_ALL = re.compile(r"\d+ validation errors? detected:|parameter validation failed:", re.IGNORECASE)
TYPE = re.compile(r"<class '(\w+)'>")
OF_THE_INPUT = re.compile(r"\"[^\"]*+\"|(?<!\w)'[^']*+'|`[^`]*+`|\[[^\[\]]*+\]|(?<!\w)\w++://\S++")
"""Quoted names and values, lists and addresses: they differ from input to input."""
HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
"""Where a word of a name begins: people write `callback URLs` and AWS `CallbackUrls`."""
WORD = re.compile(rf"[^\W\d]+|{GAP}")


class Match(NamedTuple):
    """A rule, the answer of it that a text is like, and how much: whether it surely is that answer, and from 0 to 1."""

    sure: bool
    likeness: float
    rule: Rule
    answer: str


@dataclass(frozen=True)  # no slots: how rare a word is, is counted once
class Answers:
    """The answers of AWS that rules know of."""

    rules: Sequence[Rule]

    def __iter__(self) -> Iterator[tuple[str, list[Rule]]]:
        """Yield each answer with the rules that know of it, in the order of the alphabet."""
        by_answer: dict[str, list[Rule]] = {}
        for rule, answer in self._declared:
            by_answer.setdefault(answer, []).append(rule)
        yield from sorted(by_answer.items(), key=lambda item: item[0].casefold().lstrip(f"{GAP} "))

    def like(self, text: str) -> list[Match]:
        """Return a match for each rule with an answer that has words of a text, the best first."""
        asked = list(self._spelled(words(text)))
        matches: dict[str, Match] = {}
        for rule, answer in self._declared:
            match = self._match(asked, rule, answer)
            if match.likeness > 0 and (rule.code not in matches or match[:2] > matches[rule.code][:2]):
                matches[rule.code] = match
        return sorted(matches.values(), key=_rank)

    @cached_property
    def _declared(self) -> Sequence[tuple[Rule, str]]:
        return [(rule, answer) for rule in self.rules for answer in rule.answers]

    @cached_property
    def _occurrences(self) -> Counter[str]:
        return Counter(word for _, answer in self._declared for word in set(words(answer)) - {GAP})

    def _spelled(self, asked: Iterable[str]) -> Iterator[str]:
        """Yield words, each misspelt one as the answers spell it."""
        occurring = list(self._occurrences)
        misspelt = 0
        for word in asked:
            if word in self._occurrences or word == GAP or misspelt == MOST_MISSPELT:
                yield word
                continue
            misspelt += 1
            yield nearest(word, occurring) or word

    def _match(self, asked: Sequence[str], rule: Rule, answer: str) -> Match:
        answered = words(answer)
        common = self._weight(set(asked) & set(answered))
        # Of what is asked and of what is answered, how much is common: the harmonic mean of both.
        likeness = 2 * common / ((self._weight(set(asked)) + self._weight(set(answered))) or 1)
        return Match(_holds(asked, answered) or (_count(asked) >= PHRASE and _holds(answered, asked)), likeness, rule, answer)

    def _weight(self, some: Iterable[str]) -> float:
        """Return what words tell together: the rarer a word is among the answers, the more it tells."""
        return sum(log(1 + len(self._declared) / (self._occurrences[word] or 1)) for word in some if word != GAP)


def _rank(match: Match) -> tuple[bool, float, bool, str]:
    """Return what puts the best match first; of rules with one answer, that which gives no other."""
    return not match.sure, -match.likeness, match.answer != match.rule.service_error, match.rule.code


def words(text: str) -> list[str]:
    """Return the words of an answer in small letters, with a gap for each run that is left out."""
    text = SAID_OF_ALL.sub(" ", WRAPPED.sub(r"\1:", text.replace("...", GAP)))
    text = OF_THE_INPUT.sub(f" {GAP} ", TYPE.sub(r" \1 ", text))
    return WORD.findall(HUMP.sub(" ", text).casefold())


def _holds(text: Sequence[str], phrase: Sequence[str]) -> bool:
    """Return whether the runs of words between the gaps of a phrase occur in a text, in their order."""
    rest = f" {' '.join(text)} "
    for run in " ".join(phrase).split(GAP):
        if run.strip():
            _, separator, rest = rest.partition(f" {run.strip()} ")
            if not separator:
                return False
            rest = f" {rest}"
    return any(word != GAP for word in phrase)


def _count(some: Sequence[str]) -> int:
    return sum(word != GAP for word in some)
