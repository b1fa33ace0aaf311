"""CLI117: a word belongs to no option."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI117",
    name="stray-word",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.STRAY_WORD],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-quoting-strings.html"],
    service_error="Unknown options: …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name My «App»
            """,
            says='"App" belongs to no option',
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name 'My App'
            """,
            syntax="sh",
        ),
        Example(
            """
            aws cognito-idp create-user-pool-client «us-east-1_Ex1» --client-name app --user-pool-id $P
            """,
            says='"us-east-1_Ex1" belongs to no option',
            syntax="sh",
        ),
    ],
    good=[
        Example("aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a $MORE", syntax="sh"),
        Example("aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a > client.json", syntax="sh"),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """Operations take no words except options and their values.

    The AWS CLI refuses the command: `Unknown options: App` (observed). After an option that takes one value, an unquoted
    space has split that value in two. The fix puts quotes around the whole of it, for you to review.
    """
    yield Finding(
        at=problem,
        message=f"{quoted(problem.value)} belongs to no option",
        help=None if problem.mend else "remove it, or write the option that it belongs to",
        service_error=f"Unknown options: {problem.value}",
        fix=Fix("Put quotes around the whole value", problem.mend, Applicability.UNSAFE) if problem.mend else None,
    )
