"""`markdown`: a summary of which GitHub's own renderer makes a table, and nothing of what a file says."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.reporters import Terminal
from skelint.reporters.markdown import MOST_BYTES, report
from skelint.run.report import Report, Summary

Diagnosed = Callable[..., Diagnostic]
Read = Mapping[str, Callable[[str], Any]]
OURS = {
    "skelint", "Found 2 errors in 1 file.", "Could not be done:",
    "severity", "place", "rule", "message", "error", "help:", "(empty)",
}  # fmt: skip
TAGS = {"html", "body", "h2", "p", "table", "thead", "tbody", "tr", "th", "td", "code", "a", "br", "ul", "li"}


def written(*diagnostics: Diagnostic, **given: Any) -> str:
    summary = Summary(files=1, errors=len(diagnostics))
    return report(Report(diagnostics, summary, **given), Terminal())


def rows(page: Any) -> list[list[str]]:
    return [["".join(cell.itertext()) for cell in row] for row in page.iterfind(".//tbody/tr")]


def test_a_finding_is_a_row_with_a_link_to_what_is_known(diagnosed: Diagnosed, read: Read) -> None:
    text = written(diagnosed(path="./web.json", url="https://docs.aws.amazon.com/a?b=c#d", help="do this"))
    assert text.startswith("## skelint\n\nFound 1 error in 1 file.\n\n| severity |")
    page = read["markdown"](text)
    assert rows(page) == [["error", "web.json:1:1", "AWS010 wrong-type", "this is wronghelp: do this"]]
    assert [link.get("href") for link in page.iterfind(".//a")] == ["https://docs.aws.amazon.com/a?b=c#d"]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("./clients/a b.json", "https://git.example/o/r/blob/1f/clients/a%20b.json#L1"),
        ("/elsewhere/web.json", None),
        ("../web.json", None),
        (
            "a)|[b](x:y).json",
            "https://git.example/o/r/blob/1f/a%29%7C%5Bb%5D%28x%3Ay%29.json#L1",
        ),
    ],
)
def test_a_place_is_a_link_where_the_files_can_be_seen(
    diagnosed: Diagnosed, read: Read, path: str, address: str | None
) -> None:
    text = report(Report([diagnosed(path=path)], Summary()), Terminal(browsable="https://git.example/o/r/blob/1f"))
    assert [link.get("href") for link in read["markdown"](text).iterfind(".//a")] == ([address] if address else [])


def test_nothing_found_is_the_counts_alone() -> None:
    assert report(Report([], Summary(files=2)), Terminal()) == "## skelint\n\nNo faults found in 2 files.\n"


def test_what_could_not_be_done_is_listed(read: Read) -> None:
    page = read["markdown"](written(errors=["a.json cannot be read", "b.json too"]))
    assert ["".join(item.itertext()) for item in page.iterfind(".//li")] == ["a.json cannot be read", "b.json too"]


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://a.example/)[x](https://b",
        "https://a.example/<b>",
        "https://a|b/",
        "https://u@a.example/",
    ],
)
def test_what_is_no_plain_address_of_the_web_is_no_link(diagnosed: Diagnosed, read: Read, url: str) -> None:
    page = read["markdown"](written(diagnosed(url=url)))
    assert page.find(".//a") is None
    assert [len(row) for row in rows(page)] == [4]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", "a|b"),
        (r"a\|b", r"a\\x7cb"),
        ("`b`", r"\x60b\x60"),
        ("<b>&lt;</b>", "<b>&lt;</b>"),
        ("[x](https://evil.example) ![y](z) @octocat #1", "[x](https://evil.example) ![y](z) @octocat #1"),
        ("www.evil.example me@evil.example", "www.evil.example me@evil.example"),
        ("a\n\n# b\n| c |", r"a\n\n# b\n| c |"),
        ("\\", "\\"),
        ("", "(empty)"),
        (" ", "(empty)"),
    ],
    ids=ascii,
)
def test_a_text_is_shown_and_not_read(diagnosed: Diagnosed, read: Read, text: str, shown: str) -> None:
    page = read["markdown"](written(diagnosed(message=text)))
    assert [row[3] for row in rows(page)] == [shown]
    assert page.find(".//a") is None


SIGNS = [
    "`", "``", "\\", "|", "\\|", "<", ">", "&", "&#124;", "[", "](", ")", "!", "*", "_", "~", "#", "\n", "\n\n", "- ",
    "$", "x", " ", "@a", "www.a.b", "http://a.b", "a@b.c", "<b>", "</code>", "<!--", "-->", ":x:", "\x1b",
]  # fmt: skip
MARKUP = st.lists(st.sampled_from(SIGNS) | st.text(max_size=3), max_size=12).map("".join)


@given(path=MARKUP, message=MARKUP, help_=MARKUP, name=MARKUP, error=MARKUP, url=MARKUP)
def test_no_text_makes_markup_links_or_cells(  # noqa: PLR0917
    diagnosed: Diagnosed, read: Read, path: str, message: str, help_: str, name: str, error: str, url: str
) -> None:
    found = diagnosed(path=f"{path}.json", message=message, help=help_, name=name, url=f"https://a.example/{url}")
    page = read["markdown"](written(found, found, errors=[f"error {error}"]))
    assert [len(row) for row in rows(page)] == [4, 4]
    assert {element.tag for element in page.iter()} <= TAGS
    assert len(page.findall(".//li")) == 1
    assert {link.get("href") for link in page.iterfind(".//a")} <= {found.url}
    outside = [text for element in page.iter() if element.tag != "code" for text in (element.text, element.tail) if text]
    assert {text.strip() for text in outside if text.strip()} <= OURS


def test_what_does_not_fit_is_counted_and_the_worst_are_there(diagnosed: Diagnosed, read: Read) -> None:
    notes = [diagnosed(severity=Severity.NOTE, message="漢" * 900)] * 200
    text = written(*notes, diagnosed(message="the worst"), errors=["x" * 2_000] * 100)
    assert len(text.encode()) < MOST_BYTES < 65_536
    page = read["markdown"](text)
    assert rows(page)[0][3] == "the worst"
    assert "further messages did not fit in here" in text
    assert "further findings did not fit in here" in text


def test_rows_and_the_rest_are_all_findings(diagnosed: Diagnosed, read: Read) -> None:
    text = written(*[diagnosed(message="x" * 500)] * 300)
    left_out = int(text.rpartition("\n\n")[2].split()[0])
    assert len(rows(read["markdown"](text))) + left_out == 300
    assert len(text.encode()) > MOST_BYTES - 1_000


def test_each_run_is_a_table_of_its_findings(run: Report, read: Read) -> None:
    page = read["markdown"](report(run, Terminal()))
    left_out = "did not fit" in report(run, Terminal())
    assert len(rows(page)) == len(run.diagnostics) or left_out
    assert {element.tag for element in page.iter()} <= TAGS


def test_a_help_of_several_lines_is_several_lines_of_its_cell(diagnosed: Diagnosed) -> None:
    assert "<br>help: `do this`<br>`and that` |" in written(diagnosed(help="do this\nand that"))
