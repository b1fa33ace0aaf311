"""In one script the variables tie what belongs together: a pool and what is created in it, a client and its updates."""

from pathlib import Path
from typing import Any

import pytest

from skelint.context.pools import merged
from skelint.context.sayings import sayings
from skelint.readers.reading import document

POOL = "aws cognito-idp create-user-pool --pool-name portal --query UserPool.Id --output text"
SERVER = 'aws cognito-idp create-resource-server --user-pool-id "$POOL" --identifier api --name api'
CLIENT = 'aws cognito-idp create-user-pool-client --user-pool-id "$POOL" --client-name web'
TIED = [
    f"POOL=$({POOL})\n{SERVER}\n{CLIENT}",
    f"export POOL=$({POOL})\n{SERVER}\n{CLIENT}",
    f"readonly POOL=`{POOL}`\n{SERVER}\n{CLIENT}",
    f"POOL=$({POOL})\nif x; then\n{SERVER}\nfi\n{CLIENT}",
    f"POOL=$({POOL})\nID=$POOL\n{SERVER}\n{CLIENT.replace('POOL', 'ID')}",
    f'OUT=$({POOL})\nPOOL=$(echo "$OUT" | jq -r .UserPool.Id)\n{SERVER}\n{CLIENT}',
    f"{SERVER}\n{CLIENT}",
    f"POOL=$1\n{SERVER}\n{CLIENT}",
    f"source ./env.sh\n{SERVER}\n{CLIENT}",
    f"for POOL in $(cat pools); do\n{SERVER}\n{CLIENT}\ndone",
    f"while read -r POOL; do\n{SERVER}\n{CLIENT}\ndone < pools",
]
APART = [
    f"POOL=$({POOL})\n{SERVER}\nPOOL=$2\n{CLIENT}",
    f"{SERVER}\nsource ./env.sh\n{CLIENT}",
    f"{SERVER}\nread -r POOL\n{CLIENT}",
    f"{SERVER}\nif x; then POOL=$1; fi\n{CLIENT}",
    f"POOL=$1\n{SERVER}\nnext() {{ POOL=$2; }}\nnext\n{CLIENT}",
    f"{SERVER}\n{CLIENT.replace('POOL', 'OTHER')}",
    f"{SERVER}\n{CLIENT.replace('$POOL', '${POOL}x')}",
    f"if x; then POOL=$({POOL}); {SERVER}; else POOL=$1; fi\n{CLIENT}",
    f"{SERVER}\nPOOL=$(cat other)\n{CLIENT}",
]


def servers_known_to_the_client(script: str) -> list[str]:
    """Return the resource servers of the pool that the last command of a script belongs to."""
    read = document("deploy.sh", script.encode())
    pool = merged(sayings(read)).of(read.requests[-1], "deploy.sh")
    return [name for name, _ in pool.resource_servers] if pool else []


@pytest.mark.parametrize("script", TIED)
def test_the_same_value_is_the_same_pool(script: str) -> None:
    assert servers_known_to_the_client(script) == ["api"]


@pytest.mark.parametrize("script", APART)
def test_what_may_be_another_value_is_no_tie(script: str) -> None:
    assert servers_known_to_the_client(script) == []


@pytest.mark.parametrize(
    ("options", "secret"), [("", False), (" --generate-secret", True), (" --no-generate-secret", False), (' "$@"', None)]
)
def test_a_client_that_the_script_creates_is_known_by_its_variable(options: str, secret: bool | None) -> None:
    update = 'aws cognito-idp update-user-pool-client --user-pool-id "$POOL" --client-id "$ID"'
    script = f"POOL=$({POOL})\nID=$({CLIENT}{options} --query UserPoolClient.ClientId --output text)\n{update}"
    read = document("deploy.sh", script.encode())
    pool = merged(sayings(read)).of(read.requests[-1], "deploy.sh")
    assert pool is not None
    ((_, created),) = pool.clients
    stated: Any = created.members.get("GenerateSecret")
    assert (stated and stated.value) == secret


def test_two_scripts_share_no_variable() -> None:
    first, second = (document(name, f"{SERVER}\n{CLIENT}".encode()) for name in ("a.sh", "b.sh"))
    assert merged(sayings(first)).of(second.requests[-1], "b.sh") is None


def test_blocks_of_a_document_share_no_variable() -> None:
    text = f"```sh\n{SERVER}\n```\n\n```sh\n{CLIENT}\n```\n"
    read = document("guide.md", text.encode())
    assert len(read.requests) == 2
    assert merged(sayings(read)).of(read.requests[-1], "guide.md") is None


@pytest.mark.parametrize(
    ("options", "sure"),
    [
        ("", True),
        ("--max-results 60", True),
        ("--client-type DCR", False),
        ("--starting-token x", False),
        ("--page-size 5", True),
    ],
)
def test_a_list_that_a_script_saves_a_part_of_is_a_part(options: str, sure: bool, tmp_path: Path) -> None:
    saved = tmp_path / "clients.json"
    saved.write_text('{"UserPoolClients": [{"UserPoolId": "us-east-1_Ex1", "ClientId": "a", "ClientName": "web"}]}')
    script = f"aws cognito-idp list-user-pool-clients --user-pool-id us-east-1_Ex1 {options} > clients.json\n"
    files = [document(str(saved), saved.read_bytes(), named=False), document(str(tmp_path / "save.sh"), script.encode())]
    absence = merged(saying for file in files for saying in sayings(file)).pools["us-east-1_Ex1"].clients.absence("b")
    assert absence is not None
    assert absence.sure is sure
