"""The site in Debian's Chromium: found by the words of an error, read on a desk and on a telephone."""

import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow
CHROMIUM = shutil.which("chromium")
WIDTHS = (1280, 390)
READ = ("", "getting-started/", "rules/", "rules/COG301/", "errors/", "configuration/", "commands/", "rule-authors/")


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and tells of none."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Return where the site is served."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("there is no chromium here")
    with api.sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])


@pytest.fixture(params=WIDTHS)
def page(browser: Any, address: str, request: pytest.FixtureRequest) -> Iterator[Any]:
    """Return a page of a browser of some width; nothing may go wrong in it, and nothing may leave."""
    page = browser.new_page(viewport={"width": request.param, "height": 900})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.on("request", lambda sent: None if sent.url.startswith((address, "blob:", "data:")) else faults.append(sent.url))
    yield page
    assert faults == []
    page.close()


def search(page: Any, text: str) -> None:
    """Search for a text: on a desk there is a field to click, on a telephone a magnifying glass."""
    page.locator(".md-search__button:visible, label[for=__search]:visible").click()
    page.locator("input[aria-label=Search]").fill(text)


def test_the_words_of_an_error_lead_to_the_rule(page: Any, address: str) -> None:
    page.goto(address)
    search(page, "Invalid range for token validity")
    page.get_by_role("option", name="Invalid range for token validity.").first.click()
    page.wait_for_url(f"{address}errors/**")
    page.locator("h3:has-text('Invalid range for token validity') + ul a").first.click()
    page.wait_for_url(f"{address}rules/COG301/")
    assert page.locator("h1").inner_text().startswith("COG301: token-lifetime-out-of-range")


def test_the_code_of_a_rule_leads_to_it(page: Any, address: str) -> None:
    page.goto(address)
    search(page, "COG104")
    page.get_by_role("option", name="COG104: default-redirect-uri").first.click()
    page.wait_for_url(f"{address}rules/COG104/**")


@pytest.mark.parametrize("path", READ)
def test_a_page_is_no_wider_than_the_window(page: Any, address: str, path: str) -> None:
    page.goto(f"{address}{path}")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert page.locator("h1").is_visible()
