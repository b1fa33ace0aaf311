"""CLI119: an input is read from a pipe."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI119",
    name="input-from-pipe",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.PIPED_INPUT],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    service_error="Error parsing parameter 'cli-input-json': Invalid JSON: Expecting value: line 1 column 1 (char 0)",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json «file:///dev/stdin» <<EOF
            {"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}
            EOF
            """,
            says="version 1 of the AWS CLI reads file:///dev/stdin twice, and finds nothing the second time",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --cli-input-json '{"UserPoolId": "us-east-1_Ex1", "ClientName": "app"}'
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An input cannot be read from a pipe by every version of the AWS CLI.

    Version 1 opens the file of `--cli-input-json` twice, and a pipe is empty the second time: `Invalid JSON` (observed with
    1.46.3, with a pipe and with a here-string). A warning, as version 2 was not tried.
    """
    yield Finding(
        at=problem,
        message=f"version 1 of the AWS CLI reads {problem.value} twice, and finds nothing the second time",
        help='give the JSON itself: --cli-input-json "$(cat)", or write it to a file first',
    )
