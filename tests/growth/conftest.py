"""Counting steps: of regular expressions, by an engine that backtracks as Python's does, and of Python, by line or by call."""

import re
import sys
from collections.abc import Callable, Sequence
from cProfile import Profile
from re import _parser  # type: ignore[attr-defined]  # the stubs leave it out
from typing import Any

import pytest

Continue = Callable[[int], bool]
Matcher = Callable[[int, Continue], bool]
CATEGORIES: dict[str, Callable[[str], bool]] = {
    "DIGIT": str.isdigit,
    "SPACE": str.isspace,
    "WORD": lambda letter: letter.isalnum() or letter == "_",
}


class TooLongError(Exception):
    """A pattern took more steps than it may."""


class Engine:
    """Runs one pattern over one text; `steps` is how often it looked at a character or went back."""

    def __init__(self, pattern: re.Pattern[str], text: str, most: int) -> None:
        self.text, self.flags, self.steps, self.most = text, pattern.flags, 0, most
        self.groups: dict[int, tuple[int, int]] = {}
        self.matcher = self.sequence(_parser.parse(pattern.pattern, pattern.flags))

    def search_all(self) -> int:
        """Return the steps of finding every match."""
        at = 0
        while at <= len(self.text):
            end = self.match(at)
            at = end if end is not None and end > at else at + 1
        return self.steps

    def match(self, at: int) -> int | None:
        """Return where a match that begins at an offset ends."""
        return self.end_of(self.matcher, at)

    def end_of(self, matcher: Matcher, at: int) -> int | None:
        ends: list[int] = []
        return ends[0] if matcher(at, lambda end: not ends.append(end)) else None  # type: ignore[func-returns-value]

    def sequence(self, parts: Sequence[tuple[Any, Any]]) -> Matcher:
        matchers = [self.part(str(operation), argument) for operation, argument in parts]

        def run(index: int, at: int, then: Continue) -> bool:
            if index == len(matchers):
                return then(at)
            return matchers[index](at, lambda end: run(index + 1, end, then))

        return lambda at, then: run(0, at, then)

    def part(self, operation: str, argument: Any) -> Matcher:
        if operation in ("LITERAL", "NOT_LITERAL", "ANY", "IN"):
            allowed = self.letter(operation, argument)
            return lambda at, then: self.looks(at, allowed) and then(at + 1)
        match operation:
            case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
                return self.repeated(operation, *argument)
            case "BRANCH":
                branches = [self.sequence(branch) for branch in argument[1]]
                return lambda at, then: any(branch(at, then) for branch in branches)
            case "SUBPATTERN":
                return self.group(argument[0], self.sequence(argument[-1]))
            case "ATOMIC_GROUP":
                inner = self.sequence(argument)
                return lambda at, then: (end := self.end_of(inner, at)) is not None and then(end)
            case "ASSERT" | "ASSERT_NOT":
                return self.asserted(argument[0], argument[1], wanted=operation == "ASSERT")
            case "AT":
                return lambda at, then: self.stands(str(argument), at) and then(at)
            case "GROUPREF":
                return lambda at, then: self.again(argument, at, then)
        raise NotImplementedError(operation)

    def looks(self, at: int, allowed: Callable[[str], bool]) -> bool:
        self.steps += 1
        if self.steps > self.most:
            raise TooLongError
        return at < len(self.text) and allowed(self.text[at])

    def letter(self, operation: str, argument: Any) -> Callable[[str], bool]:
        folded = bool(self.flags & re.IGNORECASE)
        if operation == "ANY":
            return lambda letter: bool(self.flags & re.DOTALL) or letter != "\n"
        if operation == "IN":
            return lambda letter: self.is_in(argument, letter) or (folded and self.is_in(argument, letter.swapcase()))
        wanted = chr(argument).lower() if folded else chr(argument)
        return lambda letter: ((letter.lower() if folded else letter) == wanted) is (operation == "LITERAL")

    def is_in(self, members: Sequence[tuple[Any, Any]], letter: str) -> bool:
        negated = str(members[0][0]) == "NEGATE"
        for operation, argument in members:
            match str(operation):
                case "LITERAL" if argument == ord(letter[0]):
                    return not negated
                case "RANGE" if argument[0] <= ord(letter[0]) <= argument[1]:
                    return not negated
                case "CATEGORY":
                    name = str(argument).removeprefix("CATEGORY_")
                    if CATEGORIES[name.removeprefix("NOT_")](letter) is not name.startswith("NOT_"):
                        return not negated
        return negated

    def repeated(self, operation: str, least: int, most: Any, inner: Any) -> Matcher:
        matcher, most = self.sequence(inner), int(most)

        def greedy(at: int, then: Continue, number: int = 0) -> bool:
            if number < most and matcher(at, lambda end: end != at and greedy(end, then, number + 1)):
                return True
            return number >= least and then(at)

        def lazy(at: int, then: Continue, number: int = 0) -> bool:
            if number >= least and then(at):
                return True
            return number < most and matcher(at, lambda end: end != at and lazy(end, then, number + 1))

        def possessive(at: int, then: Continue) -> bool:
            number = 0
            while number < most and (end := self.end_of(matcher, at)) is not None and end != at:
                at, number = end, number + 1
            return number >= least and then(at)

        return {"MAX_REPEAT": greedy, "MIN_REPEAT": lazy}.get(operation, possessive)

    def group(self, number: int | None, inner: Matcher) -> Matcher:
        if number is None:
            return inner

        def run(at: int, then: Continue) -> bool:
            def after(end: int) -> bool:
                before = self.groups.get(number)
                self.groups[number] = (at, end)
                if then(end):
                    return True
                self.groups[number] = before or (0, 0)
                return False

            return inner(at, after)

        return run

    def asserted(self, direction: int, inner: Any, *, wanted: bool) -> Matcher:
        matcher = self.sequence(inner)
        width = inner.getwidth()[1] if direction < 0 else 0
        return lambda at, then: (at >= width and self.end_of(matcher, at - width) is not None) is wanted and then(at)

    def again(self, group: int, at: int, then: Continue) -> bool:
        start, end = self.groups.get(group, (0, 0))
        self.steps += 1
        return self.text.startswith(self.text[start:end], at) and then(at + end - start)

    def stands(self, where: str, at: int) -> bool:
        self.steps += 1
        text, lines = self.text, bool(self.flags & re.MULTILINE)
        match where.removeprefix("AT_"):
            case "BEGINNING":
                return at == 0 or (lines and text[at - 1] == "\n")
            case "BEGINNING_STRING":
                return at == 0
            case "END":
                return (
                    at >= len(text) - 1
                    if not lines and text[at:] in ("", "\n")
                    else at == len(text) or (lines and text[at] == "\n")
                )
            case "END_STRING":
                return at == len(text)
        before = at > 0 and CATEGORIES["WORD"](text[at - 1])
        behind = at < len(text) and CATEGORIES["WORD"](text[at])
        return (before != behind) is (where == "AT_BOUNDARY")


