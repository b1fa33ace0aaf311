"""`full`: what, where, why and what to do, for a person at a terminal of any width, and for a log."""

import inspect
import re
from collections.abc import Callable

import pytest

from skelint.authoring.finding import Applicability, Severity
from skelint.engine.diagnostic import Diagnostic, Related, Repair
from skelint.reporters import Terminal
from skelint.reporters.full import report
from skelint.run.report import Report, Summary
from skelint.source import SourceFile, Span

Diagnosed = Callable[..., Diagnostic]
TEXT = '{\n  "AllowedOAuthFlows": ["client_credentials", "code"]\n}\n'
ANSI = re.compile(r"\x1b\[[\d;]*m|\x1b]8;;[^\x1b]*\x1b\\")


def span_of(word: str, text: str = TEXT) -> Span:
    return Span(text.index(word), text.index(word) + len(word))


@pytest.fixture(scope="module")
def complete(diagnosed: Diagnosed) -> Diagnostic:
    """A diagnostic with everything that one can have."""
    source = SourceFile("clients/machine.json", TEXT)
    pool = SourceFile("pool.json", '{\n  "Id": "us-east-1_Ex1"}\n')
    return diagnosed(
        source=source,
        code="COG201",
        message="client_credentials must be the only flow, but code is allowed too",
        span=span_of('"client_credentials"'),
        help="make two app clients: one with client_credentials alone, one for the users",
        service_error="client_credentials flow can not be selected along with code flow or implicit flow.",
        evidence="the service was observed to answer so",
        url="https://docs.aws.amazon.com/page",
        related=[
            Related(source, span_of('"code"'), "/AllowedOAuthFlows/1", "for users who sign in"),
            Related(pool, Span(4, 8), "/Id", "the pool"),
        ],
        fix=Repair("Take code out", Applicability.UNSAFE, []),
    )


def drawn(diagnostic: Diagnostic, width: int | None = None, *, colour: bool = False) -> str:
    return report(Report([diagnostic], Summary(files=1, errors=1)), Terminal(width, colour))


def test_a_diagnostic_says_what_where_why_and_what_to_do(complete: Diagnostic) -> None:
    assert (
        drawn(complete)
        == inspect.cleandoc("""
        error[COG201]: client_credentials must be the only flow, but code is allowed too
         --> clients/machine.json:2:25
          |
        2 |   "AllowedOAuthFlows": ["client_credentials", "code"]
          |                         ^^^^^^^^^^^^^^^^^^^^  ------ for users who sign in
          = see: pool.json:2:3: the pool
          = AWS would answer: client_credentials flow can not be selected along with code flow or implicit flow.
          = help: make two app clients: one with client_credentials alone, one for the users
          = fix (unsafe): Take code out
          = known because: the service was observed to answer so (skelint explain COG201)

        Found 1 error in 1 file.
    """)
        + "\n"
    )


def test_a_narrow_terminal_gets_lines_that_fit(complete: Diagnostic) -> None:
    assert (
        drawn(complete, 40)
        == inspect.cleandoc("""
        error[COG201]: client_credentials
          must be the only flow, but code is
          allowed too
         --> clients/machine.json:2:25
          |
        2 | …s": ["client_credentials", "code"…
          |       ^^^^^^^^^^^^^^^^^^^^  ------
          |                for users who sign in
          = see: pool.json:2:3: the pool
          = AWS would answer:
            client_credentials flow can not be
            selected along with code flow or
            implicit flow.
          = help: make two app clients: one
            with client_credentials alone, one
            for the users
          = fix (unsafe): Take code out
          = known because: the service was
            observed to answer so (skelint
            explain COG201)

        Found 1 error in 1 file.
    """)
        + "\n"
    )


def test_several_diagnostics_are_a_blank_line_apart(diagnosed: Diagnosed) -> None:
    text = report(Report([diagnosed(), diagnosed()], Summary(files=1, errors=2)), Terminal())
    assert re.sub(r"(?m)^(?!error|Found|$).*\n", "|", text) == (
        "error[AWS010]: this is wrong\n||||\nerror[AWS010]: this is wrong\n||||\nFound 2 errors in 1 file.\n"
    )


