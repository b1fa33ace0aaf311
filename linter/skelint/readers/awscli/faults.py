"""What is wrong with the words of a command, before anybody looks at what they say."""

import json
import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from skelint.authoring.request import UNKNOWN
from skelint.authoring.subject import Problem, ProblemKind
from skelint.authoring.wording import fold, nearest
from skelint.readers.awscli import global_options, shorthand
from skelint.readers.awscli.arguments import Given, Takes, Trouble, is_option
from skelint.readers.awscli.call import INPUTS, Call, Stray, negative, options, positive
from skelint.readers.awscli.editing import is_own, quoted, removed, replaced
from skelint.readers.awscli.files import STDIN
from skelint.readers.awscli.surroundings import Surroundings
from skelint.readers.awscli.typography import in_json
from skelint.readers.awscli.values import COMPLEX, UnreadableValueError
from skelint.readers.awscli.words import home, place
from skelint.readers.scripts.command import Command, Dialect, Word
from skelint.services import catalogue
from skelint.services.structure import matcher
from skelint.source import Edit, SourceFile, Span

REQUIRES = re.compile(r"^[ \t]*#requires[^\n]*-version[ \t]+[7-9]", re.IGNORECASE | re.MULTILINE)
PATH = re.compile(r"[\w./\\~-]+\.(?:json|ya?ml|txt)", re.IGNORECASE)
"""What is the path of a file, and neither shorthand nor a number."""
ZIP_FILE = "zip-file"
"""The option of `lambda create-function`, `publish-layer-version` and `update-function-code` that takes no other bytes than
those of a zip file (awscli/customizations/awslambda.py)."""
ZIP = re.compile(r"(?:file://)?(?P<path>(?!\w+:)[^\s{}\"']+\.(?:zip|jar))", re.IGNORECASE)
"""The path of a zip file, for sure."""
ZIP_MEMBER = re.compile(r"""(?:\A|,)ZipFile=(?P<value>fileb://[^,]*)?|"ZipFile"\s*:""")
TRUE, FALSE = ("true", "yes", "1", "on"), ("false", "no", "0", "off")


def faults(call: Call, command: Command, surroundings: Surroundings, slips: Collection[Word] = ()) -> Iterator[Problem]:
    """Yield what the CLI refuses in the words of a command, or takes otherwise than they read.

    `slips` are the words that are not what they should be because of a character: of these it is said already.
    """
    words = _Words(call, command, surroundings.source)
    version = surroundings.version
    for trouble in call.troubles:
        yield words.refused(trouble)
    for stray in call.strays:
        if any(word is slip for word in stray.words for slip in slips):
            continue
        yield words.unknown(stray) if is_option(stray.words[0]) else words.stray(stray)
    for given in [*call.common, *call.given]:
        yield from words.abbreviated(given)
    last = {given.name: given for given in call.common}
    for given in [*call.common, *call.given]:
        yield from global_options.faults(given, version, last=last.get(given.name, given) is given)
    yield from words.repeated()
    yield from words.inputs()
    for given in call.last.values():
        yield from words.url(given, version)
        yield from words.dropped_quotes(given)
        yield from words.zip_file(given)