@pytest.fixture(scope="session")
def engine() -> type[Engine]:
    """Return the engine that counts."""
    return Engine


@pytest.fixture(scope="session")
def steps_of_pattern() -> Callable[..., int]:
    """Return a function that counts the steps of finding all matches in a text, or of one match at its start."""

    def counted(pattern: re.Pattern[str], text: str, *, once: bool = False, most: int = 2_000_000) -> int:
        before = sys.getrecursionlimit()
        sys.setrecursionlimit(200_000)
        try:
            engine = Engine(pattern, text, most)
            if once:
                engine.match(0)
                return engine.steps
            return engine.search_all()
        finally:
            sys.setrecursionlimit(before)

    return counted


@pytest.fixture(scope="session")
def steps_of_python() -> Callable[[Callable[[], object]], int]:
    """Return a function that counts the lines of Python that a call runs, in whatever module."""

    def counted(call: Callable[[], object]) -> int:
        number = 0

        def trace(_: object, event: str, __: object) -> Any:
            nonlocal number
            number += event == "line"
            return trace

        before = sys.gettrace()
        sys.settrace(trace)
        try:
            call()
        finally:
            sys.settrace(before)
        return number

    return counted


@pytest.fixture(scope="session")
def calls_of_python() -> Callable[[Callable[[], object]], int]:
    """Return a function that counts the calls that a call makes, those of functions in C included."""

    def counted(call: Callable[[], object]) -> int:
        profile = Profile()
        profile.runcall(call)
        return sum(entry.callcount for entry in profile.getstats())

    return counted
