"""The page of promises about hostile input: each promise names tests that are there, and the page of security leads to it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "rules" / "HOSTILE_INPUT.md"
SECURITY = ROOT / ".github" / "SECURITY.md"
ROW = re.compile(r"^\| (?P<promise>[^|]+) \| (?P<tests>[^|]+) \|$", re.MULTILINE)
LINK = re.compile(r"\]\((?!http)([^)#]+)\)")
TEST = re.compile(r"^(?:async )?def test_|^    (?:async )?def test_", re.MULTILINE)


def promises() -> Iterator[tuple[str, str]]:
    """Yield each promise of the page with what it says to hold it."""
    before = ""
    for row in ROW.finditer(PAGE.read_text(encoding="utf-8")):
        if row["promise"] not in ("promise", "---"):
            before = before if row["tests"] == "the same" else row["tests"]
            yield row["promise"], before


@pytest.mark.parametrize(("promise", "tests"), list(promises()))
def test_each_promise_is_held_by_tests_that_are_there(promise: str, tests: str) -> None:
    paths = [ROOT / path for path in re.findall(r"`(tests/[\w/.]+)`", tests)]
    assert paths, promise
    for path in paths:
        files = [path] if path.is_file() else list(path.rglob("test_*.py"))
        assert any(TEST.search(file.read_text(encoding="utf-8")) for file in files), path


@pytest.mark.parametrize("page", [PAGE, SECURITY], ids=lambda page: str(page.name))
def test_each_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert links
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_who_looks_for_security_is_led_to_the_promises() -> None:
    assert PAGE in [(SECURITY.parent / link).resolve() for link in LINK.findall(SECURITY.read_text(encoding="utf-8"))]
