"""Saved outputs are recognised by their members, in JSON and YAML, in any encoding; nobody else's file is taken for one."""

import json
from typing import Any

import pytest

from skelint.context.claim import Claim, SavedList
from skelint.context.sayings import saved_output, sayings
from skelint.readers.reading import document

POOL = "us-east-1_Ex4mPle01"
PROVIDER = {"ProviderName": "Google", "ProviderType": "Google"}
OUTPUTS = [
    ("describe-user-pool", {"UserPool": {"Id": POOL, "Name": "portal"}}),
    ("list-user-pools", {"UserPools": [{"Id": POOL, "Name": "portal"}]}),
    ("describe-identity-provider", {"IdentityProvider": {"UserPoolId": POOL, **PROVIDER}}),
    ("list-identity-providers", {"Providers": [PROVIDER]}),
    ("list-identity-providers", {"Providers": [PROVIDER], "NextToken": "abc"}),
    ("list-identity-providers", {"Providers": [], "ResponseMetadata": {"HTTPStatusCode": 200}}),
    ("list-resource-servers", {"ResourceServer": {"UserPoolId": POOL, "Identifier": "api", "Name": "api"}}),
    ("list-resource-servers", {"ResourceServers": [{"UserPoolId": POOL, "Identifier": "api", "Name": "api"}]}),
    ("describe-user-pool-client", {"UserPoolClient": {"UserPoolId": POOL, "ClientId": "abc", "ClientName": "web"}}),
    (
        "describe-user-pool-client",
        {"UserPoolId": POOL, "ClientId": "abc", "ClientName": "web", "CreationDate": 1.5, "LastModifiedDate": "2026-01-01"},
    ),
    (
        "describe-user-pool",
        {
            "Id": POOL,
            "Name": "p",
            "UserPoolTier": "LITE",
            "EstimatedNumberOfUsers": 0,
            "CreationDate": 1,
            "LastModifiedDate": 1,
        },
    ),
    ("list-user-pool-clients", {"UserPoolClients": [{"UserPoolId": POOL, "ClientId": "abc", "ClientName": "web"}]}),
    ("describe-user-pool-domain", {"DomainDescription": {"UserPoolId": POOL, "Domain": "portal"}}),
    ("get-user-pool-mfa-config", {"MfaConfiguration": "OPTIONAL", "SoftwareTokenMfaConfiguration": {"Enabled": True}}),
    ("get-user-pool-mfa-config", {"MfaConfiguration": "OFF", "WebAuthnConfiguration": {"RelyingPartyId": "auth.example.com"}}),
    ("list-user-pool-client-secrets", {"ClientSecrets": [{"ClientSecretId": "a", "ClientSecretValue": "s3cret"}]}),
]
FOREIGN: list[Any] = [
    {"UserPool": {"Id": "portal"}},
    {"UserPool": POOL},
    {"UserPool": {"Id": POOL}, "Region": "us-east-1"},
    {"Providers": [{"ProviderName": "Google"}]},
    {"Providers": ["Google"]},
    {"Providers": {"Google": {}}},
    {"ResourceServers": [{"Identifier": "api"}]},
    {"UserPoolClients": [{"UserPoolId": POOL, "ClientId": "a"}, {"UserPoolId": "eu-west-1_B", "ClientId": "b"}]},
    {"DomainDescription": {}},
    {"UserPoolId": POOL, "ClientId": "abc", "ClientName": "web"},
    {"Id": POOL, "Name": "portal", "CreationDate": 1, "LastModifiedDate": 1, "UserPoolTier": "LITE"},
    {"MfaConfiguration": "ON"},
    {"MfaConfiguration": "ON", "UserPoolId": POOL, "SoftwareTokenMfaConfiguration": {"Enabled": True}},
    {"ClientSecrets": ["a"]},
    {},
]


def read(text: str, name: str = "state.json", encoding: str = "utf-8") -> Any:
    return document(name, text.encode(encoding), named=False)


@pytest.mark.parametrize(("command", "output"), OUTPUTS)
def test_an_output_says_what_its_command_does(command: str, output: object) -> None:
    saved = saved_output(read(json.dumps(output)))
    assert saved is not None
    assert saved.need.value == command
    assert all(isinstance(saying, Claim | SavedList) for saying in saved.sayings)


@pytest.mark.parametrize("output", FOREIGN)
def test_nobody_elses_file_is_taken_for_one(output: object) -> None:
    assert saved_output(read(json.dumps(output))) is None


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le"])
def test_how_it_is_encoded_does_not_matter(encoding: str) -> None:
    assert len(sayings(read(json.dumps(OUTPUTS[3][1]), encoding=encoding))) == 2


def test_version_2_of_the_cli_saves_yaml_too() -> None:
    text = f"ResourceServers:\n- Identifier: api\n  Name: api\n  UserPoolId: {POOL}\n"
    assert [type(saying) for saying in sayings(read(text, "servers.yaml"))] == [SavedList, Claim]


def test_a_page_is_no_whole_list() -> None:
    lists = [sayings(read(json.dumps(output)))[0] for _, output in OUTPUTS[3:5]]
    assert [saved.whole for saved in lists if isinstance(saved, SavedList)] == [True, False]


def test_no_secret_is_kept_of_a_list_of_secrets() -> None:
    assert "s3cret" not in repr(sayings(read(json.dumps(OUTPUTS[12][1])))[0].members)  # type: ignore[union-attr]


def test_the_session_settings_of_a_client_are_the_same_as_they_are_set_and_got() -> None:
    settings = {"UserPoolId": POOL, "ClientId": "abc", "SSOSession": {"MaxValidityMinutes": 60}}
    (said,) = sayings(read(json.dumps(settings)))
    assert isinstance(said, Claim)
    assert (said.pool, said.name, said.members["SSOSession"]) == (POOL, "abc", {"MaxValidityMinutes": 60})


@pytest.mark.parametrize("date", [10**400, -1, 1e300, True, None, [], {}, "yesterday", "9999-99-99", ""])
def test_what_is_no_date_is_none(date: object) -> None:
    (said,) = sayings(read(json.dumps({"UserPool": {"Id": POOL, "LastModifiedDate": date}})))
    assert isinstance(said, Claim)
    assert said.date is None
