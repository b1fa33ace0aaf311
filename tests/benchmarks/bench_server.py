"""What the language server costs: `python tests/benchmarks/bench_server.py`.

Its start until it answers; from a change of an app client to its diagnostics, the pause of 10 ms included; the same for
5,000 lines; hover and completion.
"""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median

from lsprotocol import types
from pygls.lsp.client import LanguageClient

SAMPLE = Path(__file__).parent.parent.parent / "sample_inputs" / "bad" / "mixed-auth-flows.json"
RUNS = 30


class Client:
    """An editor without a window."""

    def __init__(self) -> None:
        self.client = LanguageClient("bench", "1")
        self.arrived: dict[int | None, asyncio.Event] = {}
        self.count = 0

        self.client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(lambda params: self.published(params))  # noqa: PLW0108 - pygls marks it

    def published(self, params: types.PublishDiagnosticsParams) -> None:
        """Note what has come."""
        self.count = len(params.diagnostics)
        self.arrived.setdefault(params.version, asyncio.Event()).set()

    async def start(self) -> float:
        """Start the server, and return how many seconds passed until it had answered."""
        begun = time.perf_counter()
        await self.client.start_io(sys.executable, "-m", "skelint", "server")
        push = types.PublishDiagnosticsClientCapabilities(version_support=True)
        document = types.TextDocumentClientCapabilities(publish_diagnostics=push)
        await self.client.initialize_async(types.InitializeParams(types.ClientCapabilities(text_document=document)))
        self.client.initialized(types.InitializedParams())
        return time.perf_counter() - begun

    async def until(self, version: int) -> None:
        """Wait for the diagnostics of a version."""
        await self.arrived.setdefault(version, asyncio.Event()).wait()

    async def open(self, uri: str, text: str) -> float:
        """Open a text, and return how many seconds passed until its diagnostics were there."""
        begun = time.perf_counter()
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(types.TextDocumentItem(uri, "json", 1, text)))
        await self.until(1)
        return time.perf_counter() - begun

    async def change(self, uri: str, version: int) -> float:
        """Type a blank at the end of the first line, and return how many seconds passed until the diagnostics were there."""
        begun = time.perf_counter()
        place = types.Range(types.Position(0, 1), types.Position(0, 1))
        document = types.VersionedTextDocumentIdentifier(version, uri)
        change = types.TextDocumentContentChangePartial(place, " ")
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [change]))
        await self.until(version)
        return time.perf_counter() - begun

    async def stop(self) -> None:
        """End the server."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        await self.client.stop()  # type: ignore[no-untyped-call]  # pygls leaves it out


async def timed(call: Callable[[], Awaitable[object]]) -> float:
    """Return the median time of a call."""
    times = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        await call()
        times.append(time.perf_counter() - begun)
    return median(times)


def milliseconds(seconds: float) -> str:
    """Return a time as it is printed."""
    return f"{seconds * 1e3:.1f} ms"


async def measure(name: str, uri: str, text: str) -> None:
    """Print what one text costs."""
    client = Client()
    started = await client.start()
    opened = await client.open(uri, text)
    changes = [await client.change(uri, version) for version in range(2, RUNS + 2)]
    at = types.TextDocumentPositionParams(types.TextDocumentIdentifier(uri), types.Position(2, 6))
    hover = await timed(lambda: client.client.text_document_hover_async(types.HoverParams(at.text_document, at.position)))
    completion = await timed(
        lambda: client.client.text_document_completion_async(types.CompletionParams(at.text_document, at.position))
    )
    print(f"{name}: {text.count(chr(10)):,} lines, {client.count} diagnostics")  # noqa: T201
    print(f"  start {milliseconds(started)}, first diagnostics {milliseconds(opened)}")  # noqa: T201
    slowest = sorted(changes)[int(len(changes) * 0.95)]
    print(f"  change to diagnostics {milliseconds(median(changes))} (19 of 20 within {milliseconds(slowest)})")  # noqa: T201
    print(f"  hover {milliseconds(hover)}, completion {milliseconds(completion)}")  # noqa: T201
    await client.stop()


def large(lines: int) -> str:
    """Return an app client of many lines: redirect URLs, one in twenty wrong."""
    urls = [f'    "http{"" if number % 20 == 0 else "s"}://{number}.example.org/in"' for number in range(lines - 6)]
    return (
        '{\n  "UserPoolId": "us-east-1_Ab12Cd34E",\n  "ClientName": "web",\n  "CallbackURLs": [\n'
        + ",\n".join(urls)
        + "\n  ]\n}\n"
    )


async def main() -> None:
    """Print the figures."""
    await measure("an app client with faults", SAMPLE.as_uri(), SAMPLE.read_text(encoding="utf-8"))
    clean = SAMPLE.parent.parent / "good" / "web-app.create-user-pool-client.json"
    await measure("a clean app client", clean.as_uri(), clean.read_text(encoding="utf-8"))
    await measure("a large file", "file:///large.create-user-pool-client.json", large(5_000))


if __name__ == "__main__":
    asyncio.run(main())
