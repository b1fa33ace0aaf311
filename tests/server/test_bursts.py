"""A burst of edits is not linted edit by edit: what is stale is dropped, and whoever asks is answered for the latest text."""

import asyncio
from threading import Event

import pytest
from lsprotocol import types

from skelint.server import session as session_module
from skelint.server.analysis import Analysis, analyse
from skelint.server.buffer import Buffer
from skelint.server.session import Session
from skelint.server.settings import SettingsStore

pytestmark = pytest.mark.asyncio(loop_scope="function")
URI = "untitled:a"
EDITS = 40


class Desk:
    """A session whose analyses begin at once, and end when they are let."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.linted: list[int] = []
        self.free, self.begun = Event(), Event()

        def slow(buffer: Buffer, *arguments: object) -> Analysis:
            self.linted.append(buffer.version)
            self.begun.set()
            assert self.free.wait(30)
            return analyse(buffer, *arguments)  # type: ignore[arg-type]

        monkeypatch.setattr(session_module, "analyse", slow)
        self.session = Session(SettingsStore(trusted=False))
        self.session.open(types.TextDocumentItem(URI, "json", 0, '{"ClientName": "a"}'))

    def edit(self, version: int, uri: str = URI) -> None:
        change = types.TextDocumentContentChangeWholeDocument(f'{{"ClientName": "a{version}"}}')
        assert self.session.change(types.VersionedTextDocumentIdentifier(version, uri), [change])

    def ask(self, uri: str = URI) -> "asyncio.Task[Analysis | None]":
        return asyncio.create_task(self.session.analysis(uri))


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    return Desk(monkeypatch)


async def burst(desk: Desk) -> "list[asyncio.Task[Analysis | None]]":
    """Ask after each of many edits, while the first text is being linted."""
    asked = [desk.ask()]
    while not desk.begun.is_set():
        await asyncio.sleep(0)
    for version in range(1, EDITS + 1):
        desk.edit(version)
        asked.append(desk.ask())
        await asyncio.sleep(0)
    await asyncio.sleep(0.01)  # the thread is told of what is dropped a turn of the loop later
    return asked


async def test_of_a_burst_the_first_text_and_the_last_are_linted(desk: Desk) -> None:
    asked = await burst(desk)
    desk.free.set()
    analyses = await asyncio.gather(*asked)
    assert desk.linted == [0, EDITS]
    assert [analysis and analysis.buffer.version for analysis in analyses] == [EDITS] * len(asked)


async def test_who_gives_up_gets_nothing_and_keeps_nobody_from_an_answer(desk: Desk) -> None:
    asked = await burst(desk)
    for task in asked[1:-1]:
        task.cancel()
    desk.free.set()
    analyses = await asyncio.gather(*asked, return_exceptions=True)
    assert [isinstance(analysis, asyncio.CancelledError) for analysis in analyses] == [False, *[True] * (EDITS - 1), False]
    assert desk.linted == [0, EDITS]


async def test_a_text_that_is_closed_in_a_burst_has_no_answer(desk: Desk) -> None:
    asked = await burst(desk)
    desk.session.close(URI)
    desk.free.set()
    assert await asyncio.gather(*asked) == [None] * len(asked)


async def test_a_burst_in_one_text_holds_back_no_other(desk: Desk) -> None:
    asked = await burst(desk)
    desk.session.open(types.TextDocumentItem("untitled:b", "json", 1_000, "{}"))
    other = desk.ask("untitled:b")
    await asyncio.sleep(0.01)
    desk.free.set()
    await asyncio.gather(other, *asked)
    assert desk.linted == [0, EDITS, 1_000]
