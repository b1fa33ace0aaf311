"""What some command changes, a saved description may be older than: then nobody can tell."""

from pathlib import Path

import pytest
from tests.rules.context.project import reported

ID = "--user-pool-id us-east-1_Ex1"
STATE = {
    "aws/pool.yaml": 'UserPool: {Id: us-east-1_Ex1, UserPoolTier: LITE, SchemaAttributes: [{Name: "custom:team"}]}\n',
    "aws/servers.yaml": "ResourceServers: [{UserPoolId: us-east-1_Ex1, Identifier: api, Scopes: [{ScopeName: write}]}]\n",
    "aws/corp.yaml": "IdentityProvider: {UserPoolId: us-east-1_Ex1, ProviderName: Corp, ProviderType: SAML,"
    " AttributeMapping: {email: mail}}\n",
    "aws/mfa.yaml": "MfaConfiguration: 'OFF'\nSoftwareTokenMfaConfiguration: {Enabled: false}\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("change", "command", "code"),
    [
        (
            f"add-custom-attributes {ID} --custom-attributes Name=plan,AttributeDataType=String",
            f"create-user-pool-client {ID} --client-name web --read-attributes custom:plan",
            "COG7012",
        ),
        (
            f"update-resource-server {ID} --identifier api --name API --scopes ScopeName=read,ScopeDescription=Read",
            f"create-user-pool-client {ID} --client-name web --allowed-o-auth-scopes api/read",
            "COG7003",
        ),
        (
            f"update-user-pool {ID} --user-pool-tier PLUS",
            f"create-user-pool-client {ID} --client-name web --explicit-auth-flows ALLOW_USER_AUTH",
            "COG7021",
        ),
        (
            f"update-identity-provider {ID} --provider-name Corp --attribute-mapping email=login,name=cn",
            f"create-user-pool-client {ID} --client-name web --supported-identity-providers Corp --write-attributes name",
            "COG7011",
        ),
        (
            f"set-user-pool-mfa-config {ID} --mfa-configuration ON --software-token-mfa-configuration Enabled=true",
            f"update-user-pool {ID} --mfa-configuration ON",
            "COG1214",
        ),
    ],
)
def test_what_a_command_changes_is_not_held_against_another(folder: Path, change: str, command: str, code: str) -> None:
    def codes(*commands: str) -> set[str]:
        script = "".join(f"aws cognito-idp {each}\n" for each in commands)
        return {diagnostic.code for diagnostic in reported(folder, STATE | {"change.sh": script})}

    assert code in codes(command)
    assert code not in codes(change, command)
