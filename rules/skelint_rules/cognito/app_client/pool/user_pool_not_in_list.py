"""COG7002: the list of all user pools does not show the one that a client belongs to."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Label, Need, Request, Severity, quoted, rule
from skelint_rules.cognito import API
from skelint_rules.cognito.app_client import APP_CLIENT, CREATE_PAGE, UPDATE_PAGE

POOLS = """
UserPools:
- {Id: us-east-1_Ex4mPle01, Name: portal}
- {Id: us-east-1_Ex4mPle02, Name: staff}
"""


@rule(
    code="COG7002",
    name="user-pool-not-in-list",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=APP_CLIENT,
    reads=["UserPoolId"],
    needs=[Need.POOLS],
    references=[f"{CREATE_PAGE}#API_CreateUserPoolClient_Errors", UPDATE_PAGE, f"{API}/API_ListUserPools.html"],
    service_error="ResourceNotFoundException: User pool … does not exist.",
    bad=[
        Example(
            """
            UserPoolId: «us-east-1_Ex4mPle10»
            ClientName: app
            """,
            says='us-east-1 has no user pool "us-east-1_Ex4mPle10"',
            context=[POOLS],
        ),
    ],
    good=[
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle02
            ClientName: app
            """,
            context=[POOLS],
        ),
        Example(
            """
            UserPoolId: eu-west-1_Ex4mPle10
            ClientName: app
            """,
            context=[POOLS],
        ),
        Example(
            """
            UserPoolId: us-east-1_Ex4mPle10
            ClientName: app
            """,
            context=[f"{POOLS}NextToken: abc"],
        ),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """An app client belongs to a user pool that exists, in the region that the ID begins with.

    Only a saved list of all user pools of that region can tell: a page of it, or a list of another region, says nothing.
    """
    identifier = request.string("UserPoolId")
    missing = request.pool.missing
    if identifier is None or missing is None:
        return
    yield Finding(
        at=identifier,
        message=f"{identifier.value.partition('_')[0]} has no user pool {quoted(identifier.value)}",
        labels=[Label(missing, "the user pools are listed here")],
        help="correct the ID; if the user pool is newer than the list, save that again",
        service_error=f"ResourceNotFoundException: User pool {identifier.value} does not exist.",
    )
