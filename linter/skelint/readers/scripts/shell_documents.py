"""Here-documents of a shell script: announced on one line, written on those behind it."""

import re
from collections import deque

from skelint.readers.scripts.shell_syntax import HereDocument, Mode, ShellFrame
from skelint.readers.scripts.shell_words import Cursor
from skelint.readers.scripts.words import WrittenWord

IN_DOCUMENT = re.compile(r"[^\\$`\n]+|\n")


class Documents:
    """The here-documents that are announced and have not been read yet."""

    def __init__(self, here: Cursor) -> None:
        self.here = here
        self.announced: deque[HereDocument] = deque()

    def read(self, frame: ShellFrame) -> None:
        """Read on in a here-document that is expanded."""
        document = frame.document
        if document is None or self.here.at >= document.end:
            self._end_document(frame)
            return
        char = self.here.text[self.here.at]
        self.here.in_quotes(frame, char, "$`\\", IN_DOCUMENT)
        if char == "\n" and document.strips:
            self._strip(document)

    def enter(self) -> None:
        """Go into the next here-document that the lines above have announced, if there is one."""
        if not self.announced:
            return
        document = self.announced.popleft()
        tabs = r"\t*" if document.strips else ""
        last = re.compile(rf"^{tabs}{re.escape(document.delimiter)}$", re.MULTILINE).search(self.here.text, self.here.at)
        if last is None:
            self.here.unclosed()
            return
        document.end, document.resume = last.start(), min(last.end() + 1, len(self.here.text))
        document.simple.end = last.end()
        self.here.frames.append(ShellFrame(Mode.BODY, start=self.here.at, quoted=True, document=document))
        self.here.begin(self.here.frames[-1])
        if document.strips:
            self._strip(document)
        if document.quoted:
            self._literal_body(document)

    def _literal_body(self, document: HereDocument) -> None:
        frame = self.here.frames[-1]
        while self.here.at < document.end:
            end = self.here.text.find("\n", self.here.at, document.end) + 1 if document.strips else document.end
            self.here.ordinary(frame, end or document.end, quoted=True)
            if document.strips:
                self._strip(document)

    def _strip(self, document: HereDocument) -> None:
        while self.here.at < document.end and self.here.text[self.here.at] == "\t":
            self.here.at += 1

    def _end_document(self, frame: ShellFrame) -> None:
        document = frame.document
        if document is not None:
            document.simple.stdin = WrittenWord(tuple(frame.pieces or ()), frame.start, document.end)
            self.here.at = max(self.here.at, document.resume)
        self.here.frames.pop()
        self.enter()
