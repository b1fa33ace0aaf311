"""CLI133: the content of a file is sent as bytes, where a text is expected."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI133",
    name="bytes-for-text",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.BYTES_FOR_TEXT],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    service_error="Invalid type for parameter …, value: b'…', type: <class 'bytes'>",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name «fileb:///dev/stdin» <<< app
            """,
            says="--client-name takes a text, and fileb:// gives bytes",
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name file:///dev/stdin <<< app
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """`fileb://` is for options that take binary data.

    The AWS CLI reads such a file as bytes. It refuses them for a string, a list and a structure (observed with both
    versions), though not for a number or for `--cli-input-json`.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} takes a text, and fileb:// gives bytes",
        help="use file://",
    )