class _Words:
    """The words of one command, and how to edit them."""

    def __init__(self, call: Call, command: Command, source: SourceFile) -> None:
        self.call, self.command, self.source = call, command, source

    def refused(self, trouble: Trouble) -> Problem:
        name = trouble.word.text.partition("=")[0]
        names = [f"--{option}" for option in trouble.names]
        if trouble.kind == ProblemKind.MISPLACED_OPTION:
            return Problem(trouble.kind, home(trouble.word), trouble.names[0], value=trouble.word.text)
        if trouble.kind != ProblemKind.VALUE_OF_FLAG:
            return Problem(trouble.kind, _name(trouble.word), name, names=names)
        value = trouble.word.text.partition("=")[2]
        flag = self.flag(trouble.names[0], value)
        mend = [Edit(trouble.word.span, flag)] if flag and is_own(trouble.word, self.command.dialect) else None
        return Problem(ProblemKind.VALUE_OF_FLAG, home(trouble.word), name, value=value, names=names, mend=mend)

    def flag(self, name: str, value: str) -> str | None:
        """Return the flag that is meant by a flag with a value, where that can be told."""
        wanted = positive(self.call.model, name)
        if value.lower() in (FALSE if wanted == name else TRUE):
            return f"--{negative(self.call.model, wanted)}"
        return f"--{wanted}" if value.lower() in (*TRUE, *FALSE) else None

    def unknown(self, stray: Stray) -> Problem:
        word, model = stray.words[0], self.call.model
        name = word.text.partition("=")[0]
        bare = name.removeprefix("--")
        near = nearest(bare, list(options(model)))
        others = [other.name for other in catalogue.with_option(model.operation.service, bare)]
        renamed = near is not None and not others and is_own(word, self.command.dialect)
        mend = [Edit(_name(word), f"--{near}")] if renamed else None
        names = [f"--{near}"] if near and not others else []
        kind = ProblemKind.OPTION_OF_ANOTHER_OPERATION if others else ProblemKind.UNKNOWN_OPTION
        gone = removed(self.source, self.command, stray.words) if others else None
        return Problem(kind, _name(word), name, [gone] if gone else mend, value=", ".join(others), names=names)

    def stray(self, stray: Stray) -> Problem:
        first, before = stray.words[0], stray.after
        if before is not None and options(self.call.model).get(before.name) is Takes.NONE:
            return self._behind_flag(stray, before)
        kind = self.kind(before)
        if before and kind in COMPLEX and all("=" in word.text for word in stray.words):
            whole = [*before.values, *stray.words]
            text = ",".join(word.text.strip(",") for word in whole)
            return self._joined(ProblemKind.SPLIT_STRUCTURE, stray, before, text)
        if before and kind == "string" and before.values and not before.joined:
            return self._joined(
                ProblemKind.STRAY_WORD, stray, before, " ".join(word.text for word in [*before.values, *stray.words])
            )
        return Problem(ProblemKind.STRAY_WORD, home(first), f"--{before.name}" if before else "", value=first.text)

    def _behind_flag(self, stray: Stray, before: Given) -> Problem:
        word, flag = stray.words[0], self.flag(before.name, stray.words[0].text)
        own = is_own(before.word, self.command.dialect) and is_own(word, self.command.dialect)
        edit = replaced(self.source, [before.word, word], flag) if flag and own and len(stray.words) == 1 else None
        mend = [edit] if edit else None
        return Problem(
            ProblemKind.WORD_AFTER_FLAG, home(word), f"--{before.name}", mend, value=word.text, names=[flag] if flag else []
        )

    def _joined(self, kind: ProblemKind, stray: Stray, before: Given, text: str) -> Problem:
        """Return the problem of words that would be one value if they were one word."""
        words = [*before.values, *stray.words]
        quotation = quoted(text, self.command) if all(is_own(word, self.command.dialect) for word in words) else None
        edit = replaced(self.source, words, quotation) if quotation else None
        return Problem(
            kind, home(stray.words[0]), f"--{before.name}", [edit] if edit else None, value=stray.words[0].text, names=[text]
        )

    def kind(self, given: Given | None) -> str:
        """Return the type of the member that an option gives."""
        option = self.call.model.options.get(given.name) if given else None
        return option.kind if option else ""

    def abbreviated(self, given: Given) -> Iterator[Problem]:
        if given.spelling != given.name:
            mendable = _opens_with_name(given.word) and self.command.dialect is not Dialect.ARGUMENTS
            mend = [Edit(_name(given.word), f"--{given.name}")] if mendable else None
            yield Problem(
                ProblemKind.ABBREVIATED_OPTION, _name(given.word), f"--{given.spelling}", mend, names=[f"--{given.name}"]
            )

    def repeated(self) -> Iterator[Problem]:
        rows: dict[str, list[Given]] = {}
        for given in self.call.given:
            rows.setdefault(positive(self.call.model, given.name), []).append(given)
        for row in rows.values():
            for earlier, later in pairwise(row):
                kind = ProblemKind.REPEATED_OPTION if earlier.name == later.name else ProblemKind.CONTRADICTING_FLAGS
                gone = removed(self.source, self.command, earlier.words)
                names = [f"--{row[-1].name}"]
                yield Problem(kind, _name(earlier.word), f"--{earlier.name}", [gone] if gone else None, names=names)

    def inputs(self) -> Iterator[Problem]:
        given = [self.call.last[name] for name in INPUTS if name in self.call.last]
        if len(given) > 1:
            yield Problem(
                ProblemKind.SEVERAL_INPUTS, _name(given[-1].word), f"--{given[-1].name}", names=[f"--{given[0].name}"]
            )
        for option in given:
            yield from self.joined_input(option)
            fed = self.command.stdin is not None or self.command.piped
            if fed and option.values and option.values[-1].text.removeprefix("file://") in STDIN:
                yield Problem(
                    ProblemKind.PIPED_INPUT, home(option.values[-1]), f"--{option.name}", value=option.values[-1].text
                )

    def joined_input(self, given: Given) -> Iterator[Problem]:
        """Yield where the CLI does not see that there is an input, and asks for the options of required members."""
        stated = {self.call.model.options[name].member for name in self.call.last if name in self.call.model.options}
        missing = [name for name, option in self.call.model.options.items() if option.member in self.call.model.required]
        missing = [name for name in missing if self.call.model.options[name].member not in stated]
        if missing and not self.call.open and (given.joined or given.spelling != given.name):
            at = len(f"--{given.spelling}=")
            parted = (
                given.joined
                and given.word.literal
                and self.command.dialect is not Dialect.ARGUMENTS
                and given.word.spelling.startswith(f"--{given.spelling}=")
            )
            start = given.word.span.start
            mend = [Edit(Span(start, start + at), f"--{given.name} ")] if parted else None
            yield Problem(
                ProblemKind.JOINED_INPUT,
                _name(given.word),
                f"--{given.spelling}",
                mend,
                names=[f"--{name}" for name in missing],
            )

    def url(self, given: Given, version: int | None) -> Iterator[Problem]:
        """Yield where the CLI v1 sends what it finds at a URL, and not the URL."""
        option = self.call.model.options.get(given.name)
        if version != 2 and option and not option.literal and len(given.values) == 1:
            word = given.values[0]
            if word.is_known and word.text.startswith(("http://", "https://")):
                yield Problem(ProblemKind.URL_VALUE, home(word), f"--{given.name}", value=word.text, sure=version == 1)

    def dropped_quotes(self, given: Given) -> Iterator[Problem]:
        r"""Yield JSON whose quotation marks Windows PowerShell does not pass on: those before which no backslash stands."""
        if self.command.dialect is not Dialect.POWERSHELL or _is_for_new_versions(self.source.text):
            return
        for word in given.values:
            text = self.source.text
            marks = [origin for letter, origin in zip(word.text, word.origins, strict=False) if letter == '"']
            if word.text.lstrip()[:1] in ("{", "[") and any(text[origin] != "\\" for origin in marks):
                yield Problem(ProblemKind.DROPPED_QUOTES, home(word), f"--{given.name}")

    def zip_file(self, given: Given) -> Iterator[Problem]:
        """Yield where the bytes of a zip file are given otherwise than the CLI wants to have them."""
        word = given.values[0] if len(given.values) == 1 else None
        if word is None or ZIP_FILE not in options(self.call.model):
            return
        if given.name == ZIP_FILE:
            if word.text and not word.text.startswith(("fileb://", "http://", "https://", UNKNOWN)):
                zipped = ZIP.fullmatch(word.text) if is_own(word, self.command.dialect) else None
                mend = [Edit(place(word, 0, zipped.start("path")), "fileb://")] if zipped else None
                yield Problem(ProblemKind.ZIP_WITHOUT_PREFIX, home(word), f"--{ZIP_FILE}", mend, value=word.text)
        elif given.name in self.call.model.additions and (member := ZIP_MEMBER.search(word.text)):
            alone = member["value"] and member[0] == word.text and word.is_known and not given.joined
            own = is_own(word, self.command.dialect) and is_own(given.word, self.command.dialect)
            value = quoted(member["value"], self.command) if alone and own else None
            mend = [Edit(given.word.span, f"--{ZIP_FILE}"), Edit(word.span, value)] if value else None
            yield Problem(ProblemKind.ZIP_IN_STRUCTURE, place(word, *member.span()), f"--{given.name}", mend)


