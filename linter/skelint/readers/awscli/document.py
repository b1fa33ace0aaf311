"""A script as a document: one request for each command that calls an operation, drawn from the script and from input files."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from skelint.authoring.finding import Change, Part
from skelint.authoring.pointer import Pointer
from skelint.authoring.request import EVERYTHING, UNKNOWN, Request
from skelint.authoring.subject import REFUSED, Problem, ProblemKind
from skelint.readers.awscli import changes as carried_out
from skelint.readers.awscli.call import Misnamed, call, find, misnamed
from skelint.readers.awscli.editing import is_own
from skelint.readers.awscli.files import candidates
from skelint.readers.awscli.invocation import Invocation, invocation_of
from skelint.readers.awscli.surroundings import Opening, Surroundings
from skelint.readers.awscli.words import home
from skelint.readers.scripts.command import Command, Script, Template
from skelint.readers.template import Delimiters, count, templates
from skelint.readers.tree import Entry, Node, locate, path
from skelint.services.catalogue import is_service
from skelint.source import Edit, Location, SourceFile, Span


@dataclass(frozen=True)  # no slots: the trees are made when a place is first asked for
class ScriptFile:
    """A file with commands, each of which is a request."""

    source: SourceFile
    invocations: Sequence[Invocation]
    comments: Sequence[Span] = ()
    filled: Sequence[Template] = ()
    misnamed: Sequence[Problem] = ()
    """The commands that the AWS CLI does not have."""
    carriage_return: Span | None = None
    """The first one that an interpreter takes for a part of a word."""

    @cached_property
    def problems(self) -> Sequence[Problem]:
        """What is wrong with the words of the commands, and with the input files that they name, each once."""
        problems: list[Problem] = []
        seen: set[tuple[str, str, Span]] = set()
        own = [Problem(ProblemKind.CARRIAGE_RETURN, self.carriage_return)] if self.carriage_return else []
        for problem in chain(own, self.misnamed, *(invocation.problems for invocation in self.invocations)):
            where = (problem.source.path if problem.source else "", problem.kind, problem.span)
            if where not in seen:
                seen.add(where)
                problems.append(problem)
        return problems

    @property
    def requests(self) -> Sequence[Request]:
        """What the commands ask of AWS, in the order they are written."""
        return [invocation.request for invocation in self.invocations]

    @property
    def unresolved(self) -> int:
        """How many values cannot be known offline; what else a command may give counts as one."""
        values = sum(count(dict(invocation.request.parameters)) for invocation in self.invocations)
        return values + sum(invocation.request.given is EVERYTHING for invocation in self.invocations)

    @property
    def uses(self) -> frozenset[str]:
        """The absolute paths of the files that are linted with the commands: inputs, and those that are options' values."""
        inputs = [invocation.input.path for invocation in self.invocations if invocation.input and invocation.input.path]
        values = [path for invocation in self.invocations for path in invocation.value_files]
        return frozenset(os.path.abspath(path) for path in (*inputs, *values))  # noqa: PTH100 - as discovery has them

    @property
    def templates(self) -> frozenset[str]:
        """The absolute paths of the files that become inputs only when the script puts values into them."""
        paths = {(template.path.rpartition(UNKNOWN)[2].lstrip("/"), template.folders) for template in self.filled}
        files = (path for name, folders in paths for path in candidates(name, self.source.path, folders))
        return frozenset(map(os.path.abspath, files))

    @property
    def trees(self) -> Sequence[tuple[SourceFile, Node]]:
        """The script, and each file that the commands name: inputs, and those that are options' values."""
        entries = [
            Entry(number, invocation.command.span, invocation.everything) for number, invocation in enumerate(self.invocations)
        ]
        own = Node("sequence", Span(0, len(self.source.text)), flow=True, expand=lambda: entries, style="script")
        named = [invocation.input for invocation in self.invocations]
        inputs = {file.path: file for file in named if file and file.path}
        values = [tree for invocation in self.invocations for tree in invocation.files]
        return [(self.source, own), *((file.parsed.source, file.tree) for file in inputs.values()), *values]

    def refusals(self, request: Request) -> Sequence[Problem]:
        """Return for what the AWS CLI refuses a command."""
        return [problem for problem in self.invocations[request.number].problems if problem.kind in REFUSED]

    def roots(self, request: Request) -> Sequence[tuple[SourceFile, Node]]:
        """Return the options of a command, the files that are their values, and the input that they name."""
        invocation = self.invocations[request.number]
        own = [(self.source, invocation.tree), *invocation.files]
        if invocation.input is None:
            return own
        return [*own, (self.source if invocation.input.word else invocation.input.parsed.source, invocation.input.tree)]

    def locate(self, request: Request, pointer: Pointer, part: Part) -> Location:
        """Return where a value, or its name, is written; a member that is not there would be behind the operation's name."""
        invocation = self.invocations[request.number]
        root = self._root(request, pointer)
        member = invocation.members.get(str(pointer[0])) if len(pointer) == 1 and part is Part.KEY else None
        if member is not None and member.source is not None:  # its name is that of the option
            return Location(self.source, home(member.given.word))
        if root is None:
            whole = not pointer and part is Part.VALUE
            return Location(self.source, invocation.command.span if whole else invocation.call.operation.span)
        source, tree = root
        return Location(source, locate(tree, pointer, part))

    def extent(self, request: Request, pointer: Pointer) -> Location:
        """Return where a value is written with its name; of what is not there, the command."""
        root = self._root(request, pointer)
        if root is None:
            return Location(self.source, self.invocations[request.number].command.span)
        source, tree = root
        return Location(source, path(tree, pointer)[-1].span)

    def edits(self, request: Request, changes: Sequence[Change], source: SourceFile) -> Sequence[Edit] | None:
        """Return the edits of the script that make all of some changes, or None where one of them cannot be made."""
        if source is not self.source:  # an input file is fixed by itself
            return None
        roots = [self._root(request, change.pointer) for change in changes]
        if any(root is not None and root[0] is not source for root in roots) or not all(change.pointer for change in changes):
            return None
        return carried_out.edits(changes, self.invocations[request.number], self.source)

    def _root(self, request: Request, pointer: Pointer) -> tuple[SourceFile, Node] | None:
        """Return what holds a member, with its file; None where it is not written."""
        return next((root for root in self.roots(request) if pointer and pointer[0] in root[1].by_key), None)


