"""Templates: values that something fills in later are unresolved, with what is known of them."""

import pytest

from skelint.authoring.request import UNKNOWN, Unresolved
from skelint.readers.template import count, templates


@pytest.mark.parametrize(
    ("written", "known"),
    [
        ("${VAR}", "?"),
        ("$VAR", "?"),
        ("%VAR%", "?"),
        ("%var%", "?"),
        ("{{ x }}", "?"),
        ("{{{x}}}", "?}"),
        ("<% x %>", "?"),
        ("<%= x %>", "?"),
        ("@@x@@", "?"),
        ("https://${HOST}/cb", "https://?/cb"),
        ("https://${HOST:-a}/{{ path }}", "https://?/?"),
        ("%HOST%/cb", "?/cb"),
        ("${${A}}", "${?}"),
        ("${A\nB}", "?"),
        ("{{ a\n }}b", "?b"),
    ],
)
def test_a_template_leaves_what_is_known(written: str, known: str) -> None:
    value = templates().unresolved(written)
    assert isinstance(value, Unresolved)
    assert (value, value.text) == (written, known.replace("?", UNKNOWN))
    assert templates().may_be_in(written)  # what the JSON reader looks for before it looks at each value


@pytest.mark.parametrize(
    "written",
    [
        "",
        "$",
        "a$b",
        "x $VAR",
        "$1",
        "${",
        "{{",
        "}}{{",
        "<%",
        "%C3%A9%20",
        "100%",
        "%ab%c",
        "@@",
        "@@ @@",
        "{}",
        "<your-pool>",
        "us-east-1_X",
    ],
)
def test_what_is_no_template_stays(written: str) -> None:
    assert type(templates().unresolved(written)) is str


def test_templates_are_found_in_structures_and_counted() -> None:
    value = templates().unresolved({"a": ["x", "${A}", {"b": "{{ b }}"}], "${name}": 1, "c": None})
    assert value == {"a": ["x", "${A}", {"b": "{{ b }}"}], "${name}": 1, "c": None}
    assert count(value) == 2


@pytest.mark.parametrize("opening", ["${", "{{", "<%", "@@", "%A", "@@a", "{{ ${ <% "])
def test_openings_without_end_are_read_in_one_pass(opening: str) -> None:
    written = opening * 200_000  # hours, if each of them looked for its end up to the end of the text
    assert type(templates().unresolved(written)) is str or opening == "@@a"


def test_further_templates_are_told_by_what_they_begin_and_end_with() -> None:
    known = templates((("[[", "]]"),))
    assert known.may_be_in("a [[ b ]]")
    assert isinstance(known.unresolved("https://[[ host ]]/cb"), Unresolved)
    assert isinstance(known.unresolved("${HOST}"), Unresolved)
    assert type(known.unresolved("[[ open")) is str
    assert type(templates().unresolved("[[ b ]]")) is str
