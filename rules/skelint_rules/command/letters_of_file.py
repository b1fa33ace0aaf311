"""CLI134: a list is read from a file that does not hold JSON."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI134",
    name="letters-of-file",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.LETTERS_OF_FILE],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --callback-urls «file:///dev/stdin» <<EOF
            https://a.example/cb
            EOF
            """,
            says='each character of "file:///dev/stdin" is sent as an item of --callback-urls',
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --callback-urls file:///dev/stdin <<EOF
            ["https://a.example/cb", "https://b.example/cb"]
            EOF
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """A file that gives a list must hold a JSON array.

    The AWS CLI reads the file as one text. If that does not begin with `[`, it sends each of its characters as an item, line
    feeds too: `["h", "t", "t", "p", "s", …]` (observed with both versions).
    """
    yield Finding(
        at=problem,
        message=f"each character of {quoted(problem.value)} is sent as an item of {problem.detail}",
        help="write a JSON array into the file",
    )
