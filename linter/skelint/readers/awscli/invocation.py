"""One command as AWS gets it: what its options give, merged with its input, each value with its place."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from skelint.authoring.request import EVERYTHING, Request
from skelint.authoring.subject import Problem
from skelint.readers.awscli import paramfiles
from skelint.readers.awscli.arguments import Given
from skelint.readers.awscli.call import Call
from skelint.readers.awscli.faults import faults, joined_items, unreadable
from skelint.readers.awscli.inputs import Input, search
from skelint.readers.awscli.surroundings import Surroundings
from skelint.readers.awscli.typography import slips
from skelint.readers.awscli.values import PlacedValue, Reading, UnreadableValueError, read
from skelint.readers.awscli.values import unreadable as unknown
from skelint.readers.awscli.words import home, part
from skelint.readers.scripts.command import Command, Word
from skelint.readers.tree import Entry, Node
from skelint.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class Member:
    """A member that an option gives."""

    given: Given
    parameter: PlacedValue
    source: SourceFile | None = None
    """The file that holds its value, where the option names one."""


@dataclass(frozen=True)  # no slots: the tree is made when a place is first asked for
class Invocation:
    """A command of a script, and the request that it sends."""

    command: Command
    call: Call
    members: Mapping[str, Member]
    """What the options give, by the names of the members."""
    input: Input | None
    request: Request
    problems: Sequence[Problem]
    value_files: frozenset[str] = frozenset()
    """The paths of the files that its options name, whether their values can be read or not."""

    @cached_property
    def tree(self) -> Node:
        """The members that its options give, with their places; without those whose values are in files."""
        entries = [
            Entry(name, home(member.given.word), member.parameter.node)
            for name, member in self.members.items()
            if member.source is None
        ]
        return _row(entries, self.command.span)

    @cached_property
    def files(self) -> Sequence[tuple[SourceFile, Node]]:
        """The files that options name, each as the mapping of the one member that it gives."""
        trees = []
        for name, member in self.members.items():
            if member.source is not None:
                span = member.parameter.node.span
                entry = Entry(name, Span(span.start, span.start), member.parameter.node)
                trees.append((member.source, _row([entry], span)))
        return trees

    @cached_property
    def everything(self) -> Node:
        """What is written in it, by members where they are known, else by options: for those who look for secrets."""
        unknown = [entry for stray in self.call.strays for entry in _entries(_option(stray.words[0]), *_joined(stray.words))]
        given = [
            entry for option in self.call.given for entry in _entries(option.name, option.word, option.values or [option.word])
        ]
        held = [Entry("", self.input.word.span, self.input.tree)] if self.input and self.input.word else []
        return _row([*self.tree.entries, *unknown, *given, *held], self.command.span)


def invocation_of(command: Command, call: Call, number: int, surroundings: Surroundings) -> Invocation:
    """Return what a command asks of AWS, as far as its script and the files that it names tell."""
    model, source = call.model, surroundings.source
    outcome = search(call, command, surroundings)
    typographic = list(slips(call, command, source))
    slipped = [word for slip in typographic for word in slip.words]
    problems = [*(slip.problem for slip in typographic), *faults(call, command, surroundings, slipped), *outcome.problems]
    value_files: set[str] = set()
    members = dict(_members(call, command, surroundings, problems, value_files))
    members |= {
        name: Member(member.given, unknown(member.given))
        for name, member in members.items()
        if any(word is slip for word in member.given.words for slip in slipped)
    }
    parameters = {name: member.parameter.value for name, member in members.items()}
    held = (outcome.input.parsed.parameters if outcome.input else None) or {}
    request = Request(
        model=model,
        number=number,
        parameters={**{name: value for name, value in held.items() if name not in parameters}, **parameters},
        given=EVERYTHING if call.open or outcome.lost or slipped else _led_to(call),
        complete=True,
        region=call.region,
        result=command.result,
    )
    located = [replace(problem, operation=model.operation) for problem in problems]
    return Invocation(command, call, members, outcome.input, request, located, frozenset(value_files))


def _led_to(call: Call) -> frozenset[str]:
    """Return the members that options of the CLI's own lead to, whose values it makes."""
    added = call.model.additions
    return frozenset(member for name in call.last if name in added for member in added[name].members)


def _members(
    call: Call, command: Command, surroundings: Surroundings, problems: list[Problem], value_files: set[str]
) -> Iterator[tuple[str, Member]]:
    """Yield the members that options give; what is wrong with their values, and the files that hold these, are added."""
    for name, given in call.last.items():
        option = call.model.options.get(name)
        if option is None:
            addition = call.model.additions.get(name)
            for member, value in addition.gives.items() if addition and not given.values else ():
                yield member, Member(given, PlacedValue(value, Node("scalar", home(given.word), flow=True, expand=list)))
            continue
        if option.kind == "boolean":
            node = Node("scalar", home(given.word), flow=True, expand=list)
            yield option.member, Member(given, PlacedValue(given.name == name, node))
            continue
        schema: Any = call.model.members[option.member]
        reading = Reading(option.kind, schema, call.model.schema, surroundings.templates, option.bare, option.literal)
        if paramfiles.is_file(given) and not option.literal:
            content = paramfiles.content(given, reading, command, surroundings)
            problems += content.problems
            value_files |= {content.source.path} if content.source else set()
            yield option.member, Member(given, content.parameter(given), content.source)
            continue
        if option.kind == "stream":
            problems += paramfiles.missing_stream(given, surroundings)
        parameter = _read(given, reading, command, problems)
        if option.kind == "list":
            joined = joined_items(given, (schema, call.model.schema), command)
            problems += [joined] if joined else []
        yield option.member, Member(given, parameter)


def _read(given: Given, reading: Reading, command: Command, problems: list[Problem]) -> PlacedValue:
    if reading.kind != "list" and not given.values:  # its value is missing, which is said
        return unknown(given)
    try:
        return read(given, reading)
    except UnreadableValueError as error:
        problems.append(unreadable(given, command, error))
        return unknown(given)


def _row(entries: Sequence[Entry], span: Span) -> Node:
    return Node("mapping", span, flow=True, expand=lambda: entries, style="options")


def _option(word: Word) -> str:
    return word.text.partition("=")[0]


def _joined(words: Sequence[Word]) -> tuple[Word, Sequence[Word]]:
    """Return the first of some words, and the values behind it: one may be joined to it."""
    name, sign, _ = words[0].text.partition("=")
    return words[0], [*([part(words[0], len(name) + 1)] if sign else []), *words[1:]] or [words[0]]


def _entries(name: str, word: Word, values: Sequence[Word]) -> Iterator[Entry]:
    """Yield values, each as one of that name."""
    for value in values:
        yield Entry(name, home(word), Node("scalar", home(value), flow=True, expand=list))