def test_nothing_found_is_one_line() -> None:
    assert report(Report([], Summary(files=1)), Terminal(80, colour=True)) == "No faults found in 1 file.\n"


def test_the_counts_are_broken_between_words_where_they_do_not_fit() -> None:
    counts = Summary(files=1, errors=10, fixable=1, unsafe=4)
    assert report(Report([], counts), Terminal(80)) == (
        "Found 10 errors in 1 file. 1 can be fixed with --fix, 4 more with\n--unsafe-fixes.\n"
    )


@pytest.mark.parametrize("severity", Severity)
def test_the_severity_is_the_first_word(diagnosed: Diagnosed, severity: Severity) -> None:
    assert drawn(diagnosed(severity=severity)).startswith(f"{severity}[AWS010]: this is wrong\n")


def test_colours_change_no_letter(complete: Diagnostic) -> None:
    for width in (None, 40, 80, 200):
        assert ANSI.sub("", drawn(complete, width, colour=True)) == drawn(complete, width)
        assert "\x1b" not in drawn(complete, width)


@pytest.mark.parametrize(("severity", "colour"), [(Severity.ERROR, 31), (Severity.WARNING, 33), (Severity.NOTE, 36)], ids=str)
def test_the_code_and_the_carets_have_the_colour_of_the_severity(
    diagnosed: Diagnosed, severity: Severity, colour: int
) -> None:
    text = drawn(diagnosed(severity=severity), colour=True)
    assert f"\x1b[1;{colour}m{severity}[AWS010]\x1b[0m" in text
    assert f"\x1b[1;{colour}m^\x1b[0m" in text


def test_the_message_the_place_and_the_source_are_not_coloured(complete: Diagnostic) -> None:
    text = drawn(complete, colour=True)
    assert "\x1b[1m: client_credentials must be" in text
    assert " \x1b[0mclients/machine.json:2:25\n" in text
    assert '\x1b[0m   "AllowedOAuthFlows": [' in text


def test_only_a_terminal_gets_a_link_to_the_page(complete: Diagnostic) -> None:
    link = "\x1b]8;;https://docs.aws.amazon.com/page\x1b\\"
    assert link in drawn(complete, 80, colour=True)
    assert "docs.aws" not in drawn(complete, 80)
    assert "docs.aws" not in drawn(complete, None, colour=True)


def test_one_report_is_like_the_next(complete: Diagnostic) -> None:
    assert drawn(complete, 80, colour=True) == drawn(complete, 80, colour=True)


def test_without_a_terminal_no_sentence_is_broken(diagnosed: Diagnosed) -> None:
    long = "word " * 100 + "end"
    text = drawn(diagnosed(message=long, help=long, service_error=long, evidence=long))
    assert text.count(long) == 4


def test_a_path_is_never_broken(diagnosed: Diagnosed) -> None:
    path = "a folder with a long name/" * 9 + "app.json"
    assert f" --> {path}:1:1\n" in drawn(diagnosed(path=path), 40)


def test_a_span_of_several_lines_is_shown_with_its_first_and_its_last(diagnosed: Diagnosed) -> None:
    text = drawn(diagnosed('{\n  "CallbackURLs": [\n    "https://a.example/cb",\n    "b"\n  ]\n}\n', span=Span(20, 61)))
    assert text.splitlines()[1:8] == [
        " --> app.json:2:19",
        "  |",
        '2 |   "CallbackURLs": [',
        "  |                   ^",
        "  ...",
        "5 |   ]",
        "  |   ^",
    ]


def test_no_command_of_a_ci_begins_a_line_because_a_sentence_is_broken(diagnosed: Diagnosed) -> None:
    text = drawn(diagnosed(message=f"{'x' * 20} ::error file=x:: {'y' * 30} ::add-mask::z", help="::group::" * 20), 40)
    assert r":\:error file=x::" in text
    assert r":\:add-mask::z" in text
    assert not re.search(r"(?m)^\s*::", text)


def test_a_help_of_several_lines_is_drawn_in_lines(diagnosed: Diagnosed) -> None:
    text = drawn(diagnosed(help="settings left out:\nReadAttributes: the standard ones\n::error::x"))
    assert "  = help: settings left out:\n      ReadAttributes: the standard ones\n      :\\:error::x\n" in text
