"""Laws of identity providers: no valid one is an error, and one broken constraint gives its rule and no other error."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.laws.judging import Breaking, Input, errors, inner, only_error, put, without

from skelint_rules.cognito._attributes import STANDARD
from skelint_rules.cognito.identity_provider._kinds import KINDS

CREATE, UPDATE = "cognito-idp create-identity-provider", "cognito-idp update-identity-provider"
XML = '<?xml version="1.0"?>\n<EntityDescriptor entityID="https://idp.example.com"/>'
APP = {"client_id": "1example23456789", "client_secret": "provider-app-client-secret"}
ISSUER = {"oidc_issuer": "https://login.example.com", "attributes_request_method": "GET"}
ENDPOINTS = {
    "authorize_url": "https://login.example.com/authorize?a=1,2",
    "token_url": "https://login.example.com/token",
    "attributes_url": "https://login.example.com:8443/userinfo",
    "jwks_uri": "https://login.example.com/jwks",
}
FLAGS = {"IDPInit": "true", "IDPSignout": "false", "EncryptedResponses": "true", "RequestSigningAlgorithm": "rsa-sha256"}
CLAIMS = ["mail", "sub", "name", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "größe", "email"]


def some_of(details: dict[str, str]) -> st.SearchStrategy[dict[str, str]]:
    return st.sets(st.sampled_from(sorted(details))).map(lambda names: {name: details[name] for name in sorted(names)})


@st.composite
def details(draw: st.DrawFn, kind: str) -> dict[str, str]:
    """Return the details of a provider of some kind, all that it requires among them."""
    if kind == "SAML":
        source = draw(st.sampled_from([{"MetadataURL": "https://idp.example.com/saml?x=1"}, {"MetadataFile": XML}]))
        return source | draw(some_of(FLAGS))
    scopes = draw(st.lists(st.sampled_from(KINDS[kind].scopes or ("openid", "email", "rs/a:b")), min_size=1, unique=True))
    scope = {"authorize_scopes": draw(st.sampled_from([KINDS[kind].separator])).join(scopes)}
    if kind == "OIDC":
        app = draw(st.sampled_from([APP, {"client_id": "portal"}]))
        return (
            app
            | scope
            | ISSUER
            | {"attributes_request_method": draw(st.sampled_from(["GET", "POST"]))}
            | draw(some_of(ENDPOINTS))
        )
    if kind == "SignInWithApple":
        keys = {"client_id": "com.example.portal", "team_id": "3EXAMPLE", "key_id": "2EXAMPLE", "private_key": "1EXAMPLE"}
        return keys | draw(st.sampled_from([scope, {}]))
    return APP | scope | ({"api_version": "v17.0"} if kind == "Facebook" and draw(st.booleans()) else {})


@st.composite
def providers(draw: st.DrawFn, operation: str = CREATE, kinds: tuple[str, ...] = tuple(KINDS)) -> Input:
    """Return an input that the service would accept, as far as is known."""
    kind = draw(st.sampled_from(kinds))
    name = kind if KINDS[kind].social else draw(st.sampled_from(["Corp-SSO", "größe", "Google1", "ab3"]))
    provider: Input = {"UserPoolId": "us-east-1_Ex4mPle01", "ProviderName": name, "ProviderDetails": draw(details(kind))}
    if operation == CREATE:
        provider["ProviderType"] = kind
    if draw(st.booleans()):
        attributes = st.sampled_from([*STANDARD, "username", "custom:department", "custom:größe"])
        provider["AttributeMapping"] = draw(st.dictionaries(attributes, st.sampled_from(CLAIMS), max_size=5))
    if draw(st.booleans()):
        provider["IdpIdentifiers"] = ["example.com", "a b"]
    if kind == "OIDC" and draw(st.booleans()):
        provider["AcrMapping"] = {"Level1": "urn:example:low", "Level4": "urn:example:high"}
    return provider


@pytest.mark.parametrize("operation", [CREATE, UPDATE])
@settings(max_examples=200)
@given(data=st.data())
def test_a_valid_provider_is_no_error(operation: str, data: st.DataObject) -> None:
    assert errors(operation, data.draw(providers(operation))) == []


def detail(**members: Any) -> Breaking:
    return inner("ProviderDetails", put(**members))


def lacking(*names: str) -> Breaking:
    return inner("ProviderDetails", without(*names))


def mapping(**attributes: str) -> Breaking:
    return inner("AttributeMapping", put(**attributes))


SOCIAL = ("Google", "Facebook", "LoginWithAmazon")
LONG = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress"
BREAKINGS: list[tuple[str, tuple[str, ...], Breaking]] = [
    ("AWS010", tuple(KINDS), detail(client_id=True)),
    ("AWS020", tuple(KINDS), put(ProviderType="google")),
    ("AWS023", ("SAML", "OIDC"), put(ProviderName="ExampleCorporationEmployeeSingleSignOn")),
    ("COG2102", ("SAML", "OIDC"), put(ProviderName="Corp SSO")),
    ("COG2102", ("SAML", "OIDC"), put(ProviderName="ab")),
    ("COG2101", SOCIAL, put(ProviderName="MyProvider")),
    ("COG2201", SOCIAL, lacking("client_secret")),
    ("COG2201", SOCIAL, lacking("client_id", "authorize_scopes")),
    ("COG2201", ("SignInWithApple",), lacking("private_key")),
    ("COG2201", ("OIDC",), lacking("attributes_request_method")),
    ("COG2201", ("OIDC",), lacking("oidc_issuer")),
    ("COG2201", ("SAML",), lacking("MetadataURL", "MetadataFile")),
    ("COG2202", SOCIAL, inner("ProviderDetails", lambda details: without("client_id")(details) | {"clientId": "a"})),
    (
        "COG2202",
        ("SAML",),
        put(ProviderDetails={"metadata_url": "https://idp.example.com/saml"}),
    ),
    ("COG2204", ("OIDC",), detail(attributes_request_method="get")),
    ("COG2204", ("OIDC",), detail(attributes_request_method="PUT")),
    ("COG2205", ("OIDC",), detail(oidc_issuer="login.example.com")),
    ("COG2205", ("OIDC",), detail(jwks_uri="http://login.example.com/jwks")),
    ("COG2206", ("SAML",), detail(MetadataURL="https://idp.example.com/saml", MetadataFile=XML)),
    ("COG2207", ("SAML",), put(ProviderDetails={"MetadataFile": "file://metadata.xml"})),
    ("COG2207", ("SAML",), put(ProviderDetails={"MetadataFile": "https://idp.example.com/saml"})),
    ("COG2401", tuple(KINDS), put(AttributeMapping={LONG: "email"})),
    ("COG2401", tuple(KINDS), mapping(surname="family_name")),
    ("COG2402", tuple(KINDS), mapping(department="dept")),
    ("COG2402", tuple(KINDS), mapping(givenName="firstname")),
    ("COG2405", ("SAML", "Google"), put(AcrMapping={"Level1": "urn:example:low"})),
]


@pytest.mark.parametrize(
    ("code", "kinds", "breaking"), BREAKINGS, ids=[f"{code}-{number}" for number, (code, _, _) in enumerate(BREAKINGS)]
)
@settings(max_examples=15)
@given(data=st.data())
def test_one_broken_constraint_gives_its_rule_and_no_other_error(
    code: str, kinds: tuple[str, ...], breaking: Breaking, data: st.DataObject
) -> None:
    broken = breaking(data.draw(providers(kinds=kinds)))
    assert only_error(CREATE, broken, code), errors(CREATE, broken)


@settings(max_examples=200)
@given(provider=providers(), data=st.data())
def test_what_is_wrong_with_the_structure_is_said_by_the_rules_of_the_structure_alone(
    provider: Input, data: st.DataObject
) -> None:
    member = data.draw(st.sampled_from(sorted(provider)))
    wrong = data.draw(st.sampled_from([None, 12.5, "\u0000", [None], [1], -1, "${X}", {"a": None}, {}]))
    others = [line for line in errors(CREATE, provider | {member: wrong}) if not line.startswith("AWS")]
    assert not [line for line in others if not line.startswith(("COG2102", "COG2201", "COG2402"))], others
