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
            says=["NaN is not a JSON number", "-Infinity is not a JSON number"],
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

    The AWS CLI's parser reads them all the same, as Python's does; the CLI then refuses them, because no member accepts them.
    """
    yield Finding(at=problem, message=f"{problem.detail} is not a JSON number", help="write a number, or omit the member")
