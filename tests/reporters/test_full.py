"""`full`: what, where, why and what to do, for a person at a terminal of any width, and for a log."""

import inspect
import re
from collections.abc import Callable

import pytest

from skelint.authoring.finding import Applicability, Severity
from skelint.engine.diagnostic import Diagnostic, Related, Repair
from skelint.reporters import Terminal, concise
from skelint.reporters.full import report
from skelint.run.report import Report, Summary
from skelint.source import Edit, SourceFile, Span

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
        fix=Repair("Take code out", Applicability.UNSAFE, [Edit(span_of(', "code"'), "")]),
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
          = known because: the service was observed to answer so (skelint explain COG201)
          = help: make two app clients: one with client_credentials alone, one for the users
          = fix (unsafe): Take code out
        2 -   "AllowedOAuthFlows": ["client_credentials", "code"]
        2 +   "AllowedOAuthFlows": ["client_credentials"]

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
          = known because: the service was
            observed to answer so (skelint
            explain COG201)
          = help: make two app clients: one
            with client_credentials alone, one
            for the users
          = fix (unsafe): Take code out
        2 - …": ["client_credentials", "code"]
        2 + …uthFlows": ["client_credentials"]

        Found 1 error in 1 file.
    """)
        + "\n"
    )


def test_several_diagnostics_are_a_blank_line_apart(diagnosed: Diagnosed) -> None:
    text = report(Report([diagnosed(), diagnosed(span=Span(1, 2))], Summary(files=1, errors=2)), Terminal())
    assert re.sub(r"(?m)^(?!error|Found|$).*\n", "|", text) == (
        "error[AWS010]: this is wrong\n||||\nerror[AWS010]: this is wrong\n||||\nFound 2 errors in 1 file.\n"
    )


def test_findings_about_one_value_share_its_frame(diagnosed: Diagnosed) -> None:
    related = [Related(SourceFile("app.json", "{}"), Span(1, 2), "", "the end")]
    found = [diagnosed("{}"), diagnosed("{}", code="AWS011", help="do this"), diagnosed("{}", code="AWS012", related=related)]
    assert report(Report(found, Summary(files=1, errors=3)), Terminal(quiet=True)) == (
        "error[AWS010]: this is wrong\n --> app.json:1:1\n  |\n1 | {}\n  | ^\n"
        "error[AWS011]: this is wrong\n --> app.json:1:1\n  = help: do this\n\n"
        "error[AWS012]: this is wrong\n --> app.json:1:1\n  |\n1 | {}\n  | ^\n  |  - the end\n\n"
    )


@pytest.mark.parametrize(
    ("firm", "verbose", "told"), [(True, False, False), (True, True, True), (False, False, True), (False, True, True)]
)
def test_how_it_is_known_is_said_where_one_might_doubt_it_or_asks(
    diagnosed: Diagnosed, firm: bool, verbose: bool, told: bool
) -> None:
    made = Report([diagnosed(evidence="AWS documents it", firm=firm)], Summary())
    assert ("known because: AWS documents it" in report(made, Terminal(verbose=verbose))) == told


@pytest.mark.parametrize(
    ("text", "edits", "shown"),
    [
        ("a: x\nb: y\n", [Edit(Span(3, 4), "z")], ["1 - a: x", "1 + a: z"]),
        ("a: x\nb: y\n", [Edit(Span(4, 4), "\nc: z")], ["2 + c: z"]),
        ("a: x\r\nb: y\r\n", [Edit(Span(6, 12), "")], ["2 - b: y"]),
        ("a: x\nb: y", [Edit(Span(0, 1), "A"), Edit(Span(5, 6), "B")], ["1 - a: x", "2 - b: y", "1 + A: x", "2 + B: y"]),
        ("a: x\nb: y\nc: z", [Edit(Span(0, 1), "A"), Edit(Span(10, 11), "C")], []),
        ("a: x", [Edit(Span(4, 4), "\nb: 1\nc: 2\nd: 3")], []),
        ("a: x", [Edit(Span(3, 4), "x")], []),
        ("a: x", [], []),
        ("x" * 20_000, [Edit(Span(3, 4), "y")], []),
        ("a: \x1b", [Edit(Span(4, 4), "\u202e##[x]")], ["1 - a: ␛", r"1 + a: ␛\u202e##\[x]"]),
    ],
    ids=[
        "a word", "a new line", "a line that goes", "two lines", "three lines", "too many new lines", "no change", "no edits",
        "a line that is too long", "hostile text",
    ],
)  # fmt: skip
def test_a_small_fix_is_shown_as_a_diff(diagnosed: Diagnosed, text: str, edits: list[Edit], shown: list[str]) -> None:
    lines = drawn(diagnosed(text, fix=Repair("Mend it", Applicability.SAFE, edits))).splitlines()
    at = next(number for number, line in enumerate(lines) if "fix (safe): Mend it" in line)
    assert lines[at + 1 : lines.index("", at)] == shown


def test_the_line_that_names_the_member_is_shown(diagnosed: Diagnosed) -> None:
    text = "CallbackURLs:\n  - a\n  - b\n  - c\n"
    at = span_of("c\n", text)
    assert drawn(diagnosed(text, span=Span(at.start, at.end - 1), inside=Span(0, 12))).splitlines()[2:7] == [
        "  |",
        "1 | CallbackURLs:",
        "  ...",
        "4 |   - c",
        "  |     ^",
    ]


@pytest.mark.parametrize(
    ("pointer", "named"),
    [
        ("/CallbackURLs/0", '"CallbackURLs"'),
        ("/TokenValidityUnits/IdToken", '"TokenValidityUnits"'),
        ("/ClientName", None),
    ],
)
def test_a_finding_knows_the_member_that_it_lies_in(linted: Callable[..., Report], pointer: str, named: str | None) -> None:
    text = '{"CallbackURLs": ["ftp//x"], "TokenValidityUnits": {"IdToken": "hour"}, "ClientName": "a/b"}'
    found = linted({"web.create-user-pool-client.json": text.encode()}).diagnostics
    first = next(diagnostic for diagnostic in found if diagnostic.pointer == pointer)
    assert (text[first.inside.start : first.inside.end] if first.inside else None) == named


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


@pytest.mark.parametrize(
    ("severity", "colour"), [(Severity.ERROR, "1;31"), (Severity.WARNING, "1;35"), (Severity.NOTE, "1")], ids=str
)
def test_the_code_and_the_carets_have_the_colour_of_the_severity(
    diagnosed: Diagnosed, severity: Severity, colour: str
) -> None:
    text = drawn(diagnosed(severity=severity), colour=True)
    assert f"\x1b[{colour}m{severity}[AWS010]\x1b[0m" in text
    assert f"\x1b[{colour}m^\x1b[0m" in text


PALETTES = {  # black, red, green, yellow, blue, magenta, cyan: as terminals draw them
    "VGA": ("000000", "aa0000", "00aa00", "aa5500", "0000aa", "aa00aa", "00aaaa"),
    "macOS": ("000000", "990000", "00a600", "999900", "0000b2", "b200b2", "00a6b2"),
    "GNOME": ("000000", "cc0000", "4e9a06", "c4a000", "3465a4", "75507b", "06989a"),
}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2)."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_every_colour_can_be_read_on_black_and_on_white(complete: Diagnostic, diagnosed: Diagnosed) -> None:
    found = [complete, *(diagnosed(severity=severity) for severity in Severity)]
    text = "".join(drawn(one, colour=True) for one in found)
    text += concise.report(Report(found, Summary()), Terminal(colour=True))
    used = {int(code) for codes in re.findall(r"\x1b\[([\d;]+)m", text) for code in codes.split(";")} - {0, 1, 2}
    assert used == {31, 32, 35}
    for colours in PALETTES.values():
        assert min(contrast(colours[code - 30], background) for code in used for background in ("000000", "ffffff")) > 2.3
    assert contrast(PALETTES["VGA"][4], "000000") < 2  # blue, which it was


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
