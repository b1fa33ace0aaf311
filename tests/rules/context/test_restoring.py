"""Whatever a client has and an update gives: made complete, the update loses nothing, and nothing new is refused."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from skelint.authoring.finding import Severity
from skelint.context.pools import Context, merged
from skelint.context.sayings import sayings
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.run.fixer import fix

RULES = Ruleset.collect()
LOST = "COG7102"
IDS = {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc"}
FLOWS = ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]
URLS = ["https://a.example/cb", "https://b.example/cb", "myapp://cb"]
UNITS = st.sampled_from(["minutes", "hours"])


def some(*items: str) -> st.SearchStrategy[list[str]]:
    """Return lists of some of the items."""
    return st.lists(st.sampled_from(items), min_size=1, unique=True)


MEMBERS: dict[Any, st.SearchStrategy[Any]] = {
    "ExplicitAuthFlows": some(*FLOWS),
    "AllowedOAuthFlowsUserPoolClient": st.booleans(),
    "SupportedIdentityProviders": some("COGNITO", "Google"),
    "CallbackURLs": some(*URLS),
    "LogoutURLs": some(*URLS),
    "DefaultRedirectURI": st.sampled_from(URLS),
    "AllowedOAuthFlows": st.sampled_from([["code"], ["code", "implicit"], ["client_credentials"]]),
    "AllowedOAuthScopes": some("openid", "email", "api/read"),
    "WriteAttributes": some("email", "name"),
    "RefreshTokenValidity": st.sampled_from([2, 30, 72]),
    "AccessTokenValidity": st.sampled_from([8, 20]),
    "IdTokenValidity": st.sampled_from([1, 15]),
    "TokenValidityUnits": st.fixed_dictionaries({}, optional={"RefreshToken": UNITS, "AccessToken": UNITS, "IdToken": UNITS}),
    "PreventUserExistenceErrors": st.sampled_from(["ENABLED", "LEGACY"]),
    "EnableTokenRevocation": st.booleans(),
    "EnablePropagateAdditionalUserContextData": st.booleans(),
    "RefreshTokenRotation": st.sampled_from([{"Feature": "ENABLED"}, {"Feature": "DISABLED"}]),
}
SETTINGS = st.fixed_dictionaries({}, optional=MEMBERS)


def judged(text: str, context: Context) -> list[Diagnostic]:
    return lint(document("a.update-user-pool-client.json", text.encode()), RULES, context)


def lost(text: str, context: Context) -> list[Diagnostic]:
    return [diagnostic for diagnostic in judged(text, context) if diagnostic.code == LOST]


def codes(text: str, context: Context, severity: Severity = Severity.ERROR) -> set[str]:
    return {diagnostic.code for diagnostic in judged(text, context) if diagnostic.severity >= severity}


@given(present=SETTINGS, update=SETTINGS)
def test_an_update_made_complete_loses_nothing_and_is_not_refused(present: dict[str, Any], update: dict[str, Any]) -> None:
    description = json.dumps({"UserPoolClient": {**IDS, "ClientSecret": "masked", **present}})
    context = merged(sayings(document("client.json", description.encode(), named=False)))
    text = json.dumps({**IDS, **update})
    fixable = [diagnostic for diagnostic in lost(text, context) if diagnostic.fix]
    source = document("a.update-user-pool-client.json", text.encode()).source
    complete = fix(source, fixable, lambda changed: lost(changed, context), unsafe=False).text
    assert not fixable or lost(complete, context) == []
    assert json.loads(complete).items() >= {key: value for key, value in update.items() if key != "TokenValidityUnits"}.items()
    own = json.dumps({**IDS, **present})
    doubtful = codes(text, context, Severity.WARNING) | codes(own, context, Severity.WARNING)
    assert codes(complete, context) <= doubtful
