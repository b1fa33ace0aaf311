"""CLI012: a comment declares an operation that skelint does not know."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI012",
    name="unknown-operation",
    severity=Severity.WARNING,
    evidence=Evidence.OWN,
    problems=[ProblemKind.UNKNOWN_OPERATION],
    bad=[
        Example(
            """
            # skelint: operation=«create-user-pool-clients»
            ClientName: app
            """,
            says="unknown operation 'create-user-pool-clients'; did you mean create-user-pool-client?",
            operation="unknown",
        ),
    ],
    good=[
        Example(
            """
            # skelint: operation=cognito-idp create-user-pool-client
            ClientName: app
            """,
            operation="unknown",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """The comment `# skelint: operation=…` must name an operation that skelint knows.

    Otherwise nothing in the file can be checked: neither its structure nor any rule applies. The comment takes precedence
    over the file's name and over the members, so a misspelling in it is reported.
    """
    yield Finding(at=problem, message=problem.detail, help="write it as in the command: cognito-idp create-user-pool-client")
