"""No pattern of ours, and none of an ignore file, takes more than linear time, whatever text it is run over."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pathspec import GitIgnoreSpec

import skelint
import skelint_rules
from skelint.engine.redaction import _near_names
from skelint.patterns import compiled
from skelint.readers.template import templates

Steps = Callable[..., int]
SHORT, LONG = 12, 48
MOST_GROWTH = 8
"""Four times the text may take so many times the steps: a square would take sixteen times."""
PUMPS = ["a", " ", "#", " #", '"', '\\"', "\\", "\n", "your-", "${", "{{", "a.", "a ", "<a", "a,"]
MORE = [*"0A_-.:/'[{(<$%@,|&;*?=~`!\r\t", "//", "/*", "<%", "@@", "YOUR_", "a/", "a-", "a:", '"a"', '"a":', "- ", "\n "]
MORE += [
    "skelint:",
    "client",
    "clientsecre",
    "http://",
    "aws ",
    "-- ",
    "1_",
    '{"',
    '["',
    "$(",
    "||",
    "\\\n",
    '""',
    "''",
    "<!--",
]
SHORT_TEXTS = {"skelint.engine.redaction.OPTION"}
"""What is only ever looked for in a few characters."""


@cache
def source_of(module: str) -> str:
    file = importlib.import_module(module).__file__
    return Path(file).read_text(encoding="utf-8") if file else ""


@cache
def modules() -> list[str]:
    packages = [(skelint.__path__, "skelint."), (skelint_rules.__path__, "skelint_rules.")]
    names = [module.name for path, prefix in packages for module in pkgutil.walk_packages(path, prefix)]
    return [name for name in names if not name.endswith("__main__")]


def patterns() -> Iterator[tuple[str, re.Pattern[str], bool]]:
    """Yield each pattern of our modules with its name, and whether it is only ever matched at one place."""
    for module in modules():
        for name, value in vars(importlib.import_module(module)).items():
            if isinstance(value, re.Pattern) and re.search(rf"^{name}\b.*= re\.compile", source_of(module), re.MULTILINE):
                importing = re.compile(rf"from {module} import (?:\([^)]*|[^(\n]*)\b{name}\b")
                users = [source_of(other) for other in modules() if other == module or importing.search(source_of(other))]
                uses = {use for user in users for use in re.findall(rf"\b{name}\.(\w+)", user)}
                if f"{module}.{name}" not in SHORT_TEXTS:
                    yield f"{module}.{name}", value, bool(uses) and uses <= {"match", "fullmatch"}
    yield "templates", templates().pattern, False
    yield "templates and placeholders", templates(placeholders=True).pattern, False
    yield "names of secrets", _near_names(frozenset({"clientsecret", "clientid"})), False


def growth(steps: Steps, pattern: re.Pattern[str], pump: str, *, once: bool) -> float:
    return max(
        steps(pattern, before + pump * LONG + behind, once=once)
        / (steps(pattern, before + pump * SHORT + behind, once=once) + 20)
        for before, behind in (("", "\0"), ('"a', ""))
    )


def test_the_engine_sees_what_blows_up(steps_of_pattern: Steps) -> None:
    assert growth(steps_of_pattern, re.compile(r"\s*x"), " ", once=False) > MOST_GROWTH
    assert growth(steps_of_pattern, re.compile(r"(?:a*b)?a*c"), "a", once=False) > MOST_GROWTH
    assert growth(steps_of_pattern, re.compile(r"\s*x"), " ", once=True) < MOST_GROWTH
    assert growth(steps_of_pattern, re.compile(r"(?<!\s)\s*+x"), " ", once=False) < MOST_GROWTH


TEXTS = st.text("ab0_ \n\"'#:,.", max_size=12)


@given(st.sampled_from([pattern for _, pattern, _ in patterns()]), TEXTS)
def test_the_engine_finds_what_python_finds(engine: Callable[..., Any], pattern: re.Pattern[Any], text: str) -> None:
    searched: Any = text.encode() if isinstance(pattern.pattern, bytes) else text  # a letter of these texts is a byte
    for at in range(len(text) + 1):
        match = pattern.match(searched, at)
        assert engine(pattern, text, 10**6).match(at) == (match.end() if match else None)


@pytest.mark.parametrize(("name", "pattern", "once"), [pytest.param(*one, id=one[0]) for one in patterns()])
def test_no_pattern_of_ours_takes_longer_than_its_text(
    name: str, pattern: re.Pattern[str], once: bool, steps_of_pattern: Steps
) -> None:
    slow = {pump: grown for pump in PUMPS if (grown := growth(steps_of_pattern, pattern, pump, once=once)) > MOST_GROWTH}
    assert slow == {}, name


@pytest.mark.slow
@pytest.mark.parametrize(("name", "pattern", "once"), [pytest.param(*one, id=one[0]) for one in patterns()])
def test_no_pattern_of_ours_takes_longer_than_its_text_of_many_kinds(
    name: str, pattern: re.Pattern[str], once: bool, steps_of_pattern: Steps
) -> None:
    slow = {pump: grown for pump in MORE if (grown := growth(steps_of_pattern, pattern, pump, once=once)) > MOST_GROWTH}
    assert slow == {}, name


HOSTILE = [
    "*a*a*a*a*a*a*a*b", "*?*?*?*?*?*b", "[ab]*[ab]*[ab]*[ab]*c", "*[!b]*[!b]*[!b]*[!b]*c", "a**b**a**a**b",
    "**/a/**/a/**/a/**/a/**/b", "/**/a/**/a*a*a/**/b", "*a*a/*a*a/*b", "!*a*a*a*a*b/", "a*a*a*a/**",
]  # fmt: skip


@pytest.mark.parametrize("pattern", HOSTILE)
@pytest.mark.parametrize("unit", ["a", "a/"])
def test_no_pattern_of_an_ignore_file_takes_long(pattern: str, unit: str, steps_of_pattern: Steps) -> None:
    (made,) = compiled([pattern]).patterns
    assert made.regex is not None
    few, many = (steps_of_pattern(made.regex, unit * times, once=True) for times in (50, 200))
    assert many < (few + 50) * 20  # a path may be gone through once for each of its letters, and is short


GLOBS = st.lists(
    st.sampled_from(["*", "*", "**/", "/", "a", "b", "?", "[ab]", "/**", "\\*", "**", "."]), min_size=1, max_size=8
)
PATHS = st.lists(st.text("ab.*", min_size=1, max_size=4), min_size=1, max_size=5).map("/".join)


@settings(max_examples=300)
@given(GLOBS.map("".join), PATHS, st.sampled_from(["", "/"]))
def test_patterns_match_what_they_match_in_pathspec(pattern: str, path: str, folder: str) -> None:
    try:
        theirs = GitIgnoreSpec.from_lines([pattern])
    except ValueError:
        return
    assert compiled([pattern]).check_file(path + folder) == theirs.check_file(path + folder)
