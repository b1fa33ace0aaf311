"""Carrying out symbolic changes of a command's request as edits of its words."""

import json
from collections.abc import Sequence

from skelint.authoring.finding import Append, Change, Remove, RenameKey, Set, Unwrap
from skelint.authoring.pointer import Pointer
from skelint.readers.awscli.call import negative
from skelint.readers.awscli.editing import PLAIN, added, is_own, quoted, removed, replaced
from skelint.readers.awscli.invocation import Invocation, Member
from skelint.readers.awscli.values import in_quotes
from skelint.readers.awscli.words import place
from skelint.readers.scripts.command import Dialect, Word
from skelint.readers.values import editing
from skelint.readers.values.json import syntax_tree
from skelint.source import Edit, SourceFile, Span


def edits(changes: Sequence[Change], invocation: Invocation, source: SourceFile) -> Sequence[Edit] | None:
    """Return the edits of a script that make all of some changes of a command, or None where one of them cannot be made."""
    editor = _CommandEditor(invocation, source)
    all_edits: list[Edit] = []
    for change in changes:
        change_edits = editor.make(change)
        if change_edits is None:
            return None
        all_edits += change_edits
    return _merged(all_edits)


def _merged(edits: Sequence[Edit]) -> Sequence[Edit]:
    """Return edits with those that add at one place put together, in their order."""
    insertions: dict[Span, str] = {}
    others: list[Edit] = []
    for span, text in edits:
        if span.start == span.end:
            insertions[span] = insertions.get(span, "") + text
        else:
            others.append(Edit(span, text))
    return [*others, *(Edit(span, text) for span, text in insertions.items())]


class _CommandEditor:
    def __init__(self, invocation: Invocation, source: SourceFile) -> None:
        self.invocation, self.source, self.command = invocation, source, invocation.command
        self.names = {option.member: name for name, option in invocation.call.model.options.items()}

    def make(self, change: Change) -> Sequence[Edit] | None:
        name, *inner = change.pointer
        member = self.invocation.members.get(str(name))
        if isinstance(change, Unwrap):
            return None
        if member is None:
            return self._add(str(name), change.value) if isinstance(change, Set) and not inner else None
        if inner or isinstance(change, Append):
            return self._inside(member, change, tuple(inner))
        match change:
            case Set() if isinstance(member.parameter.value, bool) and member.given.joined:
                return None  # a flag that is given a value: another rule mends that
            case Set(value=value):
                return self._set(member, str(name), value)
            case Remove():
                return _list(removed(self.source, self.command, member.given.words))
            case RenameKey(name=new):
                return self._rename(member, new)

    def _add(self, name: str, value: object) -> Sequence[Edit] | None:
        words = self._words(name, value)
        return _list(added(self.source, self.command, *words)) if words else None

    def _set(self, member: Member, name: str, value: object) -> Sequence[Edit] | None:
        words = self._words(name, value, member.given.values[0].spelling if member.given.values else "")
        given = member.given
        if not words or (given.joined and len(words) > 2) or not all(self._is_own(word) for word in given.values):
            return None
        if given.joined:
            return [Edit(given.values[0].span, words[1])]
        if not given.values:
            return [Edit(given.word.span, " ".join(words))] if self._is_own(given.word) else None
        return _list(replaced(self.source, given.values, " ".join(words[1:])))

    def _words(self, name: str, value: object, like: str = "") -> Sequence[str] | None:
        """Return the words of an option with its value, or None where they cannot be written for sure."""
        option = self.names.get(name)
        if option is None:
            return None
        if isinstance(value, bool):
            model = self.invocation.call.model
            flag = option if value else negative(model, option)
            return [f"--{flag}"] if model.options[option].kind == "boolean" else None
        strings = isinstance(value, list) and bool(value) and all(isinstance(item, str) for item in value)
        values = [str(item) for item in value] if strings and isinstance(value, list) else [_text(value)]
        texts = [quoted(text, self.command, like) for text in values]
        return (
            [f"--{option}", *(text for text in texts if text is not None)] if all(text is not None for text in texts) else None
        )

    def _rename(self, member: Member, new: str) -> Sequence[Edit] | None:
        option = self.names.get(new, new)
        if (
            new in self.invocation.members
            or option not in self.invocation.call.model.options
            or not self._is_own(member.given.word)
        ):
            return None
        return [Edit(place(member.given.word, 0, len(member.given.spelling) + 2), f"--{option}")]

    def _inside(self, member: Member, change: Change, inner: Pointer) -> Sequence[Edit] | None:
        node, given = member.parameter.node, member.given
        if node.style == "words":
            return self._in_list(member, change, inner)
        if len(given.values) == 1 and given.values[0].text.lstrip().startswith(("{", "[")):
            return self._in_json(given.values[0], change._replace(pointer=inner))
        if node.style == "shorthand":
            return self._in_shorthand(member, change, inner)
        return None

    def _in_list(self, member: Member, change: Change, inner: Pointer) -> Sequence[Edit] | None:
        words = member.given.values
        like = words[-1].spelling if words else ""
        match change:
            case Append(value=str(value)) if not member.given.joined and not inner:
                text = quoted(value, self.command, like)
                end = (words[-1] if words else member.given.word).span.end
                return [Edit(Span(end, end), f" {text}")] if text else None
            case Set(value=str(value)) if len(inner) == 1 and self._is_own(words[int(inner[0])]):
                text = quoted(value, self.command, words[int(inner[0])].spelling)
                return [Edit(words[int(inner[0])].span, text)] if text else None
            case Remove() if len(inner) == 1 and len(words) > 1:
                return _list(removed(self.source, self.command, [words[int(inner[0])]]))
        return None

    def _in_json(self, word: Word, change: Change) -> Sequence[Edit] | None:
        """Return the edits of JSON in a word: what is put there is written as its quotes need it."""
        if not self._is_own(word) or in_quotes(word) is not word:
            return None
        inner_edits = editing.edits([change], syntax_tree(word.text), word.text, json_syntax=True)
        return inner_edits and _list(*(self._in_word(word, edit) for edit in inner_edits))

    def _in_word(self, word: Word, edit: Edit) -> Edit | None:
        (start, end), text = edit
        if self.command.embedded and not PLAIN.fullmatch(text):
            return None
        if word.spelling[:1] == '"':
            if self.command.dialect is not Dialect.SHELL:  # others write a quote within quotes in ways of their own
                return None
            text = "".join(f"\\{sign}" if sign in '\\"$`' else sign for sign in text)
        elif word.spelling[:1] != "'" or "'" in text:
            return None
        first, last = word.origins[start], word.origins[end]
        return Edit(Span(first, last), text) if last - first >= end - start else None

    def _in_shorthand(self, member: Member, change: Change, inner: Pointer) -> Sequence[Edit] | None:
        (word,), node = member.given.values, member.parameter.node
        if not self._is_own(word) or len(inner) != 1:
            return None
        entry = node.by_key.get(inner[0])
        match change:
            case Set(value=str(value)) if value.isalnum() and entry is not None and not entry.value.entries:
                return [Edit(entry.value.span, value)]
            case Set(value=str(value)) if value.isalnum() and entry is None:
                end = place(word, 0, len(word.text)).end
                return [Edit(Span(end, end), f",{inner[0]}={value}")]
            case RenameKey(name=new) if entry is not None and new not in node.by_key:
                return [Edit(entry.key_span, new)]
        return None

    def _is_own(self, word: Word) -> bool:
        return is_own(word, self.command.dialect)


def _text(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _list(*edits: Edit | None) -> Sequence[Edit] | None:
    return None if None in edits else [edit for edit in edits if edit is not None]
