"""CLI132: an option of the operation is given before the service or the operation."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI132",
    name="misplaced-option",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.MISPLACED_OPTION],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-commandstructure.html"],
    service_error="argument command: Invalid choice",
    bad=[
        Example(
            """
            aws --client-id «abc» cognito-idp update-user-pool-client --user-pool-id $P
            """,
            says='the AWS CLI takes "abc" for the name of a command',
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp --client-name «app» create-user-pool-client --user-pool-id $P
            """,
            says='the AWS CLI takes "app" for the name of a command',
            syntax="sh",
        ),
    ],
    good=[
        Example("aws --region eu-west-1 cognito-idp create-user-pool-client --user-pool-id $P --client-name app", syntax="sh"),
        Example("aws --client-name=app cognito-idp create-user-pool-client --user-pool-id $P", syntax="sh"),
        Example("aws --generate-secret cognito-idp create-user-pool-client --user-pool-id $P --client-name app", syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An option of an operation that takes a value belongs after the operation.

    The AWS CLI looks for the service and the operation first, and knows only the options that every command has. It takes the
    value of any other for a name, and refuses it: `Invalid choice` (observed). A flag, or a value that is joined with `=`, is
    accepted there.
    """
    yield Finding(
        at=problem,
        message=f"the AWS CLI takes {quoted(problem.value)} for the name of a command",
        help=f"give {problem.detail} after the operation",
    )