def script_file(
    source: SourceFile, script: Script, opening: Opening, delimiters: Delimiters = (), version: int | None = None
) -> ScriptFile:
    """Return a script as a document; `opening` reads the files that its commands name.

    `version` is the one of the AWS CLI that runs it, where that is known.
    """
    invocations: list[Invocation] = []
    problems: list[Problem] = []
    for command in script.commands:
        surroundings = Surroundings(source, templates(delimiters, placeholders=command.placeholders), opening, version)
        invocation = _invocation(command, len(invocations), surroundings)
        if invocation is not None:
            invocations.append(invocation)
        elif nothing := misnamed(command.words):
            problems += _misnamed(nothing, command)
    return ScriptFile(source, invocations, script.comments, script.templates, problems, script.carriage_return)


def _misnamed(nothing: Misnamed, command: Command) -> Sequence[Problem]:
    """Return the problem of a command that the CLI does not have; in a document for people only where another is meant."""
    word, above, near = nothing
    if near is None and command.placeholders:
        return []
    mend = [Edit(word.span, near)] if near and is_own(word, command.dialect) else None
    names = [near] if near else []
    what = "operation" if is_service(above) else "command"
    return [
        Problem(
            ProblemKind.UNKNOWN_COMMAND,
            home(word),
            above,
            mend,
            syntax=what,
            value=word.text,
            names=names,
            sure=near is not None,
        )
    ]


def _invocation(command: Command, number: int, surroundings: Surroundings) -> Invocation | None:
    named = find(command.words)
    called = call(command.words, named) if named else None
    if called is None or not called.sends:
        return None
    return invocation_of(command, called, number, surroundings)
