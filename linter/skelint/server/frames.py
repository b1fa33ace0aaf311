"""What comes in from a client, message by message: what is none is refused, and what comes after it is read as ever.

pygls, which does the rest, hears no more of a client after one wrong header, and answers no request that it cannot read.
"""

import asyncio
import json
import logging
import re
from collections.abc import AsyncIterator, Callable
from concurrent.futures import Executor
from typing import Any, BinaryIO

from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams, JsonRpcInvalidRequest, JsonRpcParseError
from pygls.protocol import JsonRPCProtocol

log = logging.getLogger("skelint")
LENGTH = re.compile(rb"Content-Length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r?\n\Z", re.IGNORECASE)
"""The header that counts. It need not begin its line: a body that was longer than it said may stand before it."""
LARGEST_MESSAGE = 64_000_000
"""How many bytes a message may have: a text that is larger is not read anyway."""
LONGEST_LINE = 8_192
LONGEST_HEADER = 64


async def bodies(stdin: BinaryIO, executor: Executor | None) -> AsyncIterator[bytes | None]:
    """Yield the body of each message as it comes, and None for one that is too large, which is passed over."""
    loop = asyncio.get_running_loop()
    length, line = -1, b""
    while True:
        begun = b"" if line.endswith(b"\n") else line[-LONGEST_HEADER:]
        piece = await loop.run_in_executor(executor, stdin.readline, LONGEST_LINE)
        if not piece:
            return
        line = begun + piece
        if header := LENGTH.search(line):
            length = int(header[1])
        elif length >= 0 and not line.strip():
            if length > LARGEST_MESSAGE:  # there may be no such message: the next header is looked for at once
                yield None
            else:
                body = await loop.run_in_executor(executor, stdin.read, length)
                if len(body) < length:
                    return
                yield body
            length, line = -1, b""


def take(body: bytes | None, protocol: JsonRPCProtocol) -> None:
    """Hand a message to the protocol; one that is none is refused, with its number where it has one."""
    message: Any = None
    try:
        message = _parsed(body)
        if not isinstance(message, dict) or message.get("jsonrpc") != JsonRPCProtocol.VERSION:
            raise JsonRpcInvalidRequest("the message is not an object of JSON-RPC 2.0")
        if "id" in message and not _is_number(message["id"]):
            raise JsonRpcInvalidRequest("an id must be a number or a string")
        if _is_request(message) and protocol._shutdown:  # noqa: SLF001 - pygls does not say it otherwise
            raise JsonRpcInvalidRequest("the server has been shut down")
        if _is_request(message):  # whatever its parameters are
            protocol._get_handler(message["method"])  # noqa: SLF001
        structured = protocol.structure_message(message)
    except JsonRpcException as error:
        log.warning("a message of the client is refused: %s", error)
        if not isinstance(message, dict) or _is_request(message):
            _refuse(protocol, message, error)
        return
    protocol.handle_message(structured)


def _parsed(body: bytes | None) -> object:
    if body is None:
        raise JsonRpcParseError(f"the message is larger than {LARGEST_MESSAGE:,} bytes")
    try:
        return json.loads(body)
    except (ValueError, RecursionError) as error:
        raise JsonRpcParseError("the message is not valid JSON in UTF-8") from error


def _is_request(message: object) -> bool:
    """Return whether an answer is waited for: a message with a method and an id."""
    return isinstance(message, dict) and isinstance(message.get("method"), str) and "id" in message


def _refuse(protocol: JsonRPCProtocol, message: object, error: JsonRpcException) -> None:
    number = message.get("id") if isinstance(message, dict) else None
    answer = {
        "jsonrpc": JsonRPCProtocol.VERSION,
        "id": number if _is_number(number) else None,
        "error": {"code": error.code, "message": str(error)},
    }
    protocol._send_data(answer)  # noqa: SLF001 - what pygls sends for us always has a number


def _is_number(value: object) -> bool:
    """Return whether a value can be the number of a request."""
    return isinstance(value, int | str) and not isinstance(value, bool)


async def listen(
    stdin: BinaryIO, executor: Executor | None, protocol: JsonRPCProtocol, report: Callable[[Exception, Any], None]
) -> None:
    """Take each message of a client until it ends; an error over one is reported, and the next is taken as ever."""
    async for body in bodies(stdin, executor):
        try:
            take(body, protocol)
        except Exception as error:  # noqa: BLE001 - see above
            report(error, JsonRpcInvalidParams)
