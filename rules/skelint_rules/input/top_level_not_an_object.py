"""CLI007: the input is not an object."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI007",
    name="top-level-not-an-object",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.NOT_AN_OBJECT],
    references=[
        "https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-skeleton.html",
        "https://github.com/aws/aws-cli/blob/v2/awscli/customizations/cliinput.py",
    ],
    service_error="Invalid type: expecting map, received …",
    bad=[
        Example(
            """
            «[»{"ClientName": "app"}]
            """,
            says="the input is a list, not an object",
            syntax="json",
        ),
        Example("«C»reate an app client", says="the input is a string, not an object", syntax="yaml"),
    ],
    good=[
        Example("{}", syntax="json"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """The input of an operation is an object: names and values.

    Version 2 of the AWS CLI answers `Invalid type: expecting map`; version 1 shows an error message of Python's.
    """
    yield Finding(
        at=problem,
        message=f"the input is {problem.detail}, not an object",
        help="put the members of the operation inside {…}, one input per file",
    )
