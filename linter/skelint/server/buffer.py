"""What an editor holds of a file: its text as it is typed, which need not be saved, or be a file at all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from lsprotocol import types
from pygls.uris import to_fs_path

from skelint.opening import UnreadableError, load
from skelint.readers.document import LARGEST
from skelint.readers.registry import BY_LANGUAGE, UNREAD, Format, format_of, has_suffix
from skelint.server.positions import Encoding, span
from skelint.source import BINARY, BYTE_ORDER_MARKS, Edit, SourceFile, apply

PAST = {"git", "gitfs", "gitlens", "hg", "svn", "review", "pr"}
"""The schemes of versions that nobody can edit any more: nothing is reported of them."""


@dataclass(frozen=True)  # no slots: the source is made when first asked for
class Buffer:
    """One version of a text that is open in an editor."""

    uri: str
    version: int
    text: str
    language: str = ""
    encoding: str = "utf-8"
    """How the file is encoded, as long as the editor keeps that: the text alone does not tell."""

    @classmethod
    def opened(cls, item: types.TextDocumentItem) -> "Buffer":
        """Return the buffer of a text that was opened."""
        return cls(item.uri, item.version, item.text, item.language_id).saved()

    def saved(self) -> "Buffer":
        """Return the same with the encoding that the file has now."""
        try:
            encoding = SourceFile.from_bytes(self.name, load(self.path, LARGEST)).encoding if self.path else "utf-8"
        except UnreadableError:
            encoding = "utf-8"
        return replace(self, encoding="utf-8" if encoding == BINARY else encoding)

    def changed(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int, encoding: Encoding) -> "Buffer":
        """Return the next version: each change is made to what the one before it left."""
        text = self.text
        for change in changes:
            if isinstance(change, types.TextDocumentContentChangePartial):
                place = span(SourceFile(self.name, text), change.range, encoding)
                text = apply(text, [Edit(place, change.text)])
            else:
                text = change.text
        return replace(self, text=text, version=version)

    @property
    def scheme(self) -> str:
        """The scheme of its address: `file`, `untitled`, `git` …."""
        return urlsplit(self.uri).scheme

    @property
    def path(self) -> str | None:
        """Where the file is; None for a text that is none."""
        return to_fs_path(self.uri)

    @property
    def is_past(self) -> bool:
        """Whether it is a version from a history."""
        return self.scheme in PAST

    @property
    def name(self) -> str:
        """What it is called: its path, or what its address says, with the suffix of its language if it has none."""
        path = self.path
        if path is not None:
            return path
        name = unquote(urlsplit(self.uri).path) or "untitled"
        row = BY_LANGUAGE.get(self.language)
        return name if PurePath(name).suffix or row is None else name + row.suffixes[0]

    @cached_property
    def format(self) -> Format:
        """What kind of file it is: by its name or first line, else as the editor says."""
        row = format_of(self.name, lambda: self.text)
        named = self.path is not None and has_suffix(self.name)
        return BY_LANGUAGE.get(self.language, UNREAD) if row is UNREAD and not named else row

    @cached_property
    def source(self) -> SourceFile:
        """The text as a file, of which places are asked."""
        return SourceFile(self.name, self.text)

    @property
    def raw(self) -> bytes:
        """The bytes that the file would hold if it were saved now; each character stays one."""
        mark = next((mark for mark, encoding in BYTE_ORDER_MARKS if encoding == self.encoding), b"")
        return mark + self.text.encode(self.encoding.removesuffix("-sig"), "replace")
