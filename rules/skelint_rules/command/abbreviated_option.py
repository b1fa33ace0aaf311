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
    """An option may be abbreviated as long as only one option begins that way.

    The AWS CLI accepts it (observed), but AWS can add an option with the same beginning at any time, which makes the command
    ambiguous. The fix writes the full name.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} is short for {problem.names[0]}",
        help="a new option that begins the same way would make it ambiguous",
        fix=Fix(f"Replace with {problem.names[0]}", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
