"""One version of a text from its bytes to its diagnostics: the same steps as on the command line."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from skelint.context.pools import Context
from skelint.engine.diagnostic import Diagnostic
from skelint.readers.document import Document, InputFile
from skelint.readers.reading import document
from skelint.run.fixer import fix, relinted
from skelint.run.outcome import examined
from skelint.server.buffer import Buffer
from skelint.server.positions import Encoding, offset, text_range
from skelint.server.settings import TextSettings
from skelint.source import SourceFile, Span

Survey = Callable[[Document], "Context | None"]
"""Returns what the files of the workspace say of user pools, with what a document says now."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is known of one version of a text."""

    buffer: Buffer
    settings: TextSettings
    document: Document
    diagnostics: Sequence[Diagnostic]
    """Those that are shown, of the text and of the other files that its requests draw on."""
    encoding: Encoding
    survey: Survey

    @property
    def judged_by_others(self) -> bool:
        """Whether what other files say of user pools has a say in it."""
        return _asks(self.document, self.settings)

    @property
    def input(self) -> InputFile | None:
        """The text as the input of an operation; None for a script."""
        return self.document if isinstance(self.document, InputFile) else None

    @property
    def shift(self) -> int:
        """How many characters of the buffer stand before the text that was read: a byte-order mark that the editor shows."""
        return len(self.buffer.text) - len(self.document.source.text)

    def is_own(self, source: SourceFile) -> bool:
        """Return whether a place is in the text itself, not in another file that a request draws on."""
        return source.path == self.buffer.name

    def uri(self, source: SourceFile) -> str:
        """Return the address of a file that a place is in."""
        if self.is_own(source):
            return self.buffer.uri
        return from_fs_path(str(Path(source.path).absolute())) or self.buffer.uri

    def range(self, source: SourceFile, span: Span) -> types.Range:
        """Return where a span is. A file that hides secrets has all its characters, but not of the same width."""
        if self.is_own(source):
            return text_range(self.buffer.source, Span(span.start + self.shift, span.end + self.shift), self.encoding)
        original = next((file for file, _ in self.document.trees if file.path == source.path), source)
        return text_range(original, span, self.encoding)

    def offset(self, at: types.Position) -> int:
        """Return the offset in the text that was read."""
        return max(0, offset(self.buffer.source, at, self.encoding) - self.shift)

    def fixed(self) -> str:
        """Return the text with all its safe fixes made, round by round."""

        def relint(text: str) -> Sequence[Diagnostic] | None:
            return relinted(self.document, self._read(text), self._judged)

        return fix(self.document.source, list(self._own(self.diagnostics)), relint).text

    def of(self, text: str) -> Sequence[Diagnostic]:
        """Return what another text in its place would give."""
        return self._judged(self._read(text))

    def _read(self, text: str) -> Document:
        return _document(self.buffer, text.encode("utf-8", "replace"), self.settings)

    def _judged(self, document: Document) -> Sequence[Diagnostic]:
        return list(self._own(_shown(document, self.settings, self.survey)))

    def _own(self, diagnostics: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
        return (diagnostic for diagnostic in diagnostics if self.is_own(diagnostic.source))


def no_survey(_document: Document) -> None:
    """Return None: nobody says anything."""
    return


def analyse(buffer: Buffer, settings: TextSettings, encoding: Encoding, survey: Survey = no_survey) -> Analysis:
    """Return what is wrong with a text, as far as it can be read."""
    document = _document(buffer, buffer.raw, settings)
    diagnostics = [] if buffer.is_past or settings.excluded else _shown(document, settings, survey)
    return Analysis(buffer, settings, document, diagnostics, encoding, survey)


def _document(buffer: Buffer, raw: bytes, settings: TextSettings) -> Document:
    """Return a text as the command line would read it if it met the file in a folder."""
    return document(buffer.name, raw, settings.file.hints, named=False, file_format=buffer.format)


def _shown(document: Document, settings: TextSettings, survey: Survey) -> list[Diagnostic]:
    """Return the diagnostics that nobody has silenced."""
    context = survey(document) if _asks(document, settings) else None
    diagnostics = examined(document, replace(settings.file, context=context)).diagnostics
    return [diagnostic for diagnostic in diagnostics if diagnostic.silence is None]


def _asks(document: Document, settings: TextSettings) -> bool:
    return any(request.operation in settings.file.rules.needing for request in document.requests)