@lru_cache(maxsize=8)
def _is_for_new_versions(text: str) -> bool:
    return REQUIRES.search(text) is not None


def unreadable(given: Given, command: Command, error: UnreadableValueError) -> Problem:
    """Return the problem of a value that the CLI cannot read: whether it is the name of a file, or lost its quotes."""
    for word in given.values:
        if PATH.fullmatch(word.text):
            mend = [Edit(Span(word.origins[0], word.origins[0]), "file://")] if is_own(word, command.dialect) else None
            return Problem(
                ProblemKind.INPUT_WITHOUT_PREFIX, home(word), f"--{given.name}", mend, error.syntax, value=word.text
            )
    for word in given.values:
        typographic = in_json(given, word) if error.syntax == "JSON" else None
        if typographic:
            return typographic
        inner = word.spelling[1:-1]
        if error.syntax == "JSON" and _lost_quotes(word, inner) and command.dialect is Dialect.SHELL:
            mend = [Edit(word.span, f"'{inner}'")] if word.literal and not set(inner) & set("$`'\\") else None
            return Problem(ProblemKind.LOST_QUOTES, word.span, f"--{given.name}", mend, value=word.text)
    return Problem(ProblemKind.UNREADABLE_VALUE, error.span, f"--{given.name}", value=str(error), syntax=error.syntax)


