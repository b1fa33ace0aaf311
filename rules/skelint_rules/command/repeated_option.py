"""CLI110: an option is given twice."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, rule


@rule(
    code="CLI110",
    name="repeated-option",
    severity=Severity.WARNING,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.REPEATED_OPTION],
    references=["https://docs.python.org/3/library/argparse.html#action"],
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              «--callback-urls» https://a.example/cb --callback-urls https://b.example/cb
            """,
            says="--callback-urls is given again later, so this value has no effect",
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a --callback-urls https://b.example/cb
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
    """If an option is given twice, only the last one counts, even for a list.

    The AWS CLI says nothing about it (observed: the request has only the last value). Two URLs are two words after one
    option. The fix removes the first option, which changes nothing. It is not safe, because both may have been meant.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} is given again later, so this value has no effect",
        help="give a list once, with all its items after one option",
        fix=Fix(f"Remove the first {problem.detail}", problem.mend, Applicability.UNSAFE) if problem.mend else None,
    )
