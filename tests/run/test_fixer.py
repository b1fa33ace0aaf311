"""Fixes are made whole, in rounds."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.run.fixer import fix
from skelint.services.catalogue import named
from skelint.services.identification import Hints

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


@settings(deadline=None, max_examples=150)
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
