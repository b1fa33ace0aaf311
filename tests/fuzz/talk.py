"""Talk with a server in this process: a stream of bytes in, messages out."""

import asyncio
import io
import json
from collections.abc import Iterator
from typing import Any

from skelint.server.connection import Connection
from skelint.server.features import connection
from skelint.server.frames import listen

INITIALIZE: dict[str, object] = {"processId": None, "rootUri": None, "capabilities": {}}
ASKED = ("hover", "completion", "documentSymbol", "codeAction")


class Client:
    """What stands where a client would: it keeps what it is told."""

    def __init__(self) -> None:
        self.said = b""

    def write(self, data: bytes) -> None:
        self.said += data

    def close(self) -> None: ...


def frame(body: bytes, header: str = "Content-Length: {}\r\n\r\n") -> bytes:
    """Return a message as it is sent."""
    return header.format(len(body)).encode() + body


def message(method: str, params: object = None, number: object = None) -> bytes:
    """Return a request, or without a number a notification."""
    content = {"jsonrpc": "2.0", "method": method, "params": params}
    return json.dumps(content if number is None else content | {"id": number}).encode()


def messages(stream: bytes) -> Iterator[dict[str, Any]]:
    """Yield what a server said."""
    while stream:
        header, _, rest = stream.partition(b"\r\n\r\n")
        length = int(header.split(b"\r\n")[0].removeprefix(b"Content-Length: "))
        yield json.loads(rest[:length])
        stream = rest[length:]


def said(stream: bytes, server: Connection | None = None) -> list[dict[str, Any]]:
    """Return what a server says to a stream of bytes that ends, after it has done what it was asked."""
    own, client = server or connection(trusted=False), Client()
    own.protocol.set_writer(client)

    async def session() -> None:
        await listen(io.BytesIO(stream), own.thread_pool, own.protocol, own.report_server_error)
        while others := asyncio.all_tasks() - {asyncio.current_task()}:
            await asyncio.gather(*others, return_exceptions=True)

    asyncio.run(session())
    if server is None:
        own.end()
        own.shutdown()  # type: ignore[no-untyped-call]  # pygls
    return list(messages(client.said))


def editing(uri: str, language: str, text: str, places: list[tuple[int, int]], changes: list[str]) -> bytes:
    """Return the stream of somebody who opens a text, changes it piece by piece, and asks for all there is at each place."""
    document = {"uri": uri}
    stream = frame(
        message("textDocument/didOpen", {"textDocument": {**document, "languageId": language, "version": 0, "text": text}})
    )
    for number, ((line, column), change) in enumerate(zip(places, changes, strict=True), 1):
        place = {"line": line, "character": column}
        area = {"start": place, "end": place}
        versioned = {"textDocument": {**document, "version": number}, "contentChanges": [{"range": area, "text": change}]}
        stream += frame(message("textDocument/didChange", versioned))
        for at, asked in enumerate(ASKED):
            params = {
                "textDocument": document,
                "position": place,
                "range": area,
                "context": {"diagnostics": [], "triggerKind": 1},
            }
            stream += frame(message(f"textDocument/{asked}", params, number * 10 + at))
    return stream + frame(message("textDocument/didClose", {"textDocument": document}))
