"""Suppressions bind to a value, wherever its comment stands; those that are of no use are reported."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skelint.engine.diagnostic import Diagnostic, Silence
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.silencing.stage import Silences, silenced

ALL = Ruleset.collect()
RULES = ALL.select()
HINTS = Hints(named("create-user-pool-client").operation)
START = "UserPoolId: us-east-1_Ex1\n"
HTTP = "http://a.example"  # COG101
SLASH = "a/b"  # AWS028


def found(text: str, rules: Ruleset = RULES, *, suppressions: bool = True) -> Sequence[Diagnostic]:
    file = document("x.yaml", text.encode(), HINTS)
    return silenced(file, lint(file, rules), rules, Silences(suppressions)).diagnostics


def shown(text: str, rules: Ruleset = RULES) -> list[str]:
    return [one.code for one in found(text, rules) if one.silence is None]


@pytest.mark.parametrize(
    "text",
    [
        "ClientName: a/b  # skelint: ignore[AWS028] why\n",
        "# skelint: ignore[AWS028] why\nClientName: a/b\n",
        "# skelint: ignore[AWS028] why\n# and more\n# of it\nClientName: a/b\n",
        "# skelint: ignore[malformed-value] why\nClientName: a/b\n",
        "# skelint: ignore[AWS] why\nClientName: a/b\n",
        "# skelint: ignore[model] why\nClientName: a/b\n",
        "ClientName: # skelint: ignore[AWS028] why\n  a/b\n",
        "ClientName:\n  # skelint: ignore[AWS028] why\n  a/b\n",
        'ClientName: "a/\n  b" # skelint: ignore[AWS028] why\n',
        "ClientName: a/b\n# skelint: ignore-file[AWS028] why\n",
        "ClientName: a/b #skelint:ignore[ AWS028 ]: why\r\n",
        "ClientName: a/b # TODO # skelint: ignore[AWS028] why\n",
        "{ClientName: a/b} # skelint: ignore[AWS028] why\n",
    ],
)
def test_a_comment_silences_a_value(text: str) -> None:
    text = text if text.startswith("{") else START + text
    silenced = [one for one in found(text) if one.code == "AWS028"]
    assert [one.silence for one in silenced] == [Silence("comment", "why")]
    assert not {"CLI030", "CLI031", "CLI032"}.intersection(shown(text))


@pytest.mark.parametrize(
    "text",
    [
        f"CallbackURLs:\n  - {HTTP}  # skelint: ignore[COG101] why\n",
        f"CallbackURLs:\n  # skelint: ignore[COG101] why\n  - {HTTP}\n",
        f"CallbackURLs:  # skelint: ignore[COG101] why\n  - https://a.example\n  - {HTTP}\n",
        f"# skelint: ignore[COG101] why\nCallbackURLs:\n  - https://a.example\n  - {HTTP}\n",
        f"CallbackURLs: [https://a.example, {HTTP}]  # skelint: ignore[COG101] why\n",
    ],
)
def test_a_comment_silences_an_entry_from_its_own_line_or_from_the_head_of_its_list(text: str) -> None:
    assert "COG101" not in shown(START + "ClientName: a\n" + text)


@pytest.mark.parametrize(
    "text",
    [
        f"CallbackURLs:\n  - {HTTP}\n  - https://a.example  # skelint: ignore[COG101] why\n",
        f"CallbackURLs:\n  - {HTTP}\n# skelint: ignore[COG101] why\nLogoutURLs: []\n",
        f"LogoutURLs: []  # skelint: ignore[COG101] why\nCallbackURLs:\n  - {HTTP}\n",
        f"# skelint: ignore[COG101] why\n\nCallbackURLs:\n  - {HTTP}\n",
        f"CallbackURLs:\n  - {HTTP}  # skelint: ignore[COG102] why\n",
        f'ClientName: "x # skelint: ignore[COG101] why"\nCallbackURLs: [{HTTP}]\n',
    ],
)
def test_a_comment_at_another_value_does_not(text: str) -> None:
    assert "COG101" in shown(START + text)


def test_what_is_about_the_whole_input_is_silenced_anywhere_in_it() -> None:
    text = "ClientName: app\n# skelint: ignore[AWS001] the script gives it\n"
    assert "AWS001" not in shown(text)


def test_no_suppressions_shows_all_and_says_nothing_of_the_comments() -> None:
    text = START + "ClientName: a/b  # skelint: ignore[AWS028]\n# skelint: ignore[COG101] x\n"
    codes = [one.code for one in found(text, suppressions=False)]
    assert codes == ["AWS028"]


def test_a_suppression_of_a_rule_that_did_not_run_is_not_called_unused() -> None:
    text = START + "ClientName: a  # skelint: ignore[AWS028] why\n"
    assert "CLI030" in shown(text)
    assert "CLI030" not in shown(text, ALL.select(ignore=["AWS028"]))


def test_what_is_silenced_is_not_fixed() -> None:
    (one,) = [one for one in found(START + 'ClientName: x\nGenerateSecret: "true" # skelint: ignore[AWS010] y\n') if one.fix]
    assert not one.fixable(unsafe=True)


COMMENTS = st.sampled_from(["# skelint: ignore[AWS028] x", "# skelint:", "# skelint: ignore[", "#", "# skelint: ignore[]"])


@given(st.lists(st.sampled_from(["ClientName: a/b", "CallbackURLs: [", "- x", "  y: |", '"']) | COMMENTS, max_size=8))
def test_no_comment_hides_a_finding_from_the_count(lines: list[str]) -> None:
    text = "\n".join(lines)
    about = {"CLI030", "CLI031", "CLI032"}
    with_all = [one.sort_key for one in found(text) if one.code not in about]
    assert with_all == [one.sort_key for one in found(text, suppressions=False)]


def test_many_comments_take_no_more_than_linear_time() -> None:
    line = "# skelint: ignore[AWS028] x "
    text = START + line * 2_000 + "\n" + f"{line}\n" * 20_000 + "ClientName: a/b\n"
    assert len(re.findall("skelint", text)) > 20_000
    assert all(one.sort_key <= other.sort_key for one, other in pairwise(found(text)))


CREATE = "aws cognito-idp create-user-pool-client --user-pool-id us-east-1_Ab12Cd34E --client-name web"
COMMAND = f"{CREATE} \\\n  --access-token-validity 60"
WHY = "# skelint: ignore[COG301] it shows the refusal"


@pytest.mark.parametrize(
    ("name", "text", "is_silenced"),
    [
        ("a.sh", f"{COMMAND}  {WHY}\n", True),
        ("a.sh", f"{WHY}\n{COMMAND}\n", True),
        ("a.sh", f"{WHY}\n# and why\n{COMMAND}\n", True),
        ("a.sh", f"{WHY}\necho\n{COMMAND}\n", False),
        ("a.sh", f"{COMMAND} > x\necho {WHY}\n", False),
        ("a.md", f"<!-- skelint: ignore-file[COG301] it shows the refusal -->\n```sh\n{COMMAND}\n```\n", True),
        ("a.md", f"```sh\n{WHY}\n{COMMAND}\n```\n", True),
        ("Makefile", f"x:\n\t{COMMAND}  {WHY}\n", True),
        ("a.ps1", f"{WHY}\n{COMMAND}\n".replace("\\\n", "`\n"), True),
    ],
)
def test_a_comment_on_or_above_a_command_silences_it(name: str, text: str, is_silenced: bool) -> None:
    file = document(name, text.encode())
    diagnostics = silenced(file, lint(file, RULES), RULES, Silences()).diagnostics
    assert [one.silence is not None for one in diagnostics if one.code == "COG301"] == [is_silenced]
    assert ("CLI030" in {one.code for one in diagnostics}) is not is_silenced
