"""CLI011: it is not known which operation the file is for."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, listed, rule


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
            says="cannot tell which AWS command this file belongs to, so it was not checked",
            operation="unknown",
        ),
        Example(
            """
            «{»"TableName": "Music", "Key": {"Artist": {"S": "No One You Know"}}}
            """,
            says="cannot tell which AWS command this file belongs to, so it was not checked",
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
    """An input can only be checked if its operation is known.

    skelint takes the operation from `--operation`, from the configuration, from a comment `# skelint: operation=…` (YAML),
    from an operation's exact name in the name of the file or its folder (`web.create-user-pool-client.json`), or from the
    members. If none of these identifies a file that you name, it is reported, with the operations that its members may be
    meant for; a file that was found in a folder is skipped. A file that is named after an operation that no service has,
    `create-tabel.json`, is reported as that; so is the saved output of a command, which is not an input.
    """
    if problem.names:
        yield Finding(
            at=problem,
            message=f"this is the saved output of {problem.names[0]}, not the input of one",
            help="it says something of a user pool: give it with --context to judge other files by it",
        )
        return
    if problem.value:
        yield Finding(
            at=problem,
            message=f"no service has the operation {problem.value}, so this file was not checked",
            help="if it is the input of another operation, use --operation",
        )
        return
    meant = f"it may be for {listed(problem.detail.split(', '), 'or')}: " if problem.detail else ""
    yield Finding(
        at=problem,
        message="cannot tell which AWS command this file belongs to, so it was not checked",
        help=f"{meant}use --operation, or name the file after the operation: NAME.OPERATION.json",
    )
