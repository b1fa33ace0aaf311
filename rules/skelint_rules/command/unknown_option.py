"""CLI102: the operation has no such option."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI102",
    name="unknown-option",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.UNKNOWN_OPTION],
    references=["https://docs.aws.amazon.com/cli/latest/reference/cognito-idp/create-user-pool-client.html"],
    service_error="Unknown options: …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              «--allowed-oauth-flows» code «--callback-ur-ls» https://a.example/cb
            """,
            says=[
                "--allowed-oauth-flows is no option of this operation",
                "--callback-ur-ls is no option of this operation",
            ],
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --allowed-o-auth-flows code --callback-urls https://a.example/cb
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              «--color-scheme»=dark --callback-urls https://a.example/cb
            """,
            says="--color-scheme is no option of this operation",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --allowed-o-auth-flows code --query UserPoolClient
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              "$FLAG" --callback-urls https://a.example/cb
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """Only the options of the operation, and those of every command, are accepted.

    The names come from the members in a way of their own: `CallbackURLs` is `--callback-urls`, `AllowedOAuthFlows` is
    `--allowed-o-auth-flows`. The AWS CLI refuses any other (`Unknown options: …`, observed).

    The fix is safe where only dashes and case differ; another near name is a guess.
    """
    near = problem.names[0] if problem.names else None
    certain = near is not None and near.replace("-", "") == problem.detail.replace("-", "").lower()
    yield Finding(
        at=problem,
        message=f"{problem.detail} is no option of this operation",
        help=f"did you mean {near}?" if near else "delete it",
        service_error=f"Unknown options: {problem.detail}",
        fix=Fix(f"Write {near}", problem.mend, Applicability.SAFE if certain else Applicability.UNSAFE)
        if problem.mend
        else None,
    )
