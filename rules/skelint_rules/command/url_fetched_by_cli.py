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
            says="--callback-urls is one URL: version 1 of the AWS CLI sends what it finds there",
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
    """Version 1 of the AWS CLI takes a value that is one `http://` or `https://` URL for the place of the value.

    It fetches the page and sends its text, or fails where there is none. `cli_follow_urlparam = false` in its configuration
    turns that off. Version 2 sends the URL. A JSON array, or a second URL, is sent as it stands by both.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} is one URL: version 1 of the AWS CLI sends what it finds there",
        help="use version 2, set cli_follow_urlparam = false, or write a list as a JSON array",
    )
