"""Laws of the whole ruleset: no valid app client is an error, and one broken constraint gives its rule and no other error."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.reading import document
from skelint.services.catalogue import named
from skelint.services.identification import Hints

RULES = Ruleset.collect().select(["ALL"])
CREATE, UPDATE = "create-user-pool-client", "update-user-pool-client"
Client = dict[str, Any]

SECONDS = {"seconds": 1, "minutes": 60, "hours": 3_600, "days": 86_400}
DAY, YEARS = 86_400, 3_650 * 86_400
URLS = [
    "https://a.example/cb",
    "https://A.example:8443/cb?x=1&y=%20",
    "https://xn--n3h.example/ü",
    "http://localhost/cb",
    "http://localhost:3000",
    "http://127.0.0.1:8080/cb",
    "http://[::1]/cb",
    "myapp://example",
    "com.example.app:/callback",
    "com.example.my_app://callback",
]
ATTRIBUTES = [
    "address",
    "email",
    "family_name",
    "name",
    "nickname",
    "picture",
    "profile",
    "website",
    "custom:plan",
    "custom:a1",
]
SIGN_IN = ["ALLOW_USER_SRP_AUTH", "ALLOW_USER_PASSWORD_AUTH", "ALLOW_CUSTOM_AUTH", "ALLOW_USER_AUTH"]
LEGACY = ["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"]
PROJECT = "abcdef01234567890abcdef012345678"
ROLE = "arn:aws:iam::123456789012:role/pinpoint"
ANALYTICS: list[Client] = [
    {"ApplicationArn": f"arn:aws:mobiletargeting:us-east-1:123456789012:apps/{PROJECT}"},
    {"ApplicationId": PROJECT, "RoleArn": ROLE, "ExternalId": "x", "UserDataShared": False},
]


def some(values: list[str]) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(values), min_size=1, max_size=4, unique=True)


@st.composite
def lifetimes(draw: st.DrawFn) -> Client:
    """Return lifetimes in range, in any unit or the default one, none outliving the refresh token."""
    refresh = draw(st.integers(3_600, YEARS))
    lifetimes: Client = {}
    units: dict[str, str] = {}
    for name, least, most, default in (
        ("RefreshToken", 3_600, refresh, "days"),
        ("AccessToken", 300, min(DAY, refresh), "hours"),
        ("IdToken", 300, min(DAY, refresh), "hours"),
    ):
        unit = draw(st.sampled_from([*SECONDS, None]))
        size = SECONDS[unit or default]
        lowest, highest = -(-least // size), most // size
        if lowest <= highest:
            lifetimes[f"{name}Validity"] = draw(st.integers(lowest, highest))
            units |= {name: unit} if unit else {}
    seconds = lifetimes.get("RefreshTokenValidity", 30) * SECONDS[units.get("RefreshToken", "days")]
    for name in ("AccessToken", "IdToken"):
        if lifetimes.get(f"{name}Validity", 0) * SECONDS[units.get(name, "hours")] > seconds:
            del lifetimes[f"{name}Validity"]
            units.pop(name, None)
    return lifetimes | ({"TokenValidityUnits": units} if units else {})


@st.composite
def oauth(draw: st.DrawFn) -> Client:
    """Return OAuth settings that fit each other, or none."""
    kind = draw(st.sampled_from(["none", "users", "machines"]))
    if kind == "none":
        return {}
    enabled: Client = {"AllowedOAuthFlowsUserPoolClient": True}
    if kind == "machines":
        scopes = draw(some(["rs/read", "rs/write", "https://api.example/x/read"]))
        return enabled | {"AllowedOAuthFlows": ["client_credentials"], "AllowedOAuthScopes": scopes, "GenerateSecret": True}
    urls = draw(some(URLS))
    found = enabled | {
        "AllowedOAuthFlows": draw(st.sampled_from([["code"], ["implicit"], ["code", "implicit"]])),
        "AllowedOAuthScopes": draw(some(["openid", "email", "phone", "profile", "aws.cognito.signin.user.admin", "rs/read"])),
        "CallbackURLs": urls,
    }
    if draw(st.booleans()):
        found["DefaultRedirectURI"] = draw(st.sampled_from(urls))
    if draw(st.booleans()):
        found["LogoutURLs"] = draw(some(URLS))
    return found


@st.composite
def sign_in(draw: st.DrawFn) -> Client:
    """Return authentication flows and rotation that fit each other."""
    rotation = draw(st.sampled_from([None, "ENABLED", "DISABLED"]))
    legacy = draw(st.booleans())
    flows = draw(some(LEGACY if legacy else SIGN_IN))
    if not legacy and rotation != "ENABLED":
        flows.append("ALLOW_REFRESH_TOKEN_AUTH")
    found: Client = {"ExplicitAuthFlows": flows} if draw(st.booleans()) else {}
    if rotation:
        found["RefreshTokenRotation"] = {"Feature": rotation, "RetryGracePeriodSeconds": draw(st.integers(0, 60))}
    return found


@st.composite
def clients(draw: st.DrawFn, operation: str = CREATE) -> Client:
    """Return an input that the service would accept, as far as is known."""
    ids = {"UserPoolId": "us-east-1_Ex1"} | ({"ClientName": "my app+1"} if operation == CREATE else {"ClientId": "abc123"})
    optional = {
        "GenerateSecret": st.booleans(),
        "EnableTokenRevocation": st.booleans(),
        "AuthSessionValidity": st.integers(3, 15),
        "PreventUserExistenceErrors": st.sampled_from(["ENABLED", "LEGACY"]),
        "ReadAttributes": some([*ATTRIBUTES, "email_verified", "sub", "identities"]),
        "PublishSecretsInAWSSecretsManager": st.booleans(),
        "WriteAttributes": some(ATTRIBUTES),
        "SupportedIdentityProviders": some(["COGNITO", "Google", "Facebook", "MyOIDC", "Größe", "O,kta"]),
        "AnalyticsConfiguration": st.sampled_from(ANALYTICS),
    }
    chosen = draw(st.lists(st.sampled_from(sorted(optional)), unique=True))
    found = ids | {name: draw(optional[name]) for name in chosen} | draw(lifetimes()) | draw(oauth()) | draw(sign_in())
    if operation == UPDATE:
        found.pop("GenerateSecret", None)
    elif found.get("GenerateSecret"):
        found["EnablePropagateAdditionalUserContextData"] = draw(st.booleans())
    return found


def reported(client: Client, operation: str = CREATE, syntax: str = "json") -> list[Diagnostic]:
    return lint(
        document(f"x.{syntax}", json.dumps(client, ensure_ascii=False).encode(), Hints(named(operation).operation)), RULES
    )


def errors(client: Client, operation: str = CREATE) -> list[str]:
    return [f"{one.code} {one.message}" for one in reported(client, operation) if one.severity is Severity.ERROR]


@pytest.mark.parametrize("operation", [CREATE, UPDATE])
@settings(max_examples=400)
@given(data=st.data())
def test_a_valid_app_client_is_no_error(operation: str, data: st.DataObject) -> None:
    assert errors(data.draw(clients(operation)), operation) == []


def without(*names: str, **members: Any) -> "Breaking":
    return lambda client: {name: value for name, value in (client | members).items() if name not in names}


Breaking = Callable[[Client], Client]


def put(**members: Any) -> Breaking:
    return lambda client: client | members


def nested(member: str, **inner: Any) -> Breaking:
    return lambda client: client | {member: {**client.get(member, {}), **inner}}


WEB = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid"],
    "CallbackURLs": ["https://a.example/cb"],
    "DefaultRedirectURI": "https://a.example/cb",
}
MACHINE = WEB | {"AllowedOAuthScopes": ["rs/read"], "EnablePropagateAdditionalUserContextData": False}
DEFAULT_IN_HOURS = {"RefreshTokenValidity": 30, "AccessTokenValidity": 1, "IdTokenValidity": 1, "TokenValidityUnits": {}}
SHORT_REFRESH = {
    "AccessTokenValidity": 3,
    "IdTokenValidity": 1,
    "RefreshTokenValidity": 2,
    "TokenValidityUnits": {"RefreshToken": "hours"},
}

BREAKINGS: list[tuple[str, Breaking]] = [
    ("AWS002", put(Foo=1)),
    ("AWS002", put(clientName="x")),
    ("AWS002", nested("TokenValidityUnits", Refresh="days")),
    ("AWS004", put(CreationDate="now")),
    ("AWS005", put(ClientId="abc")),
    ("AWS006", put(LogoutURLs=None)),
    ("AWS010", put(EnableTokenRevocation="true")),
    ("AWS010", put(ReadAttributes="email")),
    ("AWS011", put(AuthSessionValidity=5.0)),
    ("AWS012", put(AuthSessionValidity=True)),
    ("AWS020", put(PreventUserExistenceErrors="enabled")),
    ("AWS020", put(PreventUserExistenceErrors="NONE")),
    ("AWS021", put(ClientName="")),
    ("AWS021", put(LogoutURLs=[""])),
    ("AWS022", put(ClientSecret="short", GenerateSecret=False)),
    ("AWS023", put(ClientName="x" * 129)),
    ("AWS025", put(LogoutURLs=[f"https://a.example/{index}" for index in range(101)])),
    ("AWS026", put(AuthSessionValidity=2)),
    ("AWS027", put(AuthSessionValidity=16)),
    ("AWS028", put(UserPoolId="us-east-1-Ex1")),
    ("AWS028", put(ClientName="a/b")),
    ("AWS028", put(LogoutURLs=["https://a.example/a b"])),
    ("COG001", put(**WEB | {"AllowedOAuthFlows": ["code,implicit"]})),
    ("COG001", put(**WEB | {"AllowedOAuthScopes": ["openid email"]})),
    ("COG001", put(**WEB | {"AllowedOAuthScopes": ["profile,openid"]})),
    ("COG101", put(**WEB | {"CallbackURLs": ["https://a.example/cb", "http://a.example/cb"]})),
    ("COG101", put(LogoutURLs=["HTTP://a.example/"])),
    ("COG101", put(LogoutURLs=["http://localhost.example.com/"])),
    ("COG101", put(LogoutURLs=["http://127.0.0.1.example.com/"])),
    ("COG101", put(LogoutURLs=["http://localhost@evil.example/"])),
    ("COG102", put(**WEB | {"CallbackURLs": ["https://a.example/cb", "https://a.example/cb#"]})),
    ("COG103", put(**WEB | {"CallbackURLs": ["https://a.example/cb", "//a.example/cb"]})),
    ("COG103", put(**WEB | {"CallbackURLs": ["https://a.example/cb", "/cb"]})),
    ("COG104", put(**WEB | {"DefaultRedirectURI": "https://a.example/cb/"})),
    ("COG111", put(LogoutURLs=["https://a.example/ https://b.example/"])),
    ("COG201", put(**MACHINE | {"AllowedOAuthFlows": ["code", "client_credentials"]}, GenerateSecret=True)),
    ("COG202", put(**MACHINE | {"AllowedOAuthFlows": ["client_credentials"]}, GenerateSecret=False)),
    ("COG203", without("AllowedOAuthScopes", **WEB)),
    ("COG204", without("CallbackURLs", "DefaultRedirectURI", **WEB)),
    ("COG211", put(**WEB | {"AllowedOAuthScopes": ["openid", "read"]})),
    ("COG212", put(**WEB | {"AllowedOAuthScopes": ["openid", "reports/"]})),
    ("COG211", put(**WEB | {"AllowedOAuthScopes": ["OpenID"]})),
    (
        "COG213",
        put(**MACHINE | {"AllowedOAuthScopes": ["openid"], "AllowedOAuthFlows": ["client_credentials"]}, GenerateSecret=True),
    ),
    ("COG301", put(**DEFAULT_IN_HOURS | {"AccessTokenValidity": 60})),
    ("COG301", put(**DEFAULT_IN_HOURS | {"RefreshTokenValidity": 3_651})),
    ("COG301", put(**DEFAULT_IN_HOURS | {"IdTokenValidity": 299, "TokenValidityUnits": {"IdToken": "seconds"}})),
    ("COG302", put(**SHORT_REFRESH)),
    (
        "COG401",
        put(ExplicitAuthFlows=["ADMIN_NO_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], RefreshTokenRotation={"Feature": "DISABLED"}),
    ),
    (
        "COG402",
        put(
            ExplicitAuthFlows=["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"], RefreshTokenRotation={"Feature": "ENABLED"}
        ),
    ),
    ("COG501", put(WriteAttributes=["email", "email_verified"])),
    ("COG502", put(ReadAttributes=["department"])),
    ("COG503", put(ReadAttributes=["custom:averyveryverylongattribute"])),
    ("COG701", put(AnalyticsConfiguration=ANALYTICS[0] | ANALYTICS[1])),
    ("COG702", put(AnalyticsConfiguration={"ApplicationId": PROJECT})),
    ("COG801", put(ClientSecret="EXAMPLEexampleEXAMPLEexample", GenerateSecret=True)),
    ("COG802", put(**WEB, GenerateSecret=False, EnablePropagateAdditionalUserContextData=True)),
]


@pytest.mark.parametrize(
    ("code", "breaking"), BREAKINGS, ids=[f"{code}-{number}" for number, (code, _) in enumerate(BREAKINGS)]
)
@settings(max_examples=25)
@given(client=clients())
def test_one_broken_constraint_gives_its_rule_and_no_other_error(code: str, breaking: Breaking, client: Client) -> None:
    broken = breaking(client)
    codes = {line.split()[0] for line in errors(broken)}
    assert codes - set(RULES[code].covers) == {code}, errors(broken)


@settings(max_examples=50)
@given(client=clients())
def test_json_and_yaml_are_judged_alike(client: Client) -> None:
    as_json = [(one.code, one.message, one.pointer) for one in reported(client)]
    as_yaml = [(one.code, one.message, one.pointer) for one in reported(client, syntax="yaml")]
    assert as_json == as_yaml


@settings(max_examples=50)
@given(client=clients(), seed=st.randoms(use_true_random=False))
def test_the_order_of_members_does_not_matter(client: Client, seed: Any) -> None:
    shuffled = list(client.items())
    seed.shuffle(shuffled)
    found = sorted((one.code, one.message) for one in reported(dict(shuffled)))
    assert found == sorted((one.code, one.message) for one in reported(client))


@settings(max_examples=400)
@given(data=st.data())
def test_what_is_wrong_with_the_structure_is_said_by_the_rules_of_the_structure_alone(data: st.DataObject) -> None:
    client = data.draw(clients())
    member = data.draw(st.sampled_from(sorted(client)))
    wrong = data.draw(st.sampled_from([None, 12.5, "", "\u0000", [None], [""], [1], -1, "${X}", ["${X}"]]))
    found = errors(client | {member: wrong})
    assert [line for line in found if not line.startswith("AWS")] == []
