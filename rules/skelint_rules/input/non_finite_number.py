"""CLI009: NaN or Infinity is written as a number."""

from collections.abc import Iterator

from skelint import Evidence, Example, Finding, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI009",
    name="non-finite-number",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.NON_FINITE_NUMBER],
    references=["https://www.rfc-editor.org/rfc/rfc8259"],
    service_error="Invalid type for parameter …, value: nan, type: <class 'float'>",
    bad=[
        Example(
            """
            {"RefreshTokenValidity": «NaN», "AccessTokenValidity": «-Infinity»}
            """,
            says=["NaN is no number of JSON", "-Infinity is no number of JSON"],
        ),
    ],
    good=[
        Example("""
            {"RefreshTokenValidity": 30, "ClientName": "NaN Infinity"}
        """),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """JSON has no NaN and no Infinity.

    The parser of the AWS CLI reads them all the same, as Python's does; the CLI then refuses them, as no member takes them.
    """
    yield Finding(at=problem, message=f"{problem.detail} is no number of JSON", help="write a number, or leave the member out")
