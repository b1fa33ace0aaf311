"""COG7101: an update names an app client that its user pool does not have."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, rule
from skelint_rules.cognito.app_client import UPDATE, UPDATE_PAGE

CLIENTS = """
UserPoolClients:
- {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0, ClientName: web}
- {UserPoolId: us-east-1_Ex4mPle01, ClientId: 5ka1sfbsqfuk3n9pbq7mr0pa2c, ClientName: nightly-report}
"""
LIST = "UserPoolClients"


@rule(
    code="COG7101",
    name="client-not-in-user-pool",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[UPDATE],
    reads=["ClientId"],
    needs=[Need.CLIENTS],
    references=[UPDATE_PAGE],
    service_error="ResourceNotFoundException: …",
    bad=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: «38fjsnc484p94kpqsnet7mpld1»
            """,
            says="the user pool has no app client with this ID",
            context=[CLIENTS],
        ),
        Example(
            """
            {"UserPoolId": "us-east-1_Ex4mPle01", "ClientId": «"7cdl2o9s8l1nmb3ov60jq4t6pm"»}
            """,
            says="the user pool may have no app client with this ID: a part of the list does not name it",
            context=[f"{CLIENTS}NextToken: abc"],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 5ka1sfbsqfuk3n9pbq7mr0pa2c
            """,
            context=[CLIENTS],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: ${CLIENT_ID}
            """,
            context=[CLIENTS],
        ),
        Example(
            """
            UserPoolId: us-east-1_An0ther01
            ClientId: 38fjsnc484p94kpqsnet7mpld1
            """,
            context=[CLIENTS],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle01
            ClientId: 38fjsnc484p94kpqsnet7mpld1
            """,
            context=["UserPoolClient: {UserPoolId: us-east-1_Ex4mPle01, ClientId: 38fjsnc484p94kpqsnet7mpld0}"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An update is for an app client that its user pool has.

    AWS documents a ResourceNotFoundException where Amazon Cognito cannot find what a request names. The clients of a pool are
    those that `list-user-pool-clients` shows; a client of another pool, or of the same name in another environment, has
    another ID.

    Where only a page of the list is known the client may be on another one: then it is a warning. Descriptions of other
    clients tell nothing.
    """
    identifier = request.string("ClientId")
    absence = request.pool.clients.absence(identifier.value) if identifier else None
    if identifier is None or absence is None or absence.at.pointer != (LIST,):
        return
    yield Finding(
        at=identifier,
        message="the user pool has no app client with this ID"
        if absence.sure
        else "the user pool may have no app client with this ID: a part of the list does not name it",
        severity=None if absence.sure else Severity.WARNING,
        labels=[Label(absence.at, "the app clients are listed here")],
        help="look up its ID with list-user-pool-clients",
    )
