"""What can be written at the cursor in a command of a script: a service, an operation, an option, a value that is allowed."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lsprotocol import types

from skelint.authoring.operation import OperationModel
from skelint.readers.awscli.arguments import Given, is_option
from skelint.readers.awscli.call import Call, behind_options, call, find, is_program, options, positive
from skelint.readers.awscli.global_options import CHOICES, GLOBAL
from skelint.readers.registry import Contents
from skelint.readers.scripts.command import Word
from skelint.readers.scripts.words import ONE_WORD
from skelint.server.analysis import Analysis
from skelint.server.completion import LONGEST
from skelint.server.describe import markdown
from skelint.server.positions import offset, text_range
from skelint.services import catalogue
from skelint.services.description import allowed, kind
from skelint.services.glossary import glossary
from skelint.source import SourceFile, Span

MARK = "skelintCursor"
"""What is put at the cursor before the script is read: the word that holds it is the one that is typed."""


class _Proposal(NamedTuple):
    """A word that can stand at the cursor."""

    text: str
    kind: types.CompletionItemKind
    detail: str = ""
    rank: int = 0
    member: str = ""
    """The member that it gives, whose description is shown."""


@dataclass(frozen=True, slots=True)
class _TypedCommand:
    """The command that is typed."""

    words: Sequence[Word]
    at: int
    """Which of the words it is that is typed."""

    @property
    def typed(self) -> str:
        """The word without the mark."""
        return self.words[self.at].text.replace(MARK, "")

    @property
    def is_plain(self) -> bool:
        """Whether the word is written as it is read, so that another can take its place."""
        word = self.words[self.at]
        return word.is_known and word.literal and word.spelling == word.text and bool(ONE_WORD.fullmatch(word.text))


def command_completion(analysis: Analysis, at: types.Position, markup: types.MarkupKind) -> list[types.CompletionItem]:
    """Return the words that can stand at a place of a script; none where it is not sure what the command is."""
    buffer = analysis.buffer
    where = offset(buffer.source, at, analysis.encoding)
    command = _typed_command(analysis, where)
    if command is None or not command.is_plain:
        return []
    start = command.words[command.at].span.start
    place = text_range(buffer.source, Span(start, start + len(command.typed)), analysis.encoding)
    named = find(command.words)
    model = named.model if named else None
    proposals = _of_operation(command, call(command.words, named)) if named else _names(command)
    return [
        types.CompletionItem(
            proposal.text,
            kind=proposal.kind,
            detail=proposal.detail or None,
            documentation=_description(proposal, model, analysis, markup) if model else None,
            text_edit=types.TextEdit(place, proposal.text),
            filter_text=proposal.text,
            sort_text=f"{proposal.rank}{number:05}",
        )
        for number, proposal in enumerate(proposals)
    ]


def _typed_command(analysis: Analysis, where: int) -> _TypedCommand | None:
    """Return the command that holds a place, as the readers of scripts read it."""
    text, row = analysis.buffer.text, analysis.buffer.format
    if row.contents is not Contents.COMMANDS or "aws" not in text[:where] or len(text) > LONGEST:
        return None
    marked = SourceFile(analysis.buffer.name, text[:where] + MARK + text[where:])
    for command in row.parse(marked, lambda words: any(MARK in word.text for word in words)).commands:
        for at, word in enumerate(command.words):
            if MARK in word.text and word.span.start <= where <= word.span.end:
                return _TypedCommand(command.words, at)
    return None


def _names(command: _TypedCommand) -> Iterator[_Proposal]:
    """Yield what can be named: a service behind `aws`, an operation or a command of the CLI's own behind a service."""
    words, at = command.words, command.at
    if not at or not is_program(words[0].text) or not all(word.is_known for word in words[:at]):
        return
    service = behind_options(words, 1)
    operation = behind_options(words, service + 1)
    if is_option(words[at]) and at <= service:
        yield from _global(set())
    elif at == service:
        yield from (_Proposal(name, types.CompletionItemKind.Module) for name in sorted(catalogue.top_commands()))
    elif at == operation:
        name = words[service].text
        operations = catalogue.operation_names(name) if catalogue.is_service(name) else ()
        commands = {*operations, *(catalogue.own_commands(name) or ())}
        yield from (_Proposal(each, types.CompletionItemKind.Function) for each in sorted(commands))
    elif service < operation < at == behind_options(words, operation + 1):  # the waiters, or the commands below `configure`
        below = catalogue.own_commands(words[service].text, words[operation].text) or ()
        yield from (_Proposal(each, types.CompletionItemKind.Function) for each in sorted(below))


def _of_operation(command: _TypedCommand, called: Call) -> Iterator[_Proposal]:
    """Yield the options that an operation takes and that are not given yet; the values of the option before."""
    word = command.words[command.at]
    given = next((given for given in [*called.given, *called.common] if any(word is value for value in given.values)), None)
    if given is not None:
        yield from _values(given, called.model)
        if given.values[0] is word or not _is_list(given, called.model):
            return
    if command.typed and not is_option(word):
        return
    taken = {positive(called.model, other.name) for other in called.given} | {other.name for other in called.common}
    if word.span.start > called.operation.span.start:
        yield from _options(called.model, taken)
    yield from _global(taken)


def _is_list(given: Given, model: OperationModel) -> bool:
    option = model.options.get(given.name)
    return option is not None and option.kind == "list"


def _options(model: OperationModel, taken: Collection[str]) -> Iterator[_Proposal]:
    required = model.schema.get("required", ())
    for name in options(model):
        own = positive(model, name)
        if own in taken:
            continue
        option = model.options.get(own)
        if option is None:
            yield _Proposal(f"--{name}", types.CompletionItemKind.Property, rank=3)
            continue
        detail = kind(model.members[option.member], model)
        needed = option.member in required and name == own
        rank = 2 if name != own else 0 if needed else 1
        more = ", required" if needed else ""
        yield _Proposal(f"--{name}", types.CompletionItemKind.Property, detail + more, rank, option.member)


def _global(taken: Collection[str]) -> Iterator[_Proposal]:
    for name in GLOBAL:
        if name not in taken:
            yield _Proposal(f"--{name}", types.CompletionItemKind.Property, "of every command", rank=4)


def _values(given: Given, model: OperationModel) -> Iterator[_Proposal]:
    """Yield the values that an option allows and that it does not have yet."""
    option = model.options.get(given.name)
    values = allowed(model.members[option.member], model) if option else CHOICES.get(given.name, ())
    there = {word.text for word in given.values}
    for value in values:
        if value not in there and ONE_WORD.fullmatch(value):
            yield _Proposal(value, types.CompletionItemKind.EnumMember)


def _description(
    proposal: _Proposal, model: OperationModel, analysis: Analysis, markup: types.MarkupKind
) -> types.MarkupContent | None:
    """Return what is known of the member that an option gives."""
    if not proposal.member:
        return None
    meanings = glossary(str(model.operation), analysis.settings.packages)
    schema = model.members[proposal.member]
    return types.MarkupContent(markup, markdown((proposal.member,), schema, model, meanings, analysis.settings.file.rules))
