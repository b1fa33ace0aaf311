"""The site as it would be published: nothing in it leads nowhere, and it asks no other server for anything."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from lxml import html

from skelint.engine.ruleset import Ruleset

pytestmark = pytest.mark.slow
LOADED = ("script[@src]/@src", "link[not(contains(@rel, 'canonical'))]/@href", "img/@src", "iframe/@src")
"""What a browser fetches as it shows a page."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, html.HtmlElement]:
    """Return the pages by their addresses, as from the root of a server."""
    return {
        f"/{path.relative_to(site).as_posix().removesuffix('index.html')}": html.parse(path).getroot()
        for path in site.rglob("*.html")
    }


def links(pages: dict[str, html.HtmlElement]) -> Iterator[tuple[str, str, str]]:
    """Yield each link to a page of the site: where it stands, the path, the fragment."""
    for address, page in pages.items():
        for target in page.xpath("//a/@href | //link/@href | //script/@src | //img/@src"):
            whole, fragment = urldefrag(urljoin(address, target))
            if not urlsplit(whole).scheme:
                yield address, unquote(whole), unquote(fragment)


def test_each_link_leads_to_a_page_or_a_file_and_each_fragment_to_a_place(
    site: Path, pages: dict[str, html.HtmlElement]
) -> None:
    places = {address: set(page.xpath("//@id")) for address, page in pages.items()}
    dead = []
    every = list(links(pages))
    for address, path, fragment in every:
        if path in pages:
            if fragment and fragment not in places[path] and fragment != "__codelineno":
                dead.append((address, path, fragment))
        elif not (site / path.lstrip("/")).is_file():
            dead.append((address, path, fragment))
    assert len(every) > 10_000
    assert dead == []


def test_no_page_fetches_anything_from_another_server(pages: dict[str, html.HtmlElement]) -> None:
    fetched = {url for page in pages.values() for path in LOADED for url in page.xpath(f"//{path}")}
    assert {url for url in fetched if re.match(r"\w+:|//", url)} <= {""}


def test_each_rule_has_its_page(pages: dict[str, html.HtmlElement]) -> None:
    for rule in Ruleset.collect():
        (title,) = pages[f"/rules/{rule.code}/"].xpath("//h1")
        assert title.text == f"{rule.code}: {rule.name}"