def _lost_quotes(word: Word, inner: str) -> bool:
    """Return whether a word is JSON in double quotes, whose own double quotes end those."""
    if not word.spelling.startswith('"') or not word.spelling.endswith('"') or '"' not in inner:
        return False
    try:
        json.loads(inner)
    except ValueError:
        return False
    return word.text == inner.replace('"', "")


def joined_items(given: Given, model: tuple[Any, Any], command: Command) -> Problem | None:
    """Return the problem of items of a list that are joined to one word by commas or blanks; of URLs other rules speak."""
    schema, root = model
    item = shorthand.resolved(schema.get("items", {}), root)
    if item.get("type") != "string" or given.joined:
        return None
    for word in given.values:
        parts = word.text.replace(",", " ").split()
        if not word.is_known or len(parts) < 2 or "://" in word.text or word.text.strip().startswith("["):
            continue
        certain = _is_certain(word.text, parts, item)
        if not certain and ("enum" in item or "," not in word.text):
            continue
        texts = [quoted(part, command) for part in parts]
        safe = is_own(word, command.dialect) and all(texts)
        mend = [Edit(word.span, " ".join(text or "" for text in texts))] if safe else None
        kind = ProblemKind.JOINED_CHOICES if certain else ProblemKind.JOINED_ITEMS
        return Problem(kind, home(word), f"--{given.name}", mend, value=word.text, names=parts)
    return None


def _is_certain(text: str, parts: Sequence[str], item: Any) -> bool:
    """Return whether the parts of a text are items for sure, and the whole is none."""
    if "enum" in item:
        choices = [fold(choice) for choice in item["enum"]]
        return all(fold(part) in choices for part in parts)
    allowed = matcher(item["pattern"]) if "pattern" in item else None
    return allowed is not None and not allowed(text) and all(map(allowed, parts))


def _opens_with_name(word: Word) -> bool:
    """Return whether the name of an option stands before any quote."""
    return word.literal and word.spelling.startswith("--")


def _name(word: Word) -> Span:
    """Return where the name of an option is written."""
    return place(word, 0, len(word.text.partition("=")[0])) if "=" in word.text else home(word)
