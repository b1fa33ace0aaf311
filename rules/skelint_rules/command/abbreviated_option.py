"""CLI104: an option is abbreviated."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI104",
    name="abbreviated-option",
    severity=Severity.NOTE,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.ABBREVIATED_OPTION],
    references=["https://docs.python.org/3/library/argparse.html#argument-abbreviations-prefix-matching"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              «--callback» https://a.example/cb https://b.example/cb
            """,
            says="--callback is short for --callback-urls",
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --callback-urls https://a.example/cb https://b.example/cb
            """,
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
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """An option may be abbreviated as long as one option begins so.

    The AWS CLI takes it (observed), but the next option that begins in the same way makes the command ambiguous, and AWS adds
    options at any time. The fix writes the whole name.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} is short for {problem.names[0]}",
        help="write the whole name: a new option that begins so would make it ambiguous",
        fix=Fix("Write the whole name", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
