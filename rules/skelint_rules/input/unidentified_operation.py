"""CLI011: nothing tells which operation the file is for."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI011",
    name="unidentified-operation",
    severity=Severity.WARNING,
    evidence=Evidence.OWN,
    problems=[ProblemKind.UNIDENTIFIED],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html"],
    bad=[
        Example(
            """
            «{»"Name": "app", "Version": 2}
            """,
            says="nothing tells which operation this file is for",
            operation="unknown",
        ),
    ],
    good=[
        Example(
            """
            {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
            """,
            operation="unknown",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """Without its operation an input cannot be checked.

    skelint takes the operation from `--operation`, from the configuration, from a comment `# skelint: operation=…` (YAML),
    from an operation's exact name in the name of the file or its folder (`web.create-user-pool-client.json`), or from the
    members. A file that you name and that none of these explains is reported; one that is found in a folder is passed over.
    """
    yield Finding(
        at=problem,
        message="nothing tells which operation this file is for",
        help="say so with --operation, or put the operation's name in the file's name: NAME.create-user-pool-client.json",
    )
