"""The protocol without pygls's own copies of texts: those count lines as Python does, and take a change of any version."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from typing import Any

from lsprotocol import types
from pygls.protocol import LanguageServerProtocol, lsp_method

Call = tuple[Callable[..., Any], tuple[Any, ...], None]


class Protocol(LanguageServerProtocol):
    """Hands the notifications about texts to the features of the server, and keeps nothing itself."""

    def _check_handler_result(self, future: "Future[Any]") -> None:
        """Tell what went wrong with a notification, and forget it: pygls keeps each as long as the session lasts."""
        super()._check_handler_result(future)
        self._request_futures = {number: other for number, other in self._request_futures.items() if other is not future}

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Iterator[Call]:
        """A text was opened."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Iterator[Call]:
        """A text was changed."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Iterator[Call]:
        """A text was closed."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None
