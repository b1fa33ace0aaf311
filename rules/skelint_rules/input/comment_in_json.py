"""CLI005: a JSON file has a comment."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI005",
    name="comment-in-json",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.COMMENT],
    references=[
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
        "https://www.rfc-editor.org/rfc/rfc8259",
    ],
    service_error="Error parsing parameter 'cli-input-json': Invalid JSON received.",
    bad=[
        Example(
            """
            {
              "ClientName": "app", «// the web app»
              «/* no secret: a browser cannot keep one */»
              "GenerateSecret": false
            }
            """,
            says=["JSON does not allow comments", "JSON does not allow comments"],
            fixed="""
            {
              "ClientName": "app",\x20
             \x20
              "GenerateSecret": false
            }
            """,
        ),
    ],
    good=[
        Example("""
            {"CallbackURLs": ["https://a.example/cb"], "ClientName": "# // not a comment"}
        """),
        Example("ClientName: app  # YAML has comments"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """JSON does not allow comments.

    The AWS CLI refuses the file. Nor can a comment be kept as a member of its own, because the CLI refuses unknown members
    too. YAML allows comments: version 2 of the AWS CLI accepts the same input as YAML with `--cli-input-yaml`.

    The fix removes the comment.
    """
    yield Finding(
        at=problem,
        message="JSON does not allow comments",
        help="YAML allows comments: see --cli-input-yaml (AWS CLI v2)",
        fix=Fix("Remove the comment", problem.mend or [], Applicability.SAFE),
    )
