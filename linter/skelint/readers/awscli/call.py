"""A command that calls an operation: which one, with which options, and the words that are none of it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from skelint.authoring.operation import Operation, OperationModel
from skelint.authoring.subject import ProblemKind
from skelint.authoring.wording import nearest
from skelint.readers.awscli.arguments import Given, Takes, Trouble, is_option, meant, parse
from skelint.readers.awscli.global_options import GLOBAL
from skelint.readers.scripts.command import Word
from skelint.services import catalogue

INPUTS = ("cli-input-json", "cli-input-yaml")
SKELETON = "generate-cli-skeleton"
PRINTERS = frozenset({"echo", "printf", "print", "grep", "write-host", "write-output", "rem"})
"""Programs that only speak of a command."""
PROGRAMS = frozenset({"aws", "aws.exe", "aws.cmd"})
TYPES = {"boolean": Takes.NONE, "list": Takes.ANY}
TAKES = {"none": Takes.NONE, "one": Takes.ONE, "maybe": Takes.MAYBE, "any": Takes.ANY}


class NamedOperation(NamedTuple):
    """Where in the words of a command the operation is named."""

    model: OperationModel
    begin: int
    """Where the options in front of the service begin."""
    service: int
    operation: int
    refused: int | None = None
    """The word that the CLI takes for the service or the operation, though it is neither."""


class Stray(NamedTuple):
    """Words in a row that no option takes: an option that the operation does not have with what follows it, or values."""

    words: Sequence[Word]
    after: Given | None
    """The option that stands before them."""


@dataclass(frozen=True, slots=True)
class Call:
    """A command that calls an operation."""

    model: OperationModel
    operation: Word
    given: Sequence[Given]
    """The options of the operation, in order."""
    common: Sequence[Given]
    """The options that every command takes."""
    strays: Sequence[Stray]
    troubles: Sequence[Trouble]
    open: bool
    """Whether words that only the shell knows could give any option."""

    @property
    def last(self) -> Mapping[str, Given]:
        """The options by name, of those given twice the last; a flag and its opposite have one name."""
        return {positive(self.model, given.name): given for given in self.given}

    @property
    def region(self) -> str | None:
        """The region that it names, where AWS itself is called and no other endpoint."""
        values = {given.name: given.values[-1] for given in self.common if given.values}
        region = values.get("region")
        return region.text if region is not None and region.is_known and "endpoint-url" not in values else None

    @property
    def sends(self) -> bool:
        """Whether the command sends a request, and does not print help or a skeleton."""
        words = [word.text for stray in self.strays for word in stray.words]
        return "version" not in {given.name for given in self.common} and SKELETON not in self.last and words[:1] != ["help"]


class Misnamed(NamedTuple):
    """A word of a command of the AWS CLI that names nothing that the CLI has."""

    word: Word
    above: str
    """The service that it is below, or a command of the CLI's own, as `ec2 wait`; empty where it should be a service."""
    near: str | None


def wanted(words: Sequence[Word]) -> bool:
    """Return whether a simple command calls an operation, or would if its name were right."""
    return find(words) is not None or misnamed(words) is not None


def misnamed(words: Sequence[Word]) -> Misnamed | None:
    """Return the word of a command of the AWS CLI that names neither a service, nor an operation or a command of one."""
    if not words or not is_program(words[0].text):
        return None
    at = behind_options(words, 1)
    service = _name(words, at)
    if service is None:
        return None
    below = catalogue.own_commands(service.text)
    if below is None:
        return Misnamed(service, "", nearest(service.text, catalogue.top_commands()))
    at = behind_options(words, at + 1)
    command = _name(words, at)
    names = [*catalogue.operation_names(service.text), *below]
    if command is None or not names:
        return None
    if command.text not in names:
        return Misnamed(command, service.text, nearest(command.text, names))
    names = list(catalogue.own_commands(service.text, command.text) or ())
    last = _name(words, behind_options(words, at + 1)) if names else None
    if last is None or last.text in names:
        return None
    return Misnamed(last, f"{service.text} {command.text}", nearest(last.text, names))


def is_program(text: str) -> bool:
    """Return whether a word is the AWS CLI, with or without its folder."""
    return re.split(r"[\\/]", text.lower())[-1] in PROGRAMS


def _name(words: Sequence[Word], at: int) -> Word | None:
    """Return the word at an index where it is certain, can be a name, and asks for no help."""
    certain = at < len(words) and all(word.is_known for word in words[: at + 1])
    return words[at] if certain and catalogue.WORD.fullmatch(words[at].text) and words[at].text != "help" else None


def find(words: Sequence[Word]) -> NamedOperation | None:
    """Return where a simple command, its program first, names an operation that skelint knows."""
    if not words or words[0].text.lower() in PRINTERS:
        return None
    for service, word in enumerate(words):
        if service and word.is_known and catalogue.is_service(word.text):
            first = behind_options(words, service + 1)
            for operation in (first, first + 1) if _belongs_to_option(words, first) else (first,):
                if operation < len(words) and words[operation].is_known and _is_of_aws(words, service, words[operation].text):
                    model = catalogue.model(Operation(word.text, words[operation].text))
                    if model is not None:
                        refused = _refused(words, service) if operation == first else first
                        return NamedOperation(model, _begin(words, service), service, operation, refused)
    return None


