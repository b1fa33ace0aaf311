"""The words of the rules are plain English: short messages, none of our old turns of phrase, and nothing said twice."""

import re
from collections.abc import Iterator

import pytest

from skelint.authoring.rule import Rule
from skelint.engine.ruleset import Ruleset
from skelint.pages.examples import findings

RULES = Ruleset.collect()
each_rule = pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.code)
ODD = re.compile(
    r"(?<!there )\bis no (?!more\b)\w"  # is not a member of
    r"|\bthis is no\b|\bwhat comes? of\b|\bbehind\b|\bblanks\b|\bparted\b|\bunasked\b"
    r"|\b(?:take|taken|takes) (?:\w+ ){0,3}out\b|\bstands? (?:beside|behind|without)\b|\bis written a second time\b",
    re.IGNORECASE,
)
LONGEST_MESSAGE = 105
"""How many characters a message of an example may have: about 100, and a long value may be in it."""
LONGEST_TITLE = 95
"""How many the title of a fix may have: it may name two settings with their values."""
LONGEST_LINE_OF_HELP = 180
"""How many a line of help may have: it may list what each unit would mean."""
LONGEST_PHRASE = 3
"""How many words in a row help and title may share."""
WORDS_OF_A_READER = {"CLI004", "CLI114"}
"""Rules whose messages repeat what a parser says."""


def texts(rule: Rule) -> Iterator[str]:
    """Yield all that a rule says: its page, and the messages, helps and fixes of its examples."""
    yield rule.page
    for diagnostic in (diagnostic for example in rule.bad for diagnostic in findings(rule, example)):
        yield from filter(None, (diagnostic.help, diagnostic.fix.title if diagnostic.fix else None))
        yield from (related.message for related in diagnostic.related)
        if rule.code not in WORDS_OF_A_READER:
            yield diagnostic.message


@each_rule
def test_it_is_plain_english(rule: Rule) -> None:
    assert [match[0] for text in texts(rule) for match in ODD.finditer(text)] == []


@each_rule
def test_messages_helps_and_titles_are_short(rule: Rule) -> None:
    found = [diagnostic for example in rule.bad for diagnostic in findings(rule, example)]
    assert [one.message for one in found if len(one.message) > LONGEST_MESSAGE] == []
    assert [one.fix.title for one in found if one.fix and len(one.fix.title) > LONGEST_TITLE] == []
    lines = [line for one in found for line in (one.help or "").split("\n")]
    assert [line for line in lines if len(line) > LONGEST_LINE_OF_HELP] == []


def phrases(text: str) -> set[tuple[str, ...]]:
    """Return the runs of words of a text that are longer than what two texts may share."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + LONGEST_PHRASE + 1]) for at in range(len(words) - LONGEST_PHRASE)}


@each_rule
def test_help_and_fix_do_not_say_the_same(rule: Rule) -> None:
    for diagnostic in (diagnostic for example in rule.bad for diagnostic in findings(rule, example)):
        if diagnostic.help and diagnostic.fix:
            told, title = (set(re.findall(r"\w+", text.lower())) for text in (diagnostic.help, diagnostic.fix.title))
            assert not title <= told, (diagnostic.help, diagnostic.fix.title)
            assert not phrases(diagnostic.help) & phrases(diagnostic.fix.title)
