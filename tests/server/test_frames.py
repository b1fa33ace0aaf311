"""Whatever a client sends: each request is answered or refused once, and what follows a broken message is read as ever."""

import subprocess
import sys
from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.fuzz.talk import INITIALIZE, editing, frame, message, messages, said

from skelint.server.features import connection
from skelint.server.frames import LARGEST_MESSAGE


def hover(number: object) -> bytes:
    return message(
        "textDocument/hover", {"textDocument": {"uri": "untitled:a"}, "position": {"line": 0, "character": 3}}, number
    )


def talk(stream: bytes) -> list[dict[str, Any]]:
    """Return what a server in a process of its own says to a stream of bytes, asked to end behind it."""
    done = subprocess.run(
        [sys.executable, "-m", "skelint", "server"], input=stream + ENDING, capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return list(messages(done.stdout))


def answers(spoken: Sequence[dict[str, Any]]) -> dict[object, object]:
    """Return the code of each answer's error by its number, None for a result; no number may be answered twice."""
    codes = [(one["id"], one.get("error", {}).get("code")) for one in spoken if "method" not in one]
    assert len(codes) == len({number for number, _ in codes if number is not None}) + [number for number, _ in codes].count(
        None
    )
    return dict(codes)


ENDING = frame(message("shutdown", None, "the end")) + frame(message("exit"))
PARSE_ERROR, INVALID_REQUEST, NO_METHOD, INVALID_PARAMS = -32700, -32600, -32601, -32602
BROKEN = {
    "not JSON": (frame(b"{"), None, PARSE_ERROR),
    "nothing": (frame(b""), None, PARSE_ERROR),
    "not UTF-8": (frame(b'{"jsonrpc": "2.0", "method": "\xff", "id": 5}'), None, PARSE_ERROR),
    "too deep": (frame(b"[" * 100_000), None, PARSE_ERROR),
    "too large": (f"Content-Length: {LARGEST_MESSAGE + 1}\r\n\r\n{{}}".encode(), None, PARSE_ERROR),
    "larger than any memory": (b"Content-Length: 999999999999999999\r\n\r\n{}", None, PARSE_ERROR),
    "a list": (frame(b"[" + hover(5) + b"]"), None, INVALID_REQUEST),
    "a number": (frame(b"1"), None, INVALID_REQUEST),
    "another protocol": (frame(b'{"jsonrpc": "1.0", "method": "textDocument/hover", "id": 5}'), 5, INVALID_REQUEST),
    "no protocol": (frame(b'{"method": "textDocument/hover", "id": 5}'), 5, INVALID_REQUEST),
    "no such method": (frame(message("x/y", None, 5)), 5, NO_METHOD),
    "no such method, no parameters": (frame(b'{"jsonrpc": "2.0", "method": "x/y", "id": 5}'), 5, NO_METHOD),
    "wrong parameters": (frame(message("textDocument/hover", {"x": 1}, 5)), 5, INVALID_PARAMS),
    "parameters of another type": (frame(message("textDocument/hover", 3, 5)), 5, INVALID_PARAMS),
    "a number that is none": (frame(hover([5])), None, INVALID_REQUEST),
    "no such command": (frame(message("workspace/executeCommand", {"command": "x"}, 5)), 5, None),
    "no such rule": (
        frame(message("workspace/executeCommand", {"command": "skelint.explain", "arguments": ["X"]}, 5)),
        5,
        INVALID_PARAMS,
    ),
}
SILENT = {
    "headers without a length": b"Content-Type: x\r\n\r\n",
    "a length that is none": b"Content-Length: x\r\n\r\n",
    "a negative length": b"Content-Length: -5\r\n\r\n",
    "a body without a header": b'{"jsonrpc": "2.0", "method": "x"}\r\n\r\n',
    "noise": bytes(range(256)),
    "a long line": b"x" * 100_000,
    "a body that is longer than it said": frame(message("x"), "Content-Length: 9\r\n\r\n").replace(
        b": 9", b": %d" % (len(message("x")) - 4)
    ),
    "a notification that nobody knows": frame(message("x/y")),
    "a notification without what it needs": frame(message("textDocument/didOpen", {"x": 1})),
    "a change of what is not open": frame(
        message("textDocument/didChange", {"textDocument": {"uri": "a", "version": 1}, "contentChanges": []})
    ),
    "an answer that nobody waits for": frame(b'{"jsonrpc": "2.0", "id": 77, "result": 1}'),
    "an error that nobody waits for": frame(b'{"jsonrpc": "2.0", "id": 77, "error": {"code": 1, "message": "x"}}'),
    "a request that is not there is cancelled": frame(message("$/cancelRequest", {"id": 99})),
}
WAYS = [
    "content-length: {}\r\n\r\n",
    "Content-Length:{}\r\n\r\n",
    "Content-Type: x\r\nContent-Length: {} \r\n\r\n",
    "Content-Length: {}\n\n",
]


@pytest.mark.parametrize(("broken", "number", "code"), BROKEN.values(), ids=BROKEN)
def test_a_message_that_cannot_be_taken_is_refused_and_the_next_is_answered(
    broken: bytes, number: object, code: int | None
) -> None:
    told = answers(said(frame(message("initialize", INITIALIZE, 1)) + broken + frame(hover(2))))
    assert told.keys() == {1, number, 2}
    assert told[1] is told[2] is None
    assert told[number] == code if code else told[number]


@pytest.mark.parametrize("noise", SILENT.values(), ids=SILENT)
def test_what_is_no_request_is_passed_over_and_the_next_request_is_answered(noise: bytes) -> None:
    told = answers(said(frame(message("initialize", INITIALIZE, 1)) + noise + frame(hover(2))))
    assert {number for number, code in told.items() if code is None} == {1, 2}
    assert told.keys() <= {1, 2, None}


@pytest.mark.parametrize("way", WAYS)
def test_headers_are_read_however_they_are_written(way: str) -> None:
    told = answers(said(frame(message("initialize", INITIALIZE, 1), way) + frame(hover(2), way)))
    assert told == {1: None, 2: None}


def test_a_server_of_its_own_survives_a_broken_message() -> None:
    told = answers(talk(frame(message("initialize", INITIALIZE, 1)) + frame(b"{") + frame(hover(2))))
    assert told == {1: None, None: PARSE_ERROR, 2: None, "the end": None}


def test_after_the_end_requests_are_refused() -> None:
    told = answers(talk(frame(message("initialize", INITIALIZE, 1)) + frame(message("shutdown", None, 2)) + frame(hover(3))))
    assert told == {1: None, 2: None, 3: INVALID_REQUEST, "the end": INVALID_REQUEST}


NOISE = st.sampled_from([*(broken for broken, _, _ in BROKEN.values()), *SILENT.values()]) | st.binary(max_size=40)


@settings(max_examples=50)
@given(st.lists(NOISE, max_size=4), st.sampled_from(WAYS))
def test_after_any_noise_a_request_is_answered_once(noise: list[bytes], way: str) -> None:
    stream = b"".join(noise)
    # Where the noise ends within a message, as much as that lacks is taken for it: by a message of its own, which may be lost.
    spoken = said(stream + b"\r\n\r\n" + b" " * 100 + frame(message("x/y")) + frame(hover(1000), way))
    assert [answer["result"] for answer in spoken if answer.get("id") == 1000] == [None]


def test_nothing_is_kept_of_what_is_done() -> None:
    server = connection(trusted=False)
    said(frame(message("initialize", INITIALIZE, 1)), server)
    for _ in range(3):
        said(editing("untitled:a", "json", '{"ClientName": "a/b"}', [(0, 3)] * 5, ["x"] * 5), server)
    assert server.protocol._request_futures == {}
    assert server.session.buffers == {}
    server.end()
    server.shutdown()  # type: ignore[no-untyped-call]  # pygls
