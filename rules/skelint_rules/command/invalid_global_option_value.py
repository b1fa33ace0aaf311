"""CLI130: an option of every command has a value that the CLI refuses."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI130",
    name="invalid-global-option-value",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.GLOBAL_VALUE],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-options.html"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --output «xml» --cli-read-timeout «1m» --query «'UserPoolClient.[ClientId'» --region «"eu west 1"»
            """,
            says=[
                '--output does not take "xml"',
                '--cli-read-timeout does not take "1m"',
                '--query does not take "UserPoolClient.[ClientId"',
                '--region does not take "eu west 1"',
            ],
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --output text --cli-read-timeout 0 --query "UserPoolClients[?ClientName=='a]'].[ClientId]" --region $R
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --output $FORMAT --color off --region ""
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """Options such as `--output`, `--query` and `--region` are read before anything is sent.

    Both versions of the AWS CLI refuse an output format or a color setting that they do not know, a timeout that is not a
    whole number of seconds, a region that cannot be part of a host name, and a query that is not JMESPath (observed). Of a
    query only its brackets and quotes are checked.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} does not take {quoted(problem.value)}",
        help=f"expected {problem.names[0]}",
    )
