"""COG4001: the precedence of a group is more than Amazon Cognito can hold."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Request, Severity, rule
from skelint_rules.cognito import API

CREATE, UPDATE = "cognito-idp create-group", "cognito-idp update-group"
MEMBER, LARGEST = "Precedence", 2**31 - 1


@rule(
    code="COG4001",
    name="precedence-too-large",
    severity=Severity.ERROR,
    evidence=Evidence.DOCUMENT,
    operations=[CREATE, UPDATE],
    reads=[MEMBER],
    references=[
        f"{API}/API_CreateGroup.html",
        f"{API}/API_UpdateGroup.html",
        "https://github.com/aws/aws-cdk/tree/main/packages/aws-cdk-lib/aws-cognito/lib",
    ],
    bad=[
        Example(
            """
            {"GroupName": "editors", "Precedence": «4294967295»}
            """,
            says="Precedence 4294967295 is more than 2147483647",
        ),
        Example(
            "Precedence: «2147483648»",
            says="Precedence 2147483648 is more than 2147483647",
            operation=UPDATE,
        ),
    ],
    good=[
        Example("Precedence: 2147483647"),
        Example("{GroupName: editors, Precedence: 0}", syntax="yaml"),
    ],
)
def check(request: Request) -> Iterator[Finding]:
    """The precedence of a group is at most 2147483647.

    The API reference says so; the service model has no upper bound. Of the groups of a user, the one with the smallest number
    gives the preferred role. What the service answers to a larger number has not been seen.
    """
    precedence = request.integer(MEMBER)
    if precedence is not None and precedence.value > LARGEST:
        yield Finding(at=precedence, message=f"{MEMBER} {precedence.value} is more than {LARGEST}")
