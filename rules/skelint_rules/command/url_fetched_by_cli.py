"""CLI108: version 1 of the CLI sends what is at the URL."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI108",
    name="url-fetched-by-cli",
    severity=Severity.NOTE,
    evidence=Evidence.DOCUMENT,
    problems=[ProblemKind.URL_VALUE],
    references=[
        "https://docs.aws.amazon.com/cli/latest/userguide/cliv2-migration-changes.html#cliv2-migration-paramfile",
        "https://docs.aws.amazon.com/cli/v1/userguide/cli-configure-files.html",
    ],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --callback-urls «https://a.example/cb»
            """,
            says="AWS CLI v1 downloads this URL and sends the page instead of the URL",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --callback-urls https://a.example/cb https://b.example/cb
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --callback-urls '["https://a.example/cb"]'
            """,
            syntax="sh",
        ),
        Example(
            "aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --callback-urls myapp://callback",
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """Version 1 of the AWS CLI downloads a value that is a single `http://` or `https://` URL.

    It sends the text of the page, or fails if there is none. `cli_follow_urlparam = false` in its configuration turns that
    off. Version 2 sends the URL itself. Both send a JSON array, or several URLs, literally.

    This is a note, because most people run version 2. With `aws-cli-version = 1` in the configuration it is a warning; with
    `aws-cli-version = 2` nothing is reported.
    """
    yield Finding(
        at=problem,
        message="AWS CLI v1 downloads this URL and sends the page instead of the URL",
        severity=Severity.WARNING if problem.sure else None,
        help="use version 2, set cli_follow_urlparam = false, or pass a JSON array",
    )
