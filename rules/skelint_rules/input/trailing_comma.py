"""CLI006: a comma follows the last member or item."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI006",
    name="trailing-comma",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.TRAILING_COMMA],
    references=[
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
        "https://www.rfc-editor.org/rfc/rfc8259",
    ],
    service_error="Error parsing parameter 'cli-input-json': Invalid JSON received.",
    bad=[
        Example(
            """
            {
              "ClientName": "app",
              "CallbackURLs": ["https://a.example/cb"«,»]«,»
            }
            """,
            says=["JSON does not allow a comma after the last member or item"] * 2,
            fixed="""
            {
              "ClientName": "app",
              "CallbackURLs": ["https://a.example/cb"]
            }
            """,
        ),
    ],
    good=[
        Example("""
            {"ClientName": "a,]", "CallbackURLs": ["https://a.example/cb", "https://b.example/cb"]}
        """),
        Example("CallbackURLs: [https://a.example/cb, ]"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """JSON does not allow a comma after the last member or item.

    The AWS CLI refuses the file. The comma is often left over when the last member of a skeleton is deleted.

    The fix removes the comma.
    """
    yield Finding(
        at=problem,
        message="JSON does not allow a comma after the last member or item",
        fix=Fix("Remove the comma", problem.mend or [], Applicability.SAFE),
    )
