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
                "unknown option --allowed-oauth-flows",
                "unknown option --callback-ur-ls",
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
            says="unknown option --color-scheme",
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
    """Only the options of the operation, and those that every command has, are accepted.

    The CLI derives the names from the members in a way of its own: `CallbackURLs` is `--callback-urls`, `AllowedOAuthFlows`
    is `--allowed-o-auth-flows`. It refuses any other option (`Unknown options: …`, observed).

    The fix is safe if only dashes and case differ; any other similar name is a guess.
    """
    near = problem.names[0] if problem.names else None
    certain = near is not None and near.replace("-", "") == problem.detail.replace("-", "").lower()
    yield Finding(
        at=problem,
        message=f"unknown option {problem.detail}",
        help=_help(near, fixable=bool(problem.mend)),
        service_error=f"Unknown options: {problem.detail}",
        fix=Fix(f"Replace with {near}", problem.mend, Applicability.SAFE if certain else Applicability.UNSAFE)
        if problem.mend
        else None,
    )


def _help(near: str | None, *, fixable: bool) -> str | None:
    if near is None:
        return "remove it, or check its spelling"
    return None if fixable else f"did you mean {near}?"
