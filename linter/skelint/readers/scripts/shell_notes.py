"""The files of a shell script: which its commands write and fill, and what is known to be in them when it runs."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from skelint.authoring.request import UNKNOWN
from skelint.readers.scripts import shell_files
from skelint.readers.scripts.command import Template, Word
from skelint.readers.scripts.shell_folders import Folders
from skelint.readers.scripts.shell_state import File, State
from skelint.readers.scripts.shell_syntax import Scope, Simple
from skelint.readers.scripts.words import Builder, Kind, WrittenWord


@dataclass(slots=True)
class FileNotes:
    """What is noted of the files of a script, and of all scripts in its words."""

    names: shell_files.Names = field(default_factory=shell_files.Names)
    """What may have been written."""
    templates: list[Template] = field(default_factory=list)
    copies: dict[str, Template] = field(default_factory=dict)
    """What was copied to a file, by what that is known by."""
    matter: bool = False
    """Whether a word may be the URL of a file, so that it matters which files are written."""


@dataclass(slots=True)
class FilesOfPassage:
    """Notes the files of a passage, command by command; a path is told apart by what is not known in it."""

    notes: FileNotes
    state: State
    builder: Builder
    folders: Folders

    def write(self, simple: Simple, words: Sequence[Word], stdin: Word | None) -> None:
        """Note the files that a command writes."""
        if not self.notes.matter:
            return
        content = shell_files.output(words, stdin) if words else None
        for operator, target in simple.writes:
            whole = operator in (">", ">|", "1>") and target is simple.output and simple.following is None
            self._note(self._key(target, simple.scope), content if whole else None)
        if not words:
            return
        texts = [self._signed(word) for word in simple.words]
        for path in shell_files.targets(texts):
            self._note(self._key(path, simple.scope), None)
        filled = shell_files.fills(texts)
        if filled is not None:
            self._note(self._key(filled, simple.scope), stdin)
        if stdin is not None and words[0].text not in shell_files.READING and words[0].text not in ("tee", "dd", "sudo"):
            for name in shell_files.NAME.findall(stdin.text):
                self.notes.names.add(name)

    def fill(self, simple: Simple, words: Sequence[Word]) -> None:
        """Note the files that are templates, as a command puts values into them or into a copy."""
        if not words:
            return
        texts = [word.text for word in words]
        folders = self.folders.at(simple.scope).possible
        copied = [text for text in texts[1:] if not text.startswith("-")] if texts[0] == "cp" else []
        if len(copied) == 2:
            self.notes.copies[self._key(copied[1], simple.scope)] = Template(copied[0], folders)
        for path in shell_files.templates(texts):
            for read in [path] if path else self._read_from(simple):
                copy = self.notes.copies.get(self._key(read, simple.scope))
                self.notes.templates.append(copy or Template(read, folders))

    def content(self, path: WrittenWord, scope: Scope | None) -> Word | None:
        """Return what the script has written to a file."""
        file = self.state.files.get(self._key(path, scope))
        return file.content if file else None

    def printed(self, simple: Simple, words: Sequence[Word]) -> Word | None:
        """Return what `cat FILE` writes, where the script has written that file."""
        is_cat = len(simple.words) == 2 and words and words[0].text == "cat"
        return self.content(simple.words[1], simple.scope) if is_cat else None

    def named_by(self, simple: Simple) -> Mapping[str, Word | None]:
        """Return what is known of the files that the words of a command may name."""
        files: dict[str, Word | None] = {}
        for path in self._named(simple):
            file = self.state.files.get(self._key(path, simple.scope))
            if file is not None or self.notes.names.may_hold(path):
                name = shell_files.plain(path)
                files[name] = file.content if file is not None and name not in files else None
        return files

    def _named(self, simple: Simple) -> Iterator[str]:
        if self.notes.matter:
            for word in simple.words:
                yield from shell_files.tails(self._signed(word))

    def _read_from(self, simple: Simple) -> Sequence[str]:
        """Return the files that a command has for its standard input."""
        if simple.source is not None:
            return [self.builder.word(simple.source).text]
        previous = simple.previous
        if previous is None or previous.program != "cat":
            return []
        return [word.text for word in self.builder.words(previous.words)[1:]]

    def _note(self, path: str, content: Word | None) -> None:
        self.notes.names.add(path)
        self.state.files.put(path, File(content))

    def _key(self, path: WrittenWord | str, scope: Scope | None) -> str:
        """Return what a file is known by."""
        text = path if isinstance(path, str) else self._signed(path)
        return posixpath.normpath(posixpath.join(self.folders.at(scope).sign, text))

    def _signed(self, word: WrittenWord) -> str:
        """Return the text of a word, with signs that tell apart what is not known in it."""
        texts = []
        for piece in word.pieces:
            if piece.kind in (Kind.TEXT, Kind.ESCAPE):
                texts.append(piece.text)
                continue
            value = self.state.lookup(piece.text) if piece.kind in (Kind.VARIABLE, Kind.DEFAULTED) else None
            text = value.words[0].text if value is not None and not value.is_list else UNKNOWN
            named = piece.kind in (Kind.VARIABLE, Kind.DEFAULTED)
            since = self.state.assigned.get(piece.text, -1) if named else self.state.clock
            texts.append(text.replace(UNKNOWN, shell_files.tagged(piece.text if named else f"{piece.start}", since)))
        return "".join(texts)
