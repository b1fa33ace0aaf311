"""What the commands of one script create is a part of what there is: what they do not show is a warning at most."""

from pathlib import Path

import pytest
from tests.rules.context.project import reported

from skelint.authoring.finding import Severity

POOL = """POOL=$(aws cognito-idp create-user-pool --pool-name portal --user-pool-tier LITE \
  --schema Name=email,Required=true Name=employee,AttributeDataType=String,Mutable=false --query UserPool.Id --output text)"""
SERVER = """aws cognito-idp create-resource-server --user-pool-id "$POOL" --identifier api --name API \
  --scopes ScopeName=write,ScopeDescription=Write"""
PROVIDER = """aws cognito-idp create-identity-provider --user-pool-id "$POOL" --provider-name Corp --provider-type SAML \
  --provider-details MetadataURL=https://idp.example.com/m --attribute-mapping email=mail,custom:employee=number"""
DOMAIN = 'aws cognito-idp create-user-pool-domain --user-pool-id "$POOL" --domain acme --managed-login-version 2'
CLIENT = 'aws cognito-idp create-user-pool-client --user-pool-id "$POOL" --client-name web'


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def severities(folder: Path, *commands: str) -> dict[str, Severity]:
    """Return the codes of what is found in a script that only other files can tell, with their severities."""
    script = "\n".join([*commands, ""])
    codes = ("COG70", "COG25", "COG35")
    return {each.code: each.severity for each in reported(folder, {"make.sh": script}) if each.code.startswith(codes)}


@pytest.mark.parametrize(
    ("commands", "options", "code"),
    [
        ([POOL, PROVIDER], "--supported-identity-providers Google", "COG7001"),
        ([POOL, SERVER], "--allowed-o-auth-scopes api/read", "COG7003"),
        ([POOL, SERVER], "--allowed-o-auth-scopes orders/read", "COG7003"),
        ([POOL], "--read-attributes custom:plan", "COG7012"),
        ([POOL], "--write-attributes name", "COG7013"),
        ([POOL, PROVIDER], "--supported-identity-providers Corp", "COG7015"),
        ([POOL], "--explicit-auth-flows ALLOW_USER_AUTH ALLOW_REFRESH_TOKEN_AUTH", "COG7021"),
        ([POOL], "--refresh-token-rotation Feature=ENABLED", "COG7031"),
    ],
)
def test_a_client_is_judged_by_what_its_script_creates(folder: Path, commands: list[str], options: str, code: str) -> None:
    assert severities(folder, *commands, f"{CLIENT} {options}")[code] is Severity.WARNING


def test_providers_and_domains_are_judged_by_the_pool_that_their_script_creates(folder: Path) -> None:
    assert severities(folder, POOL, PROVIDER, DOMAIN) == {"COG2502": Severity.WARNING, "COG3501": Severity.WARNING}


@pytest.mark.parametrize(
    "options",
    [
        "--allowed-o-auth-flows-user-pool-client --allowed-o-auth-flows code",  # the domain may be made elsewhere
        "--explicit-auth-flows ALLOW_CUSTOM_AUTH",  # so may the triggers
        "--explicit-auth-flows ALLOW_USER_SRP_AUTH",
        "--supported-identity-providers Corp",  # no command creates one
        "--allowed-o-auth-scopes api/read",
    ],
)
def test_what_a_script_leaves_out_is_not_held_against_it(folder: Path, options: str) -> None:
    unread = "--read-attributes email --write-attributes email"
    assert severities(folder, POOL, f"{CLIENT} {unread} {options}") == {}


def test_what_another_variable_holds_is_another_pool(folder: Path) -> None:
    other = CLIENT.replace("$POOL", "$OTHER")
    assert severities(folder, POOL, SERVER, f"{other} --allowed-o-auth-scopes orders/read") == {}
