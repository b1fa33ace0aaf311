"""What other files of a workspace say of user pools: kept by the server, and read again when one of them changes."""

import json
from pathlib import Path
from typing import Any

import pytest
from lsprotocol import types

POOL = {"UserPool": {"Id": "us-east-1_Ex4mPle01", "Name": "portal"}}
CLIENT = {"UserPoolId": "us-east-1_Ex4mPle01", "ClientName": "web", "SupportedIdentityProviders": ["COGNITO", "Google"]}
NAME = "web.create-user-pool-client.json"
pytestmark = pytest.mark.asyncio(loop_scope="session")


def providers(*names: str) -> str:
    return json.dumps({"Providers": [{"ProviderName": name, "ProviderType": "OIDC"} for name in names]})


def changed(editor: Any, name: str) -> None:
    event = types.FileEvent(editor.uri(name), types.FileChangeType.Changed)
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))


@pytest.fixture
def state(tmp_path: Path) -> Path:
    folder = tmp_path / "aws-state"
    folder.mkdir()
    (folder / "pool.json").write_text(json.dumps(POOL), encoding="utf-8")
    (folder / "providers.json").write_text(providers("Facebook"), encoding="utf-8")
    return folder


async def test_a_client_is_judged_by_what_its_workspace_says_of_the_pool(start: Any, state: Path) -> None:
    editor = await start()
    uri = editor.open(NAME, json.dumps(CLIENT))
    await editor.becomes(uri, ["COG7001"])
    (state / "providers.json").write_text(providers("Facebook", "Google"), encoding="utf-8")
    changed(editor, "aws-state/providers.json")
    await editor.becomes(uri, [])
    (state / "providers.json").unlink()
    changed(editor, "aws-state/providers.json")
    await editor.becomes(uri, [])
    (state / "more.json").write_text(providers("Facebook"), encoding="utf-8")
    changed(editor, "aws-state/more.json")
    await editor.becomes(uri, ["COG7001"])


async def test_the_label_leads_into_the_other_file(start: Any, state: Path) -> None:
    editor = await start()
    uri = editor.open(NAME, json.dumps(CLIENT))
    (diagnostic,) = await editor.diagnostics(uri)
    assert diagnostic.related_information is not None
    (related,) = diagnostic.related_information
    assert related.location.uri == (state / "providers.json").as_uri()
    assert related.message == "the providers are listed here"


async def test_what_a_script_says_of_its_own_pool_is_what_it_says_now(editor: Any, tmp_path: Path) -> None:
    script = """\
POOL=$(aws cognito-idp create-user-pool --pool-name portal --query UserPool.Id --output text)
aws cognito-idp create-identity-provider --user-pool-id "$POOL" --provider-name Google \\
  --provider-type Google --provider-details client_id=a,client_secret=b,authorize_scopes=email
aws cognito-idp create-user-pool-client --user-pool-id "$POOL" --client-name web --supported-identity-providers NAME
"""
    (tmp_path / "deploy.sh").write_text(script.replace("NAME", "Google"), encoding="utf-8")
    uri = editor.open("deploy.sh", script.replace("NAME", "Google").replace("name Google", "name Googl"), "shellscript")
    assert "COG7001" in await editor.codes(uri)
    editor.replace(uri, 2, script.replace("NAME", "Google"))
    assert "COG7001" not in await editor.codes(uri, 2)


async def test_what_lies_beside_a_file_of_no_workspace_is_not_read(editor: Any, state: Path) -> None:
    assert state.is_dir()
    assert await editor.codes(editor.open(NAME, json.dumps(CLIENT))) == []