def _is_of_aws(words: Sequence[Word], service: int, operation: str) -> bool:
    """Return whether a command is one of AWS: other programs have a `lambda invoke` too, but no `create-user-pool-client`."""
    return "-" in operation or any("aws" in word.text.lower() or not word.is_known for word in words[:service])


def _refused(words: Sequence[Word], service: int) -> int | None:
    """Return the first word behind `aws` and before the service that is neither an option nor the value of a global one."""
    if not is_program(words[0].text) or not all(word.is_known for word in words[:service]):
        return None
    first = behind_options(words, 1)
    return first if first < service and _belongs_to_option(words, first) else None


def call(words: Sequence[Word], named: NamedOperation) -> Call:
    """Return what a command calls: its words told apart as the AWS CLI does."""
    model, begin, service, operation, refused_at = named
    passed = [*words[begin:service], *words[service + 1 : operation], *words[operation + 1 :]]
    common = parse(passed, GLOBAL)
    own = parse(common.rest, options(model))
    left = [word for word in _without_positional(own.rest, model) if _is_certain(word)]
    misplaced = [] if refused_at is None else [_misplaced(words, refused_at)]
    troubles = [*common.troubles, *own.troubles, *misplaced]
    refused = [trouble.word for trouble in troubles]
    lost = any(meant(word, options(model)) for word in words[1:begin])
    widened = any(_widens(given) for given in [*own.given, *common.given])
    return Call(
        model,
        words[operation],
        own.given,
        common.given,
        [stray for stray in _strays(words, left, [*common.given, *own.given]) if stray.words[0] not in refused],
        troubles,
        open=lost or widened or any(not word.is_known or word.text == "--" for word in own.rest),
    )


@cache
def options(model: OperationModel) -> Mapping[str, Takes]:
    """Return the options of an operation, and how many values each takes."""
    own = {name: TYPES.get(option.kind, Takes.ONE) for name, option in model.options.items()}
    added = {name: TAKES[addition.takes] for name, addition in model.additions.items()}
    inputs = INPUTS if model.takes_input else ()
    more = {**dict.fromkeys((*inputs, *model.paging), Takes.ONE), SKELETON: Takes.MAYBE}
    return own | dict.fromkeys(model.opposites, Takes.NONE) | added | more


def positive(model: OperationModel, name: str) -> str:
    """Return the name of the flag that says yes for one that says no; any other as it is."""
    return model.opposites.get(name, name)


def negative(model: OperationModel, name: str) -> str:
    """Return the name of the flag that says no for one that says yes."""
    return next((no for no, yes in model.opposites.items() if yes == name), f"no-{name}")


def behind_options(words: Sequence[Word], at: int) -> int:
    """Return the index of the first word that is neither an option nor the value of a global one."""
    while at < len(words) and is_option(words[at]) and (" " not in words[at].text or meant(words[at], GLOBAL)):
        at += 2 if _takes_next(words[at]) else 1
    return at


def _belongs_to_option(words: Sequence[Word], at: int) -> bool:
    """Return whether a word is the value of an option that is not a global one, or such an option with a blank in it."""
    return at < len(words) and (is_option(words[at]) or is_option(words[at - 1]))


def _begin(words: Sequence[Word], service: int) -> int:
    """Return where the options in front of a service begin: behind the program and what runs that."""
    begin = service
    while begin > 1:
        if is_option(words[begin - 1]) and not _takes_next(words[begin - 1]) and meant(words[begin - 1], GLOBAL):
            begin -= 1
        elif begin > 2 and _takes_next(words[begin - 2]) and not is_option(words[begin - 1]):
            begin -= 2
        else:
            break
    return begin


def _takes_next(word: Word) -> bool:
    names = meant(word, GLOBAL)
    return len(names) == 1 and GLOBAL[names[0]] is Takes.ONE and "=" not in word.text


def _misplaced(words: Sequence[Word], at: int) -> Trouble:
    option = words[at] if is_option(words[at]) else words[at - 1]
    return Trouble(ProblemKind.MISPLACED_OPTION, words[at], [option.text.partition("=")[0]])


def _without_positional(words: Sequence[Word], model: OperationModel) -> Sequence[Word]:
    """Return the words that are left without those that the operation asks for without an option, as a file to write."""
    left, wanted_yet = [], len(model.positional)
    for word in words:
        if wanted_yet and not is_option(word):
            wanted_yet -= 1
        else:
            left.append(word)
    return left


def _is_certain(word: Word) -> bool:
    """Return whether it is certain that a word that no option takes stands there and is refused: the CLI drops empty ones."""
    return word.is_known and word.text not in ("--", "")


def _widens(given: Given) -> bool:
    """Return whether an unknown number of words behind the first value may hold further options."""
    return any(word.splits for word in given.values[1:])


def _strays(words: Sequence[Word], left: Sequence[Word], given: Sequence[Given]) -> Iterator[Stray]:
    """Yield the words that are left, in rows: each begins at an option, or behind one that is given."""
    index = {id(word): at for at, word in enumerate(words)}
    before = {index[id(option.words[-1])]: option for option in given}
    row: list[Word] = []
    for word in left:
        if row and (is_option(word) or index[id(word)] != index[id(row[-1])] + 1):
            yield Stray(row, before.get(index[id(row[0])] - 1))
            row = []
        row.append(word)
    if row:
        yield Stray(row, before.get(index[id(row[0])] - 1))
