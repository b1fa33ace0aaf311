"""Fixes are made whole, in rounds."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.authoring.finding import Applicability, Severity
from skelint.engine.diagnostic import Diagnostic, Repair
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.run.fixer import fix
from skelint.services.catalogue import named
from skelint.services.identification import Hints
from skelint.source import Edit, SourceFile, Span

RULES = Ruleset.collect().select(["ALL"])
HINTS = Hints(named("create-user-pool-client").operation)
MISTAKES: list[tuple[str, object]] = [
    ("callbackUrls", "https://a.example/cb"),
    ("GenerateSecret", "true"),
    ("RefreshTokenValidity", "30"),
    ("LogoutURLs", None),
    ("LogoutURLs", ["", ""]),
    ("ExplicitAuthFlows", ["USER_SRP_AUTH", "REFRESH_TOKEN_AUTH"]),
    ("ExplicitAuthFlows", ["ADMIN_NO_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]),
    ("AuthSessionValidity", 0),
    ("DefaultRedirectURI", ""),
    ("TokenValidityUnits", {"AccesToken": "hour"}),
    ("AllowedOAuthScopes", ["OpenID", "Email", "openid email"]),
    ("AllowedOAuthFlows", ["client_credentials", "code"]),
    ("WriteAttributes", ["email_verified", "givenName", "sub"]),
    ("PreventUserExistenceErrors", "legacy"),
    ("CreationDate", "now"),
    ("ClientId", "a"),
    ("RefreshTokenRotation", {"Feature": "enabled", "RetryGracePeriodSeconds": "5"}),
    ("AccessTokenValidity", 60),
]


def relint(text: str) -> list[Diagnostic]:
    return lint(document("x.json", text.encode(), HINTS), RULES)


@settings(max_examples=150)
@given(
    mistakes=st.lists(st.sampled_from(MISTAKES), max_size=6, unique_by=lambda mistake: mistake[0]),
    indent=st.sampled_from([None, 2]),
    unsafe=st.booleans(),
)
def test_what_is_fixed_is_json_without_the_fixed_findings_and_fixing_again_changes_nothing(
    mistakes: list[tuple[str, object]], indent: int | None, unsafe: bool
) -> None:
    text = json.dumps({"UserPoolId": "us-east-1_Ex1", "ClientName": "app"} | dict(mistakes), indent=indent)
    source = document("x.json", text.encode(), HINTS).source
    fixed = fix(source, relint(text), relint, unsafe=unsafe)
    json.loads(fixed.text)
    assert not [one for one in fixed.remaining if one.fixable(unsafe=unsafe)]
    again = fix(document("x.json", fixed.text.encode(), HINTS).source, relint(fixed.text), relint, unsafe=unsafe)
    assert (again.text, again.applied) == (fixed.text, 0)


def fixed(text: str, name: str = "x.yaml", *, unsafe: bool = True) -> str:
    def again(text: str) -> list[Diagnostic]:
        return lint(document(name, text.encode(), HINTS), RULES)

    return fix(document(name, text.encode(), HINTS).source, again(text), again, unsafe=unsafe).text


def test_what_is_put_between_the_edits_of_another_fix_fits_what_that_leaves() -> None:
    text = "UserPoolClient:\n  UserPoolId: us-east-1_Ex1\n  CallbackURLs:\n    - https://a.example/cb  # note\n"
    after = "UserPoolId: us-east-1_Ex1\nCallbackURLs:\n  - https://a.example/cb  # note\nPreventUserExistenceErrors: ENABLED\n"
    assert fixed(text, unsafe=False) == after


def test_two_fixes_that_do_not_go_together_are_made_one_after_the_other() -> None:
    after = (
        '{"ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], "PreventUserExistenceErrors": "ENABLED"}'
    )
    assert fixed("ClientType: REGULAR  # note\n") == f"{after}  # note\n"


def breaking(text: str) -> list[Diagnostic]:
    """Find what each digit could be; the fix of an odd one is never right."""
    source = document("x.json", text.encode(), HINTS).source
    if "!" in text:
        return [diagnostic(source, Span(0, 0), (), silenceable=False)]
    odd = [(at, "!" if int(digit) % 2 else "x") for at, digit in enumerate(text) if digit.isdigit()]
    return [diagnostic(source, Span(at, at + 1), (Edit(Span(at, at + 1), new),)) for at, new in odd]


def diagnostic(source: SourceFile, span: Span, edits: tuple[Edit, ...], *, silenceable: bool = True) -> Diagnostic:
    return Diagnostic(
        code="X",
        name="x",
        severity=Severity.NOTE,
        message="x",
        source=source,
        span=span,
        pointer="",
        fix=Repair("x", Applicability.SAFE, edits) if edits else None,
        silenceable=silenceable,
    )


@pytest.mark.parametrize(
    ("text", "after", "applied"), [("2 4", "x x", 2), ("1", "1", 0), ("2 4 3 6", "x x 3 x", 3), ("1 2", "1 x", 1)]
)
def test_a_fix_that_leaves_a_text_that_cannot_be_read_is_not_made_and_the_others_are(
    text: str, after: str, applied: int
) -> None:
    result = fix(SourceFile("x.json", text), breaking(text), breaking)
    assert (result.text, result.applied) == (after, applied)


def test_many_fixes_that_meet_in_one_place_are_all_made() -> None:
    urls = [f"https://a{number}.example/cb https://b{number}.example/cb" for number in range(40)]
    text = "UserPoolId: us-east-1_Ex1\nClientName: web\nCallbackURLs:\n" + "".join(f"  - {url}\n" for url in urls)
    once = fixed(text)
    assert fixed(once) == once
    assert once.count("  - https://") == 80


def test_two_fixes_that_undo_each_other_come_to_an_end() -> None:
    def turning(text: str) -> list[Diagnostic]:
        source = document("x.json", text.encode(), HINTS).source
        return [diagnostic(source, Span(0, 1), (Edit(Span(0, 1), "b" if text == "a" else "a"),))]

    assert fix(SourceFile("x.json", "a"), turning("a"), turning).applied == 2


def test_a_fix_that_mends_nothing_is_not_made_and_the_others_are() -> None:
    def adding(text: str) -> list[Diagnostic]:
        """Find digits, which the fix mends, and that an option is missing, which it adds where nobody reads it."""
        source = document("x.json", text.encode(), HINTS).source
        end = len(text)
        digits = [at for at, letter in enumerate(text) if letter.isdigit()]
        return [
            *(diagnostic(source, Span(at, at + 1), (Edit(Span(at, at + 1), "x"),)) for at in digits),
            diagnostic(source, Span(0, 0), (Edit(Span(end, end), " --option"),)),
        ]

    result = fix(SourceFile("x.json", "2 a 4 ."), adding("2 a 4 ."), adding)
    assert (result.text, result.applied) == ("x a x .", 2)


def test_a_fix_that_hides_a_command_is_not_made() -> None:
    assert fix(SourceFile("x.txt", "2"), breaking("2"), lambda text: None if text == "x" else breaking(text)).applied == 0
