"""CLI110: an option is given again."""

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
            says="--callback-urls is given again: what it says here is dropped",
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
    """Of an option that is given twice the last counts, of a list too.

    The AWS CLI says nothing (observed: the request holds the last alone). Two URLs are two words behind one option. The fix
    takes the first out, which changes nothing; it is not safe, as both may have been meant.
    """
    yield Finding(
        at=problem,
        message=f"{problem.detail} is given again: what it says here is dropped",
        help="give it once; the items of a list are words in a row",
        fix=Fix("Take out what is dropped", problem.mend, Applicability.UNSAFE) if problem.mend else None,
    )
