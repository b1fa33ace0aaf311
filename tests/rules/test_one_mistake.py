"""One mistake is one finding, and the fixes of two rules do not undo each other."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from skelint.authoring.finding import Severity
from skelint.engine.diagnostic import Diagnostic
from skelint.engine.lint import lint
from skelint.engine.ruleset import Ruleset
from skelint.readers.document import Document
from skelint.readers.reading import document
from skelint.run.fixer import fix

RULES = Ruleset.collect().select(["ALL"])
CREATE = {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
UPDATE = {"UserPoolId": "us-east-1_Ex1", "ClientId": "abc"}
DESCRIBED = UPDATE | {"ClientName": "app", "RefreshTokenValidity": 30}
WEB = {
    "AllowedOAuthFlowsUserPoolClient": True,
    "AllowedOAuthFlows": ["code"],
    "AllowedOAuthScopes": ["openid"],
    "CallbackURLs": ["https://a.test/cb"],
    "SupportedIdentityProviders": ["COGNITO"],
}
Client = dict[str, Any]


def opened(client: Client) -> Document:
    operation = "update-user-pool-client" if "ClientId" in client else "create-user-pool-client"
    return document(f"x.{operation}.json", json.dumps(client).encode())


def reported(client: Client) -> list[Diagnostic]:
    return lint(opened(client), RULES)


@pytest.mark.parametrize(
    ("member", "value", "code", "severity"),
    [
        ("AllowedOAuthFlows", ["code,implicit"], "COG001", Severity.ERROR),
        ("AllowedOAuthFlows", ["code implicit"], "COG001", Severity.ERROR),
        ("ExplicitAuthFlows", ["ALLOW_USER_SRP_AUTH,ALLOW_REFRESH_TOKEN_AUTH"], "COG001", Severity.ERROR),
        ("AllowedOAuthScopes", ["openid,email"], "COG001", Severity.ERROR),
        ("AllowedOAuthScopes", ["openid email"], "COG001", Severity.ERROR),
        ("AllowedOAuthScopes", ["openid reports/read"], "COG001", Severity.ERROR),
        ("AllowedOAuthScopes", ["openid,reports/read"], "COG001", Severity.WARNING),
        ("AllowedOAuthScopes", ["openid,reports/"], "COG212", Severity.ERROR),
        ("SupportedIdentityProviders", ["COGNITO,Google"], "COG001", Severity.WARNING),
        ("SupportedIdentityProviders", ["COGNITO, Google"], "COG001", Severity.WARNING),
        ("CallbackURLs", ["https://a.test/cb,https://b.test/cb"], "COG111", Severity.WARNING),
        ("CallbackURLs", ["https://a.test/cb, http://localhost/cb"], "COG111", Severity.ERROR),
        ("CallbackURLs", ["https://a.test/cb,https://b.test/cb\u0001"], "COG111", Severity.ERROR),
        ("AllowedOAuthScopes", ['openid,reports/"read"'], "COG001", Severity.ERROR),
        ("CallbackURLs", ["https:/a.test/cb,https://b.test/cb"], "COG106", Severity.WARNING),
        ("CallbackURLs", ["*://a.test/cb"], "COG105", Severity.WARNING),
        ("CallbackURLs", ["com.acme.my_app://cb"], "COG112", Severity.WARNING),
        ("CallbackURLs", ["javascript:alert(1)"], "COG113", Severity.WARNING),
        ("SupportedIdentityProviders", ["login_with_amazon"], "COG601", Severity.WARNING),
        ("SupportedIdentityProviders", ["my_saml"], "COG603", Severity.WARNING),
        ("ExplicitAuthFlows", ["ALLOW_CLIENT_TOKEN_AUTH"], "COG411", Severity.WARNING),
        ("ExplicitAuthFlows", ["ALLOW_CLIENT_TOKEN_AUTH", "ALLOW_USER_AUTH"], "COG410", Severity.WARNING),
        ("AllowedOAuthScopes", ["aws.cognito/dcr/registr"], "COG218", Severity.WARNING),
    ],
)
def test_whatever_else_is_said_of_a_mistake_is_covered(member: str, value: list[str], code: str, severity: Severity) -> None:
    there = [one for one in reported(CREATE | WEB | {member: value}) if one.pointer == f"/{member}/0"]
    told = {one.code: one.severity for one in there if one.severity > Severity.NOTE}
    assert told[code] is severity
    assert set(told) - {code} <= set(RULES[code].covers)


def test_in_a_command_too() -> None:
    command = (
        "aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --allowed-o-auth-scopes openid,email\n"
    )
    told = [
        one
        for one in lint(document("x.sh", command.encode()), RULES)
        if command[one.span.start : one.span.end] == "openid,email"
    ]
    assert [one.code for one in told] == ["COG001"]


def test_what_covers_is_no_milder_than_what_it_covers() -> None:
    """The entry is rejected for its http: that an entry holds two URLs, a warning, must not hide it."""
    assert "COG101" not in RULES["COG111"].covers


@pytest.mark.parametrize(
    ("client", "code", "number"),
    [
        (CREATE | {"ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH", "ALLOW_USER_AUTH"]}, "COG401", 1),
        # An update that turns OAuth off by leaving the member out is partial-update's, and says nothing else of it.
        (UPDATE | {"CallbackURLs": ["https://a.test/cb"], "AllowedOAuthFlows": ["code"]}, "COG901", 1),
        (UPDATE | {"CallbackURLs": ["https://a.test/cb"], "AllowedOAuthFlows": ["code"]}, "COG205", 0),
        (DESCRIBED | {"AllowedOAuthFlowsUserPoolClient": False, "AllowedOAuthFlows": ["code"]}, "COG205", 1),
        (CREATE | {"AllowedOAuthFlows": ["code"]}, "COG205", 1),
        # "Providers are reset to COGNITO" and "there is no provider" cannot both be true.
        (UPDATE | {**WEB, "SupportedIdentityProviders": []}, "COG206", 1),
        (UPDATE | {name: value for name, value in WEB.items() if name != "SupportedIdentityProviders"}, "COG206", 0),
        # A machine has no users to speak of.
        (CREATE | {"AllowedOAuthFlows": ["client_credentials"], "GenerateSecret": True}, "COG407", 0),
        (CREATE | {"AllowedOAuthFlows": ["client_credentials"], "GenerateSecret": True}, "COG408", 1),
    ],
)
def test_a_mistake_is_told_once(client: Client, code: str, number: int) -> None:
    assert [one.code for one in reported(client)].count(code) == number


def fixed(client: Client) -> Iterator[Client]:
    """Yield the input after each fix alone."""
    source = opened(client).source
    for diagnostic in reported(client):
        yield json.loads(fix(source, [diagnostic], lambda _: [], unsafe=True).text)


PUBLIC = {"CallbackURLs": ["myapp://cb"]}


@pytest.mark.parametrize(
    "client",
    [
        CREATE | PUBLIC | {"ExplicitAuthFlows": ["ALLOW_ADMIN_USER_PASSWORD_AUTH"], "GenerateSecret": True},
        CREATE | PUBLIC | {"ExplicitAuthFlows": ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]},
        CREATE | PUBLIC | {"ExplicitAuthFlows": ["ALLOW_CLIENT_TOKEN_AUTH"]},
        CREATE | PUBLIC | {"AllowedOAuthFlows": ["client_credentials"], "GenerateSecret": True},
        CREATE | {"AllowedOAuthFlows": ["implicit"], "ExplicitAuthFlows": ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]},
    ],
)
def test_fixes_do_not_undo_each_other(client: Client) -> None:
    """Fix one finding at a time: no input comes back."""
    seen: list[Client] = []
    while client not in seen:
        seen.append(client)
        client = next((changed for changed in fixed(client) if changed != client), client)
    assert client == seen[-1], "fixed in a circle"


def test_a_partial_update_lists_each_setting_in_a_line_of_its_own() -> None:
    told = next(one for one in reported(UPDATE | {"PreventUserExistenceErrors": "ENABLED"}) if one.code == "COG901")
    assert told.help is not None
    lines = told.help.splitlines()
    assert "AllowedOAuthFlowsUserPoolClient: false" in lines
    assert "RefreshTokenValidity: 30 days (but seen to stay as it was)" in lines
    assert not [line for line in lines if "PublishSecrets" in line or len(line) > 100]
