"""CLI107: members of a structure are words of their own."""

from collections.abc import Iterator

from skelint import Applicability, Evidence, Example, Finding, Fix, Problem, ProblemKind, Severity, quoted, rule


@rule(
    code="CLI107",
    name="split-structure",
    severity=Severity.ERROR,
    evidence=Evidence.OBSERVED,
    problems=[ProblemKind.SPLIT_STRUCTURE],
    references=["https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-shorthand.html"],
    service_error="Unknown options: …",
    bad=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units AccessToken=hours «IdToken=minutes»
            """,
            says='"IdToken=minutes" is parted from the value of --token-validity-units',
            fixed="""
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units AccessToken=hours,IdToken=minutes
            """,
            syntax="sh",
        ),
    ],
    good=[
        Example(
            """
            aws cognito-idp create-user-pool-client --user-pool-id $P --client-name a \\
              --token-validity-units AccessToken=hours,IdToken=minutes
            """,
            syntax="sh",
        ),
    ],
)
def check(problem: Problem) -> Iterator[Finding]:
    """The members of a structure are one word, joined with commas.

    Words of their own are the items of a list. Behind the one word of a structure the AWS CLI refuses any other
    (`Unknown options: IdToken=minutes`, observed). The fix joins them; it is safe, as the command was refused.
    """
    yield Finding(
        at=problem,
        message=f"{quoted(problem.value)} is parted from the value of {problem.detail}",
        help="join the members with commas, without blanks",
        service_error=f"Unknown options: {problem.value}",
        fix=Fix("Join the members", problem.mend, Applicability.SAFE) if problem.mend else None,
    )
